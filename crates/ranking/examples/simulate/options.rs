//! The options of the command.

use crate::model::world::Settings;

/// What `--help` answers.
pub const HELP: &str = "\
Options (a number each, at least 1):
  --people N   people of the company   (1000)
  --units N    units they work in      (20)
  --posts N    posts over 15 days      (3000)
  --seeds N    companies made          (4)
  --sweep      compare weights instead of methods, on other companies";

/// What to run.
pub struct Options {
    /// The size of each company.
    pub settings: Settings,
    /// How many companies.
    pub seeds: u64,
    /// Whether weights are compared rather than methods.
    pub sweep: bool,
}

impl Options {
    /// Reads the arguments; nothing when help was asked for.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut options = Self { settings: Settings::default(), seeds: 4, sweep: false };
        while let Some(name) = arguments.next() {
            match name.as_str() {
                "--sweep" => options.sweep = true,
                "--help" | "-h" => return Ok(None),
                "--people" => options.settings.people = number(&name, arguments.next())?,
                "--units" => options.settings.units = number(&name, arguments.next())?,
                "--posts" => options.settings.posts = number(&name, arguments.next())?,
                "--seeds" => options.seeds = number(&name, arguments.next())? as u64,
                _ => return Err(format!("{name}: no such option.")),
            }
        }
        Ok(Some(options))
    }
}

fn number(name: &str, value: Option<String>) -> Result<usize, String> {
    value
        .and_then(|value| value.parse().ok())
        .filter(|number| *number > 0)
        .ok_or_else(|| format!("{name} takes a number of at least 1."))
}
