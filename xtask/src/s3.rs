//! Two servers that speak S3, each in its own way, for the tests of files that are kept there: `moto` from PyPI and
//! `s3rver` from the npm registry, taken into this machine's cache, and no part of this repository.

use crate::axe::{cache, run};
use std::path::PathBuf;
use std::process::Command;

/// The releases.
const MOTO: &str = "moto[server]==5.2.5";
const S3RVER: &str = "s3rver@3.7.1";
/// The variable that tells tests in which folder they are.
pub const VARIABLE: &str = "PARVIS_TEST_S3";
/// Tests that ask them have this in their name.
pub const MARK: &str = "s3_servers";

/// The folder they are in, once they are there: `moto/bin/moto_server` and `s3rver/node_modules/.bin/s3rver`.
pub fn ensure() -> Result<PathBuf, String> {
    let folder = cache()?.join("s3");
    let (moto, s3rver, whole) = (folder.join("moto"), folder.join("s3rver"), folder.join("whole"));
    let both = format!("{MOTO} {S3RVER}");
    if std::fs::read_to_string(&whole).is_ok_and(|kept| kept == both) {
        return Ok(folder);
    }
    println!("Fetching {MOTO} and {S3RVER} ...");
    let cannot = |said: String| format!("{both} cannot be fetched:\n{said}");
    std::fs::create_dir_all(&s3rver).map_err(|error| error.to_string())?;
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&moto)).map_err(cannot)?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", MOTO];
    run(Command::new(moto.join("bin/python")).args(install)).map_err(cannot)?;
    let install = ["install", "--silent", "--no-fund", "--no-audit", "--prefix"];
    run(Command::new("npm").args(install).arg(&s3rver).arg(S3RVER)).map_err(cannot)?;
    // Only what was installed to its end is used.
    std::fs::write(whole, both).map_err(|error| error.to_string())?;
    Ok(folder)
}
