// Makes an endpoint, publishes an event, and reads its delivery until it has arrived: address, key and the receiver's URL
// are the arguments. What is wrong on purpose must be an error to the compiler: it complains where it is not.
import { Failed, Hookpost } from "./hookpost.js";

// The one thing of Node that is needed.
declare const process: { argv: string[] };

const [address = "", key = "", receiver = ""] = process.argv.slice(2);
const hookpost = new Hookpost(address, key);
const partner = "demo";

const endpoint = await hookpost.call("post", "/api/v1/partners/{partner}/endpoints", {
  path: { partner },
  body: { url: receiver, eventTypes: ["ORDER.CREATED"] },
});
const data = { orderNumber: "AD234", status: "CREATED", productCode: "C1BLP10300", quantity: 1 };
const event = await hookpost.call("post", "/api/v1/partners/{partner}/events", {
  path: { partner },
  body: { eventType: "ORDER.CREATED", data },
  headers: { "idempotency-key": "journey" },
});

const deadline = Date.now() + 20_000;
let delivery = await newest();
while (delivery?.status !== "delivered" && Date.now() < deadline) {
  await new Promise((go) => setTimeout(go, 50));
  delivery = await newest();
}
const detail = await hookpost.call("get", "/api/v1/partners/{partner}/deliveries/{delivery}", {
  path: { partner, delivery: delivery?.id ?? "" },
});

async function newest() {
  const path = "/api/v1/partners/{partner}/deliveries";
  const page = await hookpost.call("get", path, { path: { partner }, query: { endpoint: endpoint.id, limit: 1 } });
  return page.deliveries[0];
}

let refused: string | undefined;
try {
  // @ts-expect-error: an endpoint has a URL.
  await hookpost.call("post", "/api/v1/partners/{partner}/endpoints", { path: { partner }, body: { description: "" } });
} catch (error) {
  refused = error instanceof Failed ? error.problem.code : String(error);
}
// @ts-expect-error: there is no such call.
void (() => hookpost.call("get", "/api/v1/nothing", { path: {} }));
// @ts-expect-error: endpoints are not removed all at once.
void (() => hookpost.call("delete", "/api/v1/partners/{partner}/endpoints", { path: { partner } }));
// @ts-expect-error: there is no such event type.
void (() => hookpost.call("post", "/api/v1/partners/{partner}/events", { path: { partner }, body: { eventType: "X", data } }));
// @ts-expect-error: a delivery has no colour.
void detail.delivery.colour;

console.log(JSON.stringify({ event: event.id, delivery: detail.delivery, status: detail.attempts[0]?.status, refused }));
