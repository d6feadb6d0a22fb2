// The editor over the plain field that the page stands on: the field keeps the text, for the form and for whoever
// has no script.
//
// In a shadow root: there the editor may adopt its sheets under a policy that accepts no style written in a page.

import {
  EditorState, EditorView, autocompletion, bracketMatching, codeFolding, completionKeymap, defaultKeymap, drawSelection,
  dropCursor, foldGutter, foldKeymap, highlightActiveLineGutter, highlightSelectionMatches, highlightSpecialChars,
  history, historyKeymap, indentLess, indentMore, indentOnInput, indentUnit, keymap, lineNumbers, lintGutter, lintKeymap,
  search, searchKeymap, yaml,
} from "../../vendor/codemirror-6.43.15/codemirror.js";
import { wrapping } from "./lines.js";
import { theme } from "./theme.js";

export function mount(field, { phrases, complete, keys, whenChanged }) {
  const frame = document.createElement("div");
  frame.className = "editor-frame";
  frame.dir = "ltr"; // the file is French, whatever the language of the page
  frame.lang = "fr";
  field.after(frame);
  field.hidden = true;
  const root = frame.attachShadow({ mode: "open" });
  const state = EditorState.create({
    doc: field.value,
    extensions: [
      keymap.of(keys),
      EditorState.phrases.of(phrases),
      EditorView.contentAttributes.of({
        "aria-label": labelOf(field),
        "aria-description": field.dataset.leave,
        spellcheck: "false",
        tabindex: "0",
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) field.value = update.state.doc.toString();
        whenChanged(update);
      }),
      autocompletion({ override: [complete], icons: false, maxRenderedOptions: 60 }),
      usual(),
    ],
  });
  return new EditorView({ state, root, parent: root });
}

function usual() {
  const tab = { key: "Tab", run: indentMore, shift: indentLess };
  const found = searchKeymap.filter(({ key }) => key !== "Mod-Alt-g" && key !== "Mod-Shift-l");
  return [
    lintGutter(),
    lineNumbers(),
    foldGutter(),
    codeFolding(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    dropCursor(),
    indentOnInput(),
    indentUnit.of("  "),
    EditorState.tabSize.of(2),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    wrapping,
    theme,
    keymap.of([...completionKeymap, ...lintKeymap, ...found, ...foldKeymap, ...historyKeymap, tab, ...defaultKeymap]),
    yaml(),
  ];
}

function labelOf(field) {
  return field.labels[0]?.textContent.trim() ?? "";
}
