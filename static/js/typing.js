// Whether a key may be ours.

// True where somebody types: a key of ours would eat a letter.
export function typing(element) {
  return Boolean(element.closest?.("input:not([type=checkbox]), select, textarea, audio, [contenteditable]"));
}

// False for a letter or a figure, once its owner turned these off (<html data-letter-keys="non">).
export function allowed(key) {
  return key.length > 1 || document.documentElement.dataset.letterKeys !== "non";
}
