// « Insérer »: a piece ready to fill goes where it can stand, by the line of the cursor, and what is to be written over
// is selected. One undoes it like anything typed.
//
//   <details data-menu> … <button name="inserer" value="geste">

import { post } from "./post.js";
import { lineOf, placeOf } from "./text.js";

export class Inserting {
  constructor(page, view) {
    this.page = page;
    this.view = view;
    page.addEventListener("click", (event) => this.pressed(event));
    document.addEventListener("click", (event) => this.fold((menu) => !menu.contains(event.target)));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.fold(() => true));
  }

  pressed(event) {
    const button = event.target.closest("button[name=inserer]");
    if (!button) return;
    event.preventDefault();
    this.fold(() => true);
    this.insert(button.value);
  }

  async insert(piece) {
    const { state } = this.view;
    const text = state.doc.toString();
    const said = await post(this.page.dataset.insert, { morceau: piece, ligne: lineOf(state), texte: text }).catch(() => null);
    if (!said || state.doc !== this.view.state.doc) return;
    const changes = said.edits.map((one) => ({
      from: placeOf(text, one.from),
      to: placeOf(text, one.to),
      insert: one.text,
    }));
    this.view.dispatch({ changes, userEvent: "input.insert" });
    const now = this.view.state.doc.toString();
    const selection = { anchor: placeOf(now, said.selection.from), head: placeOf(now, said.selection.to) };
    this.view.dispatch({ selection, scrollIntoView: true });
    this.view.focus();
  }

  fold(which) {
    for (const menu of this.page.querySelectorAll("[data-menu][open]")) if (which(menu)) menu.open = false;
  }
}
