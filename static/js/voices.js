// The voices of this very computer. One that is not `localService` sends the words away: it is never used.

const synthesis = globalThis.speechSynthesis;
const LETTER = /[\p{L}\p{N}]/u;

let saying = []; // held here: some browsers forget an utterance that nobody holds, and never say that it ended

// A sentence cut where its language changes, as its elements say it: a label of the real site is in French.
export function partsOf(sentence) {
  const texts = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (texts.nextNode()) {
    const lang = texts.currentNode.parentElement.closest("[lang]").lang;
    const text = texts.currentNode.data.replace(/[«»\s]+/g, " ");
    if (parts.at(-1)?.lang === lang) parts.at(-1).text += text;
    else if (LETTER.test(text)) parts.push({ lang, text });
  }
  return parts.map(({ lang, text }) => ({ lang, text: text.replace(/\s+/g, " ").replace(/ (?=[.,])/g, "").trim() }));
}

export function canSpeak(parts) {
  return parts.length > 0 && parts.every(({ lang }) => voiceFor(lang));
}

// Resolves to false when the voice failed; an interruption is no failure.
export async function speak(parts, rate) {
  synthesis.cancel();
  const said = await Promise.all(parts.map((part) => utter(part, rate)));
  return said.every(Boolean);
}

export function silence() {
  if (saying.length) synthesis.cancel();
  saying = [];
}

export function whenVoicesCome(act) {
  synthesis?.addEventListener?.("voiceschanged", act);
}

function voiceFor(lang) {
  const [language] = lang.toLowerCase().split("-");
  const own = (synthesis?.getVoices() ?? []).filter((voice) => voice.localService);
  const spoken = (voice) => voice.lang.toLowerCase().replace("_", "-");
  const exact = (voice) => [lang.toLowerCase(), `${language}-${language}`].includes(spoken(voice));
  return own.find(exact) ?? own.find((voice) => spoken(voice).split("-")[0] === language);
}

function utter({ lang, text }, rate) {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voiceFor(lang);
    utterance.lang = utterance.voice.lang;
    utterance.rate = rate;
    utterance.onend = () => resolve(true);
    utterance.onerror = ({ error }) => resolve(["interrupted", "canceled", "not-allowed"].includes(error));
    saying.push(utterance);
    synthesis.speak(utterance);
  });
}
