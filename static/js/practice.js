// Practice: a wrong press says where to look, what is typed is compared here, and goes nowhere.
//
//   <details data-wrong>   <input data-wanted="…">   <p role="status" data-practice-answer data-same="…" …>
//
// « C'est fait » waits once for what is asked; pressed again it goes on, for nobody must be held.

const FORWARD = "form[action$='/avancer']";
let insisted = null;

document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.("[data-wrong][open]")) return;
    // Unfolded by the press: said as well, for who does not see it.
    say(event.target, event.target.querySelector(".live-hint").textContent, { quietly: true });
  },
  { capture: true },
);

document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-wanted]");
  if (!field) return;
  insisted = null;
  say(field, filled(field) ? answer(field).dataset.same : "");
});

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest(FORWARD);
    const wanted = form?.closest(".card")?.querySelectorAll("[data-wanted]") ?? [];
    const field = [...wanted].find((one) => !filled(one));
    if (!field || insisted === field) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    insisted = field;
    const { unticked, other } = answer(field).dataset;
    say(field, field.type === "checkbox" ? unticked : other);
    field.focus();
  },
  { capture: true },
);

function filled(field) {
  if (field.type === "checkbox") return field.checked;
  return folded(field.value) === folded(field.dataset.wanted);
}

// Spaces, capitals, accents and signs are forgiven.
function folded(text) {
  return text.normalize("NFD").toLowerCase().replace(/[^a-z0-9@]/g, "");
}

function answer(element) {
  return element.closest(".card").querySelector("[data-practice-answer]");
}

function say(element, words, { quietly = false } = {}) {
  const region = answer(element);
  region.classList.toggle("aside", quietly);
  region.textContent = words;
}
