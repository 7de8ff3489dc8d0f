conformance = Konformität
conformance-lead = Kommt Ihr Server mit allem zurecht, was kommen kann, und weist er ab, was er abweisen muss?
runs-loading = seine Prüfläufe
runs-not-loaded = Seine Prüfläufe konnten nicht geladen werden
its-endpoint = Endpunkt
try-title = Diesen Endpunkt prüfen
try-words = Unser Dienst sendet ihm ein Beispiel von jedem Ereignis, das er erhält ({ $events }), und dann Schwierigeres: Wiederholungen, falsche Reihenfolge, viele auf einmal, einen langsamen Body, unbekannte Felder und Typen, einen sehr großen Body; und was abzuweisen ist: falsche, fehlende und alte Signaturen.
try-made-up = Alles davon ist erfunden: Aufträge und Menschen, die es nicht gibt. Wenn Ihr Server auf Ereignisse hin handelt, prüfen Sie zuerst ein Testsystem. Jede Anfrage wird einmal gestellt und zählt nirgends mit; ein Prüflauf dauert einige Sekunden.
try-enable-first = Aktivieren Sie den Endpunkt, um ihn zu prüfen.
try-wait = Er wurde zuletzt oft geprüft. Der nächste Prüflauf kann um { $at } beginnen.
try-all = Alles prüfen, was kommen kann
try-all-words = { SLOT($link) }: Wiederholungen, viele auf einmal, ungewöhnliche Bodys, falsche Signaturen.
run-running = Läuft…
run-start = Prüflauf starten
run-not-started = Es wurde kein Prüflauf gestartet
run-none = Noch kein Prüflauf. Hier wird Prüfung für Prüfung gezeigt, was Ihr Server antwortet.
runs = Prüfläufe
run-line = { $state ->
    [running] läuft
    [finished] beendet
    [stopped] vorzeitig beendet
   *[interrupted] unterbrochen
}, angefordert von { $who }
report-loading = der Bericht
report-not-loaded = Der Bericht konnte nicht geladen werden
report-asked = { $url } · angefordert von { $who }, { $at }
report-text = Text
report-json = JSON
report-print = Drucken
report-progress-label = Beendete Anfragen des Prüflaufs
report-progress = { NUMBER($done) } von { NUMBER($total) } Anfragen sind beendet.
checks-events = Ihre Ereignisse
checks-may-come = Was auch kommen kann
checks-refused = Was abzuweisen ist
run-under-way = Der Prüflauf läuft
run-failed = { $n ->
    [one] { NUMBER($n) } Prüfung fehlgeschlagen
   *[other] { NUMBER($n) } Prüfungen fehlgeschlagen
}
run-passed = Ihr Server hat jede Prüfung bestanden
run-could-be-better = Nichts ist fehlgeschlagen, und etwas könnte besser sein
run-stopped = Der Prüflauf wurde vorzeitig beendet
run-interrupted = Der Prüflauf wurde unterbrochen
run-why-stopped = Er wurde vorzeitig beendet: Niemand antwortete, er dauerte zu lange, oder der Endpunkt wurde inzwischen geändert. Was nicht gesendet wurde, ist so bezeichnet.
run-why-interrupted = Unser Dienst wurde während des Prüflaufs beendet. Was da unterwegs war, kann angekommen sein; der Rest wurde nicht gesendet. Starten Sie einen neuen Prüflauf.
finding-waiting = Wartet
finding-passed = Bestanden
finding-warned = Verbesserbar
finding-failed = Fehlgeschlagen
finding-unclear = Unklar
finding-not-sent = Nicht gesendet
check-event-type = Ein Ereignis dieses Typs
check-duplicate = Dasselbe Ereignis zweimal
check-reordered = Zwei Ereignisse in falscher Reihenfolge
check-old-event = Ein Ereignis, das 29 Tage alt ist
check-burst = Fünf Ereignisse auf einmal
check-slow-body = Ein Body in zwei Hälften, mit 2 Sekunden Abstand
check-unknown-field = Felder, die nicht im Schema stehen
check-unknown-event-type = Ein Ereignistyp, den Sie nicht kennen
check-non-ascii = Buchstaben außerhalb von ASCII und maskierte
check-very-large = Ein Body von 256 KiB
check-rotation = Zwei Signaturen, wie während einer Erneuerung des Geheimnisses
check-wrong-secret = Eine Signatur mit einem anderen Geheimnis
check-altered-body = Ein Body, der nach dem Signieren verändert wurde
check-no-signature = Keine Signatur
check-old-timestamp = Vor zehn Minuten signiert
check-wanted = erwünscht: { SLOT($answer) }
check-verify = So wird geprüft
check-exchanges = { $n ->
    [one] Anfrage und Antwort
   *[other] { NUMBER($n) } Anfragen und ihre Antworten
}
check-bytes = { $n ->
    [one] (insgesamt { NUMBER($n) } Byte)
   *[other] (insgesamt { NUMBER($n) } Bytes)
}
check-sent = Gesendet
check-answered = Geantwortet
check-the-request = Die Anfrage
check-the-answer = Die Antwort
check-nothing-yet = Noch nichts
written-title = Konformität von { $url }
written-check = [{ $finding }] { $title } (erwartet: { $answer })
