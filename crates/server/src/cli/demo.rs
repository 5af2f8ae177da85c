//! `parvis demo`

use std::process::ExitCode;

use connect::Progress;
use kernel::{Error, Result, Time};

use super::{Settings, serve, setup};

pub(super) fn run(settings: &Settings) -> Result<ExitCode> {
    let app = setup::open(settings, "parvis-demo", true)?;
    if !crate::demo::is_filled(&app)? {
        let begun = app.db.read_blocking(|tx| Ok(kernel::log::end(tx)? != Default::default()))?;
        if begun {
            return Err(Error::unavailable(
                "the folder holds another network, or a demo that was stopped while it was being \
                 filled: name another folder with --data, or delete this one",
            ));
        }
        let mut progress = Progress::stderr();
        // The company's last day is today, whatever the hour: the same all day long.
        let now = app.clock().now();
        let day = 86_400_000_000;
        let end = Time(now.micros() - now.micros().rem_euclid(day) + 17 * 3_600_000_000).min(now);
        crate::demo::fill(&app, end, &mut |done| progress.set((done * 1_000.0) as u64, 1_000))?;
        progress.finish();
    }
    serve::serve(app, settings.listen)
}
