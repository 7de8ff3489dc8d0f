secret-look-only = Your link lets you look, not change. The secret is not shown.
endpoint-deleted = Endpoint { $host } deleted.
delete-endpoint = Delete endpoint
delete-endpoint-and = Delete endpoint and { $n ->
    [one] { NUMBER($n) } delivery
   *[other] { NUMBER($n) } deliveries
}
delete-words = Ends its secret and gives up what still waits for it. This cannot be undone.
delete-ask = Delete endpoint…
delete-title = Delete { $host }?
delete-lost = { $n ->
    [one] { NUMBER($n) } waiting delivery
   *[other] { NUMBER($n) } waiting deliveries
} for this endpoint will never be sent.
delete-consequences = Its headers and its signing secret are destroyed. Events that happen from now on do not go there. This cannot be undone.
delete-confirm = Type { $host } to confirm
delete-failed = The endpoint was not deleted
health = Health
health-loading = its health
health-not-loaded = Its health could not be loaded
health-none = No attempt in the last 30 days. Send a test event to see how it answers.
arrived-day = Arrived, 24 h
arrived-week = Arrived, 7 days
half-within = Half answered within
last-day = last 24 h
of-attempts = of { $n ->
    [one] { NUMBER($n) } attempt
   *[other] { NUMBER($n) } attempts
}
last-arrived = The last attempt that arrived was { $ago }.
none-arrived = Nothing has arrived in the last 30 days.
health-off = It is off. { $last }
health-failing = It fails since { $since }{ $n ->
    [0] {""}
    [one] , and { NUMBER($n) } delivery has used up all attempts
   *[other] , and { NUMBER($n) } deliveries have used up all attempts
}. { $last }
health-well = All is well. { $last }
endpoint-loading = the endpoint
endpoint-not-there = There is no such endpoint
endpoint-maybe-deleted = It may have been deleted.
endpoint-not-loaded = The endpoint could not be loaded
settings = Settings
its-deliveries-loading = its deliveries
its-deliveries-not-loaded = Its deliveries could not be loaded
its-deliveries-none = None yet. Send a test event, or wait for the first real one.
replay-enable-first = Enable the endpoint first.
replays-not-loaded = Its replays could not be loaded
replay-some = Replay { NUMBER($n) }…
replay-ask = Replay…
replay-title = Send again?
replay-offer-running = What it takes is sent with the same event ids, at the pace you chose.
replay-offer-none = Nothing failed or was held back. What was missed or arrived can be sent again.
replay-offer-off = { $n ->
    [one] { NUMBER($n) } delivery waits
   *[other] { NUMBER($n) } deliveries wait
} here. Enable the endpoint, then replay.
replay-offer = { $n ->
    [one] { NUMBER($n) } delivery waits
   *[other] { NUMBER($n) } deliveries wait
} here. Nothing is sent before you have seen how much it is.
replay-asked-by = · asked for by { $who }, { $ago }
replay-progress-label = Deliveries of the replay that have ended
replay-progress = { NUMBER($started) } of { NUMBER($total) } started · { NUMBER($arrived) } arrived · { NUMBER($failed) } failed
replay-on-the-way = · { NUMBER($n) } on the way
replay-cancel = Cancel replay
replay-goes-on = The replay goes on
replay-running = A replay is running
replay-all-started = The replay has started everything
replay-over-some = The replay is over, and not everything arrived
replay-over-all = The replay is over, and everything arrived
replay-cancelled = The replay was cancelled: what it had not started waits as before
replay-halted = The replay stopped, because the endpoint was switched off
choice-title = What is sent again?
choice-failed = What failed
choice-failed-aside = exhausted and parked
choice-missed = What it has missed
choice-missed-aside = published before it was made or subscribed
choice-filter = By filter
choice-since = Since
event-type = Event type
cause = Cause
since-beginning = The beginning
since-hour = 1 hour ago
since-day = 24 hours ago
since-week = 7 days ago
exhausted-or-parked = Exhausted or parked
delivered-once-more = Delivered, once more
any-cause = Any cause
any-failing-answer = Any answer that was not 2xx
option-timed-out = Timed out
option-unreachable = No connection
option-blocked = Blocked
any-event = Any event
rotate-now = Now
rotate-hour = In 1 hour
rotate-day = In 24 hours
rotate-week = In 7 days
rotate-now-aside = when it has leaked
rotate-day-aside = enough for most
rotate-now-meaning = Until the new secret is on your server, it will refuse our requests. We keep retrying them for about 39 minutes; after that they stay as exhausted deliveries, which you can retry.
rotate-meaning = Until then every request carries a signature by each secret, so your server can go on with the old one while you put the new one there. Nothing is lost.
rotate-ask = Rotate secret…
rotate-title = Rotate the signing secret?
rotate-words = You get a new secret, and it signs from now on.
rotate-when = When does the old one end?
rotate = Rotate secret
rotate-refused = The secret was not rotated
rotate-unknown = No answer came: the secret may have been rotated or not. Cancel and show it to see.
secret-title = Signing secret
secret-words = It proves that a request is ours. Keep it on your server, out of code and logs.
secret-new-now = This is the new secret. Put it on your server now.
secret-new-in-time = This is the new secret. Put it on your server before the old one ends.
hide = Hide
hidden = hidden
secret-show = Show secret
secret-not-fetched = The secret could not be fetched
secret-copy = Copy secret
secret-old-too = The old secret signs too, until { SLOT($until) }.
secret-olds-too = { $n ->
    [one] { NUMBER($n) } old secret signs too, until
   *[other] { NUMBER($n) } old secrets sign too, the last of them until
} { SLOT($until) }.
secret-one-old-too = An old secret signs too, until { SLOT($until) }.
state-on-the-way = It gets events now; { $n ->
    [one] { NUMBER($n) } delivery is
   *[other] { NUMBER($n) } deliveries are
} on the way.
state-idle = It gets events now; nothing is on the way.
state-off-by = Switched off by { $who } at { $at }.
state-off-gone = Switched off by us at { $at }, because it answered 410 Gone.
state-off-failing = Switched off by us at { $at }, because nothing arrived for too long.
state-off-failing-since = Switched off by us at { $at }, because nothing had arrived since { $since }.
state-held = { $n ->
    [0] New events are kept as parked deliveries.
    [one] { NUMBER($n) } delivery waits: enable it, then retry that.
   *[other] { NUMBER($n) } deliveries wait: enable it, then retry them.
}
exhausted-deliveries = { $n ->
    [one] { NUMBER($n) } exhausted delivery
   *[other] { NUMBER($n) } exhausted deliveries
}
look-at-waiting = Look at what waits
warning-title = We will disable this endpoint at { SLOT($at) }
warning-words = Nothing has arrived since { $since }, and { $n ->
    [one] { NUMBER($n) } delivery has
   *[other] { NUMBER($n) } deliveries have
} used up all attempts. Once your server is well, send a test event: one that arrives is enough to keep the endpoint on.
disabled-toast = Endpoint disabled.
enabled-toast = Endpoint enabled.
disable = Disable
disable-title = Disable this endpoint?
disable-words = It gets no more events. New ones are kept as parked deliveries, and so are those on the way, until you enable it and replay them.
disable-endpoint = Disable endpoint
nothing-changed = Nothing was changed
test-title = Test event
test-words = Our worker sends the catalogue's example, signed and with your headers, like a real event.
test-send = Send test event
test-enable-first = Enable the endpoint to send it a test event.
test-on-its-way = { $event } is on its way.
test-watch = Watch its delivery
test-not-sent = The test event was not sent
meanwhile = Somebody changed this endpoint meanwhile: { $what }. Nothing was done. Press again if you still want it.
meanwhile-and = { $first }, { $second }
meanwhile-url = its URL is now { $url }
meanwhile-on = it is now on
meanwhile-off = it is now off
meanwhile-secret = its secret was rotated
meanwhile-settings = its settings are others
switched-already = Somebody else had done so already.
