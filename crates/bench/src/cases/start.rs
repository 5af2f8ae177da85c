//! From the start of the process to its first page, and to pages as quick as ever; and the memory
//! it then holds.

use std::path::Path;
use std::time::Duration;

use super::pages::Page;
use super::{Bench, ask};
use crate::Result;
use crate::figure::Unit;
use crate::load::{self, Plan, get};
use crate::place::Copy;
use crate::process::Server;
use crate::viewers::Viewers;

/// How long the way to full speed is watched.
const WATCHED: Duration = Duration::from_secs(12);
/// The part of the final rate that is full speed.
const FULL: f64 = 0.9;

/// Starts the product over a copy and waits for the home page; answers the seconds that took.
pub fn start(binary: &Path, copy: &Copy, viewers: &Viewers) -> Result<(Server, f64)> {
    let mut server = Server::parvis(binary, copy)?;
    let request = get("/", &format!("Cookie: parvis={}\r\n", viewers.cookies[0]));
    loop {
        server.still_runs()?;
        match ask(server.address, &request) {
            Ok(answer) if answer.status == 200 => break,
            _ if server.began.seconds() > 300.0 => return Err("the server does not answer".into()),
            _ => std::thread::sleep(Duration::from_millis(5)),
        }
    }
    let seconds = server.began.seconds();
    Ok((server, seconds))
}

/// Starts the server anew and watches how quickly it is as quick as ever. The rate is counted in
/// tenths of a second; full speed begins with the first half second whose rate is nine tenths of
/// the median of the last half of the time watched.
pub fn measure(bench: &mut Bench<'_>, home: &Page, binary: &Path, copy: &Copy) -> Result<()> {
    let (server, answering) = start(binary, copy, bench.viewers)?;
    let old = std::mem::replace(bench.server, server);
    old.stop()?;
    bench.figures.add("start/answering".into(), Unit::Seconds, answering, None);
    let already = bench.server.began.seconds();
    let plan = Plan { warm: Duration::ZERO, measured: WATCHED, ..home.plan(bench, 32) };
    let tenths = load::pace(&plan)?;
    let speeds: Vec<u32> = tenths.windows(5).map(|five| five.iter().sum()).collect();
    let mut last = speeds[speeds.len() / 2..].to_vec();
    last.sort_unstable();
    let usual = f64::from(last.get(last.len() / 2).copied().unwrap_or_default());
    let reached = speeds.iter().position(|speed| f64::from(*speed) >= FULL * usual);
    let full = already + reached.unwrap_or(speeds.len()) as f64 / 10.0;
    bench.figures.add("start/full-speed".into(), Unit::Seconds, full, None);
    Ok(())
}

/// What the server holds once it has served every kind of page.
pub fn memory(bench: &mut Bench<'_>) {
    let (resident, proportional) = (bench.server.resident(), bench.server.proportional());
    bench.figures.add("memory/resident".into(), Unit::Bytes, resident as f64, None);
    bench.figures.add("memory/proportional".into(), Unit::Bytes, proportional as f64, None);
}
