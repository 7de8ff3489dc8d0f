// What the portal is measured on: the built worker with one partner, one endpoint that answers, and some deliveries.
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const DELIVERIES = 25;
/** A batch of the most events that one may have, as often, for as many endpoints: a hundred thousand deliveries. */
const BATCH = 1000;
const BATCHES = 5;
const ENDPOINTS = 20;
/** Something that takes longer has failed. */
const PATIENCE_MS = 30_000;

const PROVIDER = "prov_bench";
export const PARTNER = "demo";
/** Who has a hundred thousand deliveries. */
export const MANY = "many";
export const MANY_KEY = "part_many";
export const KEY = "part_demo";

async function until(what, holds) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(50)) {
    if (await holds()) return;
  }
  throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s`);
}

async function listening(server) {
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return server.address().port;
}

async function freePort() {
  const server = net.createServer();
  const port = await listening(server);
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

/** Starts all of it; gives the portal's address, and `end` to stop and remove everything. */
export async function setUp({ workerd, edge, dist, example }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "hookpost-bench-"));
  const receiver = http.createServer((request, response) => { request.resume().on("end", () => response.end()); });
  const receiverPort = await listening(receiver);
  const address = `http://127.0.0.1:${await freePort()}`;
  const options = ["-s", `http=${new URL(address).host}`, "-d", `storage=${folder}`, "-d", `assets=${dist}`];
  const worker = spawn(workerd, ["serve", path.join(edge, "workerd.capnp"), "local", ...options], {
    stdio: "ignore",
    env: {
      PROVIDER_KEY: PROVIDER,
      PARTNER_KEYS: `${PARTNER}=${KEY} ${MANY}=${MANY_KEY}`,
      STORAGE_KEYS: "bench:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
      ALLOW_LOOPBACK_HTTP: "true",
    },
  });
  const end = () => {
    worker.kill("SIGKILL");
    receiver.close();
    receiver.closeAllConnections();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  const call = async (key, method, rest, body, partner = PARTNER) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const answer = await fetch(`${address}/api/v1/partners/${partner}/${rest}`, { method, headers, body });
    if (!answer.ok) throw new Error(`${method} ${rest}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  try {
    await until("the worker answers", () => fetch(`${address}/health`).then(({ ok }) => ok, () => false));
    await call(KEY, "POST", "endpoints", JSON.stringify({ url: `http://127.0.0.1:${receiverPort}/hooks` }));
    for (let count = 0; count < DELIVERIES; count += 1) await call(PROVIDER, "POST", "events", example);
    await until("all arrive", async () => {
      const { deliveries } = await call(KEY, "GET", "deliveries");
      return deliveries.length === DELIVERIES && deliveries.every(({ status }) => status === "delivered");
    });
  } catch (error) {
    end();
    throw error;
  }
  const publish = () => call(PROVIDER, "POST", "events", example);
  /** Fills the other partner's log: its endpoints are off, so that everything is kept and nothing sent. */
  const fill = async () => {
    for (let count = 0; count < ENDPOINTS; count += 1) {
      const url = `http://127.0.0.1:${receiverPort}/hooks/${count}`;
      const { id } = await call(MANY_KEY, "POST", "endpoints", JSON.stringify({ url }), MANY);
      await call(MANY_KEY, "PATCH", `endpoints/${id}`, JSON.stringify({ enabled: false }), MANY);
    }
    const batch = JSON.stringify(Array.from({ length: BATCH }, () => JSON.parse(example)));
    for (let count = 0; count < BATCHES; count += 1) await call(PROVIDER, "POST", "events/batch", batch, MANY);
  };
  return { address, publish, fill, end };
}
