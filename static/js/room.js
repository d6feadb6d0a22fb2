// The plan of the room: a post is dragged to its place, or pushed there with the arrows of the keyboard.
//
//   <ul data-arranging> <li data-dragged data-row="0" data-place="2"> <form> <input name="rangee"> <input name="place">
//
// The four buttons of each post do the same without any of this. One panel is open at a time.

const KEYS = { ArrowLeft: "gauche", ArrowRight: "droite", ArrowUp: "haut", ArrowDown: "bas" };
const SHAKE = 8; // pixels: a press that moves less is a press

let held = null; // the post under the pointer, and where it was taken
let focused = ""; // the button that the answer must leave focused

addEventListener("pointerdown", (event) => {
  const post = event.target.closest?.("[data-dragged]");
  if (!post || event.button !== 0 || event.pointerType === "touch" || event.target.closest("button")) return;
  held = { post, x: event.clientX, y: event.clientY, moved: false };
});

addEventListener("pointermove", (event) => {
  if (!held) return;
  held.moved ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) > SHAKE;
  if (!held.moved) return;
  held.post.dataset.held = "";
  aim(spotUnder(event));
});

addEventListener("pointerup", (event) => {
  const { post, moved } = held ?? {};
  const spot = moved ? spotUnder(event) : null;
  letGo();
  if (!spot || spot === post) return;
  const form = post.querySelector("form");
  form.elements.rangee.value = spot.dataset.row;
  form.elements.place.value = spot.dataset.place;
  form.requestSubmit();
  form.elements.rangee.value = form.elements.place.value = "";
});

addEventListener("pointercancel", letGo);

addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    letGo();
    closePanels(null);
  }
  const toward = KEYS[event.key];
  const steps = event.target.closest?.(".steps");
  if (!toward || !steps || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const button = steps.querySelector(`[value="${toward}"]`);
  button.focus();
  button.click();
});

document.addEventListener("htmx:before:swap", () => (focused = document.activeElement?.id ?? ""));
document.addEventListener("htmx:after:swap", () => {
  const said = document.querySelector("[data-said]")?.textContent;
  if (said) document.getElementById("rangement").textContent = said;
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
});

for (const leaving of ["click", "focusin"]) {
  document.addEventListener(leaving, (event) => closePanels(event.target));
}

function spotUnder(event) {
  return document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-arranging] > [data-row]");
}

function aim(spot) {
  for (const former of document.querySelectorAll("[data-aimed]")) former.removeAttribute("data-aimed");
  spot?.setAttribute("data-aimed", "");
}

function letGo() {
  held?.post.removeAttribute("data-held");
  held = null;
  aim(null);
}

function closePanels(around) {
  for (const panel of document.querySelectorAll("[data-panel][open]")) {
    if (around && panel.contains(around)) continue;
    const inside = panel.contains(document.activeElement);
    panel.open = false;
    if (inside) panel.querySelector("summary").focus();
  }
}
