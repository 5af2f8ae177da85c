//! The command line.

mod admin;
mod backup;
mod check;
mod demo;
mod files;
mod import;
mod search;
mod serve;
mod setup;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::memory;

/// A self-hosted enterprise social network.
#[derive(Debug, Parser)]
#[command(name = "parvis", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server.
    Serve(Settings),
    /// Start a demo server with a fictitious company of 150 people.
    Demo(Settings),
    /// Import people, posts and conversations from another tool.
    Import {
        #[command(subcommand)]
        from: import::From,
    },
    /// Let an administrator who is locked out back in. With the built-in database, stop the server first.
    Admin {
        #[command(subcommand)]
        act: admin::Act,
    },
    /// Back up the whole network into one file, while it is in use.
    Backup(backup::Make),
    /// Restore a backup, also from SQLite to PostgreSQL and back.
    Restore(backup::Restore),
    /// Make the search index again.
    Search {
        #[command(subcommand)]
        act: search::Act,
    },
    /// Copy all uploaded files to another store, to keep them there from now on.
    Files {
        #[command(subcommand)]
        act: files::Act,
    },
    /// Check that the database is consistent and every file is what was uploaded.
    Check(Settings),
    /// Read the text of the file on standard input: the server starts this itself, for each file.
    #[command(name = extract::COMMAND, hide = true)]
    Extract {
        #[arg(long, default_value = "")]
        media: String,
    },
}

/// Settings of the network; each can also be an environment variable.
#[derive(Clone, Debug, Args)]
pub(crate) struct Settings {
    /// Folder for the built-in database and uploaded files [default: parvis-data; for a demo: parvis-demo].
    #[arg(long, env = "PARVIS_DATA", value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Use this PostgreSQL database instead of the built-in one: `postgres://user:password@host/name`.
    #[arg(long, env = "PARVIS_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
    /// IP address and port to listen on.
    #[arg(long, env = "PARVIS_LISTEN", default_value = "127.0.0.1:4300", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Public address of the site, used in links and emails, such as `https://parvis.example.com`
    /// [default: the listening address].
    #[arg(long, env = "PARVIS_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// Make a backup this often, such as `12h` or `1d`, and check that it can be restored.
    #[arg(long, env = "PARVIS_BACKUP_EVERY", value_parser = hours, value_name = "TIME")]
    backup_every: Option<i64>,
    /// Folder for these backups, best on another disk [default: `backups` in the data folder].
    #[arg(long, env = "PARVIS_BACKUP_TO", value_name = "FOLDER", requires = "backup_every")]
    backup_to: Option<PathBuf>,
    /// How many of them to keep.
    #[arg(long, env = "PARVIS_BACKUP_KEEP", default_value_t = 7, value_name = "COUNT")]
    backup_keep: usize,
    /// Folder for the search index: each server has its own [default: `index` in the data folder].
    #[arg(long, env = "PARVIS_INDEX", value_name = "FOLDER")]
    index: Option<PathBuf>,
    /// Import people from this file, CSV or LDIF, every night.
    #[arg(long, env = "PARVIS_PEOPLE_FILE", value_name = "FILE")]
    people_file: Option<PathBuf>,
    /// Import the units of these people from this CSV file.
    #[arg(long, env = "PARVIS_PEOPLE_UNITS", value_name = "FILE", requires = "people_file")]
    people_units: Option<PathBuf>,
    /// Deactivate people who are no longer in that file; if they are more than 5 %, none is.
    #[arg(long, env = "PARVIS_PEOPLE_DEACTIVATE_MISSING", requires = "people_file")]
    people_deactivate_missing: bool,
    /// Maximum size of an uploaded file, in megabytes.
    #[arg(long, env = "PARVIS_UPLOAD_LIMIT", default_value_t = 50, value_name = "MB")]
    upload_limit: u64,
    /// Keep uploaded files on an S3-compatible server instead of the data folder:
    /// `s3://bucket/folder?endpoint=https://s3.example.com&region=eu-west-3`.
    #[arg(long, env = "PARVIS_FILES", value_name = "ADDRESS")]
    files: Option<String>,
    /// File with the keys of that server: the identifier on its first line, the secret on the second
    /// [default: `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` of the environment].
    #[arg(long, env = "PARVIS_FILES_KEYS", value_name = "FILE")]
    files_keys: Option<PathBuf>,
    /// Check uploaded files for viruses with ClamAV's daemon: `host:port`, or the path of its socket.
    #[arg(long, env = "PARVIS_CLAMD", value_name = "ADDRESS")]
    clamd: Option<String>,
    /// Accept files unchecked while that daemon cannot be reached; without this, they are refused.
    #[arg(long, env = "PARVIS_CLAMD_MAY_BE_AWAY", requires = "clamd")]
    clamd_may_be_away: bool,
    /// Program that renders office documents to PDF for the preview: LibreOffice's `soffice`.
    #[arg(long, env = "PARVIS_OFFICE", value_name = "PROGRAM")]
    office: Option<PathBuf>,
    /// Default time zone for people who have not chosen one, such as `Europe/Paris`.
    #[arg(long, env = "PARVIS_TIME_ZONE", default_value = "Europe/Paris", value_parser = zone, value_name = "ZONE")]
    time_zone: ui::Zone,
    /// SMTP server for outgoing email: `smtp://host:25`, `smtps://user:password@host`,
    /// `smtp://user:password@host:587?tls=required`. Without it, no email is sent.
    #[arg(
        long,
        env = "PARVIS_MAIL_URL",
        value_name = "URL",
        hide_env_values = true,
        requires = "mail_from"
    )]
    mail_url: Option<String>,
    /// Sender of outgoing email, such as `Parvis <parvis@example.com>`.
    #[arg(long, env = "PARVIS_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// Fetch linked pages to show a preview of them.
    #[arg(
        long,
        env = "PARVIS_LINK_PREVIEWS",
        default_value_t = true,
        action = clap::ArgAction::Set,
        value_name = "BOOL"
    )]
    link_previews: bool,
    /// How many posts and comments one person may write a minute; 0 for no limit.
    #[arg(long, env = "PARVIS_WRITES_PER_MINUTE", default_value_t = 30, value_name = "NUMBER")]
    writes_per_minute: u32,
    /// Private networks that Parvis is allowed to reach, such as `10.20.0.0/16,fd00:20::/32`; all others
    /// are blocked.
    #[arg(long, env = "PARVIS_ALLOW_NETWORKS", value_delimiter = ',', value_name = "NETWORKS")]
    allow_networks: Vec<ipnet::IpNet>,
    /// Networks of your reverse proxies, whose `X-Forwarded-For` header is trusted. Give only the
    /// addresses of your proxies: anyone in these networks can pretend to be any address.
    #[arg(
        long,
        env = "PARVIS_TRUSTED_PROXIES",
        default_value = "127.0.0.0/8,::1/128",
        value_delimiter = ',',
        value_parser = network,
        value_name = "NETWORKS"
    )]
    trusted_proxies: Vec<ipnet::IpNet>,
}

/// A network that is typed, or one address.
fn network(typed: &str) -> Result<ipnet::IpNet, String> {
    let address = || typed.parse::<std::net::IpAddr>().map(ipnet::IpNet::from);
    typed.parse().or_else(|_| address()).map_err(|_| format!("not a network: {typed}"))
}

/// So many hours or days, typed; answers seconds.
fn hours(typed: &str) -> Result<i64, String> {
    let wrong = || format!("not a time such as 12h or 1d: {typed}");
    let (number, unit) = typed.split_at_checked(typed.len().saturating_sub(1)).ok_or_else(wrong)?;
    let seconds = match unit {
        "h" => 3_600,
        "d" => 86_400,
        _ => return Err(wrong()),
    };
    match number.parse::<i64>() {
        Ok(number @ 1..=1_000) => Ok(number * seconds),
        _ => Err(wrong()),
    }
}

/// A zone that is typed.
fn zone(name: &str) -> Result<ui::Zone, String> {
    ui::Zone::named(name).ok_or_else(|| format!("unknown time zone: {name}"))
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    memory::settle();
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_env("PARVIS_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let done = match cli.command {
        Command::Serve(settings) => serve::run(&settings),
        Command::Demo(settings) => demo::run(&settings),
        Command::Import { from } => import::run(&from),
        Command::Admin { act } => admin::run(&act),
        Command::Backup(make) => backup::make(&make),
        Command::Restore(restore) => backup::restore(&restore),
        Command::Search { act } => search::run(&act),
        Command::Files { act } => files::run(&act),
        Command::Check(settings) => check::run(&settings),
        Command::Extract { media } => Ok(extract::run(&media)),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            let l = ui::Locale::new(setup::lang());
            eprintln!("parvis: {}\n  {error}", l.msg(error.message()));
            ExitCode::FAILURE
        }
    }
}
