//! The lines of code that mend each cause. They are lines of the receivers in docs/receivers.md, which are run against
//! real deliveries; a test holds the two together.

use super::cause::Cause;

/// A language of the receivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// JavaScript on Node.
    Node,
    /// Python.
    Python,
    /// Rust.
    Rust,
    /// Go.
    Go,
    /// PHP.
    Php,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Node, Self::Python, Self::Rust, Self::Go, Self::Php];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Node => "Node",
            Self::Python => "Python",
            Self::Rust => "Rust",
            Self::Go => "Go",
            Self::Php => "PHP",
        }
    }

    /// What a block of it is marked with in a page of Markdown.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Node => "js",
            Self::Python => "python",
            Self::Rust => "rust",
            Self::Go => "go",
            Self::Php => "php",
        }
    }
}

/// What mends a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Verify the bytes as they came.
    RawBody,
    /// Decode the key.
    Key,
    /// Sign id, timestamp and body, joined by full stops.
    Text,
    /// Compare bytes, or base64.
    Base64,
    /// Look at every signature of the list.
    EverySignature,
    /// Compare seconds with seconds.
    Tolerance,
    /// Take the three headers as they came.
    Headers,
}

impl Fix {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::RawBody, Self::Key, Self::Text, Self::Base64, Self::EverySignature, Self::Tolerance, Self::Headers];

    /// What to do, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::RawBody => "Verify the bytes of the body as they came, before anything parses them.",
            Self::Key => "Take the endpoint's own secret, without whsec_, decoded from base64.",
            Self::Text => "Sign webhook-id, webhook-timestamp and the body, joined by full stops.",
            Self::Base64 => "Compare the bytes of the digest with the base64 after v1,.",
            Self::EverySignature => {
                "Split the list at spaces and accept any signature that begins with v1, and matches."
            }
            Self::Tolerance => "Compare whole seconds with whole seconds, and keep the clock right (NTP).",
            Self::Headers => "Take the three headers of this very request, by name, unchanged.",
        }
    }

    /// The lines that do it.
    pub fn lines(self, language: Language) -> &'static str {
        match language {
            Language::Node => self.node(),
            Language::Python => self.python(),
            Language::Rust => self.rust(),
            Language::Go => self.go(),
            Language::Php => self.php(),
        }
    }

    fn node(self) -> &'static str {
        match self {
            Self::RawBody => {
                "const chunks = [];\nfor await (const chunk of request) chunks.push(chunk);\nconst body = Buffer.concat(chunks);"
            }
            Self::Key => r#"const key = Buffer.from(process.env.SECRET.replace(/^whsec_/, ""), "base64");"#,
            Self::Text => r#"const expected = createHmac("sha256", key).update(`${id}.${at}.`).update(body).digest();"#,
            Self::Base64 => r#"const given = Buffer.from(text, "base64");"#,
            Self::EverySignature => {
                "return signatures.split(\" \").some((signature) => {\nconst [version, text = \"\"] = signature.split(\",\");"
            }
            Self::Tolerance => {
                "if (!id || !signatures || !(Math.abs(Date.now() / 1000 - Number(at)) <= 300)) return false;"
            }
            Self::Headers => {
                r#"const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signatures } = headers;"#
            }
        }
    }

    fn python(self) -> &'static str {
        match self {
            Self::RawBody => r#"body = self.rfile.read(int(self.headers.get("content-length", 0)))"#,
            Self::Key => r#"key = base64.b64decode(os.environ["SECRET"].removeprefix("whsec_"))"#,
            Self::Text => r#"digest = hmac.digest(key, f"{event_id}.{at}.".encode() + body, "sha256")"#,
            Self::Base64 => r#"expected = b"v1," + base64.b64encode(digest)"#,
            Self::EverySignature => {
                "signatures = headers.get(\"webhook-signature\", \"\").encode().split(b\" \")\nreturn any(hmac.compare_digest(expected, signature) for signature in signatures)"
            }
            Self::Tolerance => "if not at.isdecimal() or abs(time.time() - int(at)) > 300:\nreturn False",
            Self::Headers => r#"event_id, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")"#,
        }
    }

    fn rust(self) -> &'static str {
        match self {
            Self::RawBody => "use axum::body::Bytes;\nif webhook.verify(&body, &headers).is_err() {",
            Self::Key => r#"let webhook = Arc::new(Webhook::new(&env::var("SECRET")?)?);"#,
            _ => {
                "// Every signature of the list, in constant time, and a timestamp within five minutes.\nif webhook.verify(&body, &headers).is_err() {\nreturn StatusCode::BAD_REQUEST;\n}"
            }
        }
    }

    fn go(self) -> &'static str {
        match self {
            Self::RawBody => "body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))",
            Self::Key => {
                r#"key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(os.Getenv("SECRET"), "whsec_"))"#
            }
            Self::Text => {
                "mac := hmac.New(sha256.New, key)\nmac.Write([]byte(id + \".\" + at + \".\"))\nmac.Write(body)\nexpected := mac.Sum(nil)"
            }
            Self::Base64 => {
                "given, err := base64.StdEncoding.DecodeString(text)\nif err == nil && version == \"v1\" && hmac.Equal(given, expected) {"
            }
            Self::EverySignature => {
                "for _, signature := range strings.Split(headers.Get(\"webhook-signature\"), \" \") {\nversion, text, _ := strings.Cut(signature, \",\")"
            }
            Self::Tolerance => {
                "seconds, err := strconv.ParseInt(at, 10, 64)\nif err != nil || time.Since(time.Unix(seconds, 0)).Abs() > 5*time.Minute {"
            }
            Self::Headers => r#"id, at := headers.Get("webhook-id"), headers.Get("webhook-timestamp")"#,
        }
    }

    fn php(self) -> &'static str {
        match self {
            Self::RawBody => "$body = file_get_contents('php://input');",
            Self::Key => "$key = base64_decode(preg_replace('/^whsec_/', '', (string) getenv('SECRET')), true);",
            Self::Text | Self::Base64 => {
                r#"$expected = 'v1,' . base64_encode(hash_hmac('sha256', "{$id}.{$at}.{$body}", $key, true));"#
            }
            Self::EverySignature => {
                "foreach (explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $signature) {\nif (hash_equals($expected, $signature)) {"
            }
            Self::Tolerance => r"if (!preg_match('/^\d{1,12}$/D', $at) || abs(time() - (int) $at) > 300) {",
            Self::Headers => {
                "$id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';\n$at = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';"
            }
        }
    }
}

impl Cause {
    /// What mends it.
    pub fn fix(&self) -> Fix {
        match self {
            Self::Missing(_) | Self::Repeated(_) | Self::IdChanged | Self::IdCut | Self::IdCase => Fix::Headers,
            Self::TimestampInMillis | Self::TimestampForm | Self::TooOld(_) | Self::TooEarly(_) => Fix::Tolerance,
            Self::SignatureHex | Self::SignatureHexInBase64 | Self::SignatureUrlSafe => Fix::Base64,
            Self::SignatureCut(_)
            | Self::SignatureCase
            | Self::SignatureBare
            | Self::SignaturesJoined
            | Self::NoVersionOne => Fix::EverySignature,
            Self::SecretSpaced
            | Self::SecretUnreadable
            | Self::SecretAsText
            | Self::SecretUndecoded
            | Self::SecretPrefixDecoded
            | Self::SecretUrlSafe
            | Self::OtherSecret(_) => Fix::Key,
            Self::Signed(_) => Fix::Text,
            Self::NewlineAdded
            | Self::NewlineLost
            | Self::CarriageReturnsAdded
            | Self::CarriageReturnsLost
            | Self::ByteOrderMark
            | Self::Encoding(_)
            | Self::Replaced
            | Self::Rewritten(_)
            | Self::BodyCut
            | Self::BodyAltered(_) => Fix::RawBody,
        }
    }
}
