//! The language and the time zone a page is written in: every word, number and date goes
//! through here.

use std::borrow::Borrow;
use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::{Timestamp, Zoned};
use kernel::{Lang, Message, Time};

use crate::zone::Zone;
use crate::{format, i18n};

/// What stands for the day and the hour in the sentence that says both: a page says a hundred.
const DATE: &str = "{date}";
const HOUR: &str = "{hour}";

static DATE_AT: LazyLock<[String; 2]> = LazyLock::new(|| {
    let said = |lang| Locale::new(lang).t2("time-date-at", ("date", DATE), ("hour", HOUR));
    [said(Lang::Fr), said(Lang::En)]
});

/// The language and time zone of a page.
///
/// The methods take values or references alike, because templates pass references.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The language.
    pub lang: Lang,
    /// Where the clock hangs.
    pub zone: Zone,
    /// Whether what depends on the hour is left to [`crate::cached_html`].
    pub(crate) marks: bool,
}

impl Locale {
    /// A locale in the usual time zone.
    pub fn new(lang: Lang) -> Self {
        Self { lang, zone: Zone::default(), marks: false }
    }

    /// The same where another clock hangs.
    pub fn at(self, zone: Zone) -> Self {
        Self { zone, ..self }
    }

    /// The language's code, for `lang` attributes.
    pub fn code(&self) -> &'static str {
        self.lang.code()
    }

    /// The message `key`; `a.b` is the attribute `b` of the message `a`.
    pub fn t(&self, key: &str) -> String {
        i18n::say(self.lang, key)
    }

    /// The message `key` with one argument.
    pub fn t1(&self, key: &str, name: &str, value: impl Display) -> String {
        i18n::about(self.lang, key, name, value.to_string())
    }

    /// The message `key` with two arguments.
    pub fn t2(&self, key: &str, a: (&str, impl Display), b: (&str, impl Display)) -> String {
        let mut args = FluentArgs::new();
        args.set(a.0.to_owned(), a.1.to_string());
        args.set(b.0.to_owned(), b.1.to_string());
        i18n::translate(self.lang, key, Some(&args))
    }

    /// The message `key` about `n` things: it may choose its words by `n`.
    pub fn tn(&self, key: &str, n: impl Borrow<i64>) -> String {
        i18n::count(self.lang, key, *n.borrow())
    }

    /// The message `key` about `n` things, with one more argument.
    pub fn tn1(&self, key: &str, n: impl Borrow<i64>, name: &str, value: impl Display) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(*n.borrow()));
        args.set(name.to_owned(), value.to_string());
        i18n::translate(self.lang, key, Some(&args))
    }

    /// A message that came with an error or a notice. Arguments that are numbers choose plurals.
    pub fn msg(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            match value.parse::<i64>() {
                Ok(n) => args.set(*name, FluentValue::from(n)),
                Err(_) => args.set(*name, value.clone()),
            }
        }
        i18n::translate(self.lang, message.key, Some(&args))
    }

    /// A whole number with its thousands apart.
    pub fn number(&self, n: impl Borrow<i64>) -> String {
        format::number(self.lang, *n.borrow())
    }

    /// A number with its thousands apart and so many decimals: at most, where more than two.
    pub fn decimal(&self, n: f64, places: u8) -> String {
        format::decimal(self.lang, n, places)
    }

    /// A size in bytes, in the unit that suits it.
    pub fn bytes(&self, size: impl Borrow<u64>) -> String {
        format::bytes(self.lang, *size.borrow())
    }

    /// `3 mai 2026`.
    pub fn date(&self, at: impl Borrow<Time>) -> String {
        format::date(self.lang, &self.zoned(*at.borrow()))
    }

    /// The same of a day that is the same wherever one is.
    pub fn calendar(&self, day: jiff::civil::Date) -> String {
        let at = day.to_zoned(jiff::tz::TimeZone::UTC).unwrap_or_default();
        format::date(self.lang, &at)
    }

    /// `mai 2026`; 0 is January.
    pub fn month_of_year(&self, year: i64, month: i64) -> String {
        format::month_of_year(self.lang, year, usize::try_from(month).unwrap_or_default())
    }

    /// `3 mai`, with the year where it is another than now; today and yesterday in words.
    pub fn day(&self, at: impl Borrow<Time>, now: impl Borrow<Time>) -> String {
        let (at, now) = (self.zoned(*at.borrow()), self.zoned(*now.borrow()));
        match now.date().yesterday() {
            _ if at.date() == now.date() => self.t("time-today"),
            Ok(yesterday) if at.date() == yesterday => self.t("time-yesterday"),
            _ => self.short_date(&at, &now),
        }
    }

    /// `mai`, with the year where it is another than now.
    pub fn month(&self, at: impl Borrow<Time>, now: impl Borrow<Time>) -> String {
        let (at, now) = (self.zoned(*at.borrow()), self.zoned(*now.borrow()));
        format::month(self.lang, &at, at.year() != now.year())
    }

    fn short_date(&self, at: &Zoned, now: &Zoned) -> String {
        match at.year() == now.year() {
            true => format::day(self.lang, at),
            false => format::date(self.lang, at),
        }
    }

    /// `14:05`.
    pub fn hour(&self, at: impl Borrow<Time>) -> String {
        format::hour(&self.zoned(*at.borrow()))
    }

    /// The ten minutes it is of, by their first: `14:00`.
    pub fn ten_minutes(&self, at: impl Borrow<Time>) -> String {
        let mut hour = self.hour(at);
        hour.pop();
        hour.push('0');
        hour
    }

    /// `3 mai 2026 à 14:05`.
    pub fn datetime(&self, at: impl Borrow<Time>) -> String {
        let at = self.zoned(*at.borrow());
        let said = &DATE_AT[usize::from(self.lang == Lang::En)];
        said.replace(DATE, &format::date(self.lang, &at)).replace(HOUR, &format::hour(&at))
    }

    /// A moment as `<input type="datetime-local">` sends it, on this locale's clock.
    pub fn moment(&self, typed: &str) -> Option<Time> {
        let civil: jiff::civil::DateTime = typed.trim().parse().ok()?;
        let zoned = civil.to_zoned(self.zone.rules().clone()).ok()?;
        Some(Time(zoned.timestamp().as_microsecond()))
    }

    /// The same moment as `<input type="datetime-local">` takes it.
    pub fn local(&self, at: impl Borrow<Time>) -> String {
        self.zoned(*at.borrow()).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// How long ago: in words within a week, then the day, with its year when it is another.
    pub fn ago(&self, at: impl Borrow<Time>, now: impl Borrow<Time>) -> String {
        let (at, now) = (*at.borrow(), *now.borrow());
        if self.marks {
            return crate::cached_html::CachedHtml::ago(at);
        }
        let seconds = (now.micros() - at.micros()) / 1_000_000;
        match seconds {
            // A clock a little ahead of ours must not write in the future.
            -120..60 => self.t("time-now"),
            60..3_600 => self.tn("time-minutes-ago", seconds / 60),
            3_600..86_400 => self.tn("time-hours-ago", seconds / 3_600),
            86_400..604_800 => self.tn("time-days-ago", seconds / 86_400),
            _ => self.t1("time-on-day", "day", self.short_date(&self.zoned(at), &self.zoned(now))),
        }
    }

    /// The moment as programs read it, for `datetime` attributes.
    pub fn iso(&self, at: impl Borrow<Time>) -> String {
        at.borrow().to_string()
    }

    fn zoned(&self, at: Time) -> Zoned {
        Timestamp::from_microsecond(at.micros())
            .unwrap_or_default()
            .to_zoned(self.zone.rules().clone())
    }
}
