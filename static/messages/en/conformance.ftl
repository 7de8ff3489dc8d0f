conformance = Conformance
conformance-lead = Does your server cope with everything that may come, and refuse what it must?
runs-loading = its runs
runs-not-loaded = Its runs could not be loaded
its-endpoint = Endpoint
try-title = Try this endpoint
try-words = Our worker sends it an example of each event it gets ({ $events }), and then what is harder: repeats, wrong order, a burst, a slow body, unknown fields and types, a very large body; and what must be refused: false, missing and old signatures.
try-made-up = All of it is made up: orders and people that do not exist. If your server acts on events, try a test system first. Each request is made once and counts nowhere; a run takes some seconds.
try-enable-first = Enable the endpoint to try it.
try-wait = It was tried often lately. The next run may begin at { $at }.
try-all = Try everything that may come
try-all-words = { SLOT($link) }: repeats, bursts, odd bodies, false signatures.
run-running = Running…
run-start = Start a run
run-not-started = No run was started
run-none = No run yet. What your server answers will be shown here, check by check.
runs = Runs
run-line = { $state ->
    [running] running
    [finished] finished
    [stopped] stopped early
   *[interrupted] interrupted
}, asked for by { $who }
report-loading = the report
report-not-loaded = The report could not be loaded
report-asked = { $url } · asked for by { $who }, { $at }
report-text = Text
report-json = JSON
report-print = Print
report-progress-label = Requests of the run that are over
report-progress = { NUMBER($done) } of { NUMBER($total) } requests are over.
checks-events = Your events
checks-may-come = What may come, too
checks-refused = What must be refused
run-under-way = The run is under way
run-failed = { $n ->
    [one] { NUMBER($n) } check failed
   *[other] { NUMBER($n) } checks failed
}
run-passed = Your server passed every check
run-could-be-better = Nothing failed, and something could be better
run-stopped = The run stopped early
run-interrupted = The run was interrupted
run-why-stopped = It stopped early: nobody answered, it took too long, or the endpoint was changed meanwhile. What was not sent says so.
run-why-interrupted = Our worker stopped during the run. What was under way then may have arrived; the rest was not sent. Start another run.
finding-waiting = Waiting
finding-passed = Passed
finding-warned = Could be better
finding-failed = Failed
finding-unclear = Unclear
finding-not-sent = Not sent
check-event-type = An event of this type
check-duplicate = The same event twice
check-reordered = Two events in the wrong order
check-old-event = An event of 29 days ago
check-burst = Five events at once
check-slow-body = A body in two halves, 2 seconds apart
check-unknown-field = Fields that are not in the schema
check-unknown-event-type = An event type that you do not know
check-non-ascii = Letters beyond ASCII and escaped ones
check-very-large = A body of 256 KiB
check-rotation = Two signatures, as during a rotation
check-wrong-secret = A signature by another secret
check-altered-body = A body changed after it was signed
check-no-signature = No signature
check-old-timestamp = Signed ten minutes ago
check-wanted = wanted: { SLOT($answer) }
check-verify = How to verify
check-exchanges = { $n ->
    [one] Request and answer
   *[other] { NUMBER($n) } requests and their answers
}
check-bytes = { $n ->
    [one] ({ NUMBER($n) } byte in all)
   *[other] ({ NUMBER($n) } bytes in all)
}
check-sent = Sent
check-answered = Answered
check-the-request = The request
check-the-answer = The answer
check-nothing-yet = Nothing yet
written-title = Conformance of { $url }
written-check = [{ $finding }] { $title } (expected: { $answer })
