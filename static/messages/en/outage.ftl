machine-lead = The worker’s own schedule, on a clock in this tab: retry n waits n × { $delay }, { $n ->
    [one] { NUMBER($n) } retry
   *[other] { NUMBER($n) } retries
} at most.
how-long-down = How long it is down
down-5 = Down 5 min
down-50 = 50 minutes
down-3-hours = 3 hours
down-night = A night
answers-503 = answers 503
takes-no-connection = takes no connection
hangs = hangs for 15 s
answers-410 = answers 410 Gone
hint-linear = Drag the outage or its ends, or move them with the arrow keys. The axis is linear.
hint-logarithmic = Drag the end of the outage, or move it with the arrow keys. The axis is logarithmic, from when the outage begins.
meanwhile-server = Meanwhile your server
events-spread = six, spread over it
events-first = one, as it begins
time-axis = Time axis
linear = linear
logarithmic = logarithmic
as-it-begins = as it begins
into-it = { $span } into it
event-n = Event { NUMBER($n) }
becomes-title = What becomes of each event
becomes-column = What becomes of it
axis-label = An outage on a time axis, and the attempts of each event
mark-failed = failed attempt
mark-arrived = arrived
mark-published = published
down-for = Down for { $span }
down-for-from = Down for { $span }, from { $from }
when-down = When it is down
you-are-back = You are back
you-go-down = You go down
at-time = at { $at }
attempt-arrives = Attempt { NUMBER($n) } arrives, { $after } after it was published
attempt-fails = Attempt { NUMBER($n) } fails, { $after } after it was published
minutes = { NUMBER($n) } min
hours = { NUMBER($n) } h
hours-minutes = { NUMBER($hours) } h { NUMBER($minutes) } min
arrives-at-once = Arrives at once.
arrives-as-back = Arrives at attempt { NUMBER($n) }, just as you are back.
arrives-after = Arrives at attempt { NUMBER($n) }, { $after } after you are back.
used-up = Used up its { NUMBER($n) } attempts { $before } before you were back: it is kept, and you can replay it.
gone-parks = 410 Gone disables the endpoint: it is kept, and you can replay it.
all-arrive = Down for { $down }: all { NUMBER($n) } events arrive by themselves.
none-arrives = Down for { $down }: none of the { NUMBER($n) } events arrives. All are kept for a replay.
some-arrive = Down for { $down }: { NUMBER($n) } of { NUMBER($all) } events arrive by themselves, { NUMBER($kept) } are kept for a replay.
elsewhere = The same outage elsewhere
elsewhere-words = What the delays that others publish would do with the first event. Random additions to them are left out; what they do beyond retrying is not compared.
product = Product
tries-again = Tries again
first-event = First event
documentation = Documentation
here = Here
tries-then-replay = { NUMBER($n) } times in { $span }, then by replay
own-code = this worker’s own code
tries-listed = { $n ->
    [one] { NUMBER($n) } time
   *[other] { NUMBER($n) } times
} in { $span }
tries-within = for { $span }, when is not published
tries-never = never by itself
days = { $n ->
    [one] { NUMBER($n) } day
   *[other] { NUMBER($n) } days
}
arrives-perhaps = Arrives within { $span } after you are back, if it is tried then.
not-tried-again = Is not tried again by itself.
given-up = Given up { $span } before you are back.
