// « Êtes-vous encore là ? » appears by itself, while its reader looks at the other window: the tab says it,
// two soft notes too, and a screen reader. The focus stays where it is.
//
//   <section data-still-there="Êtes-vous encore là ?">   <p id="annonce" role="status">

import { RISES, chime } from "./chime.js";

const HEARD = 3000; // milliseconds, and more than the notes last

let usual = null; // the title of the page while the question is not asked

document.addEventListener("htmx:after:swap", look);
look();

function look() {
  const asked = document.querySelector("[data-still-there]")?.dataset.stillThere;
  if (asked && usual === null) {
    usual = document.title;
    document.title = asked;
    announce(asked);
    ring();
  } else if (!asked && usual !== null) {
    document.title = usual;
    usual = null;
    announce("");
  }
}

function announce(words) {
  const region = document.getElementById("annonce");
  if (region) region.textContent = words;
}

// A page that nobody has pressed yet may not make a sound: then there is none.
function ring() {
  if (!navigator.userActivation?.hasBeenActive) return;
  const sound = new AudioContext();
  chime(sound, RISES);
  setTimeout(() => sound.close(), HEARD);
}
