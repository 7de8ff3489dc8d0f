// What TypeScript must take, and what it must refuse. The path is that of the built file.
import { mount, validate, type Inspection, type Options, type Portal } from "hookpost";

const options: Options = {
  apiBase: "https://webhooks.example.com",
  getToken: async () => "hp1.…",
  firstPage: "/deliveries?status=exhausted",
  locale: "en",
  theme: "dark",
  readOnly: true,
  sections: ["overview", "deliveries"],
  history: "address",
  onEvent(event) {
    if (event.type === "error") console.warn(event.detail.code, event.detail.message);
    if (event.type === "endpoint-created") console.log(event.detail.url);
    // @ts-expect-error a page has no message
    if (event.type === "navigate") console.log(event.detail.message);
  },
};

const portal: Portal = mount(document.body, options);
portal.ready.then(() => portal.unmount());

const verdict: Promise<Inspection> = validate({ eventType: "ORDER.CREATED" });
verdict.then(({ valid, documents }) => console.log(valid, documents[0]?.violations[0]?.line));

const element = document.createElement("hookpost-portal");
element.getToken = () => "hp1.…";
element.options = { readOnly: true };
element.addEventListener("navigate", ({ detail }) => console.log(detail.path));

// @ts-expect-error there is no such theme
mount(document.body, { theme: "blue" });
// @ts-expect-error a token is a text
mount(document.body, { getToken: () => 7 });
// @ts-expect-error no such option
mount(document.body, { tokn: "hp1.…" });
// @ts-expect-error the element comes first
mount({ token: "hp1.…" });
