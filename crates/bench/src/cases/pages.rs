//! Pages and lists: the product against a bare HTTP answer of the same bytes.

use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;

use super::{Bench, RUNS, ask};
use crate::Result;
use crate::data::{LONG_PAGE, Manifest};
use crate::figure::{Unit, median};
use crate::load::{self, Check, Histogram, Plan, Sample, get};
use crate::machine::Stopwatch;
use crate::process::Server;
use crate::viewers::{PAGES, Viewers};
use crate::yardstick::http;
use crate::yardstick::raw::{Raw, Read};

/// A page, as many viewers ask for it.
pub struct Page {
    /// The case.
    pub name: &'static str,
    /// Its addresses, asked in turns.
    paths: fn(&Manifest) -> Vec<String>,
    /// What stands in it and in no other page.
    marker: &'static str,
    /// Whether a program asks, by its access token.
    by_token: bool,
    /// What the database alone is asked for beside it, and by which name.
    raw: Option<(Read, &'static str)>,
    /// Whether the full-text index must have read the company first.
    indexed: bool,
}

/// How long the index may take to read it, in seconds.
const INDEXED: f64 = 600.0;

/// Every page that is measured.
pub const PAGES_MEASURED: [Page; 9] = [
    Page {
        name: "home",
        paths: |_| vec!["/".to_owned()],
        marker: "data-feed=\"home\"",
        by_token: false,
        raw: None,
        indexed: false,
    },
    Page {
        name: "home-for-me",
        paths: |_| vec!["/?order=for-me".to_owned()],
        marker: "data-feed=\"for-me\"",
        by_token: false,
        raw: None,
        indexed: false,
    },
    Page {
        name: "home-json",
        paths: |_| vec!["/api/v1/feed".to_owned()],
        marker: "\"items\":[{",
        by_token: true,
        raw: Some((Read::Page, "raw page of 20")),
        indexed: false,
    },
    Page {
        name: "space",
        paths: |manifest| {
            let popular = manifest.open_spaces.iter().take(20);
            popular.map(|slug| format!("/spaces/{slug}")).collect()
        },
        marker: "data-feed=\"space:",
        by_token: false,
        raw: None,
        indexed: false,
    },
    Page {
        name: "post",
        paths: |manifest| vec![format!("/posts/{}", manifest.long_thread)],
        marker: "comment-",
        by_token: false,
        raw: Some((Read::One, "raw read of a row")),
        indexed: false,
    },
    Page {
        name: "wiki",
        // Its address has its title, or leads there.
        paths: |manifest| vec![format!("/pages/{}-la-procedure-de-toujours", manifest.long_page)],
        marker: LONG_PAGE,
        by_token: false,
        raw: Some((Read::One, "raw read of a row")),
        indexed: false,
    },
    Page {
        name: "library",
        paths: |manifest| vec![format!("/spaces/{}/library", manifest.libraries[0])],
        marker: "library-row",
        by_token: false,
        raw: None,
        indexed: false,
    },
    Page {
        name: "library-small",
        paths: |manifest| vec![format!("/spaces/{}/library", manifest.libraries[1])],
        marker: "library-row",
        by_token: false,
        raw: None,
        indexed: false,
    },
    Page {
        name: "library-search",
        paths: |manifest| {
            let query = |n| format!("/search?q=in:{}+kind:file+{n:04}", manifest.libraries[0]);
            (0..20).map(|n| query(n * 497)).collect()
        },
        marker: "href=\"/library/",
        by_token: false,
        raw: None,
        indexed: true,
    },
];

impl Page {
    fn requests(&self, manifest: &Manifest, viewers: &Viewers) -> Vec<Bytes> {
        let paths = (self.paths)(manifest);
        let keys = if self.by_token { &viewers.tokens } else { &viewers.cookies };
        let each = keys.iter().take(PAGES).enumerate().map(|(n, key)| {
            let way_in = match self.by_token {
                true => format!("Authorization: Bearer {key}\r\n"),
                false => format!("Cookie: parvis={key}\r\nAccept: text/html\r\n"),
            };
            get(&paths[n % paths.len()], &way_in)
        });
        each.collect()
    }

    /// How the product is asked for it.
    pub fn plan(&self, bench: &Bench<'_>, connections: usize) -> Plan {
        let requests = self.requests(bench.manifest, bench.viewers);
        Plan {
            address: bench.server.address,
            connections,
            warm: bench.options.warm(),
            measured: bench.options.measured,
            request: Rc::new(move |n| requests[n % requests.len()].clone()),
            check: Check { status: 200, marker: self.marker.to_owned(), least: 0 },
        }
    }

    /// The answer to the first viewer, or why there is none to measure.
    fn probe(&self, bench: &Bench<'_>) -> Result<Result<load::Answer, String>> {
        let requests = self.requests(bench.manifest, bench.viewers);
        let (answer, has_marker) = loop {
            let answer = ask(bench.server.address, &requests[0])?;
            let has_marker = String::from_utf8_lossy(&answer.body).contains(self.marker);
            if has_marker || !self.indexed || bench.server.began.seconds() > INDEXED {
                break (answer, has_marker);
            }
            std::thread::sleep(Duration::from_millis(500));
        };
        Ok(match answer.status {
            200 if has_marker => Ok(answer),
            200 => Err(format!("{}: left out, the page has no {:?}", self.name, self.marker)),
            status => Err(format!("{}: left out, it answers {status}", self.name)),
        })
    }

    /// Asks for every viewer's page once, so that what is measured afterwards is a working day and not
    /// its first minute; answers the median time that took, in milliseconds.
    fn first(&self, bench: &Bench<'_>) -> Result<f64> {
        let mut took = Histogram::default();
        for request in self.requests(bench.manifest, bench.viewers) {
            let sent = Stopwatch::start();
            ask(bench.server.address, &request)?;
            took.add(sent.elapsed());
        }
        Ok(took.quantile(0.5))
    }

    /// Measures it beside its yardsticks, at 1 and 32 connections.
    pub fn measure(&self, bench: &mut Bench<'_>, raw: &mut Raw) -> Result<()> {
        let answer = match self.probe(bench)? {
            Ok(answer) => answer,
            Err(reason) => {
                bench.figures.note(reason);
                return Ok(());
            }
        };
        bench.figures.note(format!("{}: {} bytes", self.name, answer.body.len()));
        let first = self.first(bench)?;
        bench.figures.add(format!("{}/first/p50", self.name), Unit::Milliseconds, first, None);
        let (bare, _files) = http::start(&answer)?;
        wait_for(&bare)?;
        for connections in [1, 32] {
            let mut ours = self.plan(bench, connections);
            // Viewers' pages differ, but none is nearly empty.
            ours.check.least = answer.body.len() / 4;
            let theirs = Plan { address: bare.address, ..ours.clone() };
            let (mut runs, mut held, mut rows) = (Vec::new(), Vec::new(), Vec::new());
            for _ in 0..RUNS {
                runs.push(load::run(&ours)?);
                held.push(load::run(&theirs)?);
                if let (Some((what, _)), 1) = (self.raw, connections) {
                    rows.push(raw.read(what, bench.options.measured / 2)?);
                }
            }
            let case = format!("{}/{connections}", self.name);
            bench.figures.add_runs(&case, &runs, Some(("bare HTTP", &held)));
            if let (Some((_, name)), false) = (self.raw, rows.is_empty()) {
                bench.figures.add(
                    format!("{case}/rate-by-rows"),
                    Unit::Rate,
                    median(&runs, |run| run.rate),
                    Some((name, median(&rows, |run| run.rate))),
                );
            }
        }
        Ok(())
    }

    /// The runs of the product alone at one connection; nothing where there is no such page.
    pub fn alone(&self, bench: &Bench<'_>) -> Result<Option<Vec<Sample>>> {
        if self.probe(bench)?.is_err() {
            return Ok(None);
        }
        self.first(bench)?;
        let plan = self.plan(bench, 1);
        Ok(Some((0..RUNS).map(|_| load::run(&plan)).collect::<Result<_>>()?))
    }
}

/// Waits until a yardstick answers.
fn wait_for(server: &Server) -> Result<()> {
    while ask(server.address, &get("/", "")).is_err() {
        if server.began.seconds() > 30.0 {
            return Err("the yardstick does not answer".into());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(())
}
