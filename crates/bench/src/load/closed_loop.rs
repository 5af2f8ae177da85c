//! A closed loop: so many connections, each asking again as soon as it was answered.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use tokio::task::LocalSet;

use super::client::{Answer, Connection, find};
use super::histogram::Histogram;
use crate::Result;
use crate::machine::Stopwatch;

/// What an answer must be to count.
#[derive(Clone, Debug)]
pub struct Check {
    /// The status.
    pub status: u16,
    /// Words in the body.
    pub marker: String,
    /// The fewest bytes of the body.
    pub least: usize,
}

/// What is asked.
#[derive(Clone)]
pub struct Plan {
    /// Of whom.
    pub address: SocketAddr,
    /// Connections that ask at the same time.
    pub connections: usize,
    /// How long it goes on before it is measured.
    pub warm: Duration,
    /// How long it is measured.
    pub measured: Duration,
    /// The n-th request.
    pub request: Rc<dyn Fn(usize) -> Bytes>,
    /// What its answer must be.
    pub check: Check,
}

/// What one run measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample {
    /// Answers a second.
    pub rate: f64,
    /// Milliseconds that half of the answers took at most.
    pub p50: f64,
    /// Milliseconds that 99 of 100 answers took at most.
    pub p99: f64,
}

/// Answers looked through for the marker: the first of each connection and one in so many. All are
/// checked for status and length.
const LOOKED_AT: usize = 64;

/// What the connections share.
#[derive(Default)]
struct Counted {
    asked: usize,
    took: Histogram,
    /// Seconds from the beginning to the end of the last answer counted.
    last: f64,
    /// Answers in each tenth of a second since the beginning.
    tenths: Vec<u32>,
}

/// Runs a plan.
///
/// # Errors
/// When an answer is not what it must be: then no figure means anything.
pub fn run(plan: &Plan) -> Result<Sample> {
    let counted = ask(plan)?;
    let (warm, took) = (plan.warm.as_secs_f64(), &counted.took);
    let seconds = (counted.last - warm).max(1e-3);
    let rate = took.total() as f64 / seconds;
    Ok(Sample { rate, p50: took.quantile(0.5), p99: took.quantile(0.99) })
}

/// Runs a plan; answers how many answers came in each tenth of a second.
///
/// # Errors
/// As [`run`].
pub fn pace(plan: &Plan) -> Result<Vec<u32>> {
    Ok(ask(plan)?.tenths)
}

fn ask(plan: &Plan) -> Result<Counted> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let counted = Rc::new(RefCell::new(Counted::default()));
    let all: Result<()> = LocalSet::new().block_on(&runtime, async {
        let began = Stopwatch::start();
        let loops: Vec<_> = (0..plan.connections)
            .map(|_| tokio::task::spawn_local(one(plan.clone(), began, counted.clone())))
            .collect();
        for one in loops {
            one.await??;
        }
        Ok(())
    });
    all?;
    Ok(std::mem::take(&mut *counted.borrow_mut()))
}

async fn one(plan: Plan, began: Stopwatch, counted: Rc<RefCell<Counted>>) -> Result<()> {
    let mut connection = Connection::open(plan.address).await?;
    let mut answer = Answer::default();
    for turn in 0.. {
        let sent = began.elapsed();
        if sent >= plan.warm + plan.measured {
            break;
        }
        let number = {
            let mut counted = counted.borrow_mut();
            counted.asked += 1;
            counted.asked - 1
        };
        connection.exchange(&(plan.request)(number), &mut answer).await?;
        let now = began.elapsed();
        verify(&plan.check, &answer, turn % LOOKED_AT == 0)?;
        let mut counted = counted.borrow_mut();
        let tenth = (now.as_millis() / 100) as usize;
        if counted.tenths.len() <= tenth {
            counted.tenths.resize(tenth + 1, 0);
        }
        counted.tenths[tenth] += 1;
        if sent >= plan.warm {
            counted.took.add(now - sent);
            counted.last = now.as_secs_f64();
        }
    }
    Ok(())
}

fn verify(check: &Check, answer: &Answer, look: bool) -> Result<()> {
    let said = || String::from_utf8_lossy(&answer.body[..answer.body.len().min(300)]).into_owned();
    if answer.status != check.status {
        return Err(format!("an answer of status {}: {}", answer.status, said()).into());
    }
    if answer.body.len() < check.least {
        return Err(format!("an answer of {} bytes only: {}", answer.body.len(), said()).into());
    }
    if look && !check.marker.is_empty() && find(&answer.body, check.marker.as_bytes()).is_none() {
        return Err(format!("an answer without {:?}: {}", check.marker, said()).into());
    }
    Ok(())
}
