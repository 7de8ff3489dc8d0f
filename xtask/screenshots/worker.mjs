// The built worker on workerd, with a data folder of its own, and its API as the provider calls it.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

const STARTS_WITHIN_MS = 20_000;

const freePort = () => new Promise((resolve) => {
  const server = net.createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Starts it; retry n waits n times `retryDelayMs`. It can be started again under another delay. */
export async function startWorker({ workerd, edge, dist, data }, retryDelayMs) {
  const keys = { provider: randomBytes(16).toString("hex"), storage: randomBytes(32), token: randomBytes(32) };
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const log = fs.openSync(path.join(data, "worker.log"), "a");
  const storage = path.join(data, "storage");
  fs.mkdirSync(storage, { recursive: true });
  let child;

  async function start(delayMs) {
    const environment = {
      PATH: process.env.PATH,
      PROVIDER_KEY: keys.provider,
      STORAGE_KEYS: `pictures:${keys.storage.toString("base64")}`,
      TOKEN_KEY: keys.token.toString("base64"),
      RETRY_DELAY_MS: String(delayMs),
      ALLOW_LOOPBACK_HTTP: "true",
    };
    const options = ["serve", path.join(edge, "workerd.capnp"), "local", "-s", `http=127.0.0.1:${port}`];
    options.push("-d", `storage=${storage}`, "-d", `assets=${dist}`);
    child = spawn(workerd, options, { env: environment, stdio: ["ignore", log, log] });
    const deadline = Date.now() + STARTS_WITHIN_MS;
    while (!(await fetch(`${address}/health`).then((answer) => answer.ok, () => false))) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error("workerd does not start; see worker.log");
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }

  async function stop() {
    const ended = new Promise((resolve) => { child.once("exit", resolve); });
    child.kill();
    await ended;
  }

  async function call(method, partner, step, body) {
    const answer = await fetch(`${address}/api/v1/partners/${partner}/${step}`, {
      method,
      headers: { authorization: `Bearer ${keys.provider}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${step} answered ${answer.status}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  await start(retryDelayMs);
  return { address, call, stop, restart: async (delayMs) => { await stop(); await start(delayMs); } };
}
