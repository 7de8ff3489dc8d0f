security-lead = Every request is signed. Verify it, and only what we sent gets in.
as-provider-sets = as your provider sets it
addresses-local = In this local mode also plain http and this machine’s own addresses, which production refuses.
addresses-public = Private, loopback, link-local and metadata addresses are refused, when you save and at every attempt.
stored-title = What is stored, and where we call
stored-payloads = Payloads and answers
stored-payloads-words = Sealed with AES-256-GCM, then erased.
stored-log = Ids, types, times, causes
stored-log-words = The log of what was sent, without its content.
stored-secrets = Secrets and header values
stored-secrets-time = until you change or delete them
stored-secrets-words = Sealed. A header value is never shown again, not even to you.
stored-signatures = Signatures
stored-signatures-time = not stored
stored-signatures-words = Each attempt is signed as it leaves.
stored-addresses = Addresses
stored-addresses-which = public ones, by https
stored-redirects = Redirects
stored-redirects-time = never followed
stored-redirects-words = A signed request goes to the address that you gave, or nowhere.
verify-title = Verify a signature
verify-words = A signature is the base64 of HMAC-SHA256 over { SLOT($id) }, { SLOT($timestamp) } and the body, joined by full stops. The key is what follows { SLOT($prefix) } in the secret, decoded from base64. These receivers are whole; those for Node, Python and Rust are run against real deliveries in our tests.
language-of-receiver = Language of the receiver
rotation-title = Rotate a secret
rotation-one = Press { SLOT($button) } on the endpoint’s page. { SLOT($link) }
rotation-two = Until the overlap ends, each request carries a signature by each secret, newest first.
rotation-three = Give your server the new one. A receiver that takes any of the list misses nothing.
rotation-four = A secret that has leaked? Choose an overlap of 0 hours: the old one ends at once.
repeats-title = Refuse repeats and replays
repeats-one = Refuse a timestamp more than { NUMBER($minutes) } minutes off: who recorded a request cannot send it later.
repeats-two = Keep each { SLOT($id) } and pass over one that you have: it is the same in every attempt, and delivery is at least once.
repeats-three = Compare in constant time. Each retry is signed anew, by the secrets of that moment.
doctor-here = Worked out in this tab. Nothing is sent or kept.
doctor-headers-hint = lines, curl -v, JSON, or the three values
doctor-secret = Secret
doctor-secret-hint = several: one on each line
doctor-hide-secret = Hide the secret
doctor-show-secret = Show the secret
show = Show
doctor-body = Body, as your server read it
doctor-file = { $name }, { $n ->
    [one] { NUMBER($n) } byte
   *[other] { NUMBER($n) } bytes
}.
doctor-take-away = Take it away
doctor-exact-bytes = Exact bytes from a file
doctor-from-delivery = This is what the latest attempt sent, except for the signature: we store none. Put in what your server got – the signature, and its headers and body if they differ – and the endpoint’s secret.
delivery-not-loaded-because = The delivery could not be loaded. { $why }
doctor-valid = Valid: we sent this
doctor-not-valid = Not valid: { $n ->
    [one] { NUMBER($n) } cause
   *[other] { NUMBER($n) } causes
}
doctor-not-by-secret = Not valid by the secret that you gave
doctor-not-all = Not valid, and not all can be told
doctor-the-headers = the headers
doctor-the-body = the body
doctor-the-secret = the secret
doctor-now = Now { $one }
doctor-paste = Paste { $all } and { $last }
doctor-by-your-secret = by your secret
doctor-by-secret = by secret { NUMBER($n) } of { NUMBER($all) }
doctor-tries = The request is then tried with every mistake that we know, until one gives the very signature.
doctor-signed = Signed { $by } { $when }.
doctor-refuses-still = Your server refuses it all the same? Put the signature that your code computes in place of webhook-signature: the mistake that makes it is named.
doctor-proof = { $n ->
    [1] With this undone
    [2] With both undone
    [one] With this undone
   *[other] With all of this undone
}, the signature is right { $by }.
doctor-other-secret = None of the other mistakes that we know makes this signature either. Copy the secret anew from the endpoint’s page, and the body as raw bytes.
doctor-plain = This is plain to see. Whether it is all cannot be worked out from what is here.
doctor-not-first = It is signature { NUMBER($place) } of { NUMBER($all) }: a secret is being rotated. Code that looks at the first only refuses this.
doctor-name-spelt = A name came as { $name }. That is no mistake: compare names without regard to capital letters.
doctor-what-mends = What mends it
doctor-mends-in = What mends it in { $language }
language-of-fix = Language of the fix
seconds-from-now = { NUMBER($n) } s from now
fix-raw-body = Verify the bytes of the body as they came, before anything parses them.
fix-key = Take the endpoint's own secret, without whsec_, decoded from base64.
fix-text = Sign webhook-id, webhook-timestamp and the body, joined by full stops.
fix-base64 = Compare the bytes of the digest with the base64 after v1,.
fix-every-signature = Split the list at spaces and accept any signature that begins with v1, and matches.
fix-tolerance = Compare whole seconds with whole seconds, and keep the clock right (NTP).
fix-headers = Take the three headers of this very request, by name, unchanged.
audit-title = Audit log
audit-words = Who changed what here, when and from where: names of what changed, never a secret or a value.
audit-loading = the audit log
audit-not-loaded = The audit log could not be loaded.
audit-none = Nobody has changed anything yet.
audit-verified = Verified in this tab: entries { NUMBER($from) } to { NUMBER($to) } are whole and in their order.
audit-keep = Keep the newest digest somewhere else: it shows later that the end of the log was neither cut off nor rewritten.
audit-changed = Entry { NUMBER($n) } was changed after it was written.
audit-unlinked = Entry { NUMBER($n) } does not follow the one before it: an entry was taken out, put in or rewritten.
audit-address = Entry { NUMBER($n) } shows another address than the one that was written.
audit-number = No.
audit-when = When
audit-who = Who
audit-what = What
audit-from = From, by request
plain-number = { NUMBER($n) }
deed-create-endpoint = created the endpoint
deed-change-endpoint = changed the endpoint
deed-delete-endpoint = deleted the endpoint
deed-read-secret = looked at the secret of
deed-rotate-secret = rotated the secret of
deed-test-endpoint = sent a test event to
deed-start-conformance = tried the endpoint
deed-replay = began a replay to
deed-cancel-replay = stopped the replay
deed-retry-delivery = retried the delivery
deed-cancel-delivery = cancelled the delivery
deed-erase-event = erased an event, kept as
deed-grant-access = made a token for
deed-revoke-access = ended all tokens
deed-rekey = sealed the data with the newest key
