// The workshop's page: the editor over its field, and what goes with each key pressed in it.
//
//   <div data-bench data-version data-file data-save data-check …> … <textarea data-editor>

import { openSearchPanel, redo, undo } from "../../vendor/codemirror-6.43.15/codemirror.js";
import { Checking } from "./checking.js";
import { completions } from "./completing.js";
import { Cursor } from "./cursor.js";
import { Inserting } from "./inserting.js";
import { mount } from "./mount.js";
import { Saving } from "./saving.js";

const page = document.querySelector("[data-bench]");
if (page) open(page, page.querySelector("[data-editor]"));

function open(page, field) {
  const watching = [];
  const saving = new Saving(page, field);
  const save = () => {
    saving.save();
    return true;
  };
  const view = mount(field, {
    phrases: JSON.parse(page.dataset.phrases),
    complete: completions(page),
    keys: [
      { key: "Mod-s", run: save },
      { key: "F2", run: () => inserting.openRenaming() },
    ],
    whenChanged: (update) => watching.forEach((one) => one(update)),
  });
  const checking = new Checking(page, view);
  const cursor = new Cursor(view);
  const inserting = new Inserting(page, view);
  watching.push((update) => {
    if (update.docChanged) saving.changed();
    if (update.docChanged) checking.changed(update.changes);
    if (update.docChanged) inserting.tell("");
    cursor.changed(update);
  });
  page.dataset.ready = "";
  page.addEventListener("submit", (event) => sent(event, saving));
  page.addEventListener("click", (event) => pressed(event, view));
  document.addEventListener("click", (event) => followed(event, saving));
  checking.check();
  cursor.tell();
}

// The button of the text saves, and the page stays. Before anything else is sent, what stands on the screen is saved:
// it is what is published, or read by somebody else.
async function sent(event, saving) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
  const stays = form.hasAttribute("data-text") && !submitter?.hasAttribute("formaction");
  if (!stays && !saving.dirty && !saving.going) return;
  event.preventDefault();
  await saving.save();
  if (!stays && !saving.dirty) form.requestSubmit(submitter);
}

// Another page is opened once the text is saved; in another window, this one stays.
async function followed(event, saving) {
  const link = event.target.closest?.("a[href]");
  const here = link?.getAttribute("href").startsWith("#");
  if (!link || here || link.target || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  if (!saving.dirty) return;
  event.preventDefault();
  await saving.save();
  location.assign(link.href);
}

function pressed(event, view) {
  const act = { undo, redo, search: openSearchPanel }[event.target.closest("[data-act]")?.dataset.act];
  if (!act) return;
  act(view);
  if (act !== openSearchPanel) view.focus();
}
