//! What the tests need from the machine, and how a Debian machine gets it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Something that must be on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A PostgreSQL server, as programs to run.
    Postgres,
    /// An SMTP server that keeps what it is given.
    MailServer,
    /// What a push service opens what it is given with.
    PushService,
    /// What gives Python a folder of its own for libraries.
    Venv,
    /// A browser that shows its pages on no screen.
    Chromium,
    /// The program through which a browser is driven.
    Driver,
    /// The client of the registry that axe-core is fetched from.
    Npm,
    /// Letters, so that text has a size.
    Letters,
    /// A directory that is asked over LDAP.
    Directory,
    /// What makes certificates for it.
    Certificates,
    /// What looks for viruses.
    Scanner,
    /// What makes PDF of office documents.
    Office,
    /// A calendar program, which reads ours as people's programs do.
    Calendars,
    /// What says, in Python, when the events of a calendar are.
    Recurring,
    /// Coloured pictographs, so that reactions are seen on pictures of pages.
    Pictographs,
}

/// Everything, for a complete run.
pub const ALL: [Need; 15] = [
    Need::Postgres,
    Need::MailServer,
    Need::PushService,
    Need::Venv,
    Need::Chromium,
    Need::Driver,
    Need::Npm,
    Need::Directory,
    Need::Certificates,
    Need::Scanner,
    Need::Office,
    Need::Calendars,
    Need::Recurring,
    Need::Letters,
    Need::Pictographs,
];
/// What tests in a browser need.
pub const BROWSER: [Need; 5] =
    [Need::Chromium, Need::Driver, Need::Npm, Need::Letters, Need::Pictographs];

impl Need {
    fn package(self) -> &'static str {
        match self {
            Self::Postgres => "postgresql",
            Self::MailServer => "python3-aiosmtpd",
            Self::PushService => "python3-cryptography",
            Self::Venv => "python3-venv",
            Self::Chromium => "chromium-headless-shell",
            Self::Driver => "chromium-driver",
            Self::Npm => "npm",
            Self::Directory => "slapd",
            Self::Certificates => "openssl",
            Self::Scanner => "clamav-daemon",
            Self::Office => "libreoffice-writer-nogui",
            Self::Calendars => "khal",
            Self::Recurring => "python3-recurring-ical-events",
            Self::Letters => "fonts-dejavu-core",
            Self::Pictographs => "fonts-noto-color-emoji",
        }
    }

    /// Fonts make better pictures, and what looks for viruses or makes PDF has an understudy; no test fails for want of them.
    fn is_a_must(self) -> bool {
        !matches!(self, Self::Letters | Self::Pictographs | Self::Scanner | Self::Office)
    }

    fn is_met(self) -> bool {
        let fonts = Path::new("/usr/share/fonts/truetype");
        match self {
            Self::Postgres => postgres_program("initdb").is_some(),
            Self::MailServer => python_has("aiosmtpd"),
            Self::PushService => python_has("cryptography"),
            Self::Venv => can_import("ensurepip"),
            Self::Scanner => Path::new("/usr/sbin/clamd").exists(),
            Self::Office => Path::new("/usr/bin/soffice").exists(),
            Self::Calendars => program("khal").is_some(),
            Self::Recurring => python_has("recurring_ical_events.py"),
            Self::Chromium => program("chromium-headless-shell").is_some(),
            Self::Driver => program("chromedriver").is_some(),
            Self::Npm => program("npm").is_some(),
            Self::Directory => program("slapd").is_some(),
            Self::Certificates => program("openssl").is_some(),
            Self::Letters => fonts.join("dejavu").exists(),
            Self::Pictographs => fonts.join("noto/NotoColorEmoji.ttf").exists(),
        }
    }
}

/// Installs what is missing when it can, otherwise says what to install.
pub fn ensure(needs: &[Need]) -> Result<(), String> {
    let missing: Vec<Need> = needs.iter().copied().filter(|need| !need.is_met()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|need| need.package()).collect();
    let failure = if program("apt-get").is_none() {
        "This machine has no apt-get.".to_owned()
    } else if !is_root() {
        "Only root may install packages.".to_owned()
    } else {
        println!("Installing {} ...", names.join(", "));
        match install(&names) {
            Ok(()) => String::new(),
            Err(output) => format!("Installing failed:\n{output}"),
        }
    };
    let missing: Vec<&Need> =
        missing.iter().filter(|need| need.is_a_must() && !need.is_met()).collect();
    if missing.is_empty() { Ok(()) } else { Err(advice(&missing, &failure)) }
}

/// Whether Debian's Python has a library.
fn python_has(library: &str) -> bool {
    Path::new("/usr/lib/python3/dist-packages").join(library).exists()
}

/// Whether the Python in `PATH` has a module of its own.
fn can_import(module: &str) -> bool {
    let import = format!("import {module}");
    let python = Command::new("python3").args(["-c", &import]).stderr(Stdio::null()).status();
    python.is_ok_and(|status| status.success())
}

/// Where a program is, in `PATH` or where Debian puts what only root calls.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/bin"), PathBuf::from("/usr/sbin")])
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Where a program of the PostgreSQL server is; of several versions, the newest.
pub fn postgres_program(name: &str) -> Option<PathBuf> {
    let version = |folder: &Path| -> u32 {
        folder.file_name().and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0)
    };
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    folders.sort_by_key(|folder| version(folder));
    let newest = folders.iter().rev().map(|folder| folder.join("bin").join(name));
    newest.into_iter().find(|file| file.is_file()).or_else(|| program(name))
}

/// Whether this process may do anything on the machine.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

fn install(packages: &[&str]) -> Result<(), String> {
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    // The mirror of a fresh machine may hiccup; a second try costs nothing when the first works.
    let mut attempts = 0;
    loop {
        attempts += 1;
        match apt(&["update"]).and_then(|()| apt(&install)) {
            Err(_) if attempts < 3 => {}
            outcome => return outcome,
        }
    }
}

fn apt(arguments: &[&str]) -> Result<(), String> {
    let output = Command::new("apt-get")
        .args(["--quiet", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"])
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let start = said.lines().count().saturating_sub(20);
    Err(said.lines().skip(start).collect::<Vec<_>>().join("\n"))
}

fn advice(missing: &[&Need], failure: &str) -> String {
    let names: Vec<&str> = missing.iter().map(|need| need.package()).collect();
    let names = names.join(" ");
    let mut text = format!(
        "{failure}\nMissing: {names}.\nOn Debian, install them with:\n\n    \
         sudo apt-get install --no-install-recommends {names}\n"
    );
    if missing.iter().any(|need| matches!(need, Need::Chromium | Need::Driver | Need::Npm)) {
        text.push_str("\nOr leave out the tests in a browser: cargo xtask test --no-browser\n");
    }
    if missing.contains(&&Need::Postgres) {
        text.push_str("\nOr leave out PostgreSQL: cargo xtask test --only sqlite\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Need, advice};

    #[test]
    fn the_advice_names_the_packages_and_the_way_round() {
        let text = advice(&[&Need::Postgres, &Need::Driver], "Only root may install packages.");
        assert!(
            text.contains("apt-get install --no-install-recommends postgresql chromium-driver")
        );
        assert!(text.contains("--no-browser") && text.contains("--only sqlite"));
        assert!(!advice(&[&Need::Driver], "").contains("--only sqlite"));
    }
}
