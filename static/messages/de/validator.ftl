view-verdict = Urteil
view-sequence = Abfolge
view-personal-data = Personendaten
view-schema = Schema
editor-loading = Der Editor wird geladen …
editor-not-loaded = Der Editor konnte nicht geladen werden: Dieses einfache Feld prüft genauso
validator-lead = Prüfen Sie Ereignisse gegen ihre Schemata, wie es die Zustellung tut.
validator-text = Text
headers-kept-nowhere = (optional, nirgends aufbewahrt)
checked-in-tab-empty = Texte werden in diesem Tab geprüft. Nichts wird gesendet.
checked-in-tab = In diesem Tab geprüft. Nichts wurde gesendet.
what-there-is-to-say = Was dazu zu sagen ist
views-of-text = Ansichten des Textes
show-all = Alle anzeigen
show-wrong = Nur die mit Problemen anzeigen ({ NUMBER($n) })
column-number = Nr.
column-verdict = Urteil
show-more = { NUMBER($n) } weitere anzeigen
valid = Gültig
not-json = Kein JSON
problems = { $n ->
    [one] { NUMBER($n) } Problem
   *[other] { NUMBER($n) } Probleme
}
no-event-type = kein Ereignistyp
at-line = , Zeile { $line }
fake-done-copied = Alles ist jetzt erfunden. Es ist kopiert. Strg+Z im Text bringt Ihren zurück.
fake-done = Alles ist jetzt erfunden. Strg+Z im Text bringt Ihren zurück.
fake-make = Erfundene Kopie zum Teilen erstellen
validator-loading = Der Prüfer wird geladen …
validator-not-loaded = Der Prüfer konnte nicht geladen werden
stopped-title = Angehalten
stopped-words = Sie haben angehalten, deshalb gibt es keine Antwort zu diesem Text.
no-answer-title = Zu diesem Text gibt es keine Antwort
validator-failed = Der Prüfer ist an diesem Text gescheitert
validator-failed-words = Er meldete: { SLOT($cause) }. Der Text ist, wie er war, und ein neuer Prüfer steht bereit. Scheitert er erneut, melden Sie es.
answer-unreadable = seine Antwort war nicht lesbar
checking = { $size } werden geprüft …
checking-label = Prüfung
stop = Anhalten
size-characters = { NUMBER($n) } Zeichen
size-kilobytes = { NUMBER($n) } KB
size-megabytes = { NUMBER($n) } MB
go-to-place = Zu Zeile { $line }, Spalte { $column }
line-and-column = Zeile { $line }, Spalte { $column }
personal-none-title = Noch nichts zu durchsuchen
personal-none-words = Fügen Sie Ereignisse ein, bevor Sie sie teilen, auf Wunsch mit den Headern, mit denen sie kamen: Was nach Personendaten oder einem Geheimnis aussieht, wird markiert und kann durch Erfundenes ersetzt werden.
headers-too-long = Das sind keine Header einer einzelnen Anfrage: Sie sind zu lang. Nichts darin wurde angesehen.
fake-copy = Erfundene Kopie kopieren
place-header = Header { SLOT($name) }
place-line = Zeile { $line } · { SLOT($pointer) }
personal-hint = Gefunden anhand von Namen und Formen. Es wird eher zu viel als zu wenig markiert, und ein Beweis ist es nicht: Sehen Sie selbst nach, bevor Sie teilen. IDs von Aufträgen, Kits und Tests bleiben, weil der Support sie braucht.
made-up = Erfunden: { $n ->
    [one] { NUMBER($n) } Wert, den
   *[other] { NUMBER($n) } Werte, die
} Sie teilen können
personal-nothing = Nichts sieht nach Personendaten aus
personal-found = { $n ->
    [one] { NUMBER($n) } Wert sieht nach Personendaten aus
   *[other] { NUMBER($n) } Werte sehen nach Personendaten aus
}
more-marked = Und { NUMBER($n) } weitere, im Text markiert.
more-some-marked = Und { NUMBER($n) } weitere. Die ersten { NUMBER($marked) } sind im Text markiert.
and-more = Und { NUMBER($n) } weitere.
schema-of = Schema von
sequence-none-title = Noch keine Ereignisse
sequence-none-words = Fügen Sie die empfangenen Ereignisse ein, eines je Zeile, oder legen Sie Ihr Log hier ab. Jeder Auftrag, jedes Kit und jeder Test wird dann als Geschichte erzählt: was kam, was fehlt, sich wiederholt oder nicht in der Reihenfolge ist.
sequence-nothing = Kein Ereignis hier gehört zu einem Auftrag, Kit oder Test
orders = { $n ->
    [one] { NUMBER($n) } Auftrag
   *[other] { NUMBER($n) } Aufträge
}
kits-and-tests = { $n ->
    [one] { NUMBER($n) } Kit oder Test
   *[other] { NUMBER($n) } Kits und Tests
}
every-event-fits = { $what }: Jedes Ereignis passt
to-look-at = { $what }: { $n ->
    [one] { NUMBER($n) } Auffälligkeit
   *[other] { NUMBER($n) } Auffälligkeiten
}
subject-order = Auftrag
subject-kit = Kit
subject-test = Test
part-of-order = von Auftrag { $id }
part-of-kit = von Kit { $id }
part-of-test = von Test { $id }
no-own-event = Ein eigenes Ereignis ist nicht dabei.
event-number = Ereignis { NUMBER($n) }
event-number-line = Ereignis { NUMBER($n) } · Zeile { $line }
class-impossible = Unmöglich.
class-missing = Fehlt.
class-repeated = Wiederholt.
class-out-of-order = Falsche Reihenfolge.
class-unclear = Unklar.
belong-nowhere = Ereignisse, die nirgends hingehören
arrived-behind-key = Was zuletzt ankam, ist durch einen Schlüssel geschützt, und dieser Tab hat keinen: Öffnen Sie ihn über Ihren Portal-Link.
load-arrived = Zuletzt Angekommenes laden
loading-events = { NUMBER($n) } von { NUMBER($all) } Ereignissen …
no-event-arrived = Bei Ihren Endpunkten ist noch kein Ereignis angekommen; Tests zählen nicht.
events-not-loaded = Die Ereignisse konnten nicht geladen werden
share-words = Der Link enthält den Text selbst, hinter seinem #. Browser senden diesen Teil an keinen Server, aber wer den Link erhält, kann ihn lesen: Sehen Sie zuerst unter „Personendaten“ nach.
link = Link
share-length = { NUMBER($n) } Zeichen; { NUMBER($most) } ist die Grenze.
share-too-long = Der Link hätte { NUMBER($n) } Zeichen. Links mit über { NUMBER($most) } Zeichen werden von Mail, Chat und Tickets abgeschnitten oder abgelehnt. Teilen Sie eine Datei oder weniger Ereignisse.
share-too-long-by-far = Links mit über { NUMBER($most) } Zeichen werden von Mail, Chat und Tickets abgeschnitten oder abgelehnt. Teilen Sie eine Datei oder weniger Ereignisse.
share-cannot = Dieser Browser kann einen Text nicht klein genug für einen Link machen. Teilen Sie eine Datei.
share = Teilen
share-title = Diesen Text teilen
copy-link = Link kopieren
link-cut = Der Link enthält keinen vollständigen Text: Vielleicht wurde er unterwegs abgeschnitten. Bitten Sie erneut darum.
no-such-example = Der Katalog hat kein Beispiel „{ $label }“ für { $event }.
file-too-large = { $name } hat { NUMBER($size) } MB, und diese Seite nimmt 25. Prüfen Sie sie im Terminal: hookpost validate FILE.
file-not-utf8 = { $name } ist kein UTF-8-Text. Speichern Sie die Datei als UTF-8, und wählen Sie sie erneut.
detected = Erkannt: { $event }
detect = Aus dem Text erkennen
open-file = Datei öffnen
format = Formatieren
load-example = Beispiel laden …
check-none-title = Noch nichts zu prüfen
check-none-words = Fügen Sie ein Ereignis ein, öffnen Sie eine Datei, oder beginnen Sie mit einem Beispiel. Das Urteil kommt beim Tippen.
begin-with-example = Mit einem Beispiel beginnen
problems-not-told = { $n ->
    [one] { NUMBER($n) } weiteres Problem wird
   *[other] { NUMBER($n) } weitere Probleme werden
} nicht genannt: Ein Text mit so vielen ist auf andere Weise falsch.
not-json-yet = Noch kein JSON: { SLOT($why) }
valid-event = Gültig: { SLOT($event) }
event-word = Ereignis
problems-in = { $n ->
    [one] { NUMBER($n) } Problem
   *[other] { NUMBER($n) } Probleme
} in { SLOT($event) }
problems-no-type = { $n ->
    [one] { NUMBER($n) } Problem
   *[other] { NUMBER($n) } Probleme
}: Der Text nennt keinen Ereignistyp
array-empty = Das Array enthält kein Ereignis
one-valid = Das eine Ereignis ist gültig
all-valid = Alle { NUMBER($n) } Ereignisse sind gültig
valid-but-around = { $n ->
    [one] { NUMBER($n) } Ereignis
   *[other] { NUMBER($n) } Ereignisse
}, jedes gültig, aber der Text darum herum ist kein JSON
some-wrong = { $n ->
    [one] { NUMBER($n) } von { NUMBER($all) } Ereignissen hat Probleme
   *[other] { NUMBER($n) } von { NUMBER($all) } Ereignissen haben Probleme
}
