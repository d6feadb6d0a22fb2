// What is to be looked at in the text: in its margin, under its words, and as the list beside it. « Corriger » writes
// in the text as a hand would: one undoes it.
//
//   <div data-remarks> the list, as the server draws it   <span data-remark-count>

import { setDiagnostics } from "../../vendor/codemirror-6.43.15/codemirror.js";
import { post } from "./post.js";
import { placeOf } from "./text.js";

const REST = 500;
const SEVERITIES = { error: "error", warning: "warning", note: "info" };

export class Checking {
  constructor(page, view) {
    this.page = page;
    this.view = view;
    this.problems = [];
    this.timer = 0;
    this.asked = 0;
    this.list = page.querySelector("[data-remarks]");
    this.list?.addEventListener("click", (event) => this.pressed(event));
  }

  changed(changes) {
    // Until the next answer, what was found stays at the words it was found at.
    this.since = this.since?.compose(changes);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), REST);
  }

  async check() {
    const mine = ++this.asked;
    const doc = this.view.state.doc;
    const answer = await post(this.page.dataset.check, { fichier: this.page.dataset.file, texte: doc.toString() }).catch(
      () => null,
    );
    if (!answer || mine !== this.asked || doc !== this.view.state.doc) return;
    this.text = doc.toString();
    this.since = this.view.state.changes();
    this.problems = answer.problems;
    this.show(answer.list);
  }

  show(list) {
    const { state } = this.view;
    this.view.dispatch(setDiagnostics(state, this.problems.map((one, rank) => this.diagnostic(one, rank))));
    if (this.list && this.list.innerHTML !== list) this.list.innerHTML = list;
    for (const one of this.page.querySelectorAll("[data-remark-count]")) {
      one.textContent = this.problems.length || "";
      one.toggleAttribute("data-serious", this.problems.some(({ severity }) => severity !== "note"));
    }
  }

  diagnostic(problem, rank) {
    const line = this.view.state.doc.line(Math.min(problem.line, this.view.state.doc.lines));
    const from = Math.min(line.from + placeOf(line.text, problem.column - 1), line.to);
    return {
      from,
      to: Math.max(from, line.from + line.text.trimEnd().length),
      severity: SEVERITIES[problem.severity],
      message: `${problem.sentence}\n${problem.remedy}`.trim(),
      actions: problem.mends.map((mend, which) => ({ name: mend.label, apply: () => this.mend(rank, which) })),
    };
  }

  pressed(event) {
    const button = event.target.closest("button[name=corriger]");
    if (!button) return;
    event.preventDefault();
    this.mend(...button.value.split(".").map(Number));
  }

  mend(rank, which) {
    const changes = this.problems[rank]?.mends[which]?.edits.map(({ from, to, text }) => ({
      from: this.now(from, -1),
      to: this.now(to, 1),
      insert: text,
    }));
    if (!changes) return;
    const [{ from, insert }] = changes;
    this.view.dispatch({ changes, userEvent: "input.mend", scrollIntoView: true });
    this.view.dispatch({ selection: { anchor: Math.min(from + insert.length, this.view.state.doc.length) }, scrollIntoView: true });
    this.view.focus();
    this.check();
  }

  now(signs, side) {
    return this.since.mapPos(placeOf(this.text, signs), side);
  }
}
