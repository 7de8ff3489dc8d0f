// What a test asks of the module, for it to call: `await open("one", options)`, and what came of it.
import { mount, validate } from "https://webhooks.example.com/embed/hookpost.js";

Object.assign(window, {
  told: [],
  asked: 0,
  portals: {},
  validate,
  /** A token of the site's own server; `query` says which. */
  async token(query = "") {
    window.asked += 1;
    return (await fetch(`/hookpost-token?${query}`)).text();
  },
  async open(id, options) {
    const onEvent = ({ type, detail }) => window.told.push({ portal: id, type, ...detail });
    window.portals[id] = mount(document.getElementById(id), { onEvent, ...options });
    return window.portals[id].ready.then(() => "", (error) => error.message);
  },
  /** What the portal in that element is drawn into. */
  inside: (id) => {
    const element = document.getElementById(id);
    return (element?.shadowRoot ?? element?.lastElementChild?.shadowRoot)?.querySelector(".hookpost") ?? null;
  },
});
window.isReady = true;
