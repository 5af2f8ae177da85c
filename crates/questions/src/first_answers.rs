//! How long the first answer to a question takes in a space, by month, for those who manage it.
//!
//! A median says what happens half of the time. A month is told where five questions or more were answered, of five
//! people or more, by five or more: nobody's own pace is in it.

use std::collections::{BTreeMap, HashSet};

use axum::extract::{Path, State};
use kernel::{App, Error, PersonId, Result, SpaceId, Time, Tx, params};
use posts::reading::floor_of;
use serde::Serialize;
use ui::{Ctx, Json, Locale};

use crate::store::FIRST_ANSWERS;

/// Months that are told, in seconds.
const SINCE: i64 = 183 * 86_400;
/// The fewest questions and askers of a month, and the fewest who answered.
const QUESTIONS: usize = 5;
const ASKERS: usize = 5;
const ANSWERERS: usize = 5;

/// A month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = FirstAnswers)]
pub(crate) struct Month {
    /// The month in which they were asked: `2026-05`.
    pub(crate) month: String,
    /// The median of the time to the first answer, in minutes; nothing where too few people asked or answered.
    pub(crate) minutes: Option<i64>,
}

impl Month {
    /// The median in words.
    pub(crate) fn said(&self, l: Locale) -> String {
        match self.minutes {
            None => l.t("first-answers-few"),
            Some(minutes) if minutes < 60 => l.tn("first-answers-minutes", minutes.max(1)),
            Some(minutes) if minutes < 48 * 60 => l.tn("first-answers-hours", (minutes + 30) / 60),
            Some(minutes) => l.tn("first-answers-days", (minutes + 720) / 1440),
        }
    }
}

/// A question that was answered: who asked, when, who answered first, when.
type Answered = (PersonId, Time, PersonId, Time);

/// The months of a space, the latest first; `month` names the month of an hour. Whoever calls this asked whether the
/// viewer manages it.
pub(crate) fn months(
    tx: &mut Tx<'_>,
    space: SpaceId,
    month: impl Fn(Time) -> String,
) -> Result<Vec<Month>> {
    let since = floor_of(tx.now().plus_seconds(-SINCE));
    let answered: Vec<Answered> = tx.query(&FIRST_ANSWERS, params![space, since], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(by_month(&answered, month))
}

fn by_month(answered: &[Answered], month: impl Fn(Time) -> String) -> Vec<Month> {
    let mut months: BTreeMap<String, Vec<&Answered>> = BTreeMap::new();
    for one in answered {
        months.entry(month(one.1)).or_default().push(one);
    }
    let told = months.into_iter().rev().map(|(month, of)| {
        let askers: HashSet<PersonId> = of.iter().map(|one| one.0).collect();
        let answerers: HashSet<PersonId> = of.iter().map(|one| one.2).collect();
        let enough =
            of.len() >= QUESTIONS && askers.len() >= ASKERS && answerers.len() >= ANSWERERS;
        let mut minutes: Vec<i64> =
            of.iter().map(|one| (one.3.seconds_since(one.1) / 60).max(0)).collect();
        minutes.sort_unstable();
        Month { month, minutes: minutes.get(minutes.len() / 2).copied().filter(|_| enough) }
    });
    told.collect()
}

/// The month of an hour, where the viewer is.
pub(crate) fn month_of(l: Locale) -> impl Fn(Time) -> String {
    move |at| l.local(at).chars().take(7).collect()
}

/// How long the first answer to a question takes in a space that you manage: the median by month, of the last six months.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/first-answers", tag = "questions",
    params(("slug" = String, Path)),
    responses((status = 200, body = Vec<Month>),
        (status = 404, description = "No such space, or you do not manage it, or you are a guest")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<Vec<Month>>> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let load = app.db.read(move |tx| {
        let space = spaces::access::visible(tx, &viewer, &slug)?.managed(&viewer);
        let space = space.map_err(|_| Error::not_found())?;
        months(tx, space.id, month_of(l))
    });
    Ok(Json(load.await?))
}

#[cfg(test)]
mod tests {
    use kernel::{PersonId, Time};

    use super::{Answered, by_month};

    fn answered(asker: i64, answerer: i64, minutes: i64) -> Answered {
        (PersonId(asker), Time(0), PersonId(answerer), Time(minutes * 60_000_000))
    }

    fn told(of: &[Answered]) -> Option<i64> {
        by_month(of, |_| "2026-05".to_owned())[0].minutes
    }

    #[test]
    fn a_month_tells_its_median_where_nobody_is_measured() {
        let five: Vec<Answered> = (1..=5).map(|n| answered(n, 10 + n, 10 * n)).collect();
        assert_eq!(told(&five), Some(30));
        assert_eq!(told(&five[..4]), None, "too few questions");
        for few in [1, 4] {
            let answers: Vec<Answered> = (1..=9).map(|n| answered(n, 20 + n % few, n)).collect();
            assert_eq!(told(&answers), None, "{few} people answer");
        }
        let one_asks: Vec<Answered> = (1..=9).map(|n| answered(1, n + 1, n)).collect();
        assert_eq!(told(&one_asks), None, "one person asks");
    }
}
