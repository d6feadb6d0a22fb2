// A new card takes the focus to its title, so that a screen reader says it, whoever pressed.
//
//   <article class="card" data-place="…"> … <h1 id="titre" tabindex="-1">
//
// The same card shown anew (somebody asked for the mouse, a call was heard) leaves the focus where it is,
// unless what had it is gone: the title again, rather than nowhere.

let place = shownPlace();
let holding = false;
let heard = [];

document.addEventListener("htmx:before:swap", () => {
  holding = document.activeElement !== document.body;
  heard = answers().map((one) => one.id);
});

document.addEventListener("htmx:after:swap", () => {
  const now = shownPlace();
  const lost = holding && document.activeElement === document.body;
  const anew = now !== place;
  // What answers a press on a card that stays is said at once, and seen.
  const said = anew ? undefined : answers().find((one) => !heard.includes(one.id));
  if (!anew && !lost && !said) return;
  if (anew) scrollTo({ top: 0 });
  place = now;
  (said ?? document.getElementById("titre"))?.focus({ preventScroll: anew });
});

// A walk begun anew, in practice or for real, starts at its top, wherever the page before it was.
addEventListener("pageshow", () => {
  if (document.querySelector(".card")?.dataset.kind === "debut") scrollTo(0, 0);
});

// Many people double-click on everything: the second click, meant for the same button, would fall on the
// next card's.
document.addEventListener(
  "click",
  (event) => {
    if (event.detail < 2 || !event.target.closest("button")?.form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  { capture: true },
);

// One closes a panel by pressing elsewhere, by leaving it with Tab, or with Escape: then the innermost one alone.
for (const leaving of ["click", "focusin"]) {
  document.addEventListener(leaving, (event) => openPanels((panel) => !panel.contains(event.target)).forEach(close));
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const held = openPanels((panel) => panel.contains(document.activeElement));
  if (held.length) close(held.at(-1));
  // A drawing answers for as long as it has the focus.
  else document.activeElement?.closest(".drawing-page")?.blur();
});

// Once agreed to, a commitment shows its gesture: another card, for whoever reads it.
function shownPlace() {
  const card = document.querySelector(".card")?.dataset;
  return card && `${card.place} ${"agreed" in card}`;
}

function answers() {
  return [...document.querySelectorAll("[data-says]")];
}

function openPanels(concerned) {
  return [...document.querySelectorAll(".bar-choice[open], [data-panel][open]")].filter(concerned);
}

function close(panel) {
  const held = panel.contains(document.activeElement);
  panel.open = false;
  if (held) panel.querySelector("summary").focus();
}
