// The partners' servers: real ones on loopback that answer by their path.
import http from "node:http";

const UNAVAILABLE = { status: 503, body: "<html><body>Service Unavailable: a deployment is under way</body></html>" };

/** It has so many addresses. */
export const HOSTS = 24;

/** `seen` is how many requests have brought this event to this path, this one included. */
const answers = {
  "/hooks": () => ({ status: 204 }),
  // Every third event finds it busy twice.
  "/flaky": (seen, nth) => (nth % 3 === 0 && seen <= 2 ? UNAVAILABLE : { status: 200, body: '{"ok":true}' }),
  "/down": () => UNAVAILABLE,
  "/gone": () => ({ status: 410, body: "This receiver was taken out of service." }),
};

/** Starts it. A path that it has no answer for gets the one of `/hooks`. */
export async function startReceiver() {
  const seen = new Map();
  const order = new Map();
  const count = new Map();
  const handle = (request, response) => {
    request.resume();
    request.on("end", () => {
      const key = `${request.url} ${request.headers["webhook-id"]}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      const first = `/${request.url.split("/")[1]}`;
      if (!order.has(key)) order.set(key, count.set(first, (count.get(first) ?? 0) + 1).get(first));
      const { status, body } = (answers[first] ?? answers["/hooks"])(seen.get(key), order.get(key));
      response.writeHead(status, body ? { "content-type": body.startsWith("<") ? "text/html" : "text/plain" } : {});
      response.end(body);
    });
  };
  // One port at many addresses of loopback, so that endpoints can be told apart.
  const servers = [];
  for (let at = 1; at <= HOSTS; at += 1) {
    const server = http.createServer(handle);
    await new Promise((resolve, reject) => {
      server.once("error", reject).listen(servers[0]?.address().port ?? 0, `127.0.0.${at}`, resolve);
    });
    servers.push(server);
  }
  const { port } = servers[0].address();
  return {
    url: (step, host = 1) => `http://127.0.0.${host}:${port}${step}`,
    stop: () => servers.forEach((server) => { server.close(); server.closeAllConnections(); }),
  };
}
