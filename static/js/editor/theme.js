// How the text looks in the editor: the tokens of the page, which a shadow root inherits, and nothing fetched.
//
// Pictures of CodeMirror's own are drawn from data: addresses, which the policy of the page refuses: each gives way
// to a shape or a line of ours.

import { EditorView, HighlightStyle, syntaxHighlighting, tags } from "../../vendor/codemirror-6.43.15/codemirror.js";

const DEEPEST = 12;

const look = EditorView.theme({
  "&": { blockSize: "100%", color: "var(--colour-ink)", background: "var(--colour-sheet)", fontSize: "0.95rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "ui-monospace, Consolas, monospace", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { paddingBlock: "var(--space-s)", caretColor: "var(--colour-ink)" },
  ".cm-cursor": { borderInlineStart: "0.15rem solid var(--colour-ink)" },
  ".cm-gutters": {
    color: "var(--colour-soft)",
    background: "var(--colour-sunken)",
    borderInlineEnd: "var(--line) solid var(--colour-line)",
  },
  ".cm-activeLineGutter": { color: "var(--colour-ink)", background: "var(--colour-tint)", fontWeight: "700" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--colour-selected)",
  },
  ".cm-indent": {
    backgroundImage: "repeating-linear-gradient(90deg, var(--colour-line) 0 1px, transparent 1px 2ch)",
  },
  ".cm-foldGutter .cm-gutterElement": { inlineSize: "1.4em", textAlign: "center", cursor: "pointer" },
  ".cm-foldPlaceholder": {
    paddingInline: "0.5em",
    border: "var(--line) solid var(--colour-edge)",
    color: "var(--colour-press)",
    background: "var(--colour-tint)",
  },
  ".cm-lintRange, .cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info": {
    backgroundImage: "none",
    paddingBlockEnd: "0",
    textDecorationLine: "underline",
    textDecorationThickness: "0.12em",
    textDecorationSkipInk: "none",
    textUnderlineOffset: "0.2em",
  },
  ".cm-lintRange-error": { textDecorationStyle: "wavy", textDecorationColor: "var(--colour-care)" },
  ".cm-lintRange-warning": { textDecorationStyle: "dashed", textDecorationColor: "var(--colour-care)" },
  ".cm-lintRange-info": { textDecorationStyle: "dotted", textDecorationColor: "var(--colour-edge)" },
  ".cm-gutter-lint": { inlineSize: "1.4em" },
  ".cm-lint-marker": { content: "normal", inlineSize: "0.8em", blockSize: "0.8em", marginBlock: "0.4em" },
  ".cm-lint-marker-error": {
    content: "normal",
    background: "var(--colour-care)",
    clipPath: "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)",
  },
  ".cm-lint-marker-warning": { content: "normal", border: "0.15rem solid var(--colour-care)", borderRadius: "50%" },
  ".cm-lint-marker-info": { content: "normal", border: "0.1rem solid var(--colour-edge)" },
  ".cm-lintPoint:after": { borderBlockEndColor: "var(--colour-care)" },
  ".cm-tooltip": {
    maxInlineSize: "26rem",
    border: "var(--line) solid var(--colour-edge)",
    borderRadius: "var(--radius)",
    color: "var(--colour-ink)",
    background: "var(--colour-sheet)",
    boxShadow: "var(--shadow)",
    fontFamily: "var(--font)",
    lineHeight: "1.4",
  },
  ".cm-tooltip .cm-diagnostic": { padding: "var(--space-s) var(--space-m)", borderInlineStart: "0.3rem solid var(--colour-care)" },
  ".cm-tooltip .cm-diagnostic-info": { borderInlineStartColor: "var(--colour-edge)" },
  ".cm-diagnosticText": { display: "block", whiteSpace: "pre-line" },
  ".cm-diagnosticAction": {
    minBlockSize: "2.2rem",
    marginInline: "0 var(--space-s)",
    marginBlockStart: "var(--space-s)",
    paddingInline: "var(--space-m)",
    border: "0",
    borderRadius: "var(--radius)",
    color: "var(--colour-on-press)",
    background: "var(--colour-press)",
    font: "inherit",
  },
  ".cm-tooltip-autocomplete > ul": { maxBlockSize: "16em", fontFamily: "inherit" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "0.2rem var(--space-s)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--colour-on-press)", background: "var(--colour-press)" },
  ".cm-completionDetail": { marginInlineStart: "1em", fontStyle: "normal" },
  ".cm-completionMatchedText": { fontWeight: "700", textDecoration: "none" },
  ".cm-completionInfo": { padding: "var(--space-s) var(--space-m)" },
  ".cm-snippetField": { background: "var(--colour-care-tint)" },
  ".cm-panels": { color: "var(--colour-ink)", background: "var(--colour-sunken)", fontFamily: "var(--font)" },
  ".cm-panel.cm-search": { padding: "var(--space-s) 2.6rem var(--space-s) var(--space-s)", fontSize: "0.95rem" },
  ".cm-search .cm-textfield, .cm-search .cm-button": {
    minBlockSize: "2.2rem",
    border: "var(--line) solid var(--colour-edge)",
    borderRadius: "var(--radius)",
    color: "inherit",
    background: "var(--colour-sheet)",
    backgroundImage: "none",
    font: "inherit",
  },
  ".cm-panel.cm-search [name=close]": { inlineSize: "2.2rem", blockSize: "2.2rem", fontSize: "1.3rem" },
  // A search by patterns, and several cursors, are for others.
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "0.3em", fontSize: "0.9rem" },
  ".cm-panel.cm-search input[type=checkbox]": { inlineSize: "1.2rem", blockSize: "1.2rem" },
  ".cm-panel.cm-search label:has([name=re]), .cm-search [name=select]": { display: "none" },
  ".cm-searchMatch": { background: "var(--colour-care-tint)", outline: "var(--line) solid var(--colour-care)" },
  ".cm-searchMatch-selected": { background: "var(--colour-selected)" },
  ".cm-selectionMatch": { background: "var(--colour-tint)" },
  ...hanging(),
});

// A long line goes on under its own text, not under the margin: one rule per depth, for no style may be written on a line.
function hanging() {
  const depths = Array.from({ length: DEEPEST }, (_, depth) => 2 * (depth + 1));
  return Object.fromEntries(
    depths.map((depth) => [
      `.cm-hang-${depth}`,
      { textIndent: `${-depth}ch`, paddingInlineStart: `calc(${depth}ch + 6px)` },
    ]),
  );
}

export function hang(depth) {
  const even = Math.min(2 * Math.floor(depth / 2), 2 * DEEPEST);
  return even ? `cm-hang-${even}` : "";
}

const words = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: "var(--colour-press)", fontWeight: "600" },
  { tag: [tags.string, tags.content, tags.attributeValue], color: "var(--colour-ink)" },
  { tag: tags.lineComment, color: "var(--colour-mediator)", fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--colour-soft)" },
  { tag: [tags.labelName, tags.typeName, tags.meta], color: "var(--colour-care)" },
]);

export const theme = [look, syntaxHighlighting(words)];
