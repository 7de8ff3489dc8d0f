draft-restored = This is what you had typed before. Header values were not kept.
draft-discard = Discard it
url = URL
description = Description
optional = optional
description-placeholder = Production, Ireland
rate-limit = Rate limit
rate-aside = deliveries per second, optional
rate-placeholder = No limit: as they come, up to eight at a time
save-and-test = Save and send a test
save = Save
not-saved = The endpoint was not saved
url-public = public https address
url-loopback = this machine; allowed in local mode
preview-title = What we will send
preview-label = The request as it will be sent
preview-hint = An example, signed with a sample secret. The body is set out here to be read; what is signed is what leaves, byte for byte, and “Copy” gives exactly that. The order of headers is the HTTP library’s.
rate-remark = No more than { $n ->
    [one] { NUMBER($n) } delivery leaves
   *[other] { NUMBER($n) } deliveries leave
} in any second, retries and tests included. The others wait, pending, and leave in their turn; none is lost.
clash-label = Two changes of the same endpoint
clash-title = Somebody else changed this endpoint meanwhile
clash-same = Nothing was overwritten. Where you both changed the same field, choose; the rest goes together.
clash-different = Nothing was overwritten. You changed different fields, so both changes can go together.
clash-save = Save this choice
clash-mine = Keep all of mine
clash-theirs = Take all of theirs
clash-discard = Discard my changes
clash-mine-changed = Yours, changed
clash-mine-same = Yours, as it was
clash-theirs-changed = Theirs, changed
clash-theirs-same = Theirs, as it was
clash-both = both changed it
header-named = Header { $name }
content-empty = empty
content-absent = no such header
content-no-limit = no limit
content-rate = { $rate } a second
content-saved = a saved value of { $n ->
    [one] { NUMBER($n) } byte
   *[other] { NUMBER($n) } bytes
}, fingerprint { $fingerprint }
content-typed = a new value of { $n ->
    [one] { NUMBER($n) } byte
   *[other] { NUMBER($n) } bytes
}
all-events-to-come = All { NUMBER($n) } events, also those to come
only-these = Only these
chosen-of = { NUMBER($n) } of { NUMBER($all) }
choose-an-event = Choose at least one event, or take all of them.
headers = Headers
headers-optional = (optional)
headers-hint = Added to every request, for example to authenticate it. Values are never shown again after saving.
headers-fingerprint = A fingerprint tells whether a value is still yours: it is the start of HMAC-SHA256 over { SLOT($what) }, keyed by the signing secret, so it changes when that is rotated.
header-add = Add header
header-personal = This looks like { $kind }, and every request would carry it. Keep people’s data out of headers.
header-n = Header { NUMBER($n) }
header-name-n = Name of header { NUMBER($n) }
header-remove-n = Remove header { NUMBER($n) }
header-replace-n = Replace the value of header { NUMBER($n) }
header-value-n = Value of header { NUMBER($n) }
characters = { $n ->
    [one] { NUMBER($n) } character
   *[other] { NUMBER($n) } characters
}
fingerprint = fingerprint { SLOT($mark) }
replace = Replace
a-new-value = a new value
keep-saved = Keep the saved one
value-not-shown = value not shown
body = Body
setup-title = Get your first notification
setup-lead = Orders, appointments and results reach your server as they happen. Three steps.
setup-where = Say where we should send events
setup-where-words = A URL of your server that accepts POST. You get all events until you choose.
setup-more-first = Choose events and add headers first
not-created = The endpoint was not created
setup-verify = Verify the signature
setup-verify-words = Every request is signed with a secret that you find on the endpoint's page ({ SLOT($standard) }). This is a whole receiver:
setup-test = Send a test event and watch it arrive
setup-test-words = From the endpoint's page. You see every attempt with its answer, and when the next one leaves. Browse { SLOT($catalogue) } to see what comes.
setup-catalogue = the event catalogue
receiver-in = A receiver in { $language }
code-language = Language
events-label = Events
events-hint = Paste events, or drop a file here
headers-example = or a request as it was received, with its body
answers-failed = In { $period ->
    [day] the last 24 h
   *[week] the last 7 days
} { NUMBER($failed) } of { $n ->
    [one] { NUMBER($n) } attempt
   *[other] { NUMBER($n) } attempts
} failed.
answers-failed-mostly = In { $period ->
    [day] the last 24 h
   *[week] the last 7 days
} { NUMBER($failed) } of { $n ->
    [one] { NUMBER($n) } attempt
   *[other] { NUMBER($n) } attempts
} failed, mostly { $cause ->
    [timedOut] no answer in time
    [unreachable] no connection
    [cutOff] answers that broke off
    [unreadable] answers that cannot be read
    [nameOrTls] the name or TLS
    [dns] a name that does not resolve
    [tls] TLS
    [blocked] an address that is not allowed
    [status] answers other than 2xx
   *[other] { $cause }
}.
answers-slow = In { $period ->
    [day] the last 24 h
   *[week] the last 7 days
} everything arrived, but answers took up to { $span }: after 15 s an attempt fails.
answers-well = In { $period ->
    [day] the last 24 h
   *[week] the last 7 days
} all { $n ->
    [one] { NUMBER($n) } attempt
   *[other] { NUMBER($n) } attempts
} arrived.
answers-elsewhere = That was the address that is saved now: the new one has not answered yet.
