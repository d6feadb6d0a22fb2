// Places in the text: the server counts signs, the browser halves of some of them; lines count from 1 for both.

export function placeOf(text, signs) {
  let at = 0;
  for (let left = signs; left > 0 && at < text.length; left--) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

export function lineOf(state) {
  return state.doc.lineAt(state.selection.main.head).number;
}

// The least change that makes one text of another: what stands before and after keeps its place, and its folds.
export function changeTo(was, now) {
  let from = 0;
  while (from < was.length && from < now.length && was[from] === now[from]) from++;
  let end = 0;
  const most = Math.min(was.length, now.length) - from;
  while (end < most && was[was.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { from, to: was.length - end, insert: now.slice(from, now.length - end) };
}
