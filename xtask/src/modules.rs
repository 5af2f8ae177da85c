//! What tests ask that runs on Node.js: a certified OpenID provider, a SAML provider, a library that reads calendars. They
//! are taken from the npm registry into this machine's cache, and no part of this repository.

use crate::axe::{cache, run};
use std::path::PathBuf;
use std::process::Command;

/// The releases: the last that run on the Node.js of Debian.
const PACKAGES: [&str; 3] = ["oidc-provider@8.8.1", "samlp@8.0.0", "ical.js@2.2.1"];
/// The variable that tells tests where the folder of modules is.
pub const VARIABLE: &str = "PARVIS_TEST_MODULES";
/// Tests that ask one of them have one of these in their name.
pub const MARKS: [&str; 2] = ["sso::certified", "events::programs"];

/// Where the modules are, once they are there.
pub fn ensure() -> Result<PathBuf, String> {
    let folder = cache()?.join("modules");
    let (modules, whole) = (folder.join("node_modules"), folder.join("whole"));
    if std::fs::read_to_string(&whole).is_ok_and(|kept| kept == PACKAGES.join(" ")) {
        return Ok(modules);
    }
    let all = PACKAGES.join(" ");
    println!("Fetching {all} ...");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let install = ["install", "--silent", "--no-fund", "--no-audit", "--prefix"];
    run(Command::new("npm").args(install).arg(&folder).args(PACKAGES))
        .map_err(|said| format!("{all} cannot be fetched:\n{said}"))?;
    // Only what was installed to its end is used.
    std::fs::write(whole, all).map_err(|error| error.to_string())?;
    Ok(modules)
}
