// « Êtes-vous encore là ? » appears by itself, while its reader looks at the other window: the tab says it,
// two soft notes too, and a screen reader. The focus stays where it is.
//
//   <section data-still-there="Êtes-vous encore là ?">   <p id="annonce" role="status">

const NOTES = [523, 659]; // hertz: a third that rises, no alarm
const LENGTH = 0.5; // seconds

let usual = null; // the title of the page while the question is not asked

document.addEventListener("htmx:after:swap", look);
look();

function look() {
  const asked = document.querySelector("[data-still-there]")?.dataset.stillThere;
  if (asked && usual === null) {
    usual = document.title;
    document.title = asked;
    announce(asked);
    chime();
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
function chime() {
  if (!navigator.userActivation?.hasBeenActive) return;
  const sound = new AudioContext();
  NOTES.forEach((hertz, rank) => play(sound, hertz, sound.currentTime + rank * LENGTH));
  setTimeout(() => sound.close(), (NOTES.length * LENGTH + 1) * 1000);
}

function play(sound, hertz, start) {
  const note = new OscillatorNode(sound, { frequency: hertz });
  const loudness = new GainNode(sound, { gain: 0 });
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.12, start + 0.05);
  loudness.gain.linearRampToValueAtTime(0, start + LENGTH);
  note.connect(loudness).connect(sound.destination);
  note.start(start);
  note.stop(start + LENGTH);
}
