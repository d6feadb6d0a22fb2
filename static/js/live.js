// Follows the walk, the post and the room while the page is open.
//
//   <div id="direct" data-direct="/direct?…" data-sonder="5" hidden></div>
//   <section hx-get="…?vu=7" hx-trigger="parcours from:#direct" data-version="7">
//
// A signal (parcours, poste, salle) says “look again”: it becomes a DOM event on #direct, and each element
// fetches itself. When the stream is lost, refused, or has no address, every element asks every few seconds instead.
// Read with fetch rather than EventSource, which gives up for ever on a proxy's 502 and hides the heartbeats
// by which a dead line is told from a quiet one.

const NAMES = ["parcours", "poste", "salle"];
const OPENING = 8_000; // to wait for the first bytes
const SILENCE = 35_000; // two heartbeats missed
const DOUBT = 20_000; // one heartbeat missed: enough to look when somebody comes back to the page
const LONGEST_PAUSE = 3_000;

const direct = document.getElementById("direct");
if (direct) follow(direct);

function follow(direct) {
  const pollEvery = Number(direct.dataset.sonder || 5) * 1000;
  let line = null; // the stream in use; another one taking over makes the former speechless
  let heard = 0; // when the last bytes came
  let failures = 0;
  let reopening = 0;
  let polling = 0;
  let leaving = false; // a form is being sent, that another page will answer

  async function open() {
    clearTimeout(reopening);
    line?.abort();
    const mine = (line = new AbortController());
    heard = Date.now();
    const outcome = await listen(mine).catch(() => (mine.opened ? "ended" : "unreachable"));
    if (mine !== line) return;
    line = null;
    poll();
    if (outcome === "poll") return showLost(false);
    if (outcome === "over") return location.reload();
    if (outcome === "unreachable") showLost(true);
    reopening = setTimeout(open, pause(failures++));
  }

  async function listen(mine) {
    if (!direct.dataset.direct) return "poll";
    let watch = setTimeout(() => mine.abort(), OPENING);
    try {
      const headers = { Accept: "text/event-stream" };
      const answer = await fetch(direct.dataset.direct, { headers, cache: "no-store", signal: mine.signal });
      if (answer.status === 404) return "poll";
      if (!answer.ok || !answer.body) return "unreachable";
      const reader = answer.body.getReader();
      const decoder = new TextDecoder();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return "ended";
        clearTimeout(watch);
        watch = setTimeout(() => mine.abort(), SILENCE);
        heard = Date.now();
        if (!mine.opened) opened(mine);
        const messages = (rest + decoder.decode(value, { stream: true })).split("\n\n");
        rest = messages.pop();
        for (const message of messages) {
          const farewell = hear(message);
          if (farewell) return farewell;
        }
      }
    } finally {
      clearTimeout(watch);
      mine.abort();
    }
  }

  function opened(mine) {
    mine.opened = true;
    failures = 0;
    clearInterval(polling);
    polling = 0;
    showLost(false);
  }

  function hear(message) {
    const name = /^event: (.+)$/m.exec(message)?.[1];
    const version = /^data: (.+)$/m.exec(message)?.[1];
    if (name === "fin") return "over";
    if (name === "sonder") return "poll";
    if (NAMES.includes(name) && !everyElementShows(name, version)) look(name, version);
    return null;
  }

  function poll() {
    polling ||= setInterval(() => NAMES.forEach((name) => look(name)), pollEvery);
  }

  function look(name, version) {
    // What the form changed is told here before its answer comes: loading this page anew would cut it off.
    if (leaving) return;
    direct.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { version } }));
  }

  function comeBack() {
    if (document.hidden || (line && Date.now() - heard < DOUBT)) return;
    NAMES.forEach((name) => look(name));
    open();
  }

  addEventListener("online", () => open());
  addEventListener("offline", () => showLost(true));
  document.addEventListener("submit", (event) => (leaving = !event.defaultPrevented));
  addEventListener("pageshow", () => (leaving = false));
  addEventListener("pageshow", comeBack);
  document.addEventListener("visibilitychange", comeBack);
  addEventListener("pagehide", () => {
    const last = line;
    line = null;
    clearTimeout(reopening);
    clearInterval(polling);
    polling = 0;
    last?.abort();
  });
  open();
}

// An element that listens to several topics has several versions: it asks, and may be answered 204.
function everyElementShows(name, version) {
  const followers = [...document.querySelectorAll(`[hx-trigger*="${name} from:#direct"]`)];
  const shows = (element) =>
    element.dataset.version === version && !element.getAttribute("hx-trigger").includes(",");
  return followers.length > 0 && followers.every(shows);
}

function showLost(lost) {
  const banner = document.getElementById("connexion-perdue");
  if (banner) banner.hidden = !lost;
}

// Half drawn at random, lest a whole room come back in the same instant.
function pause(failures) {
  const longest = Math.min(LONGEST_PAUSE, 500 * 2 ** failures);
  return longest * (0.5 + Math.random() / 2);
}
