// What a host imports: the portal for somebody else's page, in a shadow root of its own. docs/embedding.md says how.
import startJudge, { judgeColours, readOptions } from "hosting";
import start, { mount as draw } from "portal";
import styles from "portal-styles";

/** Where the build's files are: beside this one. */
const files = new URL(".", import.meta.url).href.replace(/\/$/, "");

let sheet;

/** Draws the portal into an element, after what is there. */
export function mount(element, options = {}) {
  if (!(element instanceof Element)) throw new TypeError("mount(element, options): the first argument is an element of the page.");
  if (options === null || typeof options !== "object") throw new TypeError("mount(element, options): the second argument is an object.");
  const frame = document.createElement("div");
  element.append(frame);
  const portal = open(frame.attachShadow({ mode: "open" }), element, options);
  return { ready: portal.ready, unmount: () => { portal.unmount(); frame.remove(); } };
}

let validator;

/** What is wrong with an event, by its own event type or the one given. The validator is loaded by the first call. */
export async function validate(event, eventType) {
  validator ??= import(`${files}/validator/validator.js`).then(async (module) => {
    await module.default();
    return module;
  });
  validator.catch(() => { validator = undefined; });
  const { validate } = await validator;
  return validate(eventType, typeof event === "string" || event instanceof Uint8Array ? event : JSON.stringify(event));
}

function open(shadow, target, options) {
  sheet ??= new CSSStyleSheet();
  if (sheet.cssRules.length === 0) sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement("div");
  root.className = "hookpost";
  root.dataset.embedded = "";
  shadow.append(root);

  const tell = (type, detail) => {
    if (type === "error") console.error(`Hookpost: ${detail.message}`);
    target.dispatchEvent(new CustomEvent(type, { detail }));
    if (typeof options.onEvent === "function") options.onEvent({ type, detail });
  };
  let mounted, isOver = false;
  const ready = (async () => {
    try {
      await Promise.all([start(), startJudge({ module_or_path: `${files}/validator/hosting_bg.wasm` })]);
      if (isOver) return;
      const judged = readOptions(options);
      if (judged.theme !== "auto") root.dataset.theme = judged.theme;
      dress(root, target);
      mounted = draw(root, judged, options, tell, files);
    } catch (error) {
      if (isOver) return;
      const code = mounted === undefined && error instanceof Error && error.message.startsWith("Option ") ? "option" : "load";
      const words = document.createElement("p");
      words.className = "starting";
      words.setAttribute("role", "alert");
      words.textContent = `The webhooks cannot be shown here. ${error.message}`;
      root.replaceChildren(words);
      tell("error", { code, message: error.message });
      throw error;
    }
    for (const message of colourProblems(root, target, options.theme)) tell("error", { code: "colours", message });
  })();
  // Whoever does not wait for it has heard of it all the same.
  ready.catch(() => {});
  return {
    ready,
    unmount() {
      isOver = true;
      mounted?.unmount();
      mounted = undefined;
      root.remove();
      shadow.adoptedStyleSheets = [];
    },
  };
}

const COLOURS = ["accent", "on-accent", "background", "text"];

const given = (target, name) => getComputedStyle(target).getPropertyValue(`--hookpost-${name}`).trim();

/** Where a host has colours of its own for what is behind and what is written, all greys are mixed from them. */
function dress(root, target) {
  if (given(target, "background") || given(target, "text")) root.dataset.coloured = "";
}

/** What keeps a host's colours from being read, in each theme that may be shown. */
function colourProblems(root, target, theme) {
  const own = COLOURS.filter((name) => given(target, name));
  if (own.length === 0) return [];
  const nonsense = own.filter((name) => !CSS.supports("color", given(target, name)));
  if (nonsense.length > 0) return nonsense.map((name) => `--hookpost-${name} is "${given(target, name)}", which is no colour.`);
  const probe = document.createElement("span");
  probe.hidden = true;
  root.append(probe);
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  const pixel = (token) => {
    probe.style.color = `var(--${token})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
  };
  const themes = theme === "light" || theme === "dark" ? [theme] : ["light", "dark"];
  const problems = themes.flatMap((scheme) => {
    probe.style.colorScheme = scheme;
    const colours = new Uint8Array(["surface", "text", "accent", "on-accent", "text-muted"].flatMap(pixel));
    return judgeColours(scheme, colours);
  });
  probe.remove();
  return problems;
}

const ATTRIBUTES = {
  "api-base": "apiBase", token: "token", partner: "partner", "first-page": "firstPage", locale: "locale", theme: "theme",
  "read-only": "readOnly", sections: "sections", history: "history",
};

/** Reads an attribute as the option of its name. */
function attribute(element, name) {
  const value = element.getAttribute(name);
  if (name === "read-only") return value !== "false";
  return name === "sections" ? value.split(/[\s,]+/).filter(Boolean) : value;
}

class HookpostPortal extends HTMLElement {
  static observedAttributes = Object.keys(ATTRIBUTES);
  #shadow = this.attachShadow({ mode: "open" });
  #given = {};
  #portal;
  #isDue = false;

  constructor() {
    super();
    // What was set before this class was there hides the properties below.
    for (const name of ["options", "getToken"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  get options() { return this.#given.options; }
  set options(options) { this.#give({ options }); }
  get getToken() { return this.#given.getToken; }
  set getToken(getToken) { this.#give({ getToken }); }

  connectedCallback() { this.#renew(); }
  disconnectedCallback() { this.#renew(); }
  attributeChangedCallback(_, before, after) { if (before !== after) this.#renew(); }

  #give(given) {
    Object.assign(this.#given, given);
    this.#renew();
  }

  /** Mounts it anew, once, when all that is set in one go is set. */
  #renew() {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#portal?.unmount();
      this.#portal = undefined;
      if (!this.isConnected) return;
      const present = Object.keys(ATTRIBUTES).filter((name) => this.hasAttribute(name));
      const options = Object.fromEntries(present.map((name) => [ATTRIBUTES[name], attribute(this, name)]));
      const { options: more, getToken } = this.#given;
      this.#portal = open(this.#shadow, this, { ...options, ...more, ...(getToken ? { getToken } : {}) });
    });
  }
}

if (!customElements.get("hookpost-portal")) customElements.define("hookpost-portal", HookpostPortal);
