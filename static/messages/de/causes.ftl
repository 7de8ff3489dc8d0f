mistake-id-changed = Die ID in webhook-id ist nicht die des Ereignisses: Header einer Anfrage stehen beim Body einer anderen.
mistake-id-cut = Die ID in webhook-id ist abgeschnitten.
mistake-id-case = Buchstaben der ID in webhook-id haben die Groß- und Kleinschreibung gewechselt.
mistake-timestamp-in-millis = Der Zeitstempel ist in Millisekunden. Wir senden Sekunden und signieren Sekunden.
mistake-timestamp-form = Der Zeitstempel ist keine ganze Zahl von Sekunden. Wir senden Sekunden seit 1970, zehn Ziffern.
mistake-signature-case = Buchstaben der Signatur haben die Groß- und Kleinschreibung gewechselt. Base64 unterscheidet sie.
mistake-signature-hex = Die Signatur besteht aus Hexadezimalziffern. Unsere ist base64 derselben Bytes.
mistake-signature-hex-in-base64 = Die Signatur ist base64 von Hexadezimalziffern. Unsere ist base64 der Bytes.
mistake-signature-url-safe = Die Signatur ist im base64 für URLs, mit - und _. Unsere hat + und /.
mistake-signature-bare = Vor der Signatur steht kein „v1,“.
mistake-signatures-joined = Die Signaturen sind durch Kommas verbunden. Wir senden sie mit einem Leerzeichen dazwischen.
mistake-no-version-one = Keine der Signaturen beginnt mit v1, der Version, die wir senden.
mistake-secret-spaced = Um das Geheimnis stehen ein Leerzeichen, ein Zeilenumbruch oder Anführungszeichen.
mistake-secret-unreadable = Nach whsec_ ist ein Geheimnis base64, und das Angegebene ist es nicht: Vielleicht fehlt ein Stück.
mistake-secret-as-text = Der Schlüssel war das Geheimnis, wie es geschrieben steht, mit whsec_. Der Schlüssel ist, was folgt, aus base64 dekodiert.
mistake-secret-undecoded = Der Schlüssel war der Text nach whsec_. Er muss zuerst aus base64 dekodiert werden.
mistake-secret-prefix-decoded = whsec_ blieb am Geheimnis, als es dekodiert wurde. Nehmen Sie es zuerst weg.
mistake-secret-url-safe = Das Geheimnis ist im base64 für URLs, mit - und _. Unseres hat + und /.
mistake-newline-added = Ein Zeilenumbruch am Ende des Bodys wurde nicht gesendet. Er kam durch Kopieren, Ausgeben oder einen Editor hinzu.
mistake-newline-lost = Der Body wurde mit einem Zeilenumbruch am Ende gesendet, der verloren ging.
mistake-carriage-returns-added = Die Zeilenumbrüche des Bodys wurden zu CR LF.
mistake-carriage-returns-lost = Die Zeilenumbrüche des Bodys waren CR LF und verloren ihr CR.
mistake-byte-order-mark = Vor den Body wurde eine Bytereihenfolge-Markierung (BOM) gesetzt.
mistake-replaced = Buchstaben des Bodys wurden durch � ersetzt, weil sie in einer falschen Kodierung gelesen wurden.
mistake-body-cut = Der Body bricht vor seinem Ende ab.
mistake-missing = Der Header { $name } fehlt.
mistake-repeated = Der Header { $name } ist mehrmals vorhanden. Wir senden ihn einmal: Etwas zwischen uns und Ihrem Programm hat ihn hinzugefügt.
mistake-signature-cut = Der Signatur { $n ->
    [1] fehlt ihr letztes Zeichen
    [one] fehlt ihr letztes Zeichen
   *[other] fehlen ihre letzten { NUMBER($n) } Zeichen
}.
mistake-read-as-latin = Das UTF-8 des Bodys wurde als Latin-1 (Windows-1252) gelesen: Aus Buchstaben jenseits von ASCII wurden zwei oder mehr andere.
mistake-latin = Der Body wurde als Latin-1 geschrieben. Gesendet wurde er als UTF-8.
mistake-utf16 = Der Body wurde als UTF-16 geschrieben. Gesendet wurde er als UTF-8.
mistake-body-altered = Der Body sagt ab Byte { $byte } etwas anderes als das Gesendete.
mistake-other-secret = { $n ->
    [1] Das angegebene Geheimnis hat diese Signatur nicht erzeugt. Es gehört zu einem anderen Endpunkt oder wurde erneuert.
    [one] Das angegebene Geheimnis hat diese Signatur nicht erzeugt. Es gehört zu einem anderen Endpunkt oder wurde erneuert.
   *[other] Keines der { $n } angegebenen Geheimnisse hat diese Signatur erzeugt. Sie stammt von dem eines anderen Endpunkts oder von einem, das mit einer Erneuerung kam oder ging.
}
mistake-too-old = Die Signatur stimmt, wurde aber vor { $span } erzeugt, und Empfänger nehmen { $tolerance } hin. Hat Ihr Server diese Anfrage gerade eben erhalten, geht seine Uhr oder Ihre vor; stammt sie aus einem Log, ist sie nur alt.
mistake-too-early = Die Signatur stimmt, aber ihr Zeitstempel liegt { $span } in der Zukunft, und Empfänger nehmen { $tolerance } hin: Die Uhr hier geht nach.
mistake-signed = Signiert wurde { $what }. Wir signieren id.timestamp.body.
mistake-signed-between = Signiert wurde id{ $between }timestamp{ $between }body. Zwischen den dreien stehen Punkte.
signed-body-alone = nur der Body, ohne ID und Zeitstempel
signed-without-id = timestamp.body, ohne die ID
signed-without-timestamp = id.body, ohne den Zeitstempel
signed-swapped = timestamp.id.body: ID und Zeitstempel sind vertauscht
signed-in-millis = id.timestamp.body mit dem Zeitstempel in Millisekunden
signed-nothing-between = ID, Zeitstempel und Body mit nichts dazwischen
signed-lines-between = ID, Zeitstempel und Body mit Zeilenumbrüchen dazwischen
signed-spaces-between = ID, Zeitstempel und Body mit Leerzeichen dazwischen
mistake-rewritten = Der Body wurde eingelesen und neu geschrieben: { $how }. Die Signatur gilt für die Bytes, wie sie ankamen.
mistake-rewritten-plain = Der Body wurde eingelesen und neu geschrieben. Die Signatur gilt für die Bytes, wie sie ankamen.
rewritten-compact = seine Leerzeichen sind weg
rewritten-python = auf Kommas und Doppelpunkte folgen Leerzeichen, wie Pythons json.dumps schreibt
rewritten-indented = er ist in Zeilen gesetzt
rewritten-spaced = er hat andere Leerzeichen
rewritten-sorted = seine Mitglieder sind nach Namen sortiert
rewritten-order = seine Mitglieder stehen in anderer Reihenfolge
rewritten-numbers = Zahlen sind anders geschrieben (aus 7.0 wurde 7)
rewritten-slashes = / ist anders geschrieben (\/)
rewritten-letters = Buchstaben sind anders maskiert (\u00e9 für é)
