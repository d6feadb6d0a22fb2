// Keys of the mediator's own screen: arrows to go on and back, 1 2 3 for the level, H for the hand.
// Each presses the button that carries it (data-key), so that a key does nothing a button does not.

import { allowed, typing } from "./typing.js";

const KEYS = { ArrowRight: "next", ArrowLeft: "back", 1: "1", 2: "2", 3: "3", h: "hand", H: "hand" };
const MIRRORED = { ArrowRight: "back", ArrowLeft: "next" };

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
  if (!allowed(event.key)) return;
  const keys = document.documentElement.dir === "rtl" ? { ...KEYS, ...MIRRORED } : KEYS;
  const button = document.querySelector(`[data-key="${keys[event.key]}"]:not([disabled])`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
