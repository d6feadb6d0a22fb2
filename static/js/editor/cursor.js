// Where one writes, for what stands beside the text; and lines that are asked for from there.
//
//   pap:curseur {line, text()} on the document when the cursor or the text moved; pap:ligne {line} to go to a line.
//   <a href="#ligne-12"> goes there too; what only names a line, <span data-line="12">, becomes such a link.

import { EditorView } from "../../vendor/codemirror-6.43.15/codemirror.js";
import { lineOf } from "./text.js";

const REST = 350;

export class Cursor {
  constructor(view) {
    this.view = view;
    this.timer = 0;
    document.addEventListener("pap:ligne", ({ detail }) => this.go(detail.line));
    document.addEventListener("click", (event) => this.followed(event));
    document.querySelectorAll("[data-line]").forEach(linked);
    this.goWhereTheAddressSays();
  }

  changed({ docChanged, state, startState }) {
    if (docChanged || lineOf(state) !== lineOf(startState)) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell(), REST);
    }
  }

  tell() {
    const { state } = this.view;
    const detail = { line: lineOf(state), text: () => this.view.state.doc.toString() };
    document.dispatchEvent(new CustomEvent("pap:curseur", { detail }));
    chosen(detail.line);
  }

  followed(event) {
    const line = /#ligne-(\d+)$/.exec(event.target.closest?.("a")?.getAttribute("href") ?? "");
    if (!line) return;
    event.preventDefault();
    this.go(Number(line[1]));
  }

  goWhereTheAddressSays() {
    const line = /^#ligne-(\d+)$/.exec(location.hash);
    if (line) this.go(Number(line[1]));
  }

  go(number) {
    const { doc } = this.view.state;
    const line = doc.line(Math.max(1, Math.min(number, doc.lines)));
    const start = line.from + /^[ -]*/.exec(line.text)[0].length;
    this.view.dispatch({ selection: { anchor: start }, effects: EditorView.scrollIntoView(start, { y: "center" }) });
    this.view.focus();
  }
}

// The list of steps that stands in for the cursor on a plain page says where it is, to what leaves with the form.
function chosen(line) {
  for (const list of document.querySelectorAll("[data-plain] select[name=ligne]")) {
    const here = list.querySelector("[data-here]") ?? list.appendChild(new Option());
    here.dataset.here = "";
    here.value = line;
    here.selected = true;
  }
}

function linked(place) {
  const link = document.createElement("a");
  link.href = `#ligne-${place.dataset.line}`;
  link.append(...place.childNodes);
  place.append(link);
}
