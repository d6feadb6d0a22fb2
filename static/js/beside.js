// The official site opens in a window of its own, beside the guide's column, instead of over it.
//
//   <section data-disposition="cote_a_cote"> <a href="…" target="_blank" rel="noopener" data-site>
//   <a href="/poste" target="guide" data-beside>
//
// No window holds on to another: the isolation of our pages would cut the tie anyway. Where the screen is
// too narrow for two, or the post stands otherwise, the links open as links do.

const COLUMN = 400;
const WIDE_ENOUGH = 1200;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-site], [data-beside]");
  if (!link || !sideBySide(link)) return;
  event.preventDefault();
  if ("site" in link.dataset) openBeside(link.href);
  else open(link.href, "_blank", features(edge(), COLUMN));
});

function sideBySide(link) {
  const disposition = link.closest("[data-disposition]")?.dataset.disposition ?? "cote_a_cote";
  return disposition === "cote_a_cote" && screen.availWidth >= WIDE_ENOUGH;
}

function openBeside(address) {
  open(address, "_blank", `noopener,${features(edge() + COLUMN, screen.availWidth - COLUMN)}`);
}

function edge() {
  return screen.availLeft ?? 0;
}

function features(start, width) {
  return `popup,left=${start},top=${screen.availTop ?? 0},width=${width},height=${screen.availHeight}`;
}
