# Hookpost on workerd. Two configurations that differ in one thing: whether this machine's own loopback may be called.
#
#   workerd serve workerd.capnp production -s http=127.0.0.1:8787 -d storage=DIR -d assets=DIR
#   workerd serve workerd.capnp local      …
#
# In production by way of locked.sh, which keeps a second one off the folder. Each has a second form, `productionShard` and
# `localShard`, for one of several workers that share the partners (docs/workers.md): it also listens for the others, on
# the socket `shard-N/socket` below the folder that all of them are started in.
#
# Settings come from the environment: PROVIDER_KEY, PARTNER_KEYS, STORAGE_KEYS, TOKEN_KEY, PORTAL_URL,
# ALLOWED_ORIGINS, RETRY_DELAY_MS, ALLOW_LOOPBACK_HTTP, RETENTION_DAYS, ALLOWED_PORTS, ATTEMPTS_PER_ENDPOINT,
# ATTEMPTS_PER_PARTNER, BACKLOG_AT_MOST, METRICS_KEY, OPERATOR_URL, OPERATOR_SECRET, DISABLE_AFTER_HOURS,
# FRAME_ANCESTORS, CLIENT_ADDRESS_HEADER, AUDIT_ADDRESSES, LOG, SHARD, SHARDS.
using Workerd = import "/workerd/workerd.capnp";

const production :Workerd.Config = (
  services = [
    (name = "hookpost", worker = .hookpost), .storage, .assets, (name = "internet", network = .public),
    .shard0, .shard1, .shard2, .shard3, .shard4, .shard5, .shard6, .shard7,
  ],
  sockets = [.http],
);

const local :Workerd.Config = (
  services = [
    (name = "hookpost", worker = .hookpost), .storage, .assets, (name = "internet", network = .loopback),
    .shard0, .shard1, .shard2, .shard3, .shard4, .shard5, .shard6, .shard7,
  ],
  sockets = [.http],
);

const productionShard :Workerd.Config = (
  services = [
    (name = "hookpost", worker = .hookpost), .storage, .assets, (name = "internet", network = .public),
    .shard0, .shard1, .shard2, .shard3, .shard4, .shard5, .shard6, .shard7,
  ],
  sockets = [.http, .peers],
);

const localShard :Workerd.Config = (
  services = [
    (name = "hookpost", worker = .hookpost), .storage, .assets, (name = "internet", network = .loopback),
    .shard0, .shard1, .shard2, .shard3, .shard4, .shard5, .shard6, .shard7,
  ],
  sockets = [.http, .peers],
);

const http :Workerd.Socket = (name = "http", address = "127.0.0.1:8787", http = (), service = "hookpost");
const peers :Workerd.Socket = (
  name = "peers",
  address = "unix:shard-0/socket",
  http = (),
  service = (name = "hookpost", entrypoint = "peer"),
);
const storage :Workerd.Service = (name = "storage", disk = (path = "storage", writable = true));
const assets :Workerd.Service = (name = "assets", disk = (path = "assets"));

# The others. Nobody connects to one before a call is for a partner of its own.
const shard0 :Workerd.Service = (name = "shard-0", external = (address = "unix:shard-0/socket", http = ()));
const shard1 :Workerd.Service = (name = "shard-1", external = (address = "unix:shard-1/socket", http = ()));
const shard2 :Workerd.Service = (name = "shard-2", external = (address = "unix:shard-2/socket", http = ()));
const shard3 :Workerd.Service = (name = "shard-3", external = (address = "unix:shard-3/socket", http = ()));
const shard4 :Workerd.Service = (name = "shard-4", external = (address = "unix:shard-4/socket", http = ()));
const shard5 :Workerd.Service = (name = "shard-5", external = (address = "unix:shard-5/socket", http = ()));
const shard6 :Workerd.Service = (name = "shard-6", external = (address = "unix:shard-6/socket", http = ()));
const shard7 :Workerd.Service = (name = "shard-7", external = (address = "unix:shard-7/socket", http = ()));

const hookpost :Workerd.Worker = (
  compatibilityDate = "2026-11-01",
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "hookpost.js", esModule = embed "hookpost.js"),
    (name = "hookpost_bg.wasm", wasm = embed "hookpost_bg.wasm"),
  ],
  bindings = [
    (name = "PARTNERS", durableObjectNamespace = "PartnerObject"),
    (name = "REGISTRY", durableObjectNamespace = "RegistryObject"),
    (name = "ASSETS", service = "assets"),
    (name = "PROVIDER_KEY", fromEnvironment = "PROVIDER_KEY"),
    (name = "PARTNER_KEYS", fromEnvironment = "PARTNER_KEYS"),
    (name = "STORAGE_KEYS", fromEnvironment = "STORAGE_KEYS"),
    (name = "TOKEN_KEY", fromEnvironment = "TOKEN_KEY"),
    (name = "PORTAL_URL", fromEnvironment = "PORTAL_URL"),
    (name = "ALLOWED_ORIGINS", fromEnvironment = "ALLOWED_ORIGINS"),
    (name = "RETRY_DELAY_MS", fromEnvironment = "RETRY_DELAY_MS"),
    (name = "ALLOW_LOOPBACK_HTTP", fromEnvironment = "ALLOW_LOOPBACK_HTTP"),
    (name = "ATTEMPTS_PER_ENDPOINT", fromEnvironment = "ATTEMPTS_PER_ENDPOINT"),
    (name = "ATTEMPTS_PER_PARTNER", fromEnvironment = "ATTEMPTS_PER_PARTNER"),
    (name = "RETENTION_DAYS", fromEnvironment = "RETENTION_DAYS"),
    (name = "RETENTION_MS", fromEnvironment = "RETENTION_MS"),
    (name = "BACKLOG_AT_MOST", fromEnvironment = "BACKLOG_AT_MOST"),
    (name = "ALLOWED_PORTS", fromEnvironment = "ALLOWED_PORTS"),
    (name = "METRICS_KEY", fromEnvironment = "METRICS_KEY"),
    (name = "OPERATOR_URL", fromEnvironment = "OPERATOR_URL"),
    (name = "OPERATOR_SECRET", fromEnvironment = "OPERATOR_SECRET"),
    (name = "DISABLE_AFTER_HOURS", fromEnvironment = "DISABLE_AFTER_HOURS"),
    (name = "FRAME_ANCESTORS", fromEnvironment = "FRAME_ANCESTORS"),
    (name = "CLIENT_ADDRESS_HEADER", fromEnvironment = "CLIENT_ADDRESS_HEADER"),
    (name = "AUDIT_ADDRESSES", fromEnvironment = "AUDIT_ADDRESSES"),
    (name = "LOG", fromEnvironment = "LOG"),
    (name = "SHARD", fromEnvironment = "SHARD"),
    (name = "SHARDS", fromEnvironment = "SHARDS"),
    (name = "SHARD_0", service = "shard-0"),
    (name = "SHARD_1", service = "shard-1"),
    (name = "SHARD_2", service = "shard-2"),
    (name = "SHARD_3", service = "shard-3"),
    (name = "SHARD_4", service = "shard-4"),
    (name = "SHARD_5", service = "shard-5"),
    (name = "SHARD_6", service = "shard-6"),
    (name = "SHARD_7", service = "shard-7"),
  ],
  # A unique key names the folder of the objects' files: it never changes.
  durableObjectNamespaces = [
    (className = "PartnerObject", uniqueKey = "hookpost-partner-v1", enableSql = true),
    (className = "RegistryObject", uniqueKey = "hookpost-registry-v1", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "storage"),
  globalOutbound = "internet",
);

# The second wall behind `guard`: it sees the address a name resolves to, at the moment of connecting. "public" leaves
# out loopback, private and link-local addresses; here stands all that `guard` refuses by address (src/guard/ranges.rs)
# but loopback, and a test compares the two. An allowed range wins over a wider one that is denied.
const never :List(Text) = [
  "169.254.169.254/32", "169.254.170.2/32", "169.254.170.23/32", "169.254.0.23/32", "100.100.100.200/32",
  "168.63.129.16/32", "192.0.0.192/32", "0.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
  "100.64.0.0/10", "169.254.0.0/16", "192.0.0.0/24", "192.88.99.0/24", "192.0.2.0/24", "198.51.100.0/24",
  "203.0.113.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "fd00:ec2::254/128", "fd00:ec2::23/128",
  "fd20:ce::254/128", "::/128", "::ffff:0:0/96", "::/96", "::ffff:0:0:0/96", "64:ff9b::/96",
  "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:2::/48", "2001::/23", "2001:db8::/32", "3fff::/20",
  "2002::/16", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "::/3", "4000::/2", "8000::/1",
];

const public :Workerd.Network = (allow = ["public"], deny = .never, tlsOptions = (trustBrowserCas = true));

const loopback :Workerd.Network = (
  allow = ["public", "127.0.0.0/8", "::1/128"],
  deny = .never,
  tlsOptions = (trustBrowserCas = true),
);
