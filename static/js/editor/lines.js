// Each line, by its depth: a rule at every step of it, and what does not fit goes on under the words.

import { Decoration, EditorView, RangeSetBuilder, ViewPlugin } from "../../vendor/codemirror-6.43.15/codemirror.js";
import { hang } from "./theme.js";

const step = Decoration.mark({ class: "cm-indent" });

export const depths = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = drawn(view);
    }

    update({ docChanged, viewportChanged, view }) {
      if (docChanged || viewportChanged) this.decorations = drawn(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function drawn(view) {
  const found = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const spaces = /^ */.exec(line.text)[0].length;
      // What a dash announces stands two signs further in.
      const text = spaces + (/^ *- /.test(line.text) ? 2 : 0);
      if (hang(text)) found.add(line.from, line.from, Decoration.line({ class: hang(text) }));
      if (spaces) found.add(line.from, line.from + spaces, step);
      at = line.to + 1;
    }
  }
  return found.finish();
}

export const wrapping = [EditorView.lineWrapping, depths];
