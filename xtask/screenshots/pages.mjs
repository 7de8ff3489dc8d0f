// Every page of the portal and every state in which it is pictured.
import { createHmac } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

import { EMPTY, FULL, TYPICAL } from "./world.mjs";

const DESK = { width: 1280, height: 900 };

/** `answers` says what becomes of what a page asks for, if not the worker's own answer: it is held back, or it is a 503. */
export const states = [
  { name: "light", partner: TYPICAL, viewport: DESK, scheme: "light" },
  { name: "dark", partner: TYPICAL, viewport: DESK, scheme: "dark" },
  { name: "phone", partner: TYPICAL, viewport: { width: 390, height: 844 }, scheme: "light" },
  { name: "wide", partner: TYPICAL, viewport: { width: 1800, height: 1000 }, scheme: "light" },
  { name: "empty", partner: EMPTY, viewport: DESK, scheme: "light" },
  { name: "loading", partner: TYPICAL, viewport: DESK, scheme: "light", answers: "held" },
  { name: "failing", partner: TYPICAL, viewport: DESK, scheme: "light", answers: "failing" },
  { name: "full", partner: FULL, viewport: DESK, scheme: "light" },
];

const API = /\/api\/v1\/partners\//;
/** Pages that ask nobody can only wait for their own code. */
const CODE = /\/split_workbench.*\.wasm/;

const example = (world, name) => fs.readFileSync(path.join(world.root, `static/examples/${name}.json`), "utf8");

async function typeEndpoint(page, state, world) {
  if (state.name === "empty") return;
  await page.getByLabel("URL", { exact: true }).fill(world.url("/hooks/orders"));
  await page.getByLabel("Description").fill("Production, Ireland");
  await page.getByRole("button", { name: "Add header" }).click();
  await page.getByLabel("Name of header 1").fill("authorization");
  await page.getByLabel("Value of header 1").fill("Bearer 3f0c9a52b1");
  if (state.answers === "failing") await page.getByRole("button", { name: "Save", exact: true }).click();
}

async function typeEvents(page, state, world) {
  const wrong = example(world, "ORDER.DISPATCHED").trim().replace(/"quantity": \d+/, "\"quantity\": \"2\"").replace("\"kitId\"", "\"kitid\"");
  const all = fs.readdirSync(path.join(world.root, "static/examples")).map((name) => example(world, name.replace(/\.json$/, "")));
  if (state.name === "empty") return;
  await page.locator(".cm-content, .code-editor textarea, textarea").first().click();
  await page.keyboard.insertText(state.name === "full" ? `[${[...all, wrong].join(",\n")}]` : wrong);
  await page.locator(".verdict-panel :is(.headline, tbody tr)").first().waitFor();
}

async function paste(page, state, world) {
  if (state.name === "empty") return;
  const body = JSON.stringify(JSON.parse(example(world, "ORDER.CREATED")));
  const [id, at] = [JSON.parse(body).id, Math.floor(Date.now() / 1000) - 42];
  const key = Buffer.from(world.secret.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  await page.getByLabel("Headers", { exact: true }).fill(`webhook-id: ${id}\nwebhook-timestamp: ${at}\nwebhook-signature: v1,${signature}`);
  await page.getByLabel("Body, as your server read it").fill(state.name === "full" ? body : JSON.stringify(JSON.parse(body), null, 2));
  await page.getByLabel("Secret", { exact: true }).fill(world.secret);
  await page.locator(".diagnosis:not([data-verdict=waiting])").waitFor();
}

async function breakDown(page, state) {
  if (state.name !== "empty") await page.getByRole("button", { name: state.name === "full" ? "3 hours" : "50 minutes" }).click();
}

/** `asks` is what is held back or fails; `use` is what somebody does there before the picture is taken. */
export const pages = [
  { name: "overview", title: "Overview", asks: API, at: () => "/" },
  { name: "endpoints", title: "Endpoints", asks: API, at: () => "/endpoints" },
  { name: "new-endpoint", title: "New endpoint", asks: API, at: () => "/endpoints/new", use: typeEndpoint, onlyWritesFail: true },
  { name: "endpoint", title: "One endpoint", asks: API, at: (world, { partner }) => `/endpoints/${world.endpoints[partner]}` },
  { name: "deliveries", title: "Deliveries", asks: API, at: () => "/deliveries" },
  { name: "delivery", title: "One delivery", asks: API, at: delivery },
  { name: "events", title: "Events", asks: CODE, at: () => "/events" },
  { name: "event", title: "One event", asks: CODE, at: (_, { name }) => `/events/${name === "full" ? "TEST.PROCESSED" : "ORDER.DISPATCHED"}` },
  { name: "validator", title: "Validator", asks: CODE, at: () => "/validator", use: typeEvents },
  { name: "security", title: "Security", asks: CODE, at: () => "/security", use: paste },
  { name: "settings", title: "Settings", asks: API, at: () => "/settings" },
  { name: "retries", title: "Retries", asks: CODE, at: () => "/retries", use: breakDown },
];

/** What the README shows: as much of these pages as a screen does. */
export const shown = ["overview", "new-endpoint", "delivery", "security"];

/** The empty one has had no attempt yet. */
function delivery(world, { name, partner }) {
  return `/deliveries/${name === "empty" ? world.deliveries.waiting : world.deliveries[partner]}`;
}

/** Whose portal shows a page in a state: an endpoint without events needs the endpoint, a delivery needs to have been made. */
export function partnerOf(page, state) {
  return page.name === "delivery" && state.name === "empty" ? TYPICAL : state.partner;
}
