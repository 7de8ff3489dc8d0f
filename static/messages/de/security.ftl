security-lead = Jede Anfrage ist signiert. Prüfen Sie das, und nur was wir gesendet haben, kommt herein.
as-provider-sets = wie Ihr Anbieter es festlegt
addresses-local = In diesem lokalen Modus auch unverschlüsseltes http und die eigenen Adressen dieses Rechners, was produktiv abgelehnt wird.
addresses-public = Private, Loopback-, Link-Local- und Metadaten-Adressen werden abgelehnt, beim Speichern und bei jedem Versuch.
stored-title = Was gespeichert wird, und wohin wir senden
stored-payloads = Nutzdaten und Antworten
stored-payloads-words = Mit AES-256-GCM versiegelt, dann gelöscht.
stored-log = IDs, Typen, Zeiten, Ursachen
stored-log-words = Das Protokoll dessen, was gesendet wurde, ohne den Inhalt.
stored-secrets = Geheimnisse und Header-Werte
stored-secrets-time = bis Sie sie ändern oder löschen
stored-secrets-words = Versiegelt. Ein Header-Wert wird nie wieder angezeigt, auch Ihnen nicht.
stored-signatures = Signaturen
stored-signatures-time = nicht gespeichert
stored-signatures-words = Jeder Versuch wird beim Versand signiert.
stored-addresses = Adressen
stored-addresses-which = öffentliche, über https
stored-redirects = Weiterleitungen
stored-redirects-time = nie gefolgt
stored-redirects-words = Eine signierte Anfrage geht an die Adresse, die Sie angegeben haben, oder nirgendwohin.
verify-title = Eine Signatur prüfen
verify-words = Eine Signatur ist das base64 von HMAC-SHA256 über { SLOT($id) }, { SLOT($timestamp) } und den Body, durch Punkte verbunden. Der Schlüssel ist, was im Geheimnis auf { SLOT($prefix) } folgt, aus base64 dekodiert. Diese Empfänger sind vollständig; die für Node, Python und Rust laufen in unseren Tests gegen echte Zustellungen.
language-of-receiver = Sprache des Empfängers
rotation-title = Ein Geheimnis erneuern
rotation-one = Drücken Sie auf der Seite des Endpunkts { SLOT($button) }. { SLOT($link) }
rotation-two = Bis die Überlappung endet, trägt jede Anfrage eine Signatur mit jedem Geheimnis, die neueste zuerst.
rotation-three = Geben Sie Ihrem Server das neue. Einem Empfänger, der irgendeine aus der Liste annimmt, entgeht nichts.
rotation-four = Ist ein Geheimnis bekannt geworden? Wählen Sie „Sofort“: Das alte endet augenblicklich.
repeats-title = Wiederholungen und Replays abweisen
repeats-one = Weisen Sie einen Zeitstempel ab, der mehr als { NUMBER($minutes) } Minuten abweicht: Wer eine Anfrage aufgezeichnet hat, kann sie nicht später senden.
repeats-two = Merken Sie sich jede { SLOT($id) }, und übergehen Sie eine, die Sie schon haben: Sie ist bei jedem Versuch dieselbe, und zugestellt wird mindestens einmal.
repeats-three = Vergleichen Sie in konstanter Zeit. Jede Wiederholung wird neu signiert, mit den Geheimnissen jenes Augenblicks.
doctor-here = In diesem Tab ermittelt. Nichts wird gesendet oder aufbewahrt.
doctor-headers-hint = Zeilen, curl -v, JSON oder die drei Werte
doctor-secret = Geheimnis
doctor-secret-hint = mehrere: eines je Zeile
doctor-hide-secret = Geheimnis verbergen
doctor-show-secret = Geheimnis anzeigen
show = Anzeigen
doctor-body = Body, wie Ihr Server ihn gelesen hat
doctor-file = { $name }, { $n ->
    [one] { NUMBER($n) } Byte
   *[other] { NUMBER($n) } Bytes
}.
doctor-take-away = Entfernen
doctor-exact-bytes = Exakte Bytes aus einer Datei
doctor-from-delivery = Das hat der letzte Versuch gesendet, bis auf die Signatur: Wir speichern keine. Tragen Sie ein, was Ihr Server erhielt – die Signatur sowie Header und Body, falls sie abweichen – und das Geheimnis des Endpunkts.
delivery-not-loaded-because = Die Zustellung konnte nicht geladen werden. { $why }
doctor-valid = Gültig: Das haben wir gesendet
doctor-not-valid = Ungültig: { $n ->
    [one] { NUMBER($n) } Ursache
   *[other] { NUMBER($n) } Ursachen
}
doctor-not-by-secret = Ungültig mit dem angegebenen Geheimnis
doctor-not-all = Ungültig, und nicht alles lässt sich sagen
doctor-the-headers = die Header
doctor-the-body = der Body
doctor-the-secret = das Geheimnis
doctor-now = Es fehlt noch: { $one }
doctor-paste = Fügen Sie ein: { $all }, { $last }
doctor-by-your-secret = mit Ihrem Geheimnis
doctor-by-secret = mit Geheimnis { NUMBER($n) } von { NUMBER($all) }
doctor-tries = Die Anfrage wird dann mit jedem uns bekannten Fehler durchprobiert, bis einer genau die Signatur ergibt.
doctor-signed = Signiert { $by }, { $when }.
doctor-refuses-still = Ihr Server weist sie trotzdem ab? Setzen Sie die Signatur, die Ihr Code berechnet, an die Stelle von webhook-signature: Der Fehler, der sie ergibt, wird genannt.
doctor-proof = { $n ->
    [1] Ohne diesen Fehler
    [2] Ohne beide Fehler
    [one] Ohne diesen Fehler
   *[other] Ohne all diese Fehler
} stimmt die Signatur { $by }.
doctor-other-secret = Auch keiner der anderen uns bekannten Fehler ergibt diese Signatur. Kopieren Sie das Geheimnis erneut von der Seite des Endpunkts, und den Body als rohe Bytes.
doctor-plain = Das ist offensichtlich. Ob es alles ist, lässt sich aus dem Vorliegenden nicht ermitteln.
doctor-not-first = Es ist Signatur { NUMBER($place) } von { NUMBER($all) }: Ein Geheimnis wird gerade erneuert. Code, der nur die erste ansieht, weist das ab.
doctor-name-spelt = Ein Name kam als { $name }. Das ist kein Fehler: Vergleichen Sie Namen ohne Rücksicht auf Großschreibung.
doctor-what-mends = Was es behebt
doctor-mends-in = Was es in { $language } behebt
language-of-fix = Sprache der Behebung
seconds-from-now = in { NUMBER($n) } s
fix-raw-body = Prüfen Sie die Bytes des Bodys, wie sie ankamen, bevor irgendetwas sie einliest.
fix-key = Nehmen Sie das eigene Geheimnis des Endpunkts, ohne whsec_, aus base64 dekodiert.
fix-text = Signieren Sie webhook-id, webhook-timestamp und den Body, durch Punkte verbunden.
fix-base64 = Vergleichen Sie die Bytes des Hashwerts mit dem base64 nach „v1,“.
fix-every-signature = Trennen Sie die Liste an Leerzeichen, und nehmen Sie jede Signatur an, die mit „v1,“ beginnt und passt.
fix-tolerance = Vergleichen Sie ganze Sekunden mit ganzen Sekunden, und halten Sie die Uhr richtig (NTP).
fix-headers = Nehmen Sie die drei Header genau dieser Anfrage, beim Namen, unverändert.
audit-title = Prüfprotokoll
audit-words = Wer hier was geändert hat, wann und von wo: die Namen des Geänderten, nie ein Geheimnis oder ein Wert.
audit-loading = das Prüfprotokoll
audit-not-loaded = Das Prüfprotokoll konnte nicht geladen werden.
audit-none = Noch hat niemand etwas geändert.
audit-verified = In diesem Tab geprüft: Die Einträge { NUMBER($from) } bis { NUMBER($to) } sind vollständig und in ihrer Reihenfolge.
audit-keep = Bewahren Sie den neuesten Hashwert anderswo auf: Er zeigt später, dass das Ende des Protokolls weder abgeschnitten noch neu geschrieben wurde.
audit-changed = Eintrag { NUMBER($n) } wurde nach dem Schreiben verändert.
audit-unlinked = Eintrag { NUMBER($n) } folgt nicht auf den davor: Ein Eintrag wurde entfernt, eingefügt oder neu geschrieben.
audit-address = Eintrag { NUMBER($n) } zeigt eine andere Adresse als die geschriebene.
audit-number = Nr.
audit-when = Wann
audit-who = Wer
audit-what = Was
audit-from = Von, mit Anfrage
plain-number = { NUMBER($n) }
deed-create-endpoint = hat den Endpunkt angelegt:
deed-change-endpoint = hat den Endpunkt geändert:
deed-delete-endpoint = hat den Endpunkt gelöscht:
deed-read-secret = hat das Geheimnis angesehen von
deed-rotate-secret = hat das Geheimnis gewechselt von
deed-test-endpoint = hat ein Testereignis geschickt an
deed-start-conformance = hat den Endpunkt erprobt:
deed-replay = hat eine Wiederholung begonnen an
deed-cancel-replay = hat die Wiederholung angehalten:
deed-retry-delivery = hat die Zustellung erneut versucht:
deed-cancel-delivery = hat die Zustellung abgebrochen:
deed-erase-event = hat ein Ereignis gelöscht, geführt als
deed-grant-access = hat ein Token ausgestellt für
deed-revoke-access = hat alle Token beendet
deed-rekey = hat die Daten mit dem neuesten Schlüssel versiegelt
