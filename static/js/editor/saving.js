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
    this.stopped = false;
    addEventListener("beforeunload", (event) => this.dirty && event.preventDefault());
    addEventListener("online", () => this.save());
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
    while (this.dirty && !this.stopped) {
      await this.send(this.field.value);
      if (this.failed) return;
    }
  }

  async send(text) {
    try {
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

  // The text is kept aside by the server: saving on would put it aside again and again.
  movedOn({ told, address, name }) {
    this.stopped = true;
    this.kept = this.field.value;
    this.trouble(told);
    const link = document.createElement("a");
    link.href = address;
    link.textContent = name;
    this.page.querySelector("[data-trouble]").append(" ", link);
  }

  tell(words) {
    this.page.querySelector("[data-saved]").textContent = words;
  }

  trouble(words) {
    const place = this.page.querySelector("[data-trouble]");
    place.hidden = !words;
    if (place.textContent !== words) place.textContent = words;
    this.page.querySelector("[data-saved]").hidden = Boolean(words);
  }
}
