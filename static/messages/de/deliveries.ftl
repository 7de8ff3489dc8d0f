outage-link = Was würde ein Ausfall bewirken?
older-not-looked-through = Ältere Zustellungen konnten nicht durchsucht werden
look-further = Weitersuchen
looking-further = Keine unter den letzten. Es wird weiter zurück gesucht …
new-ones = { NUMBER($n) } neu · anzeigen
older-not-loaded = Ältere Zustellungen konnten nicht geladen werden
load-older = Ältere laden
these-are-all = Das sind alle.
deliveries-none-title = Es wurde noch nichts zugestellt
deliveries-none-words = Ereignisse erscheinen hier, sobald sie geschehen, jedes mit allen Versuchen. Senden Sie ein Testereignis, um eines zu sehen.
deliveries-no-match = Keine Zustellung passt
deliveries-no-match-words = Vielleicht gibt es andere Zustellungen: Nehmen Sie einen Filter weg.
show-all-deliveries = Alle Zustellungen anzeigen
filter-label = Zustellungen filtern
last-quarter = Letzte 15 Minuten
last-hour = Letzte Stunde
last-24-hours = Letzte 24 Stunden
last-7-days = Letzte 7 Tage
a-deleted-endpoint = Ein gelöschter Endpunkt
any-status = Jeder Status
any-endpoint = Jeder Endpunkt
clear-filters = Filter entfernen
any-status-code = Jeder Statuscode
it-answered = Mit Antwort
no-answer = Ohne Antwort
option-name-or-tls = Name oder TLS
option-cut-off = Abgebrochen
option-unreadable = Unlesbar
option-interrupted = Unterbrochen
any-time = Jederzeit
time-since = Seit { $since }
time-before = Vor { $until }
time-between = { $since } bis { $until }
find-label = Ereignis- oder Zustellungs-ID
find-placeholder = evt_… oder ein Teil davon
find-odd = Eine ID besteht nur aus Buchstaben, Ziffern, _ und -.
replay-begun = Das erneute Senden hat begonnen.
retry-failed-ones = Davon werden die ausgeschöpften und die geparkten erneut gesendet, jede mit der ID ihres Ereignisses.
retry-delivered-ones = Sie sind angekommen. Ihr Server erhält dieselben Ereignisse noch einmal, mit denselben IDs.
retry-these-ones = Sie werden erneut gesendet, jede mit der ID ihres Ereignisses und einem neuen Zeitplan.
retry-these = Diese erneut senden…
retry-these-title = Diese erneut senden?
a-second = { NUMBER($n) } pro Sekunde
counting = Wird gezählt…
not-counted = Sie konnten nicht gezählt werden
replay-deliveries = { $n ->
    [one] { NUMBER($n) } Zustellung
   *[other] { NUMBER($n) } Zustellungen
} erneut senden
how-fast = Wie schnell
replay-not-started = Das erneute Senden wurde nicht begonnen
nothing-matches = Nichts passt.
one-matches = 1 Zustellung passt und wird sofort gesendet.
some-match = { $n ->
    [one] { NUMBER($n) } Zustellung passt. Sie zu beginnen
   *[other] { NUMBER($n) } Zustellungen passen. Sie alle zu beginnen
} dauert etwa { $span }.
too-old = { $said } { $n ->
    [one] { NUMBER($n) } weitere ist
   *[other] { NUMBER($n) } weitere sind
} zu alt: Die Nutzdaten wurden gelöscht.
retry-each-words = Eine Wiederholung als Ganzes gehört zu einem Endpunkt und kennt weder IDs noch den Zeitpunkt der Veröffentlichung. Darum erhält jede dieser Zustellungen sofort einen Versuch, eine nach der anderen, mit der ID ihres Ereignisses und neuem Zeitplan.
retry-each-progress = { NUMBER($begun) } von { NUMBER($total) } begonnen, { NUMBER($refused) } abgelehnt.
retry-each-over = { $n ->
    [one] { NUMBER($n) } Zustellung
   *[other] { NUMBER($n) } Zustellungen
} begonnen, { NUMBER($refused) } abgelehnt.
retry-each-last = Die letzte, die abgelehnt wurde
retry-each-looking = Wird gesucht …
retry-each-not-found = Sie konnten nicht gefunden werden
retry-each-found = { $n ->
    [0] Nichts passt, was erneut gesendet werden kann.
    [one] { NUMBER($n) } Zustellung wird erneut gesendet.
   *[other] { NUMBER($n) } Zustellungen werden erneut gesendet.
}
retry-each-newest = Nur die neuesten { NUMBER($n) }, die der Filter findet, wurden betrachtet.
retry-each-start = { $n ->
    [0] Erneut senden
    [one] { NUMBER($n) } Zustellung erneut senden
   *[other] { NUMBER($n) } Zustellungen erneut senden
}
