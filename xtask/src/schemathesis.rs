//! Schemathesis, which sends the API what its description allows and what it does not, and holds the
//! answers to it: taken from PyPI into this machine's cache, and no part of this repository.

use crate::axe::{cache, run};
use std::path::PathBuf;
use std::process::Command;

/// The release.
const PACKAGE: &str = "schemathesis==4.32.5";
/// The variable that tells tests where the program is.
pub const VARIABLE: &str = "PARVIS_TEST_SCHEMATHESIS";
/// Tests that ask it have this in their name.
pub const MARK: &str = "api::schemathesis";

/// Where the program is, once it is there.
pub fn ensure() -> Result<PathBuf, String> {
    let folder = cache()?.join(PACKAGE.replace("==", "-"));
    let (program, whole) = (folder.join("bin/schemathesis"), folder.join("whole"));
    if whole.is_file() {
        return Ok(program);
    }
    println!("Fetching {PACKAGE} ...");
    let cannot = |said: String| format!("{PACKAGE} cannot be fetched:\n{said}");
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder)).map_err(cannot)?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE];
    run(Command::new(folder.join("bin/python")).args(install)).map_err(cannot)?;
    // Only what was installed to its end is used.
    std::fs::write(whole, "").map_err(|error| error.to_string())?;
    Ok(program)
}
