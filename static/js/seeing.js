// What the text being written shows, beside it: the card of the cursor's line, the tree, everything unfolded.
//
//   <section data-seeing> <form action="…" data-by-line hidden> … </form> <div data-seeing-frame></div> <a data-from-line>
//
// A panel asks when it is seen and what it showed has changed. Where the text cannot be shown, the last good
// picture stays, dimmed, under the reason. Without this, each panel has a page of its own for the text as saved.

const field = document.querySelector("[data-editor]");
const panels = [...document.querySelectorAll("[data-seeing]")].map((section) => watch(section));
let writing = { line: 1, text: () => field?.value ?? "" };

function watch(section) {
  const form = section.querySelector("form");
  const frame = section.querySelector("[data-seeing-frame]");
  let shown = "";
  let asking = null;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", look);
  return { look };

  async function look() {
    if (section.hidden) return;
    markLine(frame);
    const asked = question();
    const said = JSON.stringify([...asked].filter(([name]) => name !== "csrf_token"));
    if (said === shown) return;
    shown = said;
    pointLinks(asked);
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(form.action, { method: "POST", body: asked, signal: asking.signal });
      if (answer.ok && !answer.redirected) show(fragment(await answer.text()));
      else shown = "";
    } catch {
      if (shown === said) shown = ""; // no line, or another question since: asked again at the next change
    }
  }

  function question() {
    const asked = new FormData(form);
    asked.set("texte", writing.text());
    if ("byLine" in form.dataset) asked.set("ligne", writing.line);
    return asked;
  }

  function show(next) {
    if (!next) return;
    const present = frame.firstElementChild;
    if ("broken" in next.dataset && present) return dim(present, next.querySelector("[data-told]"));
    const folded = [...frame.querySelectorAll("details")].map((one) => one.open);
    const [before, fit] = [fitOf(frame), fitOf(next)];
    if (before && fit) fit.checked = before.checked;
    frame.replaceChildren(next);
    middle(frame);
    const details = frame.querySelectorAll("details");
    if (details.length === folded.length) details.forEach((one, rank) => (one.open = folded[rank]));
    markLine(frame);
  }

  function dim(present, told) {
    present.querySelector("[data-told]")?.remove();
    present.dataset.broken = "";
    if (told) present.prepend(told);
  }

  function pointLinks(asked) {
    for (const link of section.querySelectorAll("[data-from-line]")) {
      const address = new URL(link.href);
      for (const name of ["ligne", "niveau", "langue", "volet"]) {
        if (asked.has(name)) address.searchParams.set(name, asked.get(name));
      }
      link.href = address;
    }
  }
}

// The part of the tree that one is writing: the last that begins at this line or above it.
function markLine(frame) {
  frame.querySelector("[data-here]")?.removeAttribute("data-here");
  let here = null;
  for (const link of frame.querySelectorAll(".tree-box [data-line]")) {
    const line = Number(link.dataset.line);
    if (line <= writing.line && line >= Number(here?.dataset.line ?? 0)) here = link;
  }
  here?.parentNode.setAttribute("data-here", "");
}

function fitOf(frame) {
  return frame.querySelector(".tree-fit input");
}

// A drawing wider than its place is first seen by its middle, where its question stands.
function middle(frame) {
  for (const one of frame.querySelectorAll(".tree-scroll")) {
    const over = (one.scrollWidth - one.clientWidth) / 2;
    one.scrollLeft = getComputedStyle(one).direction === "rtl" ? -over : over;
  }
}

function fragment(html) {
  return new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
}

function lookAll() {
  panels.forEach((panel) => panel.look());
}

document.addEventListener("pap:curseur", ({ detail }) => {
  writing = detail;
  lookAll();
});
document.addEventListener("pap:montre", lookAll);
lookAll();
middle(document);
