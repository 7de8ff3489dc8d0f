//! The whole document.

use serde_json::{Map, Value, json};

use super::components::Components;
use super::words::Group;
use super::{operation, parameters, samples};

/// The `OpenAPI` document of the API as it is.
pub fn document() -> Value {
    let mut components = Components::new();
    let mut paths: Map<String, Value> = Map::new();
    for call in samples::calls() {
        let (path, _) = samples::template(&call);
        let operation = operation::of(&call, &mut components);
        let operations = paths.entry(path).or_insert_with(|| json!({}));
        operations[call.method().as_str().to_ascii_lowercase()] = operation;
    }
    let tags = Group::ALL.map(|group| {
        let (name, description) = group.told();
        json!({ "name": name, "description": description })
    });
    // The ids are named by parameters, whose schemas no type brings along.
    components.ids();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Hookpost",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Webhooks for the partners of a health-testing provider.",
            "description": DESCRIPTION,
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/", "description": "The worker that serves this document." }],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": components.into_schemas(),
            "parameters": parameters::shared(),
            "headers": headers(),
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The provider's key, or that of a partner's own programs, which opens what is the partner's.",
                },
                "portalToken": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token that the provider made for a person at a partner. A viewer's changes nothing.",
                },
            },
        },
    })
}

/// What holds for every call. The reference shows it first.
const DESCRIPTION: &str = "\
JSON in UTF-8, members in camelCase, times in UTC. Keys and tokens travel in `Authorization: Bearer …`.

**Answers.** Members may be added to any answer: pass over those you do not know. A call that fails answers with problem \
details (RFC 9457) whose `code` never changes its meaning; sentences may change. A path that is there answers 405 with \
`Allow` to other methods, and `HEAD` as `GET`.

**Request ids.** Every answer has an `X-Request-Id`: yours, if the request had one, else one of ours. It stands in the \
problem's body and in our log.

**Changes.** What is going to end says so with the headers `Deprecation` and `Sunset`, at least six months before it ends.";

fn headers() -> Value {
    json!({
        "RequestId": {
            "description": "Names this request, in our log too.",
            "required": true,
            "schema": { "type": "string", "pattern": "^[A-Za-z0-9._-]{1,128}$" },
        },
        "ETag": {
            "description": "The endpoint's version, for `If-Match`.",
            "required": true,
            "schema": { "type": "string", "pattern": "^\"[0-9]+\"$" },
        },
        "RetryAfter": {
            "description": "After so many seconds it is worth asking again.",
            "required": true,
            "schema": { "type": "integer", "minimum": 1 },
        },
        "RetryAfterIfKnown": {
            "description": "After so many seconds it is worth asking again, where that is known.",
            "schema": { "type": "integer", "minimum": 1 },
        },
        "Authenticate": {
            "description": "The scheme to use.",
            "required": true,
            "schema": { "type": "string", "const": "Bearer" },
        },
    })
}
