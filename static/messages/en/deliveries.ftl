outage-link = What would an outage do?
older-not-looked-through = Older deliveries could not be looked through
look-further = Look further
looking-further = None among the latest. Looking further back …
new-ones = { NUMBER($n) } new · show
older-not-loaded = Older deliveries could not be loaded
load-older = Load older
these-are-all = These are all of them.
deliveries-none-title = Nothing was delivered yet
deliveries-none-words = Events appear here as they happen, each with every attempt. Send a test event to see one.
deliveries-no-match = No delivery matches
deliveries-no-match-words = Other deliveries may be there: take a filter away.
show-all-deliveries = Show all deliveries
filter-label = Filter deliveries
last-quarter = Last 15 minutes
last-hour = Last hour
last-24-hours = Last 24 hours
last-7-days = Last 7 days
a-deleted-endpoint = A deleted endpoint
any-status = Any status
any-endpoint = Any endpoint
clear-filters = Clear filters
any-status-code = Any status code
it-answered = It answered
no-answer = No answer
option-name-or-tls = Name or TLS
option-cut-off = Broke off
option-unreadable = Unreadable
option-interrupted = Interrupted
any-time = Any time
time-since = Since { $since }
time-before = Before { $until }
time-between = { $since } to { $until }
find-label = Event or delivery id
find-placeholder = evt_… or some of it
find-odd = An id has letters, digits, _ and - only.
replay-begun = The replay has begun.
retry-failed-ones = Of these, the exhausted and the parked ones are sent again, each with its event's id.
retry-delivered-ones = They have arrived. Your server gets the same events once more, with the same ids.
retry-these-ones = They are sent again, each with its event's id and a fresh schedule.
retry-these = Retry these…
retry-these-title = Retry these?
a-second = { NUMBER($n) } a second
counting = Counting…
not-counted = They could not be counted
replay-deliveries = Replay { $n ->
    [one] { NUMBER($n) } delivery
   *[other] { NUMBER($n) } deliveries
}
how-fast = How fast
replay-not-started = The replay was not started
nothing-matches = Nothing matches.
one-matches = 1 delivery matches and is sent at once.
some-match = { $n ->
    [one] { NUMBER($n) } delivery
   *[other] { NUMBER($n) } deliveries
} match. Starting them takes about { $span }.
too-old = { $said } { $n ->
    [one] { NUMBER($n) } more is
   *[other] { NUMBER($n) } more are
} too old: the payload was erased.
retry-each-words = A replay is one endpoint’s, and knows neither ids nor when an event was published. So each of these gets an attempt at once, one after the other, with its event’s id and a fresh schedule.
retry-each-progress = { NUMBER($begun) } of { NUMBER($total) } begun, { NUMBER($refused) } refused.
retry-each-over = { $n ->
    [one] { NUMBER($n) } delivery
   *[other] { NUMBER($n) } deliveries
} begun, { NUMBER($refused) } refused.
retry-each-last = The last one that was refused
retry-each-looking = Looking …
retry-each-not-found = They could not be found
retry-each-found = { $n ->
    [0] Nothing matches that can be sent again.
    [one] { NUMBER($n) } delivery to send again.
   *[other] { NUMBER($n) } deliveries to send again.
}
retry-each-newest = Only the newest { NUMBER($n) } that the filter finds were looked at.
retry-each-start = { $n ->
    [0] Retry
    [one] Retry { NUMBER($n) } delivery
   *[other] Retry { NUMBER($n) } deliveries
}
