// A session that ends for want of a press says so two minutes before: one press keeps it.
//
//   <form data-session="1790" action="/compte/session" hidden> … <button>
//
// Another screen of the same person may have kept it meanwhile: the server knows.

const AHEAD = 120; // seconds
const AGAIN = 15000; // milliseconds, while the question stands

const form = document.querySelector("[data-session]");
if (form) {
  form.addEventListener("submit", keep);
  wait(Number(form.dataset.session));
}

function wait(seconds) {
  form.hidden = seconds > AHEAD;
  setTimeout(look, form.hidden ? (seconds - AHEAD) * 1000 : AGAIN);
}

async function look() {
  const seconds = await asked({});
  if (seconds !== null) wait(seconds);
}

async function keep(event) {
  event.preventDefault();
  form.hidden = (await asked({ method: "POST", body: new FormData(form) })) > AHEAD;
}

// Null once the session is over, or where the line is cut: then there is nothing to keep.
async function asked(request) {
  try {
    const answer = await fetch(form.action, { ...request, redirect: "error" });
    return answer.ok ? (await answer.json()).seconds : null;
  } catch {
    return null;
  }
}
