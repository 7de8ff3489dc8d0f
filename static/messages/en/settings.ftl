settings-lead = Who you are here, how it looks, and how the worker is set.
settings-you = You
settings-nobody = Nobody is signed in. The catalogue, the validator and the security page need no key; for the rest open the portal by the link from your provider.
settings-partner = Partner
settings-name = Name
settings-no-name = not given by the provider
settings-role = Role
settings-admin = Admin
settings-admin-may = may change endpoints, see secrets and send again
settings-viewer = Viewer
settings-viewer-may = sees everything but secrets, and changes nothing
settings-session-ends = Session ends
settings-session-may-end = or when the provider ends it. What you type is kept in this tab.
settings-session-stays = not by itself
settings-program-key = It is a key for programs, not a portal token.
settings-here = In this browser
theme = Theme
theme-auto = Automatic
theme-light = Light
theme-dark = Dark
settings-worker = The worker
settings-worker-words = Set by your provider, the same for all of its partners.
settings-worker-signed-in = It is shown to whoever is signed in.
settings-loading = the settings
settings-not-loaded = The settings could not be loaded
settings-retries = Retries
settings-retries-are = { $n ->
    [one] { NUMBER($n) } retry after the first attempt
   *[other] { NUMBER($n) } retries after the first attempt
}
settings-pace = Retry n leaves n × { $delay } after the failure before it: { $all } of waiting in all. Retry-After may lengthen a wait, to an hour at most. { SLOT($link) }
settings-try-outage = Try an outage
settings-answer-time = Time for an answer
settings-answer-time-words = Then the attempt has failed. Store the event, answer 2xx, work later.
settings-success = Success
settings-success-is = 2xx
settings-success-words = Everything else fails, redirects too. 410 switches the endpoint off.
settings-to-one = To one endpoint
settings-at-once = { NUMBER($n) } at once
settings-limited = limited
settings-to-one-words = Others wait. A rate limit of the endpoint’s own may make it fewer, 1 to 1000 a second.
settings-failing = An endpoint that fails
settings-off-never = never by itself
settings-off-after = after { $span }
settings-off-after-days = after { $n ->
    [one] { NUMBER($n) } day
   *[other] { NUMBER($n) } days
}
settings-failing-words = It is switched off then, after a warning; its events wait and can be replayed.
settings-kib = { NUMBER($n) } KiB
settings-body-words = The longest that an event has.
settings-addresses = Addresses
settings-public = https to public hosts
settings-loopback = also http and this machine’s own, in this local mode
settings-ports = Ports { $ports }.
settings-payloads = Payloads and answers
settings-payloads-words = Then erased; ids, types and times stay for { $span } more.
settings-secrets = Two secrets sign
settings-secrets-are = up to 7 days
settings-secrets-words = After a rotation the old one signs beside the new for as long as you choose; three at most.
