// The phrases of the desk on the mediator's screen: found while typing, picked without a mouse.
//
//   <details id="dire-phrase" data-phrases> … <input data-phrases-search> … <p data-phrases-none hidden>
//     <section class="phrase-group"> <li> <button class="phrase-pick"> … or <a class="phrase-pick">
//
// P opens the panel; Enter picks the first phrase found, the arrows go through them, Escape folds it.
// Without this, the search is a form of its own and its page says the same.

import { allowed, typing } from "./typing.js";

const list = () => document.querySelector("[data-phrases]");
const search = () => document.querySelector("[data-phrases-search]");
const found = () => [...document.querySelectorAll(".phrase-pick")].filter((one) => !one.closest("[hidden]"));

document.addEventListener("input", (event) => {
  if (event.target === search()) sift();
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.contains(search())) {
    event.preventDefault();
    found()[0]?.click();
  }
  if (form.matches(".phrase-groups")) fold();
});
document.addEventListener("htmx:after:swap", sift);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !list()) return;
  if (event.key.toLowerCase() === "p" && allowed(event.key) && !typing(event.target)) open(event);
  else if (!list().contains(event.target)) return;
  else if (event.key === "Escape" && list().open) fold();
  else if (event.key === "ArrowDown") go(event, 1);
  else if (event.key === "ArrowUp") go(event, -1);
});

function open(event) {
  event.preventDefault();
  if (list().localName === "details") list().open = true;
  search().focus();
}

// What comes back stands above: the way there is short again.
function fold() {
  if (list().localName !== "details") return;
  const held = list().contains(document.activeElement);
  list().open = false;
  search().value = "";
  sift();
  if (held) list().querySelector("summary").focus();
}

function sift() {
  if (!search()) return;
  const wanted = bare(search().value).split(/\s+/).filter(Boolean);
  for (const group of document.querySelectorAll(".phrase-group")) {
    const title = bare(group.getAttribute("aria-label"));
    for (const line of group.querySelectorAll("li")) {
      const words = `${title} ${bare(line.textContent)}`;
      line.hidden = !wanted.every((word) => words.includes(word));
    }
    group.hidden = !group.querySelector("li:not([hidden])");
  }
  document.querySelector("[data-phrases-none]").hidden = found().length > 0;
}

function go(event, step) {
  const stops = [search(), ...found()];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
}
