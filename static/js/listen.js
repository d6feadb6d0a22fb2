// Reads a page aloud: a whole card, or one sentence. Never before somebody presses, once at least: « on écoute »
// then has each new card said by itself.
//
//   <p data-said="/poste/voix/…">           a sentence, and its sound; empty when the server has none
//   <p data-said="…" data-recorded>         somebody's own voice: before any machine's
//   <p data-said="…" data-along>            said with the card, without a button of its own
//   <article class="card"> <div data-listen data-slow="non" data-aloud="oui" hidden> <button data-listen-press>
//   <details data-saying data-aloud>        what the mediator says through the post: it is said as it comes
//   <template id="ecouter-phrase"> the small button </template>
//
// A sentence that nothing here can say has no button. The buttons of the sentences are pressed with a finger or
// a mouse at any time; on a card, which has one button for all, the keyboard and screen readers meet them once
// somebody listens, not before.

import { dropQuestion, headsetSettled, onceHeadsetSettled } from "./headset.js";
import { canSpeak, partsOf, silence, speak, whenVoicesCome } from "./voices.js";

const SLOW = 0.7;

const audio = new Audio();
const small = document.getElementById("ecouter-phrase")?.content.firstElementChild;
const mute = new Set(); // the sentences whose sound did not come
let turn = 0; // the reading in progress: another one makes the former speechless
let spoken = null; // the sentence being said
let pressed = null; // what is being read: a card, or a sentence
let listens = false; // somebody has pressed once
let place = placeShown();
let held = "";
let byItself = wantedByItself(); // « on écoute »
let asked = false; // « Êtes-vous encore là ? » stands on the card
let told = ""; // what the mediator says through the post

whenVoicesCome(refresh);
addEventListener("pagehide", hush);
document.addEventListener("click", (event) => pressedOn(event.target));
document.addEventListener("htmx:before:swap", () => {
  held = keyOf(document.activeElement?.closest(".speaker")?.sentence);
});
document.addEventListener("htmx:after:swap", () => {
  const anew = placeShown() !== place;
  // Whoever wants no more reading wants it at once.
  if (anew || pressed?.isConnected === false || (byItself && !wantedByItself())) hush();
  if (anew) dropQuestion();
  place = placeShown();
  byItself = wantedByItself();
  refresh();
  // What the mediator says has the focus already (card.js).
  const called = document.activeElement?.closest("[data-saying]");
  if (held && !called) [...document.querySelectorAll(".speaker")].find((one) => keyOf(one.sentence) === held)?.focus();
  hearQuestion();
  hearSaying();
  if (anew) readByItself();
});
refresh();
hearSaying();
// A page loaded anew during a walk has said its card already.
if (!headsetSettled()) readByItself();

function pressedOn(target) {
  const whole = target.closest("[data-listen-press]");
  const one = target.closest(".speaker")?.sentence;
  if (whole) toggle(whole.closest(".card"), () => sentencesOf(whole.closest(".card")));
  else if (one) toggle(one, () => [one]);
}

function toggle(what, sentences) {
  if (reads(what)) return hush();
  const act = () => read(what, sentences());
  if (!what.closest(".card")) return act();
  hush();
  onceHeadsetSettled(act);
}

// The question of the headset comes before the first sound, as for any other.
function readByItself() {
  const card = byItself ? document.querySelector("[data-listen]:not([hidden])")?.closest(".card") : null;
  if (card && pressed === null) toggle(card, () => sentencesOf(card));
}

function wantedByItself() {
  return Boolean(document.querySelector("[data-listen][data-aloud=oui]"));
}

// « Êtes-vous encore là ? » comes by itself: it is said to who listens, and to nobody else.
function hearQuestion() {
  const question = document.querySelector("[data-still-there]");
  if (question && !asked && listens) read(question, [...question.querySelectorAll("[data-said]")]);
  asked = Boolean(question);
}

// So does what the mediator says, once: to who listens, and where everything is read aloud (data-aloud).
function hearSaying() {
  const saying = document.querySelector("[data-saying]");
  const anew = saying && saying.id !== told;
  told = saying?.id ?? "";
  if (!anew || !(listens || "aloud" in saying.dataset)) return;
  read(saying, [...saying.querySelectorAll("[data-said]")]);
}

async function read(what, sentences) {
  hush();
  const mine = turn;
  pressed = what;
  listens = true;
  for (const one of sentences) {
    if (!one.isConnected || !speakable(one)) continue;
    spoken = one;
    refresh();
    one.scrollIntoView({ block: "nearest" });
    const said = await say(one);
    if (mine !== turn) return;
    if (!said) mute.add(keyOf(one));
  }
  hush();
}

async function say(one) {
  const parts = partsOf(one);
  if (!("recorded" in one.dataset) && canSpeak(parts)) {
    const mine = turn;
    if ((await speak(parts, rate())) || mine !== turn) return true;
  }
  return one.dataset.said ? play(one.dataset.said) : false;
}

function play(address) {
  return new Promise((resolve) => {
    audio.onended = () => resolve(true);
    audio.onerror = () => resolve(false);
    audio.src = address;
    audio.defaultPlaybackRate = audio.playbackRate = rate();
    // Refused before a first press, a sound is not missing.
    audio.play().catch((refusal) => resolve(["AbortError", "NotAllowedError"].includes(refusal.name)));
  });
}

function hush() {
  turn += 1;
  spoken = pressed = null;
  audio.pause();
  silence();
  refresh();
}

// Every button as things are now: what the server sends knows nothing of voices.
function refresh() {
  for (const one of document.querySelectorAll("[data-said]")) {
    one.toggleAttribute("data-speaking", one === spoken);
    if (!("along" in one.dataset)) showSmall(one);
  }
  for (const box of document.querySelectorAll("[data-listen]")) showBox(box);
  const heard = [...document.querySelectorAll("[data-said]")].some(speakable);
  for (const one of document.querySelectorAll("[data-when=heard]")) one.hidden = !heard;
  audio.playbackRate = rate();
}

function showSmall(sentence) {
  const known = sentence.small?.isConnected ? sentence.small : null;
  const button = known ?? (speakable(sentence) ? addSmall(sentence) : null);
  if (!button) return;
  if (!speakable(sentence)) return button.remove();
  button.setAttribute("aria-pressed", pressed === sentence);
  const met = listens || !sentence.closest(".card")?.querySelector("[data-listen]");
  button.tabIndex = met ? 0 : -1;
  if (met) button.removeAttribute("aria-hidden");
  else button.setAttribute("aria-hidden", "true");
}

// After the words; beside what can be pressed itself, for a button holds no button.
function addSmall(sentence) {
  const host = sentence.closest("button, a, summary");
  const row = host?.closest("li");
  if (!small || (host && (!row || host.localName === "summary"))) return null;
  const button = small.cloneNode(true);
  button.setAttribute("aria-label", `${small.ariaLabel} ${firstWords(sentence)}`);
  if (row) row.append(button);
  else if (sentence.localName === "span") sentence.after(button);
  else sentence.append(button);
  row?.setAttribute("data-heard", "");
  sentence.small = button;
  button.sentence = sentence;
  return button;
}

function showBox(box) {
  const card = box.closest(".card");
  const reading = reads(card);
  box.hidden = !sentencesOf(card).some(speakable);
  box.toggleAttribute("data-reading", reading);
  for (const one of box.querySelectorAll("[data-when]")) {
    one.hidden = !{ quiet: !reading, reading }[one.dataset.when];
  }
}

// The question that came by itself is silenced as the card is: with the button that stands in sight.
function reads(what) {
  return pressed === what || Boolean(pressed?.matches("[data-still-there]") && what.contains(pressed));
}

// In reading order; help, which one opens for oneself, is not part of the card.
function sentencesOf(card) {
  return [...card.querySelectorAll("[data-said]")].filter((one) => !one.closest(".help") && visible(one));
}

function visible(one) {
  return one.checkVisibility?.() ?? one.getClientRects().length > 0;
}

function speakable(one) {
  return !mute.has(keyOf(one)) && (Boolean(one.dataset.said) || canSpeak(partsOf(one)));
}

function keyOf(sentence) {
  return sentence ? sentence.dataset.said || sentence.textContent : "";
}

function firstWords(sentence) {
  const words = sentence.textContent.trim().split(/\s+/);
  return words.length > 6 ? `${words.slice(0, 6).join(" ")}…` : words.join(" ");
}

function rate() {
  return document.querySelector("[data-listen]")?.dataset.slow === "oui" ? SLOW : 1;
}

function placeShown() {
  const card = document.querySelector(".card")?.dataset;
  return card && `${card.place} ${"agreed" in card}`;
}
