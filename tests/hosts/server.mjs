// server.mjs FOLDER PORT: a provider's site as the tests have it. It serves the folder's files, in which
// https://webhooks.example.com stands for the worker (HOOKPOST), and mints tokens as docs/embedding.md says.
// The page framed.html comes with a strict content security policy.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const [folder, port] = process.argv.slice(2);
const { HOOKPOST, PROVIDER_KEY } = process.env;

const KINDS = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css" };
const STRICT = `default-src 'none'; script-src 'self' ${HOOKPOST} 'wasm-unsafe-eval'; connect-src 'self' ${HOOKPOST}; ` +
  "worker-src blob:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

async function token(url) {
  const partner = url.searchParams.get("partner") ?? "demo";
  const answer = await fetch(`${HOOKPOST}/api/v1/partners/${partner}/portal-access`, {
    method: "POST",
    headers: { authorization: `Bearer ${PROVIDER_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      role: url.searchParams.get("role") ?? "admin",
      expiresIn: Number(url.searchParams.get("expiresIn") ?? 3600),
    }),
  });
  return (await answer.json()).token;
}

createServer(async (request, response) => {
  const url = new URL(request.url, "http://site");
  try {
    if (url.pathname === "/hookpost-token") return response.end(await token(url));
    const name = url.pathname === "/" ? "index.html" : url.pathname.slice(1);
    const text = readFileSync(join(folder, name), "utf8").replaceAll("https://webhooks.example.com", HOOKPOST);
    response.setHeader("content-type", KINDS[name.split(".").pop()] ?? "text/plain");
    if (name === "framed.html") response.setHeader("content-security-policy", STRICT);
    response.end(text);
  } catch {
    response.writeHead(404).end();
  }
}).listen(Number(port), "127.0.0.1");
