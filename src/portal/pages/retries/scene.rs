//! What is on the axis: one outage, the events around it, and what becomes of each. Times are from the axis' beginning.

use std::time::Duration;

use hookpost::delivery::Schedule;
use hookpost::forecast::{self, Answer, Course, End, Outage};
use hookpost::model::Timestamp;

use crate::say;
use crate::words;

/// The axis begins at this moment of the virtual clock.
const BEGINNING: Timestamp = Timestamp::EPOCH;
/// So long an axis can be, in minutes.
const AXES: [u32; 8] = [30, 60, 120, 240, 480, 720, 1440, 2880];
/// After an outage this much is shown at least, in minutes.
const AFTER: u32 = 50;

/// How the axis is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// Every minute is as wide as any other.
    Linear,
    /// From when the outage begins, each doubling is as wide.
    Logarithmic,
}

/// Which events are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Events {
    /// One, as the outage begins.
    First,
    /// Six, spread over it.
    Spread,
}

/// A scene, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scene {
    pub(super) axis: u32,
    pub(super) from: u32,
    pub(super) lasts: u32,
    pub(super) answer: Answer,
    pub(super) events: Events,
    pub(super) scale: Scale,
}

/// An event and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// When it is published.
    pub(super) at: Timestamp,
    pub(super) course: Course,
}

/// A thing on the axis that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Begin,
    Whole,
    End,
}

impl Default for Scene {
    fn default() -> Self {
        let scene = Self {
            axis: 0,
            from: 0,
            lasts: 0,
            answer: Answer::Status(503),
            events: Events::Spread,
            scale: Scale::Linear,
        };
        scene.lasting(50)
    }
}

impl Scene {
    /// The scene with an outage so long, on an axis that fits.
    pub(super) fn lasting(self, minutes: u32) -> Self {
        let fits = |axis: &u32| axis / 20 + minutes + AFTER.max(minutes / 8) <= *axis;
        let axis = AXES.into_iter().find(fits).unwrap_or(AXES[AXES.len() - 1]);
        let from = if self.scale == Scale::Linear { axis / 20 } else { 0 };
        Self { axis, from, lasts: minutes, ..self }
    }

    /// The scene on the other axis.
    pub(super) fn scaled(self, scale: Scale) -> Self {
        Self { scale, ..self }.lasting(self.lasts)
    }

    /// When it is back, in minutes.
    pub(super) fn until(self) -> u32 {
        self.from + self.lasts
    }

    /// By how much a key moves, in minutes.
    pub(super) fn step(self) -> u32 {
        match self.axis {
            0..=240 => 1,
            241..=720 => 5,
            _ => 15,
        }
    }

    /// The scene with a part of the outage at that minute.
    pub(super) fn moved(self, part: Part, to: i64) -> Self {
        let within = |low: u32, high: u32| u32::try_from(to.clamp(low.into(), high.into())).unwrap_or(low);
        match part {
            Part::Begin => {
                let from = within(0, self.until() - 1);
                Self { from, lasts: self.until() - from, ..self }
            }
            Part::End => Self { lasts: within(self.from + 1, self.axis) - self.from, ..self },
            Part::Whole => Self { from: within(0, self.axis - self.lasts), ..self },
        }
    }

    /// Where a part of it is, in minutes.
    pub(super) fn place(self, part: Part) -> u32 {
        match part {
            Part::Begin | Part::Whole => self.from,
            Part::End => self.until(),
        }
    }

    /// The outage on the virtual clock.
    pub(super) fn outage(self) -> Outage {
        Outage { from: minute(self.from), until: minute(self.until()), answer: self.answer }
    }

    /// Every event with what becomes of it.
    pub(super) fn rows(self, schedule: &Schedule) -> Vec<Row> {
        let count = if self.events == Events::First { 1 } else { 6 };
        let at = |n: u32| minute(self.from).plus(Duration::from_secs(u64::from(self.lasts) * 60) * n / count);
        let row = |at| Row { at, course: forecast::course(at, &[self.outage()], schedule) };
        (0..count).map(|n| row(at(n))).collect()
    }

    /// How far along the axis a moment lies, in hundredths.
    pub(super) fn x(self, at: Timestamp) -> f64 {
        let minutes = at.since(BEGINNING).as_secs_f64() / 60.0;
        let axis = f64::from(self.axis);
        100.0
            * match self.scale {
                Scale::Linear => minutes / axis,
                Scale::Logarithmic => (1.0 + minutes).ln() / (1.0 + axis).ln(),
            }
    }

    /// The minute so far along the axis, as a share of it.
    pub(super) fn minute_at(self, share: f64) -> i64 {
        let axis = f64::from(self.axis);
        let minutes = match self.scale {
            Scale::Linear => share * axis,
            Scale::Logarithmic => (share * (1.0 + axis).ln()).exp() - 1.0,
        };
        let step = f64::from(self.step());
        #[expect(clippy::cast_possible_truncation, reason = "an axis has some thousand minutes")]
        let stepped = ((minutes / step).round() * step) as i64;
        stepped
    }

    /// The minutes that are marked.
    pub(super) fn ticks(self) -> Vec<u32> {
        if self.scale == Scale::Logarithmic {
            return [0, 1, 5, 15, 60, 240, 720, 1440].into_iter().filter(|tick| *tick < self.axis).collect();
        }
        (0..6).map(|n| self.axis / 6 * n).collect()
    }
}

/// That minute on the virtual clock.
pub(super) fn minute(minute: u32) -> Timestamp {
    BEGINNING.plus(Duration::from_secs(u64::from(minute) * 60))
}

/// So many minutes in words: `5 min`, `3 h`, `1 h 20 min`.
pub(super) fn minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => say::minutes(rest),
        (hours, 0) => say::hours(hours),
        (hours, rest) => say::hours_minutes(hours, rest),
    }
}

/// What becomes of one event, in a sentence.
pub(super) fn sentence(course: &Course, outage: Outage) -> String {
    let Some(last) = course.last() else { return String::new() };
    match course.end {
        End::Delivered if last.attempt == 1 => say::arrives_at_once().to_owned(),
        End::Delivered if last.at == outage.until => say::arrives_as_back(last.attempt),
        End::Delivered => {
            let after = words::span(last.at.since(outage.until));
            say::arrives_after(last.attempt, after)
        }
        End::Exhausted => {
            let before = words::span(outage.until.since(last.ended_at));
            say::used_up(last.attempt, before)
        }
        End::Parked => say::gone_parks().to_owned(),
    }
}

/// What becomes of all of them, in a sentence.
pub(super) fn summary(rows: &[Row], scene: Scene) -> String {
    let kept = rows.iter().filter(|row| row.course.end != End::Delivered).count();
    let arrive = rows.len() - kept;
    let down = minutes(scene.lasts);
    match (&rows, kept) {
        ([row], _) => sentence(&row.course, scene.outage()),
        (_, 0) => say::all_arrive(down, arrive),
        (_, _) if arrive == 0 => say::none_arrives(down, kept),
        _ => say::some_arrive(down, arrive, rows.len(), kept),
    }
}
