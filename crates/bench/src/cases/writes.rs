//! Durable writes over the API: 32 writers, each answered after its commit is on disk, against the
//! same rows committed 32 at a time by the database alone.

use std::rc::Rc;

use bytes::Bytes;
use serde_json::json;

use super::{Bench, RUNS};
use crate::Result;
use crate::data::{Manifest, comment_text, post_text};
use crate::figure::{Unit, median};
use crate::load::{self, Check, Plan, send};
use crate::viewers::Viewers;
use crate::yardstick::raw::{GROUP, Raw, Write};

/// Something that people write.
struct Writing {
    name: &'static str,
    what: Write,
    check: (u16, &'static str),
    request: fn(&Manifest, &Viewers, usize) -> Bytes,
}

const WRITINGS: [Writing; 3] = [
    Writing { name: "publish", what: Write::Post, check: (201, "\"id\":"), request: publish },
    Writing { name: "comment", what: Write::Comment, check: (201, "\"id\":"), request: comment },
    Writing { name: "react", what: Write::Reaction, check: (204, ""), request: react },
];

/// The n-th post to be published.
pub fn publish(manifest: &Manifest, viewers: &Viewers, n: usize) -> Bytes {
    // The company's own spaces, where everybody publishes.
    let space = &manifest.open_spaces[n % 2];
    let body = json!({ "space": space, "body": post_text(n as u64, manifest.people) });
    send("POST", "/api/v1/posts", &viewers.tokens[n % viewers.tokens.len()], &body.to_string())
}

fn comment(manifest: &Manifest, viewers: &Viewers, n: usize) -> Bytes {
    let post = manifest.open_posts[n % manifest.open_posts.len()];
    let body = json!({ "body": comment_text(n as u64, manifest.people) }).to_string();
    let path = format!("/api/v1/posts/{post}/comments");
    send("POST", &path, &viewers.tokens[n % viewers.tokens.len()], &body)
}

/// Each person reacts once to each post, to every post before the next person does.
fn react(manifest: &Manifest, viewers: &Viewers, n: usize) -> Bytes {
    let posts = manifest.open_posts.len();
    let (post, person) = (manifest.open_posts[n % posts], n / posts % viewers.tokens.len());
    send("PUT", &format!("/api/v1/posts/{post}/reactions/sparkles"), &viewers.tokens[person], "")
}

/// Measures every kind of writing that is asked for.
pub fn measure(bench: &mut Bench<'_>, raw: &mut Raw) -> Result<()> {
    for writing in WRITINGS.iter().filter(|writing| bench.options.wants(writing.name)) {
        measure_one(bench, raw, writing)?;
    }
    Ok(())
}

fn measure_one(bench: &mut Bench<'_>, raw: &mut Raw, writing: &Writing) -> Result<()> {
    let (manifest, viewers) = (Rc::new(bench.manifest.clone()), Rc::new(bench.viewers.clone()));
    // Each run goes on where the one before it ended.
    let begun = Rc::new(std::cell::Cell::new(0));
    let make = writing.request;
    let plan = |connections: usize| Plan {
        address: bench.server.address,
        connections,
        warm: bench.options.warm() / 2,
        measured: bench.options.measured,
        request: Rc::new({
            let (manifest, viewers, begun) = (manifest.clone(), viewers.clone(), begun.clone());
            move |_| {
                begun.set(begun.get() + 1);
                make(&manifest, &viewers, begun.get())
            }
        }),
        check: Check { status: writing.check.0, marker: writing.check.1.to_owned(), least: 0 },
    };
    let (one, many) = (plan(1), plan(GROUP));
    let (mut runs, mut held) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        runs.push(load::run(&many)?);
        held.push(raw.write(writing.what, bench.options.measured)?);
    }
    let alone = load::run(&one)?;
    let name = writing.name;
    bench.figures.add_runs(&format!("{name}/{GROUP}"), &runs, Some(("raw group commit", &held)));
    bench.figures.add(format!("{name}/1/rate"), Unit::Rate, alone.rate, None);
    bench.figures.add(
        format!("{name}/1/p50"),
        Unit::Milliseconds,
        median(&[alone], |run| run.p50),
        None,
    );
    Ok(())
}
