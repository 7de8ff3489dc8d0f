# Hookpost on workerd. Two configurations that differ in one thing: whether this machine's own loopback may be called.
#
#   workerd serve workerd.capnp production -s http=127.0.0.1:8787 -d storage=DIR -d assets=DIR
#   workerd serve workerd.capnp local      …
#
# Settings come from the environment: PROVIDER_KEY, PARTNER_KEYS, STORAGE_KEYS, RETRY_DELAY_MS, ALLOW_LOOPBACK_HTTP,
# ATTEMPTS_PER_ENDPOINT, ATTEMPTS_PER_PARTNER.
using Workerd = import "/workerd/workerd.capnp";

const production :Workerd.Config = (
  services = [(name = "hookpost", worker = .hookpost), .storage, .assets, (name = "internet", network = .public)],
  sockets = [.http],
);

const local :Workerd.Config = (
  services = [(name = "hookpost", worker = .hookpost), .storage, .assets, (name = "internet", network = .loopback)],
  sockets = [.http],
);

const http :Workerd.Socket = (name = "http", address = "127.0.0.1:8787", http = (), service = "hookpost");
const storage :Workerd.Service = (name = "storage", disk = (path = "storage", writable = true));
const assets :Workerd.Service = (name = "assets", disk = (path = "assets"));

const hookpost :Workerd.Worker = (
  compatibilityDate = "2026-11-01",
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "hookpost.js", esModule = embed "hookpost.js"),
    (name = "hookpost_bg.wasm", wasm = embed "hookpost_bg.wasm"),
  ],
  bindings = [
    (name = "PARTNERS", durableObjectNamespace = "PartnerObject"),
    (name = "ASSETS", service = "assets"),
    (name = "PROVIDER_KEY", fromEnvironment = "PROVIDER_KEY"),
    (name = "PARTNER_KEYS", fromEnvironment = "PARTNER_KEYS"),
    (name = "STORAGE_KEYS", fromEnvironment = "STORAGE_KEYS"),
    (name = "RETRY_DELAY_MS", fromEnvironment = "RETRY_DELAY_MS"),
    (name = "ALLOW_LOOPBACK_HTTP", fromEnvironment = "ALLOW_LOOPBACK_HTTP"),
    (name = "ATTEMPTS_PER_ENDPOINT", fromEnvironment = "ATTEMPTS_PER_ENDPOINT"),
    (name = "ATTEMPTS_PER_PARTNER", fromEnvironment = "ATTEMPTS_PER_PARTNER"),
  ],
  # The unique key names the folder of every partner's file: it never changes.
  durableObjectNamespaces = [(className = "PartnerObject", uniqueKey = "hookpost-partner-v1", enableSql = true)],
  durableObjectStorage = (localDisk = "storage"),
  globalOutbound = "internet",
);

# The second wall behind `guard`: it sees the address a name resolves to, at the moment of connecting. "public" leaves
# out private, loopback and link-local addresses; these it would let through.
const never :List(Text) = [
  "198.18.0.0/15", "192.0.2.0/24", "203.0.113.0/24", "198.51.100.0/24", "192.88.99.0/24", "64:ff9b::/96", "::/96",
  "2002::/16", "fec0::/10", "2001:db8::/32",
];

const public :Workerd.Network = (allow = ["public"], deny = .never, tlsOptions = (trustBrowserCas = true));

# ::/96 would take ::1 along, so here it is left to `guard`.
const loopback :Workerd.Network = (
  allow = ["public", "127.0.0.0/8", "::1/128"],
  deny = [
    "198.18.0.0/15", "192.0.2.0/24", "203.0.113.0/24", "198.51.100.0/24", "192.88.99.0/24", "64:ff9b::/96",
    "2002::/16", "fec0::/10", "2001:db8::/32",
  ],
  tlsOptions = (trustBrowserCas = true),
);
