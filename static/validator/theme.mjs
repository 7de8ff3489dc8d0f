// The editor in the portal's colours. CodeMirror's own rules stand in no layer, so these must go by the same way.
import { EditorView } from "@codemirror/view";

const hairline = "var(--hairline) solid var(--border)";

export const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "inherit", color: "var(--text)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.6", fontVariantLigatures: "none" },
  ".cm-content": { padding: "var(--space-3) 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 var(--space-4) 0 var(--space-2)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "var(--line)" },
  ".cm-placeholder": { color: "var(--text-faint)", whiteSpace: "pre-wrap" },
  ".cm-gutters": { color: "var(--text-faint)", backgroundColor: "var(--surface)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "var(--space-7)", paddingInline: "var(--space-2) var(--space-1)" },
  ".cm-foldGutter .cm-gutterElement": { cursor: "pointer", paddingInline: "var(--space-1)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in oklab, var(--accent) 25%, transparent)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: hairline },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "var(--danger)" },
  ".cm-foldPlaceholder": {
    padding: "0 var(--space-1)", color: "var(--text-muted)", backgroundColor: "var(--surface-hover)", border: hairline,
  },
  ".cm-gutter-lint": { width: "var(--icon)" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 0 0 var(--space-1)" },
  ".cm-lint-marker": { width: "var(--space-2)", height: "var(--space-2)", marginBlockStart: "0.4em" },
  ".cm-lint-marker-error": { content: '""', borderRadius: "var(--radius-s)", backgroundColor: "var(--state-exhausted)" },
  ".cm-lintRange-error": {
    backgroundImage: "none", textDecoration: "underline wavy var(--state-exhausted) var(--hairline)",
    textUnderlineOffset: "0.2em", textDecorationSkipInk: "none",
  },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--state-exhausted)" },
  ".cm-tooltip": {
    maxWidth: "min(30rem, 90vw)", overflow: "hidden", color: "var(--text)", backgroundColor: "var(--surface-raised)",
    border: hairline, borderRadius: "var(--radius)", boxShadow: "var(--shadow-float)", fontFamily: "var(--font)",
    fontSize: "var(--size-s)",
  },
  ".cm-diagnostic": { padding: "var(--space-2) var(--space-3)", borderLeft: "none", overflowWrap: "anywhere" },
  ".cm-diagnostic + .cm-diagnostic": { borderTop: hairline },
  ".cm-panels": { color: "var(--text)", backgroundColor: "var(--surface-raised)", fontFamily: "var(--font)" },
  ".cm-panels-top": { borderBottom: hairline },
  ".cm-panel.cm-search": {
    display: "flex", flexWrap: "wrap", alignItems: "center", gap: "var(--space-1) var(--space-2)",
    padding: "var(--space-2) var(--space-7) var(--space-2) var(--space-3)", fontSize: "var(--size-s)",
  },
  ".cm-panel.cm-search br": { display: "block", flexBasis: "100%", content: '""' },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "var(--space-1)", fontSize: "inherit" },
  ".cm-panel.cm-search input[type=checkbox], .cm-panel.cm-search input, .cm-panel.cm-search button": { margin: "0" },
  ".cm-textfield": {
    width: "auto", height: "var(--control-small)", padding: "0 var(--space-2)", border: hairline,
    borderRadius: "var(--radius)", backgroundColor: "var(--surface)", color: "inherit", fontSize: "inherit",
  },
  ".cm-button": {
    height: "var(--control-small)", padding: "0 var(--space-2)", border: hairline, borderRadius: "var(--radius)",
    backgroundColor: "transparent", backgroundImage: "none", color: "inherit", fontSize: "inherit", cursor: "pointer",
  },
  ".cm-button:hover": { backgroundColor: "var(--surface-hover)" },
  ".cm-panel.cm-search [name=close]": {
    position: "absolute", insetBlockStart: "var(--space-2)", insetInlineEnd: "var(--space-3)", fontSize: "var(--size-l)",
    cursor: "pointer",
  },
  ".cm-searchMatch": { backgroundColor: "var(--warning-border)" },
  ".cm-searchMatch-selected": { outline: "var(--hairline) solid var(--warning)" },
});
