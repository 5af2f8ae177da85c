//! Reminders and tasks that come due are told, each once, whichever process does it.

use std::time::Duration;

use kernel::work::{Next, Work};
use kernel::{Activity, Db, Result, Time, Tx, params};

use super::ReminderId;
use crate::store::{DUE_REMINDERS, NEXT_DUE, NEXT_REMINDER, TOLD_REMINDER};
use crate::{logged, task};

/// The longest time between two looks: another process may have written what is due next.
const AT_MOST: Duration = Duration::from_secs(60);

/// Tells of reminders, and of tasks that are due.
#[derive(Clone)]
pub struct Reminding(pub Db);

impl Work for Reminding {
    const NAME: &'static str = "reminders";

    async fn round(&self) -> Result<Next> {
        if self.0.read(people::settings::is_held).await? {
            return Ok(Next::After(AT_MOST));
        }
        let next = self.0.read(|tx| {
            let reminder = tx.query_one(&NEXT_REMINDER, params![], |row| row.get(0))?;
            let task: Option<Time> = tx.query_one(&NEXT_DUE, params![], |row| row.get(0))?;
            let next = task.into_iter().chain::<Option<Time>>(reminder).min();
            Ok(next.map_or(i64::MAX, |next| next.micros() - tx.now().micros()))
        });
        let next = next.await?;
        if next <= 0 && self.0.write(|tx| Ok(tell(tx)? + task::told::tell(tx)?)).await? > 0 {
            return Ok(Next::AtOnce);
        }
        let micros = u64::try_from(next).unwrap_or(0);
        Ok(Next::OnCommit(Duration::from_micros(micros).min(AT_MOST)))
    }
}

/// Tells of what is due; answers of how many.
fn tell(tx: &mut Tx<'_>) -> Result<usize> {
    let now = tx.now();
    let due: Vec<ReminderId> = tx.query(&DUE_REMINDERS, params![now], |row| row.get(0))?;
    for id in &due {
        if tx.execute(&TOLD_REMINDER, params![id, now])? == 1 {
            // Of no space, and without a word of whom and of what: whoever reads the log is told nothing.
            tx.log(Activity::new(logged::REMINDER_DUE, id.0))?;
        }
    }
    Ok(due.len())
}
