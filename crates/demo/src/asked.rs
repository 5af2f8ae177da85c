//! What a draft says of its kind: the options of a poll, until when, whom praise is for.
//!
//! [`Asked`] reads it; [`Asked::kind`] checks it against the space, so that content which the
//! network would refuse is refused here, with its line.

use crate::calendar::Calendar;
use crate::thread::Cast;
use crate::{Kind, typography};

/// The part of a draft that only its kind has, as written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Its name; empty for a message.
    pub(crate) name: String,
    /// Options of a poll, each with how much people lean to it.
    pub(crate) options: Vec<(usize, String)>,
    several: bool,
    anonymous: bool,
    pub(crate) acknowledge: bool,
    /// When answers are no longer taken, or are wished for at the latest.
    pub(crate) until: Option<i64>,
    /// How many people vote, or acknowledge.
    pub(crate) answers: usize,
    /// Minutes after the post when its author ends it.
    pub(crate) end: Option<i64>,
    /// Whom praise is for, by handle.
    to: Vec<String>,
    /// Of which series an article is.
    series: String,
}

impl Asked {
    /// Of this name, with nothing said yet.
    pub(crate) fn named(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Takes a directive; false when it is not one of a kind, or does not take `value`.
    pub(crate) fn take(&mut self, name: &str, value: &str, calendar: &Calendar) -> bool {
        let flag = value.is_empty();
        match name {
            "several" => self.several = flag,
            "anonymous" => self.anonymous = flag,
            "acknowledge" => self.acknowledge = flag,
            "to" => self.to = value.split(", ").map(String::from).collect(),
            "series" => self.series = typography::set(value),
            "until" => self.until = calendar.read(value).ok(),
            "end" => self.end = value.parse().ok(),
            "answers" => self.answers = value.parse().unwrap_or(0),
            "option" => {
                let Some((weight, text)) = value.split_once(' ') else { return false };
                let Ok(weight) = weight.parse() else { return false };
                self.options.push((weight, typography::set(text)));
            }
            _ => return false,
        }
        match name {
            "several" | "anonymous" | "acknowledge" => flag,
            "until" => self.until.is_some(),
            "end" => self.end.is_some(),
            "answers" => self.answers > 0,
            _ => true,
        }
    }

    /// What the post is; refused where the network would refuse it.
    pub(crate) fn kind(&self, space: usize, author: usize, cast: &Cast) -> Result<Kind, String> {
        let space = &cast.spaces[space];
        match self.name.as_str() {
            "" => Ok(Kind::Message),
            "question" => Ok(Kind::Question),
            "article" => Ok(Kind::Article { series: self.series.clone() }),
            "poll" if self.options.len() < 2 => Err("a poll has two options at least".into()),
            "poll" => Ok(Kind::Poll {
                options: self.options.iter().map(|(_, text)| text.clone()).collect(),
                several: self.several,
                anonymous: self.anonymous,
                until: self.until,
            }),
            "announcement" if !space.animators.contains(&author) => {
                Err(format!("{} does not run {}", cast.people[author].handle, space.slug))
            }
            "announcement" => {
                Ok(Kind::Announcement { acknowledge: self.acknowledge, before: self.until })
            }
            "praise" => {
                let to = self.to.iter().map(|handle| cast.person(handle));
                let to = to.collect::<Result<Vec<_>, _>>()?;
                match to.iter().find(|person| !space.members.contains(person)) {
                    _ if to.is_empty() => Err("praise is for somebody".into()),
                    Some(&absent) => Err(format!("{} is not here", cast.people[absent].handle)),
                    None => Ok(Kind::Praise { to }),
                }
            }
            other => Err(format!("no kind `{other}`")),
        }
    }
}
