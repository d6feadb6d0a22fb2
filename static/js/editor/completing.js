// What may be written here, from what the server knows of every part of a file: keys where a key is to be written, and
// the values that a key takes. Asked once; found by the margins of the lines above, which say what holds what.

import { startCompletion } from "../../vendor/codemirror-6.43.15/codemirror.js";

const KEYED = /^( *)((?:- +)*)([\p{L}\d_-]+) *:(?:\s|$)/u;
const MAPS = new Set(["sortie", "ecran", "a_la_place", "avec", "faire_faire", "telephone"]); // the others hold lists

export function completions(page) {
  let asked = null;
  return async (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const typed = line.text.slice(0, context.pos - line.from);
    const here = where(typed, context.explicit);
    if (!here) return null;
    const known = await (asked ??= ask(page.dataset.complete));
    if (!known) asked = null;
    const found = known && (here.key ? values : keys)(known, context.state, line, here, page.dataset.file);
    return found?.length ? { from: context.pos - here.word.length, options: found, validFor: /^[\p{L}\d_/.-]*$/u } : null;
  };
}

async function ask(address) {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok && !answer.redirected ? answer.json() : null;
}

// A key at the beginning of a line, a value after a key, or in a list of them.
function where(typed, explicit) {
  const value = /^( *)((?:- +)*)([\p{L}\d_-]+): +(?:\[(?:.*, *)?)?(\S*)$/u.exec(typed);
  if (value) {
    const column = value[1].length + value[2].length;
    return { column, dash: value[2] ? value[1].length : undefined, key: value[3], word: value[4] };
  }
  const item = /^( *)- +([\p{L}\d_/-]*)$/u.exec(typed);
  if (item) return item[2] || explicit ? { column: typed.length - item[2].length, dash: item[1].length, word: item[2] } : null;
  const key = /^ *([\p{L}\d_-]*)$/u.exec(typed);
  return key && (key[1] || explicit) ? { column: typed.length - key[1].length, word: key[1] } : null;
}

function keys(known, state, line, here, file) {
  const { holders, beside } = around(state, line.number, here.column, here.dash);
  const set = here.dash !== undefined && !beside.size && known.takes[holders.at(-1)];
  if (set) return options(known, set);
  const wanted = kinds(known, holders, beside, file).flatMap((kind) => known.keys[kind] ?? []);
  const once = new Map(wanted.filter(({ key }) => !beside.has(key)).map((one) => [one.key, one]));
  return [...once.values()].map(({ key, help, needed }, rank) => ({
    label: key,
    info: help || undefined,
    boost: (needed ? 50 : 0) - rank,
    apply: (view, _, from, to) => write(view, from, to, after(known, key, here.column), Boolean(known.takes[key])),
  }));
}

function values(known, state, line, here, file) {
  const { holders, beside } = around(state, line.number, here.column, here.dash);
  beside.add(here.key);
  const kind = kinds(known, holders, beside, file).find((one) => `${one}.${here.key}` in known.takes);
  const set = kind ? known.takes[`${kind}.${here.key}`] : known.takes[here.key];
  return set ? options(known, set) : [];
}

function options(known, set) {
  return (known.sets[set] ?? []).map(({ value, help }, rank) => ({ label: value, detail: help, boost: -rank / 10 }));
}

// The keys that hold a place, the outermost first, and those that stand beside it. Going up: an item is held by what
// stands at its dash or before it, a key by what stands before the key.
function around(state, number, column, dash) {
  const holders = [];
  const beside = new Set();
  let margin = { column, dash };
  for (let above = number - 1; above > 0; above--) {
    const found = KEYED.exec(state.doc.line(above).text);
    if (!found) continue;
    const start = found[1].length + found[2].length;
    const opened = found[2] ? found[1].length : undefined;
    if (margin.dash === undefined && start === margin.column) {
      if (!holders.length) beside.add(found[3]);
      margin = { column: start, dash: opened };
    } else if (margin.dash === undefined ? start < margin.column : start <= margin.dash && opened !== margin.dash) {
      holders.unshift(found[3]);
      margin = { column: start, dash: opened };
    }
  }
  below(state, number, column, beside);
  return { holders, beside };
}

function below(state, number, column, beside) {
  for (let next = number + 1; next <= state.doc.lines; next++) {
    const { text } = state.doc.line(next);
    const found = KEYED.exec(text);
    if (text.trim() && /^ */.exec(text)[0].length < column) return;
    if (found && !found[2] && found[1].length === column) beside.add(found[3]);
  }
}

function kinds(known, holders, beside, file) {
  const [last, before] = [holders.at(-1), holders.at(-2)];
  const root = known.roots[file] ?? known.roots[""];
  const registry = file in known.roots;
  if (!holders.length) return registry ? [] : [root];
  const found = (last !== "phrases" && known.under[last]) || (before === "phrases" && known.under[before]);
  if (!found) return registry && holders.length === 1 ? [root] : [];
  const fitting = found.filter((kind) => [...beside].every((key) => known.keys[kind].some((one) => one.key === key)));
  return fitting.length ? fitting : found;
}

function after(known, key, column) {
  if (!(key in known.under)) return `${key}: `;
  return `${key}:\n${" ".repeat(column + 2)}${MAPS.has(key) ? "" : "- "}`;
}

function write(view, from, to, text, goesOn) {
  view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length }, userEvent: "input.complete" });
  if (goesOn) startCompletion(view);
}
