//! The facts of a life: which events there are, what each is about, and which must come before which.

use super::SubjectKind;

/// The events of a life in their order; those of a visit come between the delivery and the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stage {
    Created,
    Dispatched,
    OutForDelivery,
    Received,
    NurseAssigned,
    AppointmentScheduled,
    AppointmentRescheduled,
    AppointmentCancelled,
    Registered,
    ReturnOutForDelivery,
    ReturnReceived,
    LabAccessioned,
    Processed,
    CommentaryUploaded,
}

use Stage::{
    AppointmentCancelled, AppointmentRescheduled, AppointmentScheduled, CommentaryUploaded, Created, Dispatched,
    LabAccessioned, NurseAssigned, OutForDelivery, Processed, Received, Registered, ReturnOutForDelivery,
    ReturnReceived,
};

/// How many stages there are.
pub(super) const STAGES: usize = 14;

/// Every stage, in order.
pub(super) const ALL: [Stage; STAGES] = [
    Created,
    Dispatched,
    OutForDelivery,
    Received,
    NurseAssigned,
    AppointmentScheduled,
    AppointmentRescheduled,
    AppointmentCancelled,
    Registered,
    ReturnOutForDelivery,
    ReturnReceived,
    LabAccessioned,
    Processed,
    CommentaryUploaded,
];

/// The event types that can be traced, in the order of a life.
pub fn event_types() -> impl Iterator<Item = &'static str> {
    ALL.into_iter().map(Stage::name)
}

impl Stage {
    pub(super) fn of(event_type: &str) -> Option<Self> {
        ALL.into_iter().find(|stage| stage.name() == event_type)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Created => "ORDER.CREATED",
            Dispatched => "ORDER.DISPATCHED",
            OutForDelivery => "ORDER.OUT_FOR_DELIVERY",
            Received => "ORDER.RECEIVED",
            NurseAssigned => "PHLEBOTOMY.NURSE_ASSIGNED",
            AppointmentScheduled => "PHLEBOTOMY.APPOINTMENT_SCHEDULED",
            AppointmentRescheduled => "PHLEBOTOMY.APPOINTMENT_RESCHEDULED",
            AppointmentCancelled => "PHLEBOTOMY.APPOINTMENT_CANCELLED",
            Registered => "TEST.REGISTERED",
            ReturnOutForDelivery => "ORDER.RETURN_OUT_FOR_DELIVERY",
            ReturnReceived => "ORDER.RETURN_RECEIVED",
            LabAccessioned => "TEST.LAB_ACCESSIONED",
            Processed => "TEST.PROCESSED",
            CommentaryUploaded => "TEST.CLINICAL_COMMENTARY_UPLOADED",
        }
    }

    /// What such an event is about. A kit is registered before there is a test.
    pub(super) const fn subject(self) -> SubjectKind {
        match self {
            Registered => SubjectKind::Kit,
            LabAccessioned | Processed | CommentaryUploaded => SubjectKind::Test,
            _ => SubjectKind::Order,
        }
    }

    pub(super) const fn is_visit(self) -> bool {
        matches!(self, NurseAssigned | AppointmentScheduled | AppointmentRescheduled | AppointmentCancelled)
    }

    pub(super) const fn is_return(self) -> bool {
        matches!(self, ReturnOutForDelivery | ReturnReceived)
    }

    /// Whether it must come before `later` in the life of one kit. A visit comes after the order; whatever follows a
    /// visit may be followed by another visit, when a sample was not enough.
    pub(super) fn precedes(self, later: Self) -> bool {
        self < later && !self.is_visit() && (self == Created || !later.is_visit())
    }

    /// Whether the same may happen again: a courier comes twice, a nurse falls ill, a comment follows a comment.
    pub(super) const fn recurs(self) -> bool {
        self.is_visit() || matches!(self, OutForDelivery | ReturnOutForDelivery | CommentaryUploaded)
    }

    /// Whether it can only ever be told once of its subject. Parcels are sent and samples come in one by one.
    pub(super) const fn is_unique(self) -> bool {
        matches!(self, Created | Registered)
    }
}
