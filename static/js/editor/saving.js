// Saves the draft as one types, and says so quietly; what could not be saved is still on the screen, and tried again.
//
//   <p data-saved> the quiet line   <p data-trouble role="status" hidden> what to know when it cannot be saved

import { Refused, post } from "./post.js";

const REST = 1_200; // after the last key
const AGAIN = 5_000; // when there was no line

export class Saving {
  constructor(page, field) {
    this.page = page;
    this.field = field;
    this.version = page.dataset.version;
    this.kept = field.value;
    this.said = page.querySelector("[data-saved]").textContent;
    this.timer = 0;
    this.moved = false; // to another draft than the one that the page opened
    addEventListener("beforeunload", (event) => this.dirty && event.preventDefault());
    addEventListener("online", () => this.save());
    // Shown again by « back »: the draft may have been written by another page meanwhile.
    addEventListener("pageshow", (event) => event.persisted && !this.dirty && location.reload());
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
  }

  get dirty() {
    return this.field.value !== this.kept;
  }

  changed() {
    this.tell(this.dirty ? this.page.dataset.saidTyping : this.said);
    this.later(REST);
  }

  later(rest) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), rest);
  }

  // One at a time: the version that the server gives is the one that the next saving names.
  save() {
    clearTimeout(this.timer);
    return (this.going ??= this.saveAll().finally(() => (this.going = null)));
  }

  async saveAll() {
    while (this.dirty) {
      await this.send(this.field.value);
      if (this.failed) return;
    }
  }

  async send(text) {
    try {
      this.sent = text;
      const said = await post(this.page.dataset.save, { version: this.version, texte: text });
      this.version = said.version;
      this.page.querySelectorAll("input[name=version]").forEach((one) => (one.value = said.version));
      this.kept = text;
      this.failed = false;
      this.tell((this.said = said.told));
      this.trouble("");
    } catch (problem) {
      this.failed = true;
      this.refused(problem);
    }
  }

  refused(problem) {
    if (!(problem instanceof Refused)) this.trouble(this.page.dataset.saidOffline);
    else if (problem.status === 409 && problem.said) return this.movedOn(problem.said);
    else if (problem.said?.told) this.trouble(problem.said.told);
    else this.trouble(this.page.dataset[problem.status === 401 ? "saidSignedOut" : "saidOffline"]);
    this.later(AGAIN);
  }

  // The server kept the text as another draft: one goes on in that one, and is told until the two are settled.
  movedOn({ told, address, name, save, version }) {
    Object.assign(this, { version, failed: false, kept: this.sent });
    this.page.dataset.save = save;
    this.trouble(told);
    const link = document.createElement("a");
    link.href = address;
    link.textContent = name;
    this.page.querySelector("[data-trouble]").append(" ", link);
    this.moved = true;
  }

  tell(words) {
    this.page.querySelector("[data-saved]").textContent = words;
  }

  trouble(words) {
    if (this.moved && !words) return;
    this.moved = false;
    const place = this.page.querySelector("[data-trouble]");
    place.hidden = !words;
    if (place.textContent !== words) place.textContent = words;
    this.page.querySelector("[data-saved]").hidden = Boolean(words);
  }
}
