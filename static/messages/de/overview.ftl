overview-loading = Ihre Endpunkte
endpoints-not-loaded = Ihre Endpunkte konnten nicht geladen werden
create-endpoint = Endpunkt anlegen
no-endpoint-title = Es gibt noch keinen Endpunkt
no-endpoint-words = Den ersten legt jemand an, der Änderungen vornehmen darf.
attention-label = Was Aufmerksamkeit braucht
attention-title = Braucht Aufmerksamkeit
calm-all-off = Alle Endpunkte sind ausgeschaltet, und nichts wartet.
calm-arrived = Alles in Ordnung: { $n ->
    [one] { NUMBER($n) } Endpunkt erhält Ereignisse
   *[other] { NUMBER($n) } Endpunkte erhalten Ereignisse
}. Das letzte kam { $ago } an.
calm-idle = Alles in Ordnung: { $n ->
    [one] { NUMBER($n) } Endpunkt erhält Ereignisse
   *[other] { NUMBER($n) } Endpunkte erhalten Ereignisse
}. In den letzten 30 Tagen wurde nichts gesendet.
calm = Alles in Ordnung: { $n ->
    [one] { NUMBER($n) } Endpunkt erhält Ereignisse
   *[other] { NUMBER($n) } Endpunkte erhalten Ereignisse
}.
attention-closing = hat seit { $since } nichts erhalten und wird { $ahead } deaktiviert.
attention-failing = ist seit { $since } gestört{ $n ->
    [0] {""}
    [one] ; { NUMBER($n) } Zustellung wird erneut versucht
   *[other] ; { NUMBER($n) } Zustellungen werden erneut versucht
}.
attention-off = ist deaktiviert ({ $why }). { $n ->
    [one] { NUMBER($n) } Zustellung wartet
   *[other] { NUMBER($n) } Zustellungen warten
} darauf, dass er aktiviert wird.
attention-exhausted = { $n ->
    [one] hat { NUMBER($n) } Zustellung trotz aller Versuche nicht erhalten. Sie ist aufbewahrt.
   *[other] hat { NUMBER($n) } Zustellungen trotz aller Versuche nicht erhalten. Sie sind aufbewahrt.
}
attention-parked = war eine Zeit lang aus: { $n ->
    [one] { NUMBER($n) } Zustellung wartet
   *[other] { NUMBER($n) } Zustellungen warten
} auf den Versand.
look = Ansehen
enable = Aktivieren
replay = Erneut senden
action-of = : { $address }
card-idle = Kein Versuch in den letzten 24 Stunden.
card-attempts = Versuche, 24 h
latest-loading = Ihre Zustellungen
deliveries-not-loaded = Ihre Zustellungen konnten nicht geladen werden
latest-none = Es wurde noch nichts zugestellt. Öffnen Sie einen Endpunkt und senden Sie ihm ein Testereignis.
latest-title = Letzte Zustellungen
all-deliveries = Alle Zustellungen
