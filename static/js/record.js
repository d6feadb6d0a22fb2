// Records a sentence in two presses: the first listens, the second keeps.
//
//   <form …><button type="button" data-record="…"> … <input type="file" name="son"></form>
//   <p id="voix-dite" role="status" data-listening="…" data-kept="…" data-no-microphone="…"></p>
//
// What was recorded is put in the form's own file field: it is sent like a file that one would have chosen.
// <html data-microphone> shows the buttons; where the browser refuses, the file field stays.

const SORTS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4", "audio/webm"];
const QUIET = 32_000; // bits a second: a voice, and no more
const LONGEST = 90_000; // ms: a forgotten microphone closes by itself

const page = document.documentElement;
const state = document.getElementById("voix-dite");
let going = null; // { recorder, key, form, sound }

offer();

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-record]");
  if (!button) return;
  const mine = going?.key === button.dataset.record;
  stop();
  if (!mine) start(button);
});

// A card shown anew knows nothing of the microphone; one that is gone takes its second press with it.
document.addEventListener("htmx:after:swap", () => {
  if (!going) return;
  const button = document.querySelector(`[data-record="${going.key}"]`);
  if (button) show(button, true);
  else stop();
});

async function offer() {
  if (!window.isSecureContext || !window.MediaRecorder || !navigator.mediaDevices) return;
  const asked = await navigator.permissions?.query({ name: "microphone" }).catch(() => null);
  const allow = () => page.toggleAttribute("data-microphone", asked?.state !== "denied");
  asked?.addEventListener("change", allow);
  allow();
}

async function start(button) {
  const form = button.form;
  let sound;
  try {
    sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    page.removeAttribute("data-microphone");
    say(state.dataset.noMicrophone);
    form.querySelector("[type=file]").focus();
    return;
  }
  const mimeType = SORTS.find((sort) => MediaRecorder.isTypeSupported(sort));
  const recorder = new MediaRecorder(sound, { mimeType, audioBitsPerSecond: QUIET });
  const mine = { recorder, key: button.dataset.record, form, sent: new FormData(form) };
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.onstop = () => {
    sound.getTracks().forEach((track) => track.stop());
    keep(mine, new File(pieces, "voix", { type: recorder.mimeType }));
  };
  const forgotten = setTimeout(() => going === mine && stop(), LONGEST);
  recorder.addEventListener("stop", () => clearTimeout(forgotten));
  going = mine;
  recorder.start();
  show(document.querySelector(`[data-record="${mine.key}"]`), true);
  say(state.dataset.listening);
}

function stop() {
  if (!going) return;
  const { recorder, key } = going;
  going = null;
  show(document.querySelector(`[data-record="${key}"]`), false);
  recorder.stop();
}

async function keep({ form, sent }, file) {
  if (form.isConnected) {
    const chosen = new DataTransfer();
    chosen.items.add(file);
    form.querySelector("[type=file]").files = chosen.files;
    form.addEventListener("htmx:after:request", () => say(state.dataset.kept), { once: true });
    form.requestSubmit();
    return;
  }
  // The person went on meanwhile: what was said is kept all the same.
  sent.set("son", file);
  const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "HX-Request": "true" } });
  if (answer.ok) say(state.dataset.kept);
}

function show(button, recording) {
  button?.setAttribute("aria-pressed", String(recording));
}

function say(words) {
  state.textContent = words;
}
