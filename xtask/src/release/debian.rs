//! The Debian package, made by `dpkg-deb`.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::{copy, copy_pages, finish};
use crate::workspace::root;

/// Where each file of `packaging` goes, and who may do what with it.
const FILES: [(&str, &str, u32); 5] = [
    ("parvis.service", "usr/lib/systemd/system/parvis.service", 0o644),
    ("parvis.env", "etc/parvis/parvis.env", 0o640),
    ("sysusers.conf", "usr/lib/sysusers.d/parvis.conf", 0o644),
    ("postinst", "DEBIAN/postinst", 0o755),
    ("prerm", "DEBIAN/prerm", 0o755),
];

/// Makes the package in `out`.
pub fn package(binary: &Path, out: &Path, version: &str) -> Result<(), String> {
    let architecture = match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => return Err(format!("Debian has no name here for {other}")),
    };
    let name = format!("parvis_{version}_{architecture}");
    let folder = out.join(&name);
    copy(binary, &folder.join("usr/bin/parvis"))?;
    let doc = folder.join("usr/share/doc/parvis");
    copy_pages(&doc)?;
    copy(&root().join("LICENSE"), &doc.join("copyright"))?;
    for (file, place, mode) in FILES {
        let to = folder.join(place);
        copy(&root().join("xtask/packaging").join(file), &to)?;
        fs::set_permissions(&to, fs::Permissions::from_mode(mode)).map_err(|e| e.to_string())?;
    }
    let size = fs::metadata(binary).map_err(|error| error.to_string())?.len() / 1024;
    let control = format!(
        "Package: parvis\nVersion: {version}\nArchitecture: {architecture}\nSection: web\n\
         Priority: optional\nInstalled-Size: {size}\nMaintainer: Parvis <parvis@example.com>\n\
         Depends: libc6, systemd | systemd-standalone-sysusers\nSuggests: postgresql\n\
         Description: enterprise social network\n Spaces, posts, questions, announcements and \
         conversations for a company,\n in one program with its database inside.\n"
    );
    fs::write(folder.join("DEBIAN/control"), control).map_err(|error| error.to_string())?;
    // An upgrade keeps what administrators wrote there.
    fs::write(folder.join("DEBIAN/conffiles"), "/etc/parvis/parvis.env\n")
        .map_err(|error| error.to_string())?;
    let mut build = Command::new("dpkg-deb");
    build.args(["--root-owner-group", "--build", &name]).current_dir(out);
    finish(&mut build)?;
    fs::remove_dir_all(&folder).map_err(|error| error.to_string())
}
