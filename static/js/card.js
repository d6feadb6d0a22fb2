// A new card takes the focus to its title, so that a screen reader says it, whoever pressed.
//
//   <article class="card" data-place="…"> … <h1 id="titre" tabindex="-1">
//
// The same card shown anew (somebody asked for the mouse, a call was heard) leaves the focus where it is.

let place = shownPlace();

document.addEventListener("htmx:after:swap", () => {
  const now = shownPlace();
  if (now === place) return;
  place = now;
  scrollTo({ top: 0 });
  document.getElementById("titre")?.focus({ preventScroll: true });
});

// One closes a panel by pressing elsewhere, or with Escape.
document.addEventListener("click", (event) => closePanels((panel) => !panel.contains(event.target)));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePanels((panel) => panel.contains(document.activeElement));
});

function shownPlace() {
  return document.querySelector(".card")?.dataset.place;
}

function closePanels(concerned) {
  for (const panel of document.querySelectorAll(".bar-choice[open], .help[open]")) {
    if (!concerned(panel)) continue;
    const held = panel.contains(document.activeElement);
    panel.open = false;
    if (held) panel.querySelector("summary").focus();
  }
}
