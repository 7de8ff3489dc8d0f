// CodeMirror put together as the validator's editor. It shows, marks and reports; what is wrong it is told by Rust.
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import {
  Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap,
  lineNumbers, placeholder,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { theme } from "./theme.mjs";
import { encode, split, LONG } from "./long.mjs";

/** Longer texts have no colours, no folds and no brackets that match: parsing them would take the page's time. */
const PARSED_AT_MOST = 200_000;
/** What is underlined at a place: a string, a number or word, else one character. */
const TOKEN = /^(?:"(?:[^"\\]|\\.)*"?|[-+.\w]+|[^]?)/;
const TOKEN_AT_MOST = 200;

const language = new Compartment();
const parsed = [json(), bracketMatching()];
const languageBySize = EditorState.transactionExtender.of(({ startState, newDoc, docChanged }) => {
  const is = newDoc.length <= PARSED_AT_MOST;
  if (!docChanged || is === startState.doc.length <= PARSED_AT_MOST) return null;
  return { effects: language.reconfigure(is ? parsed : []) };
});
const eventExtensions = [
  lineNumbers(), lintGutter(), foldGutter(), highlightActiveLineGutter(), indentOnInput(), language.of(parsed), languageBySize,
  syntaxHighlighting(classHighlighter), keymap.of(foldKeymap),
];

const tint = StateEffect.define();
const tints = StateField.define({
  create: () => Decoration.none,
  update(set, transaction) {
    for (const effect of transaction.effects) if (effect.is(tint)) return effect.value;
    return set.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** An editor inside `parent`, of events or of plain lines; `heard` is called after every change of the text. */
export function create(parent, label, hint, ofEvents, heard) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        ofEvents ? eventExtensions : EditorView.lineWrapping,
        highlightActiveLine(), highlightSpecialChars(), history(), drawSelection(), highlightSelectionMatches(),
        search({ top: true }), tints, theme,
        placeholder(hint),
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        // Tab stays the way out of the field, for those who have no mouse.
        keymap.of([
          ...defaultKeymap, ...historyKeymap, ...searchKeymap,
          { key: "F8", run: nextDiagnostic }, { key: "Shift-F8", run: previousDiagnostic },
        ]),
        EditorView.domEventHandlers({
          // A file that is dropped is read by the page, in place of all that stands here.
          drop: (event) => event.dataTransfer?.files.length > 0,
          paste: (event, view) => pasteLong(event, view),
        }),
        EditorView.updateListener.of((update) => { if (update.docChanged) heard(); }),
      ],
    }),
  });
  return new Editor(view);
}

/** Takes a long text from the clipboard in turns; says whether it is one. */
function pasteLong(event, view) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text.length < LONG) return false;
  event.preventDefault();
  insertLong(view, text, (state) => state.selection.main, "input.paste");
  return true;
}

/** Which text is on its way into an editor: a newer one takes the place of an older one. */
const onItsWay = new WeakMap();

async function insertLong(view, text, range, userEvent) {
  onItsWay.set(view, text);
  const insert = await split(text);
  if (onItsWay.get(view) !== text) return;
  onItsWay.delete(view);
  const { from, to } = range(view.state);
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: userEvent ? from + insert.length : 0 },
    annotations: [isolateHistory.of("full"), ...(userEvent ? [Transaction.userEvent.of(userEvent)] : [])],
    scrollIntoView: true,
  });
}

class Editor {
  #view;
  constructor(view) { this.#view = view; }

  get length() { return this.#view.state.doc.length; }

  text() { return this.#view.state.doc.toString(); }

  /** The text as UTF-8, read in turns: a long one must not stop the page. */
  bytes() { return encode(this.#view.state.doc); }

  /** Puts another text in place of this one, as one step that can be undone. A long one comes in turns, a little later. */
  replace(text) {
    if (text.length >= LONG) {
      insertLong(this.#view, text, (state) => ({ from: 0, to: state.doc.length }));
      return;
    }
    onItsWay.delete(this.#view);
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
