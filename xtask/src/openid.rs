//! A certified OpenID provider, by which tests sign in: taken from the npm registry into this machine's cache, and no part
//! of this repository.

use crate::axe::{cache, run};
use std::path::PathBuf;
use std::process::Command;

/// The release: the last that runs on the Node.js of Debian.
const PACKAGE: &str = "oidc-provider@8.8.1";
/// The variable that tells tests where its folder of modules is.
pub const VARIABLE: &str = "PARVIS_TEST_OPENID";
/// Tests that ask it have this in their name.
pub const MARK: &str = "sso::certified";

/// Where its modules are, once they are there.
pub fn ensure() -> Result<PathBuf, String> {
    let folder = cache()?.join("openid");
    let (modules, whole) = (folder.join("node_modules"), folder.join("whole"));
    if std::fs::read_to_string(&whole).is_ok_and(|kept| kept == PACKAGE) {
        return Ok(modules);
    }
    println!("Fetching {PACKAGE} ...");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let install = ["install", "--silent", "--no-fund", "--no-audit", "--prefix"];
    run(Command::new("npm").args(install).arg(&folder).arg(PACKAGE))
        .map_err(|said| format!("{PACKAGE} cannot be fetched:\n{said}"))?;
    // Only what was installed to its end is used.
    std::fs::write(whole, PACKAGE).map_err(|error| error.to_string())?;
    Ok(modules)
}
