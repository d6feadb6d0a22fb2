// What the mediator points at from her desk is brought into sight, once: opened where it is folded, scrolled to.
// The focus stays where it is; a region that lives on the page says it to a screen reader.
//
//   <span class="point" data-point="geste.1" data-pointed>

let shown = "";

document.addEventListener("htmx:after:swap", bring);
bring();

function bring() {
  const pointed = document.querySelector("[data-pointed]");
  const key = pointed?.dataset.point ?? "";
  if (key === shown) return;
  shown = key;
  if (!pointed) return;
  for (let fold = pointed.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  pointed.scrollIntoView({ block: "center", behavior: still() ? "auto" : "smooth" });
}

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
