draft-restored = Das hatten Sie zuvor eingegeben. Header-Werte wurden nicht aufbewahrt.
draft-discard = Verwerfen
url = URL
description = Beschreibung
optional = optional
description-placeholder = Produktion, Irland
rate-limit = Ratenlimit
rate-aside = Zustellungen pro Sekunde, optional
rate-placeholder = Kein Limit: wie sie kommen, bis zu acht gleichzeitig
save-and-test = Speichern und Test senden
save = Speichern
not-saved = Der Endpunkt wurde nicht gespeichert
url-public = öffentliche https-Adresse
url-loopback = dieser Rechner; im lokalen Modus erlaubt
preview-title = Was wir senden werden
preview-label = Die Anfrage, wie sie gesendet wird
preview-hint = Ein Beispiel, signiert mit einem Muster-Geheimnis. Der Body ist hier zum Lesen umbrochen; signiert wird Byte für Byte, was hinausgeht, und „Kopieren“ gibt genau das. Die Reihenfolge der Header bestimmt die HTTP-Bibliothek.
rate-remark = In jeder Sekunde { $n ->
    [one] geht höchstens { NUMBER($n) } Zustellung
   *[other] gehen höchstens { NUMBER($n) } Zustellungen
} hinaus, Wiederholungen und Tests eingeschlossen. Die anderen warten als ausstehend und gehen der Reihe nach hinaus; keine geht verloren.
clash-label = Zwei Änderungen desselben Endpunkts
clash-title = Jemand anderes hat diesen Endpunkt inzwischen geändert
clash-same = Nichts wurde überschrieben. Wo Sie beide dasselbe Feld geändert haben, wählen Sie; der Rest passt zusammen.
clash-different = Nichts wurde überschrieben. Sie haben verschiedene Felder geändert, beide Änderungen passen also zusammen.
clash-save = Diese Auswahl speichern
clash-mine = Alles von mir behalten
clash-theirs = Alles von der anderen Person übernehmen
clash-discard = Meine Änderungen verwerfen
clash-mine-changed = Von Ihnen, geändert
clash-mine-same = Von Ihnen, wie es war
clash-theirs-changed = Von der anderen Person, geändert
clash-theirs-same = Von der anderen Person, wie es war
clash-both = von beiden geändert
header-named = Header { $name }
content-empty = leer
content-absent = kein solcher Header
content-no-limit = kein Limit
content-rate = { $rate } pro Sekunde
content-saved = ein gespeicherter Wert von { $n ->
    [one] { NUMBER($n) } Byte
   *[other] { NUMBER($n) } Bytes
}, Fingerabdruck { $fingerprint }
content-typed = ein neuer Wert von { $n ->
    [one] { NUMBER($n) } Byte
   *[other] { NUMBER($n) } Bytes
}
all-events-to-come = Alle { NUMBER($n) } Ereignisse, auch künftige
only-these = Nur diese
chosen-of = { NUMBER($n) } von { NUMBER($all) }
choose-an-event = Wählen Sie mindestens ein Ereignis, oder nehmen Sie alle.
headers = Header
headers-optional = (optional)
headers-hint = Werden jeder Anfrage hinzugefügt, zum Beispiel zur Authentifizierung. Werte werden nach dem Speichern nie wieder angezeigt.
headers-fingerprint = Ein Fingerabdruck zeigt, ob ein Wert noch Ihrer ist: Er ist der Anfang von HMAC-SHA256 über { SLOT($what) }, mit dem Signaturgeheimnis als Schlüssel, und ändert sich daher, wenn dieses erneuert wird.
header-add = Header hinzufügen
header-personal = Das sieht nach Folgendem aus: { $kind }. Jede Anfrage würde es mitführen. Halten Sie Personendaten aus Headern heraus.
header-n = Header { NUMBER($n) }
header-name-n = Name des Headers { NUMBER($n) }
header-remove-n = Header { NUMBER($n) } entfernen
header-replace-n = Wert des Headers { NUMBER($n) } ersetzen
header-value-n = Wert des Headers { NUMBER($n) }
characters = { NUMBER($n) } Zeichen
fingerprint = Fingerabdruck { SLOT($mark) }
replace = Ersetzen
a-new-value = ein neuer Wert
keep-saved = Den gespeicherten behalten
value-not-shown = Wert nicht angezeigt
body = Body
setup-title = Ihre erste Benachrichtigung
setup-lead = Aufträge, Termine und Ergebnisse erreichen Ihren Server, sobald sie geschehen. Drei Schritte.
setup-where = Sagen Sie, wohin wir Ereignisse senden sollen
setup-where-words = Eine URL Ihres Servers, die POST annimmt. Sie erhalten alle Ereignisse, bis Sie auswählen.
setup-more-first = Zuerst Ereignisse wählen und Header hinzufügen
not-created = Der Endpunkt wurde nicht angelegt
setup-verify = Prüfen Sie die Signatur
setup-verify-words = Jede Anfrage ist mit einem Geheimnis signiert, das Sie auf der Seite des Endpunkts finden ({ SLOT($standard) }). Das ist ein vollständiger Empfänger:
setup-test = Senden Sie ein Testereignis, und sehen Sie es ankommen
setup-test-words = Von der Seite des Endpunkts aus. Sie sehen jeden Versuch mit seiner Antwort und wann der nächste hinausgeht. Was kommen kann, zeigt { SLOT($catalogue) }.
setup-catalogue = der Ereigniskatalog
receiver-in = Ein Empfänger in { $language }
code-language = Sprache
events-label = Ereignisse
events-hint = Ereignisse einfügen oder eine Datei hier ablegen
headers-example = oder eine Anfrage, wie sie empfangen wurde, mit ihrem Body
answers-failed = In { $period ->
    [day] den letzten 24 h
   *[week] den letzten 7 Tagen
} { $n ->
    [one] ist { NUMBER($failed) } von { NUMBER($n) } Versuch
   *[other] sind { NUMBER($failed) } von { NUMBER($n) } Versuchen
} fehlgeschlagen.
answers-failed-mostly = In { $period ->
    [day] den letzten 24 h
   *[week] den letzten 7 Tagen
} { $n ->
    [one] ist { NUMBER($failed) } von { NUMBER($n) } Versuch
   *[other] sind { NUMBER($failed) } von { NUMBER($n) } Versuchen
} fehlgeschlagen, meist: { $cause ->
    [timedOut] keine Antwort in der vorgesehenen Zeit
    [unreachable] keine Verbindung
    [cutOff] abgebrochene Antworten
    [unreadable] unlesbare Antworten
    [nameOrTls] Name oder TLS
    [dns] Name lässt sich nicht auflösen
    [tls] TLS
    [blocked] Adresse nicht erlaubt
    [status] andere Antworten als 2xx
   *[other] { $cause }
}.
answers-slow = In { $period ->
    [day] den letzten 24 h
   *[week] den letzten 7 Tagen
} kam alles an, aber Antworten brauchten bis zu { $span }: Nach 15 s schlägt ein Versuch fehl.
answers-well = In { $period ->
    [day] den letzten 24 h
   *[week] den letzten 7 Tagen
} { $n ->
    [one] kam der eine Versuch an
   *[other] kamen alle { NUMBER($n) } Versuche an
}.
answers-elsewhere = Das war die Adresse, die jetzt gespeichert ist: Die neue hat noch nicht geantwortet.
