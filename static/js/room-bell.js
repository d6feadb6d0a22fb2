// A soft sound when somebody calls, for whoever asked for it.
//
//   <div id="appels" data-calls="p3 p1 ">  <form data-bell="oui" hidden> … <span data-bell-waits hidden>
//
// A browser plays nothing before a first press on the page: until then the page says so.

import { FALLS, chime } from "./chime.js";

const bell = document.querySelector("[data-bell]");

if (bell) {
  bell.hidden = false;
  if (bell.dataset.bell === "oui") listen(new AudioContext());
}

function listen(sound) {
  const waits = bell.querySelector("[data-bell-waits]");
  const told = () => (waits.hidden = sound.state === "running");
  sound.addEventListener("statechange", told);
  for (const press of ["pointerdown", "keydown"]) addEventListener(press, () => sound.resume(), { once: true });
  told();
  let known = calls();
  document.addEventListener("htmx:after:swap", () => {
    const now = calls();
    if (now.some((post) => !known.includes(post))) ring(sound);
    known = now;
  });
}

function calls() {
  return (document.getElementById("appels")?.dataset.calls ?? "").split(" ").filter(Boolean);
}

function ring(sound) {
  if (sound.state !== "running") return;
  bell.dataset.rang = String(Number(bell.dataset.rang ?? 0) + 1);
  chime(sound, FALLS);
}
