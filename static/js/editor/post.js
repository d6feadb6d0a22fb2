// Questions to the server, as the forms of the page ask them: with the token of the page, renewed when somebody
// signed in again in another window.

let token = null;

export class Refused extends Error {
  constructor(status, said) {
    super(String(status));
    this.status = status;
    this.said = said;
  }
}

// Gives what the server says as JSON; raises Refused for an answer, TypeError where there is no line.
export async function post(address, fields) {
  token ??= tokenOf(document);
  let answer = await send(address, fields);
  if (answer.status === 400 && (await renew())) answer = await send(address, fields);
  const said = isJson(answer) ? await answer.json() : null;
  if (!answer.ok || !said) throw new Refused(answer.ok ? 401 : answer.status, said);
  return said;
}

function send(address, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fields, csrf_token: token })) body.append(name, value);
  return fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
}

async function renew() {
  const answer = await fetch(location.href);
  const now = answer.ok && !answer.redirected && tokenOf(new DOMParser().parseFromString(await answer.text(), "text/html"));
  if (!now || now === token) return false;
  token = now;
  return true;
}

function tokenOf(page) {
  return page.querySelector("input[name=csrf_token]")?.value;
}

function isJson(answer) {
  return (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
}
