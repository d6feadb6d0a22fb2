// True where somebody types: a key of ours would eat a letter.

export function typing(element) {
  return Boolean(element.closest?.("input:not([type=checkbox]), select, textarea, audio, [contenteditable]"));
}
