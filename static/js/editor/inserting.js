// « Ajouter » and « Renommer »: the server says what to change, by the line of the cursor; one undoes it like anything
// typed. What it refuses is said above the text.
//
//   <details data-menu> … <button name="inserer" value="geste">
//   <details data-menu data-renaming> … <input> <button name="renommer">     <p data-told hidden>

import { Refused, post } from "./post.js";
import { lineOf, placeOf } from "./text.js";

export class Inserting {
  constructor(page, view) {
    this.page = page;
    this.view = view;
    this.told = page.querySelector("[data-told]");
    this.renaming = page.querySelector("[data-renaming]");
    page.addEventListener("click", (event) => this.pressed(event));
    this.renaming?.addEventListener("toggle", () => this.renaming.open && this.askName());
    this.renaming?.addEventListener("keydown", (event) => this.typed(event));
    document.addEventListener("click", (event) => this.fold((menu) => !menu.contains(event.target)));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.fold((menu) => menu.contains(event.target)));
  }

  pressed(event) {
    const button = event.target.closest("button[name=inserer], button[name=renommer]");
    if (!button) return;
    event.preventDefault();
    if (button.name === "renommer") this.rename();
    else this.insert(button.value);
  }

  openRenaming() {
    if (this.renaming) this.renaming.open = true;
    return Boolean(this.renaming);
  }

  async askName() {
    const said = await this.ask("rename", {});
    if (!said) return this.fold(() => true);
    this.name.value = said.was;
    this.name.select();
  }

  get name() {
    return this.renaming.querySelector("input");
  }

  // Enter, in a form, would press its first button.
  typed(event) {
    if (event.key !== "Enter" || event.target !== this.name) return;
    event.preventDefault();
    this.rename();
  }

  async rename() {
    const said = await this.ask("rename", { nom: this.name.value });
    if (said) this.write(said.edits);
  }

  async insert(piece) {
    this.fold(() => true);
    const said = await this.ask("insert", { morceau: piece });
    if (said) this.write(said.edits, said.selection);
  }

  // Nothing is written in a text that changed while one waited.
  async ask(what, fields) {
    const { state } = this.view;
    const text = state.doc.toString();
    try {
      const said = await post(this.page.dataset[what], { ...fields, ligne: lineOf(state), texte: text });
      this.tell("");
      return state.doc === this.view.state.doc ? said : null;
    } catch (problem) {
      this.tell((problem instanceof Refused && problem.said?.told) || this.page.dataset.saidOffline);
      return null;
    }
  }

  write(edits, selection) {
    this.fold(() => true);
    const text = this.view.state.doc.toString();
    const changes = edits.map((one) => ({ from: placeOf(text, one.from), to: placeOf(text, one.to), insert: one.text }));
    this.view.dispatch({ changes, userEvent: "input.insert", scrollIntoView: true });
    const now = this.view.state.doc.toString();
    const ends = selection && { anchor: placeOf(now, selection.from), head: placeOf(now, selection.to) };
    if (ends) this.view.dispatch({ selection: ends, scrollIntoView: true });
    this.view.focus();
  }

  tell(words) {
    this.told.hidden = !words;
    this.told.textContent = words;
  }

  fold(which) {
    for (const menu of this.page.querySelectorAll("[data-menu][open]")) {
      if (!which(menu)) continue;
      const held = menu.contains(document.activeElement);
      menu.open = false;
      if (held) menu.querySelector("summary").focus();
    }
  }
}
