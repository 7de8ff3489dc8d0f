mistake-id-changed = The id in webhook-id is not the event's: headers of one request stand with the body of another.
mistake-id-cut = The id in webhook-id is cut off.
mistake-id-case = Letters of the id in webhook-id changed between capital and small.
mistake-timestamp-in-millis = The timestamp is in milliseconds. We send seconds, and sign seconds.
mistake-timestamp-form = The timestamp is no whole number of seconds. We send seconds since 1970, ten digits.
mistake-signature-case = Letters of the signature changed between capital and small. Base64 tells them apart.
mistake-signature-hex = The signature is in hexadecimal digits. Ours is base64 of the same bytes.
mistake-signature-hex-in-base64 = The signature is base64 of hexadecimal digits. Ours is base64 of the bytes.
mistake-signature-url-safe = The signature is in the base64 of URLs, with - and _. Ours has + and /.
mistake-signature-bare = The signature has no v1, before it.
mistake-signatures-joined = The signatures are joined by commas. We send them with a space between.
mistake-no-version-one = None of the signatures begins with v1, which is the version that we send.
mistake-secret-spaced = A space, a line break or quotes stand around the secret.
mistake-secret-unreadable = After whsec_ a secret is base64, and what you gave is not: a piece may be missing.
mistake-secret-as-text = The key was the secret as it is written, with whsec_. The key is what follows, decoded from base64.
mistake-secret-undecoded = The key was the text after whsec_. It must be decoded from base64 first.
mistake-secret-prefix-decoded = whsec_ was left on the secret when it was decoded. Take it off first.
mistake-secret-url-safe = The secret is in the base64 of URLs, with - and _. Ours has + and /.
mistake-newline-added = A line break at the end of the body was not sent. It came with copying, printing or an editor.
mistake-newline-lost = The body was sent with a line break at its end, which was lost.
mistake-carriage-returns-added = The body's line breaks became CR LF.
mistake-carriage-returns-lost = The body's line breaks were CR LF and lost their CR.
mistake-byte-order-mark = A byte order mark was put before the body.
mistake-replaced = Letters of the body were replaced by �, since they were read in a wrong encoding.
mistake-body-cut = The body breaks off before its end.
mistake-missing = The header { $name } is not here.
mistake-repeated = The header { $name } is here more than once. We send it once: something between us and your program added it.
mistake-signature-cut = The signature lost its last { $n ->
    [1] character
    [one] character
   *[other] { NUMBER($n) } characters
}.
mistake-read-as-latin = The body's UTF-8 was read as Latin-1 (Windows-1252): letters beyond ASCII became two or more others.
mistake-latin = The body was written as Latin-1. It was sent as UTF-8.
mistake-utf16 = The body was written as UTF-16. It was sent as UTF-8.
mistake-body-altered = The body says something else than what was sent, from byte { $byte } on.
mistake-other-secret = { $n ->
    [1] The secret that you gave did not make this signature. It is another endpoint's, or it was rotated.
    [one] The secret that you gave did not make this signature. It is another endpoint's, or it was rotated.
   *[other] None of the { $n } secrets that you gave made this signature. It is by another endpoint's, or by one that came or went with a rotation.
}
mistake-too-old = The signature is right, but was made { $span } ago, and receivers take { $tolerance }. If your server got this request just now, its clock or yours is fast; if it is from a log, it is only old.
mistake-too-early = The signature is right, but its timestamp is { $span } in the future, and receivers take { $tolerance }: the clock here is slow.
mistake-signed = What was signed is { $what }. We sign id.timestamp.body.
mistake-signed-between = What was signed is id{ $between }timestamp{ $between }body. Full stops stand between the three.
signed-body-alone = the body alone, without id and timestamp
signed-without-id = timestamp.body, without the id
signed-without-timestamp = id.body, without the timestamp
signed-swapped = timestamp.id.body: id and timestamp are swapped
signed-in-millis = id.timestamp.body with the timestamp in milliseconds
signed-nothing-between = id, timestamp and body with nothing between them
signed-lines-between = id, timestamp and body with line breaks between them
signed-spaces-between = id, timestamp and body with spaces between them
mistake-rewritten = The body was parsed and written anew: { $how }. The signature is over the bytes as they came.
mistake-rewritten-plain = The body was parsed and written anew. The signature is over the bytes as they came.
rewritten-compact = its spaces are gone
rewritten-python = spaces follow its commas and colons, as Python's json.dumps writes
rewritten-indented = it is set out in lines
rewritten-spaced = it is spaced otherwise
rewritten-sorted = its members are sorted by name
rewritten-order = its members stand in another order
rewritten-numbers = numbers are spelt otherwise (7.0 became 7)
rewritten-slashes = / is written otherwise (\/)
rewritten-letters = letters are escaped otherwise (\u00e9 for é)
