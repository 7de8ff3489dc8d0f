settings-lead = Wer Sie hier sind, wie es aussieht und wie der Dienst eingestellt ist.
settings-you = Sie
settings-nobody = Niemand ist angemeldet. Katalog, Prüfer und Sicherheit brauchen keinen Schlüssel; für das Übrige öffnen Sie das Portal über den Link Ihres Anbieters.
settings-partner = Partner
settings-name = Name
settings-no-name = vom Anbieter nicht angegeben
settings-role = Rolle
settings-admin = Admin
settings-admin-may = darf Endpunkte ändern, Geheimnisse sehen und erneut senden
settings-viewer = Betrachter
settings-viewer-may = sieht alles außer Geheimnissen und ändert nichts
settings-session-ends = Sitzung endet
settings-session-may-end = oder wenn der Anbieter sie beendet. Was Sie eingeben, bleibt in diesem Tab erhalten.
settings-session-stays = nicht von selbst
settings-program-key = Das ist ein Schlüssel für Programme, kein Portal-Token.
settings-here = In diesem Browser
theme = Darstellung
theme-auto = Automatisch
theme-light = Hell
theme-dark = Dunkel
settings-worker = Der Dienst
settings-worker-words = Von Ihrem Anbieter eingestellt, für alle seine Partner gleich.
settings-worker-signed-in = Wird angezeigt, wenn jemand angemeldet ist.
settings-loading = die Einstellungen
settings-not-loaded = Die Einstellungen konnten nicht geladen werden
settings-retries = Wiederholungen
settings-retries-are = { $n ->
    [one] { NUMBER($n) } Wiederholung nach dem ersten Versuch
   *[other] { NUMBER($n) } Wiederholungen nach dem ersten Versuch
}
settings-pace = Wiederholung n folgt n × { $delay } nach dem Fehlschlag davor: insgesamt { $all } Wartezeit. Retry-After kann eine Wartezeit verlängern, auf höchstens eine Stunde. { SLOT($link) }
settings-try-outage = Einen Ausfall durchspielen
settings-answer-time = Zeit für eine Antwort
settings-answer-time-words = Danach ist der Versuch fehlgeschlagen. Speichern Sie das Ereignis, antworten Sie mit 2xx, arbeiten Sie später.
settings-success = Erfolg
settings-success-is = 2xx
settings-success-words = Alles andere schlägt fehl, auch Weiterleitungen. 410 schaltet den Endpunkt aus.
settings-to-one = An einen Endpunkt
settings-at-once = { NUMBER($n) } gleichzeitig
settings-limited = begrenzt
settings-to-one-words = Andere warten. Ein eigenes Ratenlimit des Endpunkts kann es weniger machen, 1 bis 1000 pro Sekunde.
settings-failing = Ein gestörter Endpunkt
settings-off-never = nie von selbst
settings-off-after = nach { $span }
settings-off-after-days = nach { $n ->
    [one] { NUMBER($n) } Tag
   *[other] { NUMBER($n) } Tagen
}
settings-failing-words = Er wird dann nach einer Warnung ausgeschaltet; seine Ereignisse warten und können erneut gesendet werden.
settings-kib = { NUMBER($n) } KiB
settings-body-words = Länger ist kein Ereignis.
settings-addresses = Adressen
settings-public = https zu öffentlichen Hosts
settings-loopback = auch http und die dieses Rechners, in diesem lokalen Modus
settings-ports = Ports { $ports }.
settings-payloads = Nutzdaten und Antworten
settings-payloads-words = Danach gelöscht; IDs, Typen und Zeiten bleiben weitere { $span }.
settings-secrets = Zwei Geheimnisse signieren
settings-secrets-are = bis zu 7 Tage
settings-secrets-words = Nach einer Erneuerung signiert das alte neben dem neuen, so lange Sie wollen; höchstens drei.
