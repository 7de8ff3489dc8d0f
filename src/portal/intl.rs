//! Numbers, dates and plurals as the browser writes them in the chosen language.

use std::cell::{OnceCell, RefCell};

use hookpost::model::Timestamp;
use js_sys::Date;
use wasm_bindgen::prelude::*;

use crate::bindings::object;
use crate::dom;
use crate::language::{self, Manner};

#[wasm_bindgen]
extern "C" {
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> NumberFormat;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;

    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> DateTimeFormat;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, date: &Date) -> String;

    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> RelativeTimeFormat;
    #[wasm_bindgen(method)]
    fn format(this: &RelativeTimeFormat, number: f64, unit: &str) -> String;

    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str) -> PluralRules;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, number: f64) -> String;
}

/// How much of a moment is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Hours and minutes,
    Minute,
    /// and seconds,
    Time,
    /// and day and month,
    Day,
    /// and year.
    Year,
}

/// What writes, made when first needed and kept while the language stays.
struct Writers {
    manner: Manner,
    locale: String,
    number: OnceCell<NumberFormat>,
    percent: OnceCell<NumberFormat>,
    dates: [OnceCell<DateTimeFormat>; 4],
    relative: OnceCell<RelativeTimeFormat>,
    plural: OnceCell<PluralRules>,
}

impl Writers {
    fn new(manner: Manner) -> Self {
        let language = manner.language;
        // As the browser's owner writes them, if that is a kind of this language: `en-GB` writes dates as `en-US` does not.
        let tags = dom::window().navigator().languages();
        let own = tags.iter().filter_map(|tag| tag.as_string()).find(|tag| tag.split('-').next() == Some(language.tag));
        let locale = own.unwrap_or_else(|| language.tag.to_owned()) + language.digits;
        Self {
            manner,
            locale,
            number: OnceCell::new(),
            percent: OnceCell::new(),
            dates: Default::default(),
            relative: OnceCell::new(),
            plural: OnceCell::new(),
        }
    }
}

thread_local! {
    static WRITERS: RefCell<Option<Writers>> = const { RefCell::new(None) };
}

fn write(with: impl FnOnce(&Writers) -> String) -> String {
    let manner = language::manner();
    WRITERS.with_borrow_mut(|kept| match kept {
        Some(writers) if writers.manner == manner => with(writers),
        _ => with(kept.insert(Writers::new(manner))),
    })
}

/// A number: `16,000`.
pub(crate) fn number(number: f64) -> String {
    write(|with| with.number.get_or_init(|| NumberFormat::new(&with.locale, &JsValue::UNDEFINED)).format(number))
}

/// A share of one: `97.5%`.
pub(crate) fn percent(share: f64) -> String {
    write(|with| {
        let options = || object([("style", "percent".into()), ("maximumFractionDigits", 1.into())]);
        with.percent.get_or_init(|| NumberFormat::new(&with.locale, &options())).format(share)
    })
}

/// A moment, by the clock that was chosen. Hours are counted to 24, as in logs.
pub(crate) fn moment(moment: Timestamp, detail: Detail) -> String {
    write(|with| {
        let writer = with.dates[detail as usize].get_or_init(|| {
            let (two, numeric) = (|| JsValue::from("2-digit"), || JsValue::from("numeric"));
            let mut options = vec![("hour", two()), ("minute", two()), ("hourCycle", "h23".into())];
            if detail != Detail::Minute {
                options.push(("second", two()));
            }
            if matches!(detail, Detail::Day | Detail::Year) {
                options.extend([("day", numeric()), ("month", "short".into())]);
            }
            if detail == Detail::Year {
                options.push(("year", numeric()));
            }
            if with.manner.in_utc {
                options.extend([("timeZone", "UTC".into()), ("timeZoneName", "short".into())]);
            }
            DateTimeFormat::new(&with.locale, &object(options))
        });
        writer.format(&date(moment))
    })
}

/// How far a moment is from now, in one unit: `5 minutes ago`, `in 3 days`, `yesterday`.
pub(crate) fn relative(number: f64, unit: &str) -> String {
    write(|with| {
        let options = || object([("numeric", "auto".into())]);
        with.relative.get_or_init(|| RelativeTimeFormat::new(&with.locale, &options())).format(number, unit)
    })
}

/// Which form a word takes beside this number.
pub(crate) fn plural(number: f64) -> String {
    write(|with| with.plural.get_or_init(|| PluralRules::new(&with.locale)).select(number))
}

/// The browser's date of a moment.
pub(crate) fn date(moment: Timestamp) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of the calendar fit in 53 bits")]
    Date::new(&JsValue::from_f64(moment.as_millis() as f64))
}
