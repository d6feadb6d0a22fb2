// The question of the headset, before the first sound of a walk and never again.
//
//   <div id="casque" hidden> <button data-headset>

const question = document.getElementById("casque");
let waiting = null; // what to read once it is settled, and where the focus was

// Another person's page is behind: it asks again.
if (!document.querySelector(".card")) remember(false);
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-headset]")) answer();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && question && !question.hidden) close();
});

export function headsetSettled() {
  return Boolean(history.state?.headset);
}

// Reads at once where there is nothing to ask.
export function onceHeadsetSettled(act) {
  if (!question || headsetSettled()) return act();
  waiting = { act, from: document.activeElement };
  question.hidden = false;
  question.focus();
}

// The card moved on under the question: what it would have read is gone.
export function dropQuestion() {
  if (!question || question.hidden) return;
  const held = question.contains(document.activeElement);
  close();
  if (held) document.getElementById("titre")?.focus();
}

function answer() {
  const { act, from } = waiting ?? {};
  remember(true);
  close();
  from?.focus();
  act?.();
}

function close() {
  if (question.contains(document.activeElement)) waiting?.from?.focus();
  question.hidden = true;
  waiting = null;
}

// In this entry of the history alone: it lives through a change of language, and dies with the page.
function remember(settled) {
  if (headsetSettled() !== settled) history.replaceState(settled ? { headset: true } : null, "");
}
