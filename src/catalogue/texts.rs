//! The schemas and examples, from the files of `static`.
//!
//! They stand apart from the entries, which every page of the portal needs: these are a hundred times as long.

use super::{Entry, Example};

struct Texts {
    event_type: &'static str,
    schema: &'static str,
    examples: [Example; 3],
}

macro_rules! texts {
    ($($event_type:literal)*) => {
        [$(Texts {
            event_type: $event_type,
            schema: include_str!(concat!("../../static/schemas/", $event_type, ".json")),
            examples: [
                Example {
                    label: "minimal",
                    text: include_str!(concat!("../../static/examples/", $event_type, ".minimal.json")),
                },
                Example {
                    label: "typical",
                    text: include_str!(concat!("../../static/examples/", $event_type, ".json")),
                },
                Example {
                    label: "full",
                    text: include_str!(concat!("../../static/examples/", $event_type, ".full.json")),
                },
            ],
        }),*]
    };
}

static TEXTS: [Texts; 14] = texts! {
    "ORDER.CREATED"
    "ORDER.DISPATCHED"
    "ORDER.OUT_FOR_DELIVERY"
    "ORDER.RECEIVED"
    "ORDER.RETURN_OUT_FOR_DELIVERY"
    "ORDER.RETURN_RECEIVED"
    "PHLEBOTOMY.NURSE_ASSIGNED"
    "PHLEBOTOMY.APPOINTMENT_SCHEDULED"
    "PHLEBOTOMY.APPOINTMENT_RESCHEDULED"
    "PHLEBOTOMY.APPOINTMENT_CANCELLED"
    "TEST.REGISTERED"
    "TEST.LAB_ACCESSIONED"
    "TEST.PROCESSED"
    "TEST.CLINICAL_COMMENTARY_UPLOADED"
};

impl Entry {
    /// The JSON Schema (draft 2020-12) of the whole delivered event.
    pub fn schema(&self) -> &'static str {
        self.texts().schema
    }

    /// A realistic event that is valid by the schema: the typical one of the examples.
    pub fn example(&self) -> &'static str {
        self.texts().examples[1].text
    }

    /// Valid events from the least to the most that one can carry.
    pub fn examples(&self) -> &'static [Example; 3] {
        &self.texts().examples
    }

    fn texts(&self) -> &'static Texts {
        let found = TEXTS.iter().find(|texts| texts.event_type == self.event_type);
        found.expect("every entry has its texts: the tests of the catalogue read them all")
    }
}
