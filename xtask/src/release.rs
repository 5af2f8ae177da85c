//! `cargo xtask release`: what is given to people who run Parvis, in `target/release-VERSION`. The program
//! in an archive, a Debian package that starts it in a tight systemd unit, the list of all that it is made
//! of, and checksums.

mod bill;
mod debian;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cargo::{cargo, locked};
use crate::workspace::{packages, root};

/// The pages that go with the program.
const PAGES: [&str; 4] = ["README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"];
/// The folder of more of them.
const DOCS: &str = "docs";

/// Builds all of it; says where it is.
pub fn run() -> Result<(), String> {
    let packages = packages()?;
    let server = packages.iter().find(|package| package.ours && package.name == "server");
    let version = server.ok_or("there is no crate `server`")?.version.clone();
    let build = ["build", "--profile", "dist", "--package", "server", "--bin", "parvis"];
    finish(cargo().args(build).args(locked()))?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let binary = target.join("dist").join("parvis");
    let out = target.join(format!("release-{version}"));
    let failed = |error: std::io::Error| format!("{}: {error}", out.display());
    if out.exists() {
        fs::remove_dir_all(&out).map_err(failed)?;
    }
    fs::create_dir_all(&out).map_err(failed)?;
    archive(&binary, &out, &version)?;
    debian::package(&binary, &out, &version)?;
    let bill = bill::of(&packages, &version);
    fs::write(out.join(format!("parvis-{version}.cdx.json")), bill).map_err(failed)?;
    sums(&out)?;
    println!("{}", out.display());
    Ok(())
}

/// The program and its pages in one archive.
fn archive(binary: &Path, out: &Path, version: &str) -> Result<(), String> {
    let name = format!("parvis-{version}-{}-linux", std::env::consts::ARCH);
    let folder = out.join(&name);
    copy(binary, &folder.join("parvis"))?;
    copy_pages(&folder)?;
    let mut tar = Command::new("tar");
    tar.args(["--create", "--gzip", "--owner=0", "--group=0", "--file", &format!("{name}.tar.gz")]);
    finish(tar.arg(&name).current_dir(out))?;
    fs::remove_dir_all(&folder).map_err(|error| error.to_string())
}

/// What `sha256sum --check` reads.
fn sums(out: &Path) -> Result<(), String> {
    finish(Command::new("sh").args(["-c", "sha256sum parvis* > SHA256SUMS"]).current_dir(out))
}

/// Copies the pages into a folder, those of `docs` below it.
fn copy_pages(folder: &Path) -> Result<(), String> {
    for page in PAGES {
        copy(&root().join(page), &folder.join(page))?;
    }
    let docs = fs::read_dir(root().join(DOCS)).map_err(|error| error.to_string())?;
    let pages = docs.flatten().map(|file| file.path());
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "md")) {
        let name = page.file_name().unwrap_or_default();
        copy(&page, &folder.join(DOCS).join(name))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let copied = fs::create_dir_all(to.parent().unwrap_or(to)).and_then(|()| fs::copy(from, to));
    copied.map(drop).map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))
}

fn finish(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status =
        command.status().map_err(|error| format!("{program} cannot be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program} failed")) }
}
