// The translator's table: Ctrl+Enter goes to the next sentence, what is printed on the site is put in by a press,
// and the card of a sentence that was saved is drawn again.
//
//   <form data-phrase> <textarea> <button data-insert="« Mon Compte »">   <div id="carte-…" hx-trigger="carte">
//
// Leaving a field that changed saves it: to go on is enough.

document.documentElement.dataset.inserts = "";
let lastField = null;

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-phrase] textarea")) lastField = event.target;
});

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("[data-phrase] textarea");
  if (!field || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const fields = [...document.querySelectorAll("[data-phrase] textarea")];
  const next = fields[fields.indexOf(field) + 1];
  // A sentence whose French changed is saved as it is: it still fits.
  if (field.value === field.defaultValue && field.closest("[data-standing='changee']")) field.form.requestSubmit();
  if (next) next.focus();
  else field.blur();
});

// The field keeps its place: to leave it would save half a sentence.
document.addEventListener("pointerdown", keepPlace);
document.addEventListener("mousedown", keepPlace);

document.addEventListener("click", (event) => {
  const sign = event.target.closest("[data-insert]");
  if (!sign) return;
  const fields = [...sign.closest("form").querySelectorAll("textarea")];
  const field = fields.includes(lastField) ? lastField : fields[0];
  field.focus();
  // As if typed: it can be undone, and to go on saves it, which no other way of writing does.
  document.execCommand("insertText", false, sign.dataset.insert);
});

function keepPlace(event) {
  if (event.target.closest("[data-insert]")) event.preventDefault();
}

document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.(".sheet-look")) return;
    // One card at a time: two would share the names of their parts.
    if (event.target.open) draw(event.target);
    else event.target.querySelector("[hx-trigger]").replaceChildren();
  },
  { capture: true },
);

document.addEventListener("htmx:after:swap", (event) => {
  if (!event.target.matches?.("[data-phrase]")) return;
  const look = event.target.closest(".sheet-card")?.querySelector(".sheet-look[open]");
  if (look) draw(look);
});

function draw(look) {
  look.querySelector("[hx-trigger]").dispatchEvent(new Event("carte"));
}
