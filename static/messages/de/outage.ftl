machine-lead = Der eigene Zeitplan des Dienstes auf einer Uhr in diesem Tab: Wiederholung n wartet n × { $delay }, höchstens { $n ->
    [one] { NUMBER($n) } Wiederholung
   *[other] { NUMBER($n) } Wiederholungen
}.
how-long-down = Wie lange er ausfällt
down-5 = 5 min Ausfall
down-50 = 50 Minuten
down-3-hours = 3 Stunden
down-night = Eine Nacht
answers-503 = antwortet er 503
takes-no-connection = nimmt er keine Verbindung an
hangs = hängt er 15 s lang
answers-410 = antwortet er 410 Gone
hint-linear = Ziehen Sie den Ausfall oder seine Enden, oder bewegen Sie sie mit den Pfeiltasten. Die Achse ist linear.
hint-logarithmic = Ziehen Sie das Ende des Ausfalls, oder bewegen Sie es mit den Pfeiltasten. Die Achse ist logarithmisch, ab Beginn des Ausfalls.
meanwhile-server = Ihr Server in dieser Zeit
events-spread = sechs, darüber verteilt
events-first = eines, zu Beginn
time-axis = Zeitachse
linear = linear
logarithmic = logarithmisch
as-it-begins = zu Beginn
into-it = { $span } nach Beginn
event-n = Ereignis { NUMBER($n) }
becomes-title = Was aus jedem Ereignis wird
becomes-column = Was daraus wird
axis-label = Ein Ausfall auf einer Zeitachse und die Versuche jedes Ereignisses
mark-failed = fehlgeschlagener Versuch
mark-arrived = angekommen
mark-published = veröffentlicht
down-for = Ausfall von { $span }
down-for-from = Ausfall von { $span }, ab { $from }
when-down = Wann er ausfällt
you-are-back = Sie sind wieder da
you-go-down = Sie fallen aus
at-time = bei { $at }
attempt-arrives = Versuch { NUMBER($n) } kommt an, { $after } nach der Veröffentlichung
attempt-fails = Versuch { NUMBER($n) } schlägt fehl, { $after } nach der Veröffentlichung
minutes = { NUMBER($n) } min
hours = { NUMBER($n) } h
hours-minutes = { NUMBER($hours) } h { NUMBER($minutes) } min
arrives-at-once = Kommt sofort an.
arrives-as-back = Kommt bei Versuch { NUMBER($n) } an, genau wenn Sie wieder da sind.
arrives-after = Kommt bei Versuch { NUMBER($n) } an, { $after } nachdem Sie wieder da sind.
used-up = Hat seine { NUMBER($n) } Versuche { $before } vor Ihrer Rückkehr ausgeschöpft: Es ist aufbewahrt, und Sie können es erneut senden.
gone-parks = 410 Gone deaktiviert den Endpunkt: Es ist aufbewahrt, und Sie können es erneut senden.
all-arrive = Ausfall von { $down }: Alle { NUMBER($n) } Ereignisse kommen von selbst an.
none-arrives = Ausfall von { $down }: Keines der { NUMBER($n) } Ereignisse kommt an. Alle sind zum erneuten Senden aufbewahrt.
some-arrive = Ausfall von { $down }: { NUMBER($n) } von { NUMBER($all) } Ereignissen kommen von selbst an, { NUMBER($kept) } sind zum erneuten Senden aufbewahrt.
elsewhere = Derselbe Ausfall anderswo
elsewhere-words = Was die von anderen veröffentlichten Wartezeiten mit dem ersten Ereignis täten. Zufällige Zuschläge sind weggelassen; was sie über Wiederholungen hinaus tun, wird nicht verglichen.
product = Produkt
tries-again = Wiederholt
first-event = Erstes Ereignis
documentation = Dokumentation
here = Hier
tries-then-replay = { NUMBER($n) }-mal in { $span }, danach durch erneutes Senden
own-code = der eigene Code dieses Dienstes
tries-listed = { NUMBER($n) }-mal in { $span }
tries-within = { $span } lang, wann ist nicht veröffentlicht
tries-never = nie von selbst
days = { $n ->
    [one] { NUMBER($n) } Tag
   *[other] { NUMBER($n) } Tage
}
arrives-perhaps = Kommt innerhalb von { $span } nach Ihrer Rückkehr an, falls es dann versucht wird.
not-tried-again = Wird nicht von selbst erneut versucht.
given-up = { $span } vor Ihrer Rückkehr aufgegeben.
