view-verdict = Verdict
view-sequence = Sequence
view-personal-data = Personal data
view-schema = Schema
editor-loading = Loading the editor …
editor-not-loaded = The editor could not be loaded: this plain field checks just the same
validator-lead = Check events against their schemas, as delivery does.
validator-text = Text
headers-kept-nowhere = (optional, kept nowhere)
checked-in-tab-empty = Texts are checked in this tab. Nothing is sent.
checked-in-tab = Checked in this tab. Nothing was sent.
what-there-is-to-say = What there is to say of it
views-of-text = Views of the text
show-all = Show all
show-wrong = Show only those with problems ({ NUMBER($n) })
column-number = No.
column-verdict = Verdict
show-more = Show { NUMBER($n) } more
valid = Valid
not-json = Not JSON
problems = { $n ->
    [one] { NUMBER($n) } problem
   *[other] { NUMBER($n) } problems
}
no-event-type = no event type
at-line = , line { $line }
fake-done-copied = All of it is made up now. It is copied. Ctrl+Z in the text brings yours back.
fake-done = All of it is made up now. Ctrl+Z in the text brings yours back.
fake-make = Make a fake to share
validator-loading = Loading the validator …
validator-not-loaded = The validator could not be loaded
stopped-title = Stopped
stopped-words = You stopped it, so there is no answer to this text.
no-answer-title = There is no answer to this text
validator-failed = The validator failed on this text
validator-failed-words = It said: { SLOT($cause) }. The text is as it was, and a new validator is ready. If it fails again, report it.
answer-unreadable = its answer could not be read
checking = Checking { $size } …
checking-label = Checking
stop = Stop
size-characters = { $n ->
    [one] { NUMBER($n) } characters
   *[other] { NUMBER($n) } characters
}
size-kilobytes = { NUMBER($n) } KB
size-megabytes = { NUMBER($n) } MB
go-to-place = Go to line { $line }, column { $column }
line-and-column = line { $line }, column { $column }
personal-none-title = Nothing to look through yet
personal-none-words = Paste events before you share them, with the headers they came with if you like: what looks like a person’s data or a secret is marked, and can be replaced by something made up.
headers-too-long = These are no headers of one request: they are too long. Nothing in them was looked at.
fake-copy = Copy the fake
place-header = header { SLOT($name) }
place-line = line { $line } · { SLOT($pointer) }
personal-hint = Found by names and shapes. It marks rather too much than too little, and is no proof: look yourself before you share. Ids of orders, kits and tests stay, because support needs them.
made-up = Made up: { $n ->
    [one] { NUMBER($n) } value
   *[other] { NUMBER($n) } values
} you can share
personal-nothing = Nothing looks like personal data
personal-found = { $n ->
    [one] { NUMBER($n) } value looks like personal data
   *[other] { NUMBER($n) } values look like personal data
}
more-marked = And { NUMBER($n) } more, marked in the text.
more-some-marked = And { NUMBER($n) } more. The first { NUMBER($marked) } are marked in the text.
and-more = And { NUMBER($n) } more.
schema-of = Schema of
sequence-none-title = No events yet
sequence-none-words = Paste the events that you received, one on each line, or drop your log. Each order, kit and test is then told as a story: what came, what is missing, repeated or out of order.
sequence-nothing = No event here belongs to an order, kit or test
orders = { $n ->
    [one] { NUMBER($n) } order
   *[other] { NUMBER($n) } orders
}
kits-and-tests = { $n ->
    [one] { NUMBER($n) } kit or test
   *[other] { NUMBER($n) } kits and tests
}
every-event-fits = { $what }: every event fits
to-look-at = { $what }: { $n ->
    [one] { NUMBER($n) } thing
   *[other] { NUMBER($n) } things
} to look at
subject-order = Order
subject-kit = Kit
subject-test = Test
part-of-order = of order { $id }
part-of-kit = of kit { $id }
part-of-test = of test { $id }
no-own-event = No event of its own is here.
event-number = event { NUMBER($n) }
event-number-line = event { NUMBER($n) } · line { $line }
class-impossible = Impossible.
class-missing = Missing.
class-repeated = Repeated.
class-out-of-order = Out of order.
class-unclear = Unclear.
belong-nowhere = Events that belong nowhere
arrived-behind-key = What arrived lately is behind a key, and this tab has none: open it by your portal link.
load-arrived = Load what arrived lately
loading-events = { NUMBER($n) } of { NUMBER($all) } events …
no-event-arrived = No event has arrived at your endpoints yet; tests do not count.
events-not-loaded = The events could not be loaded
share-words = The link holds the text itself, after its #. Browsers send that part to no server, but whoever is given the link can read it: look at “Personal data” first.
link = Link
share-length = { NUMBER($n) } characters; { NUMBER($most) } is the limit.
share-too-long = The link would have { NUMBER($n) } characters. Links over { NUMBER($most) } characters are cut or refused by mail, chat and tickets. Share a file, or fewer events.
share-too-long-by-far = Links over { NUMBER($most) } characters are cut or refused by mail, chat and tickets. Share a file, or fewer events.
share-cannot = This browser cannot make a text small enough for a link. Share a file.
share = Share
share-title = Share this text
copy-link = Copy link
link-cut = The link holds no whole text: it may have been cut on its way. Ask for it again.
no-such-example = The catalogue has no { $label } example of { $event }.
file-too-large = { $name } has { NUMBER($size) } MB, and this page takes 25. Check it in a terminal: hookpost validate FILE.
file-not-utf8 = { $name } is no UTF-8 text. Save it as UTF-8, then choose it again.
detected = Detected: { $event }
detect = Detect from the text
open-file = Open file
format = Format
load-example = Load an example …
check-none-title = Nothing to check yet
check-none-words = Paste an event, open a file, or begin with an example. The verdict comes as you type.
begin-with-example = Begin with an example
problems-not-told = { $n ->
    [one] { NUMBER($n) } problem
   *[other] { NUMBER($n) } problems
} more are not told: a text with so many is wrong in some other way.
not-json-yet = Not JSON yet: { SLOT($why) }
valid-event = Valid { SLOT($event) }
event-word = event
problems-in = { $n ->
    [one] { NUMBER($n) } problem
   *[other] { NUMBER($n) } problems
} in { SLOT($event) }
problems-no-type = { $n ->
    [one] { NUMBER($n) } problem
   *[other] { NUMBER($n) } problems
}: the text names no event type
array-empty = The array holds no event
one-valid = The one event is valid
all-valid = All { NUMBER($n) } events are valid
valid-but-around = { $n ->
    [one] { NUMBER($n) } event
   *[other] { NUMBER($n) } events
}, each valid, but the text around them is not JSON
some-wrong = { $n ->
    [one] { NUMBER($n) } of { NUMBER($all) } events has problems
   *[other] { NUMBER($n) } of { NUMBER($all) } events have problems
}
