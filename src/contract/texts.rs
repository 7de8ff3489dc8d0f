//! The schemas of values that are one text or one number, with the rules that their constructors hold. A test gives
//! both the same texts.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::model::{
    Actor, AllowedPorts, CauseName, DeliveryId, EndpointId, EventId, EventType, HeaderName, KeyId, KeyName, PartnerId,
    RateLimit, Redacted, ReplayId, RunId, Subject, Timestamp,
};

macro_rules! named {
    ($($kind:ident $schema:tt)*) => {
        $(impl JsonSchema for $kind {
            fn schema_name() -> Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        })*
    };
}

named! {
    EndpointId {
        "type": "string",
        "description": "Names an endpoint.",
        "pattern": "^ep_[0-9a-hjkmnp-tv-z]{26}$",
        "examples": ["ep_01kb01q8v5d3m9s7x2c4e6g8hj"],
    }
    DeliveryId {
        "type": "string",
        "description": "Names a delivery.",
        "pattern": "^dlv_[0-9a-hjkmnp-tv-z]{26}$",
        "examples": ["dlv_01kb01q8v5d3m9s7x2c4e6g8hj"],
    }
    ReplayId {
        "type": "string",
        "description": "Names a replay.",
        "pattern": "^rpl_[0-9a-hjkmnp-tv-z]{26}$",
        "examples": ["rpl_01kb01q8v5d3m9s7x2c4e6g8hj"],
    }
    RunId {
        "type": "string",
        "description": "Names a conformance run.",
        "pattern": "^run_[0-9a-hjkmnp-tv-z]{26}$",
        "examples": ["run_01kb01q8v5d3m9s7x2c4e6g8hj"],
    }
    KeyId {
        "type": "string",
        "description": "Names a key of the provider's.",
        "pattern": "^key_[0-9a-hjkmnp-tv-z]{26}$",
        "examples": ["key_01kb01q8v5d3m9s7x2c4e6g8hj"],
    }
    KeyName {
        "type": "string",
        "description": "What a key of the provider's is called. Partners see it where it says who asked.",
        "pattern": "^[a-z0-9-]{1,32}$",
        "examples": ["shop"],
    }
    EventId {
        "type": "string",
        "description": "Names an event: the same in every delivery and every attempt. Receivers tell repeats by it.",
        "pattern": "^[A-Za-z0-9_-]{1,128}$",
        "examples": ["order-234-created"],
    }
    PartnerId {
        "type": "string",
        "description": "Names a partner, as the provider chose.",
        "pattern": "^[a-z0-9_-]{1,64}$",
        "examples": ["demo"],
    }
    EventType {
        "type": "string",
        "description": "The name of an event type. More may be added at any time.",
        "pattern": "^[A-Z][A-Z0-9_]*(\\.[A-Z][A-Z0-9_]*)*$",
        "maxLength": 128,
        "examples": ["ORDER.CREATED"],
    }
    Timestamp {
        "type": "string",
        "description": "A moment in UTC, with up to three digits of a second.",
        "format": "date-time",
        "pattern": "^(19[7-9][0-9]|[2-9][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?Z$",
        "examples": ["2026-11-23T20:00:00.000Z"],
    }
    HeaderName {
        "type": "string",
        "description": "The name of a header field, in lower case.",
        "pattern": "^[!#$%&'*+.^_`|~0-9a-z-]{1,256}$",
        "examples": ["authorization"],
    }
    CauseName {
        "type": "string",
        "description": "Why an attempt failed: a status code such as 503, `status` for any, or a word.",
        "pattern": "^([1-9][0-9]{2}|status|timedOut|unreachable|cutOff|unreadable|nameOrTls|dns|tls|blocked|interrupted)$",
        "examples": ["503", "timedOut"],
    }
    Subject {
        "type": "string",
        "description": "The id by which the provider knows a person at a partner.",
        "pattern": "^[A-Za-z0-9._@+:/-]{1,64}$",
        "examples": ["user-4711"],
    }
    Actor {
        "type": "string",
        "description": "Who asked: `provider`, or `provider:` and the name of a key, `partner`, or `partner:` and the subject of a token.",
        "pattern": "^(provider(:[a-z0-9-]{1,32})?|partner(:[A-Za-z0-9._@+:/-]{1,64})?)$",
        "examples": ["partner:user-4711"],
    }
    AllowedPorts {
        "type": "string",
        "description": "Ports and ranges with commas between them.",
        "examples": ["443, 1024-65535"],
    }
    RateLimit {
        "type": "integer",
        "description": "How many deliveries leave in a second at most.",
        "minimum": 1,
        "maximum": 1000,
        "examples": [50],
    }
}

/// Secrets look like what they are: only in our own memory and logs are they dots.
impl<T: JsonSchema> JsonSchema for Redacted<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
