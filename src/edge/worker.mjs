// The worker's JavaScript: it loads the module and forwards. Everything else is Rust.
import { DurableObject } from "cloudflare:workers";
import module from "./hookpost_bg.wasm";
import { initSync, route, routeHandedOn, Partner, Registry } from "./hookpost.js";

// The runtime's own goes out of JavaScript and back for each call, and Rust calls it whenever a task goes on.
const settled = Promise.resolve();
globalThis.queueMicrotask = (work) => { settled.then(work); };

initSync({ module });

export class PartnerObject extends DurableObject {
  #partner = new Partner(this.ctx, this.env);
  fetch(request) { return this.#partner.fetch(request); }
  alarm() { return this.#partner.alarm(); }
}

export class RegistryObject extends DurableObject {
  #registry = new Registry(this.ctx, this.env);
  fetch(request) { return this.#registry.fetch(request); }
  alarm() { return this.#registry.alarm(); }
}

export default { fetch: (request, env) => route(request, env) };

// What another worker hands on (docs/workers.md). Only the socket `peers` leads here.
export const peer = { fetch: (request, env) => routeHandedOn(request, env) };
