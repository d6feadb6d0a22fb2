// A button that prints its page; without JavaScript there is none, and the browser's own menu does it.
//
//   <button type="button" data-print hidden>

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
