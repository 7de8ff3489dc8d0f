secret-look-only = Mit Ihrem Link können Sie ansehen, aber nichts ändern. Das Geheimnis wird nicht angezeigt.
endpoint-deleted = Endpunkt { $host } gelöscht.
delete-endpoint = Endpunkt löschen
delete-endpoint-and = Endpunkt und { $n ->
    [one] { NUMBER($n) } Zustellung
   *[other] { NUMBER($n) } Zustellungen
} löschen
delete-words = Beendet sein Geheimnis und gibt auf, was noch auf ihn wartet. Das lässt sich nicht rückgängig machen.
delete-ask = Endpunkt löschen…
delete-title = { $host } löschen?
delete-lost = { $n ->
    [one] { NUMBER($n) } wartende Zustellung für diesen Endpunkt wird
   *[other] { NUMBER($n) } wartende Zustellungen für diesen Endpunkt werden
} nie gesendet.
delete-consequences = Seine Header und sein Signaturgeheimnis werden vernichtet. Künftige Ereignisse gehen nicht mehr dorthin. Das lässt sich nicht rückgängig machen.
delete-confirm = Geben Sie zur Bestätigung { $host } ein
delete-failed = Der Endpunkt wurde nicht gelöscht
health = Verfassung
health-loading = seine Verfassung
health-not-loaded = Seine Verfassung konnte nicht geladen werden
health-none = Kein Versuch in den letzten 30 Tagen. Senden Sie ein Testereignis, um zu sehen, wie er antwortet.
arrived-day = Angekommen, 24 h
arrived-week = Angekommen, 7 Tage
half-within = Hälfte beantwortet innerhalb von
last-day = letzte 24 h
of-attempts = von { $n ->
    [one] { NUMBER($n) } Versuch
   *[other] { NUMBER($n) } Versuchen
}
last-arrived = Der letzte Versuch, der ankam, war { $ago }.
none-arrived = In den letzten 30 Tagen ist nichts angekommen.
health-off = Er ist aus. { $last }
health-failing = Er ist seit { $since } gestört{ $n ->
    [0] {""}
    [one] , und { NUMBER($n) } Zustellung hat alle Versuche ausgeschöpft
   *[other] , und { NUMBER($n) } Zustellungen haben alle Versuche ausgeschöpft
}. { $last }
health-well = Alles in Ordnung. { $last }
endpoint-loading = der Endpunkt
endpoint-not-there = Diesen Endpunkt gibt es nicht
endpoint-maybe-deleted = Er wurde möglicherweise gelöscht.
endpoint-not-loaded = Der Endpunkt konnte nicht geladen werden
settings = Einstellungen
its-deliveries-loading = seine Zustellungen
its-deliveries-not-loaded = Seine Zustellungen konnten nicht geladen werden
its-deliveries-none = Noch keine. Senden Sie ein Testereignis, oder warten Sie auf das erste echte.
replay-enable-first = Aktivieren Sie zuerst den Endpunkt.
replays-not-loaded = Seine erneuten Sendungen konnten nicht geladen werden
replay-some = { NUMBER($n) } erneut senden…
replay-ask = Erneut senden…
replay-title = Erneut senden?
replay-offer-running = Was dazugehört, wird mit denselben Ereignis-IDs im gewählten Tempo gesendet.
replay-offer-none = Nichts ist fehlgeschlagen oder zurückgehalten worden. Was verpasst wurde oder ankam, kann erneut gesendet werden.
replay-offer-off = Hier { $n ->
    [one] wartet { NUMBER($n) } Zustellung
   *[other] warten { NUMBER($n) } Zustellungen
}. Aktivieren Sie den Endpunkt, dann senden Sie erneut.
replay-offer = Hier { $n ->
    [one] wartet { NUMBER($n) } Zustellung
   *[other] warten { NUMBER($n) } Zustellungen
}. Nichts wird gesendet, bevor Sie gesehen haben, wie viel es ist.
replay-asked-by = · angefordert von { $who }, { $ago }
replay-progress-label = Beendete Zustellungen dieser erneuten Sendung
replay-progress = { NUMBER($started) } von { NUMBER($total) } begonnen · { NUMBER($arrived) } angekommen · { NUMBER($failed) } fehlgeschlagen
replay-on-the-way = · { NUMBER($n) } unterwegs
replay-cancel = Erneutes Senden abbrechen
replay-goes-on = Das erneute Senden läuft weiter
replay-running = Es wird gerade erneut gesendet
replay-all-started = Alles wurde auf den Weg gebracht
replay-over-some = Das erneute Senden ist beendet, und nicht alles kam an
replay-over-all = Das erneute Senden ist beendet, und alles kam an
replay-cancelled = Das erneute Senden wurde abgebrochen: Was noch nicht begonnen war, wartet wie zuvor
replay-halted = Das erneute Senden wurde beendet, weil der Endpunkt ausgeschaltet wurde
choice-title = Was wird erneut gesendet?
choice-failed = Was fehlgeschlagen ist
choice-failed-aside = ausgeschöpft und geparkt
choice-missed = Was er verpasst hat
choice-missed-aside = veröffentlicht, bevor er angelegt oder abonniert war
choice-filter = Nach Filter
choice-since = Seit
event-type = Ereignistyp
cause = Ursache
since-beginning = Beginn
since-hour = 1 Stunde
since-day = 24 Stunden
since-week = 7 Tagen
exhausted-or-parked = Ausgeschöpft oder geparkt
delivered-once-more = Zugestellte, noch einmal
any-cause = Jede Ursache
any-failing-answer = Jede Antwort außer 2xx
option-timed-out = Zeit abgelaufen
option-unreachable = Keine Verbindung
option-blocked = Gesperrt
any-event = Jedes Ereignis
rotate-now = Sofort
rotate-hour = In 1 Stunde
rotate-day = In 24 Stunden
rotate-week = In 7 Tagen
rotate-now-aside = wenn es bekannt geworden ist
rotate-day-aside = genügt den meisten
rotate-now-meaning = Bis das neue Geheimnis auf Ihrem Server ist, wird er unsere Anfragen abweisen. Wir wiederholen sie etwa 39 Minuten lang; danach bleiben sie als ausgeschöpfte Zustellungen, die Sie erneut senden können.
rotate-meaning = Bis dahin trägt jede Anfrage eine Signatur mit jedem der Geheimnisse. Ihr Server kann also mit dem alten weiterarbeiten, während Sie das neue einsetzen. Nichts geht verloren.
rotate-ask = Geheimnis erneuern…
rotate-title = Signaturgeheimnis erneuern?
rotate-words = Sie erhalten ein neues Geheimnis, mit dem ab sofort signiert wird.
rotate-when = Wann endet das alte?
rotate = Geheimnis erneuern
rotate-refused = Das Geheimnis wurde nicht erneuert
rotate-unknown = Es kam keine Antwort: Vielleicht wurde das Geheimnis erneuert, vielleicht nicht. Brechen Sie ab und zeigen Sie es an, um nachzusehen.
secret-title = Signaturgeheimnis
secret-words = Es beweist, dass eine Anfrage von uns stammt. Bewahren Sie es auf Ihrem Server auf, nicht in Code und Logs.
secret-new-now = Das ist das neue Geheimnis. Setzen Sie es jetzt auf Ihrem Server ein.
secret-new-in-time = Das ist das neue Geheimnis. Setzen Sie es auf Ihrem Server ein, bevor das alte endet.
hide = Verbergen
hidden = verborgen
secret-show = Geheimnis anzeigen
secret-not-fetched = Das Geheimnis konnte nicht geholt werden
secret-copy = Geheimnis kopieren
secret-old-too = Auch das alte Geheimnis signiert noch, bis { SLOT($until) }.
secret-olds-too = { $n ->
    [one] Auch { NUMBER($n) } altes Geheimnis signiert noch, bis
   *[other] Auch { NUMBER($n) } alte Geheimnisse signieren noch, das letzte bis
} { SLOT($until) }.
secret-one-old-too = Auch ein altes Geheimnis signiert noch, bis { SLOT($until) }.
state-on-the-way = Er erhält jetzt Ereignisse; { $n ->
    [one] { NUMBER($n) } Zustellung ist
   *[other] { NUMBER($n) } Zustellungen sind
} unterwegs.
state-idle = Er erhält jetzt Ereignisse; nichts ist unterwegs.
state-off-by = Ausgeschaltet von { $who } um { $at }.
state-off-gone = Von uns ausgeschaltet um { $at }, weil er 410 Gone antwortete.
state-off-failing = Von uns ausgeschaltet um { $at }, weil zu lange nichts ankam.
state-off-failing-since = Von uns ausgeschaltet um { $at }, weil seit { $since } nichts angekommen war.
state-held = { $n ->
    [0] Neue Ereignisse werden als geparkte Zustellungen aufbewahrt.
    [one] { NUMBER($n) } Zustellung wartet: Aktivieren Sie ihn, dann senden Sie sie erneut.
   *[other] { NUMBER($n) } Zustellungen warten: Aktivieren Sie ihn, dann senden Sie sie erneut.
}
exhausted-deliveries = { $n ->
    [one] { NUMBER($n) } ausgeschöpfte Zustellung
   *[other] { NUMBER($n) } ausgeschöpfte Zustellungen
}
look-at-waiting = Ansehen, was wartet
warning-title = Wir deaktivieren diesen Endpunkt um { SLOT($at) }
warning-words = Seit { $since } ist nichts angekommen, und { $n ->
    [one] { NUMBER($n) } Zustellung hat
   *[other] { NUMBER($n) } Zustellungen haben
} alle Versuche ausgeschöpft. Sobald Ihr Server wieder läuft, senden Sie ein Testereignis: Eines, das ankommt, genügt, damit der Endpunkt aktiv bleibt.
disabled-toast = Endpunkt deaktiviert.
enabled-toast = Endpunkt aktiviert.
disable = Deaktivieren
disable-title = Diesen Endpunkt deaktivieren?
disable-words = Er erhält keine Ereignisse mehr. Neue werden als geparkte Zustellungen aufbewahrt, ebenso die, die unterwegs sind, bis Sie ihn aktivieren und sie erneut senden.
disable-endpoint = Endpunkt deaktivieren
nothing-changed = Es wurde nichts geändert
test-title = Testereignis
test-words = Unser Dienst sendet das Beispiel aus dem Katalog, signiert und mit Ihren Headern, wie ein echtes Ereignis.
test-send = Testereignis senden
test-enable-first = Aktivieren Sie den Endpunkt, um ihm ein Testereignis zu senden.
test-on-its-way = { $event } ist unterwegs.
test-watch = Zustellung verfolgen
test-not-sent = Das Testereignis wurde nicht gesendet
meanwhile = Jemand hat diesen Endpunkt inzwischen geändert: { $what }. Es wurde nichts getan. Drücken Sie noch einmal, wenn Sie es weiterhin wollen.
meanwhile-and = { $first }, { $second }
meanwhile-url = Seine URL ist jetzt { $url }
meanwhile-on = er ist jetzt an
meanwhile-off = er ist jetzt aus
meanwhile-secret = sein Geheimnis wurde erneuert
meanwhile-settings = seine Einstellungen sind andere
switched-already = Das hatte schon jemand anderes getan.
