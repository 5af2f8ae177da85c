//! The objects of a list: which they are, and what a row says of each.

use kernel::{PersonId, Result, Sql, Time, ToValue, Tx, Value, Viewer};
use posts::PostId;
use posts::kinds::Fields;

use super::filter::{Filter, Order};
use super::store::{COUNT, DOWNWARDS, NEWEST, OLDEST, SAYING, UPWARDS, WITHOUT};
use crate::values::{self, STATE};

/// A row of a list.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) id: PostId,
    pub(crate) title: String,
    pub(crate) state: String,
    pub(crate) fields: Fields,
    pub(crate) author: PersonId,
    pub(crate) at: Time,
    /// The address of its space, and its name.
    pub(crate) space: (String, String),
    /// When it should leave its state, where that is said.
    pub(crate) due: Option<Time>,
    /// Where the list goes on after it.
    after: After,
}

/// What a list goes on after.
#[derive(Clone, Debug, PartialEq)]
enum After {
    /// What the field says that the list is sorted by, and the post.
    Said(i64, String, i64),
    /// The post, where the list is sorted by age, or the field says nothing.
    Post(i64),
}

impl After {
    /// As an address carries it.
    fn words(&self) -> String {
        match self {
            After::Said(amount, words, post) => format!("{post}.{amount}.{words}"),
            After::Post(post) => post.to_string(),
        }
    }

    fn parse(words: &str) -> Option<After> {
        let mut parts = words.splitn(3, '.');
        let post = parts.next()?.parse().ok()?;
        match (parts.next(), parts.next()) {
            (Some(amount), Some(words)) => {
                Some(After::Said(amount.parse().ok()?, words.to_owned(), post))
            }
            _ => Some(After::Post(post)),
        }
    }
}

/// The objects of a kind that a filter asks for, for somebody: those after `after`, and where the list goes on;
/// empty where it ends.
pub(super) fn list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    kind: &str,
    filter: &Filter,
    after: &str,
    limit: usize,
) -> Result<(Vec<Row>, String)> {
    let query = Query { kind, filter, viewer: viewer.id, open: viewer.sees_open() };
    let after = After::parse(after);
    let most = limit + 1;
    let mut rows = match &filter.order {
        Order::Newest => query.newest(tx, after, most)?,
        Order::Oldest => {
            let after = after.map_or(0, |after| after.post());
            query.rows(tx, &OLDEST, most, vec![after.to_value()], false)?
        }
        Order::Field { field, down } => query.sorted(tx, (field, *down), after, most)?,
    };
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map_or_else(String::new, |row| row.after.words());
    Ok((rows, next))
}

/// How many objects in this state a filter asks for: at most `most` are counted.
pub(super) fn count(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    kind: &str,
    filter: &Filter,
    (place, state): (usize, &str),
    most: usize,
) -> Result<i64> {
    let query = Query { kind, filter, viewer: viewer.id, open: viewer.sees_open() };
    let place = values::place(place);
    let own = [STATE.to_value(), place.to_value(), state.to_value(), i64::MAX.to_value()];
    let values = query.values(most, own.into());
    tx.query_one(&COUNT, &values, |row| row.get(0))
}

/// The newest objects in a state that a filter asks for, and whether there are more.
pub(super) fn in_state(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    kind: &str,
    filter: &Filter,
    (place, state): (usize, &str),
    limit: usize,
) -> Result<(Vec<Row>, bool)> {
    let query = Query { kind, filter, viewer: viewer.id, open: viewer.sees_open() };
    let place = values::place(place);
    let own = [STATE.to_value(), place.to_value(), state.to_value(), i64::MAX.to_value()];
    let mut rows = query.rows(tx, &SAYING, limit + 1, own.into(), false)?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, more))
}

/// What another statement answers of the objects that a filter asks for: with its limit, and its own values.
pub(super) fn asked<T>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    kind: &str,
    filter: &Filter,
    (sql, most, own): (&'static Sql, usize, Vec<Value<'_>>),
    make: impl FnMut(&kernel::Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let query = Query { kind, filter, viewer: viewer.id, open: viewer.sees_open() };
    tx.query(sql, &query.values(most, own), make)
}

impl After {
    fn post(&self) -> i64 {
        match self {
            After::Said(_, _, post) | After::Post(post) => *post,
        }
    }
}

/// What is asked, and by whom.
struct Query<'a> {
    kind: &'a str,
    filter: &'a Filter,
    viewer: PersonId,
    open: bool,
}

impl<'a> Query<'a> {
    /// The newest first: along the objects of which a field says the one thing that is asked, where there is one.
    fn newest(&self, tx: &mut Tx<'_>, after: Option<After>, most: usize) -> Result<Vec<Row>> {
        let before = after.map_or(i64::MAX, |after| after.post());
        let mut slots = self.filter.slots.iter();
        let said = slots.find_map(|slot| {
            let (amount, words) = slot.one.as_ref()?;
            Some([slot.field.to_value(), amount.to_value(), words.to_value()])
        });
        match said {
            Some(said) => {
                let own = said.into_iter().chain([before.to_value()]).collect();
                self.rows(tx, &SAYING, most, own, false)
            }
            None => self.rows(tx, &NEWEST, most, vec![before.to_value()], false),
        }
    }

    /// In the order of a field, then those where it says nothing.
    fn sorted(
        &self,
        tx: &mut Tx<'_>,
        (field, down): (&str, bool),
        after: Option<After>,
        most: usize,
    ) -> Result<Vec<Row>> {
        let (sql, first): (_, i64) = match down {
            true => (&DOWNWARDS, i64::MAX),
            false => (&UPWARDS, i64::MIN),
        };
        let (mut rows, before) = match after {
            Some(After::Post(before)) => (Vec::new(), before),
            said => {
                let (amount, words, post) = match said {
                    Some(After::Said(amount, words, post)) => (amount, words, post),
                    _ => (first, String::new(), 0),
                };
                // What is asked of the field itself bounds what is walked along.
                let bounds = self.filter.slots.iter().find(|one| one.field == field && one.is);
                let (low, high) = bounds.map_or((i64::MIN, i64::MAX), |one| (one.low, one.high));
                let own = vec![
                    field.to_value(),
                    amount.to_value(),
                    words.to_value(),
                    post.to_value(),
                    low.to_value(),
                    high.to_value(),
                    self.filter.showing.to_value(),
                ];
                (self.rows(tx, sql, most, own, true)?, i64::MAX)
            }
        };
        if rows.len() < most {
            let own = vec![field.to_value(), before.to_value(), self.filter.showing.to_value()];
            rows.extend(self.rows(tx, &WITHOUT, most - rows.len(), own, false)?);
        }
        Ok(rows)
    }

    fn rows(
        &self,
        tx: &mut Tx<'_>,
        sql: &'static Sql,
        most: usize,
        own: Vec<Value<'_>>,
        is_said: bool,
    ) -> Result<Vec<Row>> {
        tx.query(sql, &self.values(most, own), |row| {
            let id: PostId = row.get(0)?;
            Ok(Row {
                id,
                title: row.get(1)?,
                state: row.get(2)?,
                fields: Fields::stored(&row.get::<String>(3)?)?,
                author: row.get(4)?,
                at: row.get(5)?,
                space: (row.get(6)?, row.get(7)?),
                due: row.get(8)?,
                after: match is_said {
                    true => After::Said(row.get(9)?, row.get(10)?, id.0),
                    false => After::Post(id.0),
                },
            })
        })
    }

    /// The values of a statement: those that all have, then its own.
    fn values<'b>(&'b self, most: usize, own: Vec<Value<'b>>) -> Vec<Value<'b>> {
        let filter = self.filter;
        let space = filter.space.map_or(0, |space| space.0);
        let mut values = vec![
            self.viewer.to_value(),
            self.open.to_value(),
            self.kind.to_value(),
            Value::Int(values::place(most)),
            Value::Int(space),
            filter.states.to_value(),
            filter.mine.to_value(),
        ];
        for at in 0..4 {
            values.extend(match filter.slots.get(at) {
                Some(slot) => [
                    slot.field.to_value(),
                    slot.is.to_value(),
                    slot.low.to_value(),
                    slot.high.to_value(),
                    slot.like.to_value(),
                ],
                None => ["".to_value(), Value::Int(1), Value::Int(0), Value::Int(0), "".to_value()],
            });
        }
        values.extend(own);
        values
    }
}

#[cfg(test)]
mod tests {
    use super::After;

    #[test]
    fn an_address_carries_where_a_list_goes_on() {
        let said = [
            After::Post(7),
            After::Said(-3, "a.b · c".to_owned(), 7),
            After::Said(0, String::new(), 1),
        ];
        for after in said {
            assert_eq!(After::parse(&after.words()), Some(after));
        }
        assert_eq!(After::parse("x"), None);
    }
}
