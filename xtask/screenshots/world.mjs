// What the pictures show: three partners, seeded by the API alone.
//
// `harbour-clinic` has an endpoint in every state, `new-partner` has just come, `busy-insurer` has more of everything than
// anybody should.
import fs from "node:fs";
import path from "node:path";

import { HOSTS, startReceiver } from "./receiver.mjs";
import { startWorker } from "./worker.mjs";

/** Attempts are used up in seconds. */
const SWIFT_MS = 4;
/** As in production, so that the waits on the pictures are the real ones. */
const REAL_MS = 5000;
const WITHIN_MS = 40_000;

export const TYPICAL = "harbour-clinic";
export const EMPTY = "new-partner";
export const FULL = "busy-insurer";

async function eventually(what, found) {
  const deadline = Date.now() + WITHIN_MS;
  while (Date.now() < deadline) {
    const value = await found();
    if (value) return value;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  throw new Error(`within ${WITHIN_MS / 1000} s it did not come to this: ${what}`);
}

/** An example of the catalogue as an event to publish, the number in it changed so that rows can be told apart. */
function events(root, count, from) {
  const folder = path.join(root, "static/examples");
  const files = fs.readdirSync(folder).filter((name) => name.split(".").length === 3).sort();
  return Array.from({ length: count }, (_, at) => {
    const text = fs.readFileSync(path.join(folder, files[(at * 5) % files.length]), "utf8");
    const { eventType, data } = JSON.parse(text.replaceAll("AD234", `AD${from + at}`));
    return { eventType, data };
  });
}

/** Starts worker and receiver and fills them. `stop` ends both. */
export async function makeWorld({ root, ...place }) {
  const receiver = await startReceiver();
  const worker = await startWorker(place, SWIFT_MS);
  const stop = async () => { await worker.stop(); receiver.stop(); };
  try {
    return { ...await seed(root, worker, receiver), root, address: worker.address, url: receiver.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function seed(root, worker, receiver) {
  const { call } = worker;
  const make = (partner, url, description, rest = {}) => call("POST", partner, "endpoints", { url, description, ...rest });
  const publish = (partner, list) => call("POST", partner, "events/batch", list);
  const deliveries = async (partner, query) => (await call("GET", partner, `deliveries?${query}`)).deliveries;
  const settled = (partner) => eventually(`nothing of ${partner} waits`, async () => (
    (await deliveries(partner, "status=pending&limit=1")).length === 0
  ));

  const authorization = [{ name: "authorization", value: "Bearer 3f0c9a52b1" }];
  const headers = [...authorization, { name: "x-environment", value: "production" }];
  const well = await make(TYPICAL, receiver.url("/hooks"), "Production", { headers });
  await make(TYPICAL, receiver.url("/flaky", 2), "Data warehouse");
  const orders = ["ORDER.CREATED", "ORDER.DISPATCHED", "ORDER.RECEIVED"];
  const down = await make(TYPICAL, receiver.url("/down", 3), "Staging", { eventTypes: orders });
  const gone = await make(TYPICAL, receiver.url("/gone/importer", 4), "Old importer", { eventTypes: orders });
  await publish(TYPICAL, events(root, 42, 234));

  const fresh = await make(EMPTY, receiver.url("/hooks"), "");

  const long = "the-insurance-groups-patient-notification-gateway/incoming/webhooks/health-testing/version-2";
  const crowd = [];
  for (let at = 0; at < HOSTS; at += 1) {
    const step = at % 4 === 1 ? "flaky" : at % 6 === 2 ? "down" : "hooks";
    const url = receiver.url(`/${step}/${long}/region-${at}`, at + 1);
    const description = at % 3 ? `Region ${at}` : `Patient notifications for region ${at}, forwarded to the regional care teams`;
    crowd.push(await make(FULL, url, description, { headers }));
  }
  await publish(FULL, events(root, 40, 1000));
  await settled(TYPICAL);
  await settled(FULL);

  await worker.restart(REAL_MS);
  const restartedAt = new Date().toISOString();
  await publish(TYPICAL, events(root, 14, 500));
  await publish(FULL, events(root, 14, 2000));
  const recovered = await eventually("a delivery failed twice and then arrived", async () => {
    const found = await deliveries(TYPICAL, "status=delivered&limit=100");
    return found.find(({ attempts, createdAt }) => attempts === 3 && createdAt > restartedAt);
  });
  const [parked] = await deliveries(TYPICAL, `status=parked&endpoint=${gone.id}&limit=1`);
  const [exhausted] = await deliveries(FULL, "status=exhausted&limit=1");
  const secret = await call("GET", TYPICAL, `endpoints/${well.id}/secret`);

  const links = {};
  for (const partner of [TYPICAL, EMPTY, FULL]) {
    links[partner] = (await call("POST", partner, "portal-access", { role: "admin", expiresIn: 86_400 })).token;
  }
  return {
    token: (partner) => links[partner],
    secret: secret.secret,
    endpoints: { [TYPICAL]: down.id, [EMPTY]: fresh.id, [FULL]: crowd[1].id },
    deliveries: { [TYPICAL]: recovered.id, waiting: parked.id, [FULL]: exhausted.id },
    /** Makes the empty partner empty. */
    removeFresh: () => call("DELETE", EMPTY, `endpoints/${fresh.id}`),
  };
}
