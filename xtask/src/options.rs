//! What the command line of `cargo xtask test` asks for.

/// One of the two databases the suite runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// The embedded one, the default of a new installation.
    Sqlite,
    /// A server, started for the run and thrown away.
    Postgres,
}

impl Database {
    /// The word used on the command line and in `PARVIS_TEST_DB`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// The choices of one run.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// The databases to run on, in order.
    pub databases: Vec<Database>,
    /// Whether tests that drive a browser run.
    pub browser: bool,
    /// Crates to test; all when empty.
    pub packages: Vec<String>,
    /// Words that a test's name must contain one of; all tests when empty.
    pub words: Vec<String>,
    /// How many times over the tests run.
    pub times: u32,
}

impl Options {
    /// Reads the arguments after `test`.
    pub fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self {
            databases: vec![Database::Sqlite, Database::Postgres],
            browser: true,
            packages: Vec::new(),
            words: Vec::new(),
            times: 1,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--only" => match rest.next().map(String::as_str) {
                    Some("sqlite") => options.databases = vec![Database::Sqlite],
                    Some("postgres") => options.databases = vec![Database::Postgres],
                    _ => return Err("--only takes sqlite or postgres.".to_owned()),
                },
                "--no-browser" => options.browser = false,
                "--times" => match rest.next().and_then(|times| times.parse().ok()) {
                    Some(times) if times > 0 => options.times = times,
                    _ => return Err("--times takes a number.".to_owned()),
                },
                "-p" | "--package" => match rest.next() {
                    Some(package) => options.packages.push(package.clone()),
                    None => return Err("-p takes the name of a crate.".to_owned()),
                },
                option if option.starts_with('-') => {
                    return Err(format!("Unknown option {option}.\n\n{}", crate::USAGE));
                }
                word => options.words.push(word.to_owned()),
            }
        }
        Ok(options)
    }

    /// Whether nothing narrows the set of tests, so that the run speaks for the whole project.
    pub fn is_complete(&self) -> bool {
        self.packages.is_empty() && self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Database, Options};

    fn parse(line: &str) -> Result<Options, String> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn everything_runs_unless_told_otherwise() {
        let options = parse("").unwrap();
        assert_eq!(options.databases, [Database::Sqlite, Database::Postgres]);
        assert!(options.browser && options.is_complete() && options.times == 1);
    }

    #[test]
    fn options_and_words_mix() {
        let options =
            parse("mention --only postgres -p text --no-browser --times 3 topic").unwrap();
        assert_eq!(options.databases, [Database::Postgres]);
        assert_eq!(options.packages, ["text"]);
        assert_eq!(options.words, ["mention", "topic"]);
        assert!(!options.browser && !options.is_complete() && options.times == 3);
    }

    #[test]
    fn a_wrong_option_is_refused() {
        for line in ["--only mysql", "--only", "-p", "--fast", "--times", "--times 0"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
