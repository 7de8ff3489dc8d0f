# By the codes of src/api/error.rs.
problem = { $code ->
    [Unauthorized] Ein Schlüssel ist nötig.
    [Forbidden] Der Schlüssel öffnet das nicht.
    [ViewerOnly] Wer nur ansehen darf, kann nichts ändern.
    [NotFound] Nicht gefunden.
    [MethodNotAllowed] Falsche Methode.
    [BadBody] Der Body ist nicht lesbar.
    [BodyTooLarge] Der Body ist zu groß.
    [UnsupportedMediaType] Diese Art von Body wird nicht angenommen.
    [BadQuery] Die Abfrage ist nicht lesbar.
    [InvalidEndpoint] Mit dem Endpunkt stimmt etwas nicht.
    [InvalidAccess] Mit dem Wunsch nach einem Token stimmt etwas nicht.
    [InvalidRotation] Mit der Erneuerung stimmt etwas nicht.
    [TooManySecrets] Es signieren schon zu viele Geheimnisse.
    [UnknownEventType] Unbekannter Ereignistyp.
    [InvalidEvent] Das Ereignis verletzt sein Schema.
    [BatchTooLong] Der Stapel ist zu lang.
    [IdempotencyConflict] Derselbe Schlüssel mit einem anderen Ereignis.
    [EndpointChanged] Der Endpunkt wurde geändert.
    [EndpointDisabled] Der Endpunkt ist deaktiviert.
    [AttemptUnderWay] Ein Versuch läuft gerade.
    [InvalidReplay] Mit dem erneuten Senden stimmt etwas nicht.
    [ReplayRunning] Es wird gerade erneut gesendet.
    [RunUnderWay] Ein Prüflauf ist im Gange.
    [TooManyRuns] Zu viele Prüfläufe.
    [NotYet] Seine Zeit ist noch nicht gekommen.
    [AlreadyDelivered] Es ist angekommen.
    [EventErased] Die Nutzdaten wurden gelöscht.
    [Behind] Es steht zu viel aus.
    [EndpointDeleted] Der Endpunkt wurde gelöscht.
    [Misconfigured] Die Einstellungen des Dienstes passen nicht.
    [ShardDown] Ein Teil des Dienstes ist ausgefallen.
   *[Internal] Der Fehler liegt bei uns.
}
