// CodeMirror put together as the validator's editor. It shows, marks and reports; what is wrong it is told by Rust.
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap,
  lineNumbers, placeholder,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { theme } from "./theme.mjs";

/** The main thread is given back after this many milliseconds. */
const TURN_MS = 8;
/** Longer texts have no colours and no folds: parsing them would take the page's time. */
const PARSED_AT_MOST = 200_000;
/** What is underlined at a place: a string, a number or word, else one character. */
const TOKEN = /^(?:"(?:[^"\\]|\\.)*"?|[-+.\w]+|[^]?)/;
const TOKEN_AT_MOST = 200;

const language = new Compartment();
const languageBySize = EditorState.transactionExtender.of(({ startState, newDoc, docChanged }) => {
  const is = newDoc.length <= PARSED_AT_MOST;
  if (!docChanged || is === startState.doc.length <= PARSED_AT_MOST) return null;
  return { effects: language.reconfigure(is ? json() : []) };
});

const tint = StateEffect.define();
const tints = StateField.define({
  create: () => Decoration.none,
  update(set, transaction) {
    for (const effect of transaction.effects) if (effect.is(tint)) return effect.value;
    return set.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** An editor inside `parent`; `heard` is called after every change of the text. */
export function create(parent, label, hint, heard) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        lineNumbers(), lintGutter(), foldGutter(), highlightActiveLine(), highlightActiveLineGutter(),
        highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(),
        highlightSelectionMatches(), search({ top: true }), language.of(json()), languageBySize,
        syntaxHighlighting(classHighlighter), tints, theme,
        placeholder(hint),
        EditorView.contentAttributes.of({ "aria-label": label }),
        // Tab stays the way out of the field, for those who have no mouse.
        keymap.of([
          ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap,
          { key: "F8", run: nextDiagnostic }, { key: "Shift-F8", run: previousDiagnostic },
        ]),
        // A file that is dropped is read by the page, in place of all that stands here.
        EditorView.domEventHandlers({ drop: (event) => event.dataTransfer?.files.length > 0 }),
        EditorView.updateListener.of((update) => { if (update.docChanged) heard(); }),
      ],
    }),
  });
  return new Editor(view);
}

class Editor {
  #view;
  constructor(view) { this.#view = view; }

  get length() { return this.#view.state.doc.length; }

  text() { return this.#view.state.doc.toString(); }

  /** The text as UTF-8, read in turns: a long one must not stop the page. */
  async bytes() {
    const { doc } = this.#view.state;
    const encoder = new TextEncoder();
    let bytes = new Uint8Array(doc.length + 64);
    let [length, since] = [0, performance.now()];
    for (const chunk of doc.iter()) {
      if (bytes.length - length < chunk.length * 3) {
        const more = new Uint8Array(bytes.length * 2 + chunk.length * 3);
        more.set(bytes);
        bytes = more;
      }
      length += encoder.encodeInto(chunk, bytes.subarray(length)).written;
      if (performance.now() - since > TURN_MS) {
        await new Promise((go) => setTimeout(go));
        since = performance.now();
      }
    }
    return bytes.subarray(0, length);
  }

  /** Puts another text in place of this one, as one step that can be undone. */
  replace(text) {
    this.#view.dispatch({
      changes: { from: 0, to: this.length, insert: text },
      selection: { anchor: 0 },
      annotations: isolateHistory.of("full"),
      scrollIntoView: true,
    });
  }

  /** Marks problems: `[{line, column, message}]`. */
  mark(problems) {
    const { state } = this.#view;
    const diagnostics = problems.map(({ line, column, message }) => {
      const [from, to] = this.#token(line, column);
      return { from, to, message, severity: "error", renderMessage: () => prose(message) };
    });
    this.#view.dispatch(setDiagnostics(state, diagnostics));
  }

  /** Colours stretches: `[{line, column, length, why}]`. */
  tint(stretches) {
    const ranges = stretches.map(({ line, column, length, why }) => {
      const from = this.#place(line, column);
      const to = Math.min(from + length, this.length);
      return Decoration.mark({ class: "tinted", attributes: { title: why } }).range(from, to);
    }).filter(({ from, to }) => from < to);
    this.#view.dispatch({ effects: tint.of(Decoration.set(ranges, true)) });
  }

  /** Goes to a place, selects what stands there, and takes the focus. */
  jump(line, column) {
    const [anchor, head] = this.#token(line, column);
    this.#view.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    this.#view.focus();
  }

  destroy() { this.#view.destroy(); }

  #token(line, column) {
    const { doc } = this.#view.state;
    const from = this.#place(line, column);
    const end = Math.min(doc.lineAt(from).to, from + TOKEN_AT_MOST);
    return [from, from + (TOKEN.exec(doc.sliceString(from, end))?.[0].length ?? 0)];
  }

  /** A place of the text as it is now: it may have become shorter since. */
  #place(line, column) {
    const { doc } = this.#view.state;
    const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
    return Math.min(at.from + column - 1, at.to);
  }
}

/** A message in which what stands between backticks is code. */
function prose(message) {
  const element = document.createElement("span");
  element.append(...message.split("`").map((part, place) =>
    place % 2 === 0 ? part : Object.assign(document.createElement("code"), { textContent: part })));
  return element;
}
