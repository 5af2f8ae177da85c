//! How far an import is, for whoever watches: a bar on a terminal, nothing elsewhere.

use std::io::{IsTerminal, Write};

const WIDTH: u64 = 30;

/// A progress bar, redrawn when a thousandth more is done: no clock, no flood of writes.
pub struct Progress {
    screen: Option<Box<dyn Write + Send>>,
    drawn: Option<u64>,
}

impl Progress {
    /// On the standard error stream when that is a terminal; silent otherwise.
    pub fn stderr() -> Self {
        let stderr = std::io::stderr();
        match stderr.is_terminal() {
            true => Self::on(stderr),
            false => Self::silent(),
        }
    }
    /// Says nothing.
    pub fn silent() -> Self {
        Progress { screen: None, drawn: None }
    }
    /// On any screen.
    pub fn on(screen: impl Write + Send + 'static) -> Self {
        Progress { screen: Some(Box::new(screen)), drawn: None }
    }

    /// `done` of `total` is done, in whatever unit. A screen that refuses ends the drawing and not
    /// the import.
    pub fn set(&mut self, done: u64, total: u64) {
        let thousandths = (u128::from(done.min(total)) * 1000 / u128::from(total.max(1))) as u64;
        if self.drawn == Some(thousandths) {
            return;
        }
        self.drawn = Some(thousandths);
        let full = (thousandths * WIDTH / 1000) as usize;
        let bar = format!("{}{}", "█".repeat(full), "░".repeat(WIDTH as usize - full));
        self.write(&format!("\r{bar} {:>3}.{} %", thousandths / 10, thousandths % 10));
    }

    /// Leaves the bar and goes to the next line.
    pub fn finish(&mut self) {
        if self.drawn.take().is_some() {
            self.write("\n");
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(screen) = &mut self.screen
            && screen.write_all(text.as_bytes()).and_then(|()| screen.flush()).is_err()
        {
            self.screen = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn draws_once_a_thousandth() {
        let screen = Screen::default();
        let mut progress = Progress::on(screen.clone());
        for done in 0..=1_000_000 {
            progress.set(done, 1_000_000);
        }
        progress.finish();
        let text = String::from_utf8(screen.0.lock().unwrap().clone()).unwrap();
        assert_eq!(text.matches('\r').count(), 1001);
        assert!(text.ends_with("██ 100.0 %\n"), "{}", &text[text.len() - 40..]);
    }

    #[test]
    fn a_total_of_nothing_or_too_little_is_harmless() {
        let mut progress = Progress::silent();
        progress.set(0, 0);
        progress.set(10, 5);
        progress.set(u64::MAX, u64::MAX);
        progress.finish();
    }
}
