overview-loading = your endpoints
endpoints-not-loaded = Your endpoints could not be loaded
create-endpoint = Create endpoint
no-endpoint-title = There is no endpoint yet
no-endpoint-words = Somebody who may change things makes the first.
attention-label = What needs attention
attention-title = Needs attention
calm-all-off = All endpoints are switched off, and nothing waits.
calm-arrived = All is well: { $n ->
    [one] { NUMBER($n) } endpoint gets events
   *[other] { NUMBER($n) } endpoints get events
}. The last one arrived { $ago }.
calm-idle = All is well: { $n ->
    [one] { NUMBER($n) } endpoint gets events
   *[other] { NUMBER($n) } endpoints get events
}. Nothing was sent in the last 30 days.
calm = All is well: { $n ->
    [one] { NUMBER($n) } endpoint gets events
   *[other] { NUMBER($n) } endpoints get events
}.
attention-closing = has got nothing since { $since } and will be disabled { $ahead }.
attention-failing = has failed since { $since }{ $n ->
    [0] {""}
    [one] ; { NUMBER($n) } delivery is to be tried again
   *[other] ; { NUMBER($n) } deliveries are to be tried again
}.
attention-off = is disabled ({ $why }). { $n ->
    [one] { NUMBER($n) } delivery waits
   *[other] { NUMBER($n) } deliveries wait
} for it to be enabled.
attention-exhausted = { $n ->
    [one] did not get { NUMBER($n) } delivery in all its attempts. It is kept.
   *[other] did not get { NUMBER($n) } deliveries in all their attempts. They are kept.
}
attention-parked = was off for a while: { $n ->
    [one] { NUMBER($n) } delivery waits
   *[other] { NUMBER($n) } deliveries wait
} to be sent.
look = Look
enable = Enable
replay = Replay
action-of = : { $address }
card-idle = No attempt in the last 24 hours.
card-attempts = attempts, 24 h
latest-loading = your deliveries
deliveries-not-loaded = Your deliveries could not be loaded
latest-none = Nothing was delivered yet. Open an endpoint and send it a test event.
latest-title = Latest deliveries
all-deliveries = All deliveries
