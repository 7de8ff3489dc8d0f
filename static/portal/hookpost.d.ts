/** The portal of Hookpost for a page of your own: docs/embedding.md says how. */

import type { Inspection } from "../validator/validator.js";

export type { Inspected, Inspection, Violation } from "../validator/validator.js";

/** A tab of the portal. */
export type Section = "overview" | "endpoints" | "deliveries" | "events" | "validator" | "security" | "settings";

/** What may be said of a portal. Only `getToken` (or `token`) is needed. */
export interface Options {
  /** Where the worker is, such as `https://webhooks.example.com`. Without it, where this module came from. */
  apiBase?: string;
  /** A portal token. It is not renewed: better give `getToken`. */
  token?: string;
  /** Gives a portal token: it is asked for the first one, and again whenever one is about to end or was refused. */
  getToken?: () => string | Promise<string>;
  /** Whose webhooks are shown. Without it, those of the token's partner. */
  partner?: string;
  /** The page to begin with, as a path of the portal: `/deliveries?status=exhausted`. */
  firstPage?: string;
  /** The language, such as `en` or `de-CH`. Without it, the browser's. */
  locale?: string;
  /** The colours; `auto`, as the visitor's system has them, is the default. */
  theme?: "light" | "dark" | "auto";
  /** Whether nothing can be changed, whatever the token allows. It hides what would change something; what keeps a
      visitor from it is a token with the role `viewer`. */
  readOnly?: boolean;
  /** The tabs to show; all of them is the default. */
  sections?: Section[];
  /** Where it is kept which page is shown: nowhere (the default), or in the fragment of your page's address, which one
      portal on a page may have. */
  history?: "memory" | "address";
  /** Hears everything that the element's events tell. */
  onEvent?: (event: PortalEvent) => void;
}

/** What a portal tells: as an event of the element by the name in `type`, and to `onEvent`. */
export type PortalEvent =
  | { type: "navigate"; detail: NavigateDetail }
  | { type: "endpoint-created"; detail: EndpointCreatedDetail }
  | { type: "error"; detail: ErrorDetail };

/** A page is shown. */
export interface NavigateDetail {
  /** Its path in the portal, good for `firstPage`. */
  path: string;
}

/** Somebody made an endpoint. */
export interface EndpointCreatedDetail {
  id: string;
  url: string;
}

/** Something went wrong that a host may want to know of. */
export interface ErrorDetail {
  /** `option`: an option is wrong. `colours`: something cannot be read in the colours given. `token`: `getToken` gave
      none. `load`: the portal's files could not be loaded. The others are about calls to the worker. */
  code:
    | "option" | "colours" | "token" | "load"
    | "session-ended" | "unreachable" | "timed-out" | "fault" | "unreadable";
  /** In words: which option or property, and what is expected. */
  message: string;
}

/** A portal in a page. */
export interface Portal {
  /** Fulfilled once it is drawn; rejected where it cannot be, with what `error` tells too. */
  ready: Promise<void>;
  /** Takes it away with all that it listens to. */
  unmount(): void;
}

/** Draws the portal into an element, after what is there. */
export function mount(element: Element, options: Options): Portal;

/** What is wrong with an event, given as a value or as its text; judged by its own event type, or by the one given.
    The validator is loaded by the first call; nothing is sent anywhere. */
export function validate(event: object | string | Uint8Array, eventType?: string): Promise<Inspection>;

/** `<hookpost-portal>`: attributes `api-base`, `token`, `partner`, `first-page`, `locale`, `theme`, `read-only`, `sections`
    (by spaces), `history`; the rest as properties. Any change of them mounts it anew. */
export interface HookpostPortalElement extends HTMLElement {
  options?: Options;
  getToken?: Options["getToken"];
  addEventListener(type: "navigate", listener: (event: CustomEvent<NavigateDetail>) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: "endpoint-created", listener: (event: CustomEvent<EndpointCreatedDetail>) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: "error", listener: (event: CustomEvent<ErrorDetail>) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "hookpost-portal": HookpostPortalElement;
  }
}
