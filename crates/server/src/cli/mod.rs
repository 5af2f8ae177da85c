//! The command line.

mod check;
mod demo;
mod import;
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
    /// Serve the network.
    Serve(Settings),
    /// Serve an invented company of 150 people, to look around in.
    Demo(Settings),
    /// Bring in the conversations of another tool.
    Import {
        #[command(subcommand)]
        from: import::From,
    },
    /// Verify the invariants of the database.
    Check(Settings),
}

/// Where everything is; each may be an environment variable.
#[derive(Clone, Debug, Args)]
pub(crate) struct Settings {
    /// Folder of the embedded database and of the files.
    #[arg(long, env = "PARVIS_DATA", value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// A PostgreSQL server (`postgres://user:password@host/name`), instead of the embedded database.
    #[arg(long, env = "PARVIS_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
    /// Address to listen on.
    #[arg(long, env = "PARVIS_LISTEN", default_value = "127.0.0.1:4300", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Address that people type, such as `https://parvis.example.com`; the one listened on when absent.
    #[arg(long, env = "PARVIS_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// The largest file taken, in megabytes.
    #[arg(long, env = "PARVIS_UPLOAD_LIMIT", default_value_t = 50, value_name = "MB")]
    upload_limit: u64,
    /// The time zone of whoever chose none, such as `Europe/Paris`.
    #[arg(long, env = "PARVIS_TIME_ZONE", default_value = "Europe/Paris", value_parser = zone, value_name = "ZONE")]
    time_zone: ui::Zone,
    /// The SMTP server that takes mails: `smtp://host:25`, `smtps://user:password@host`,
    /// `smtp://user:password@host:587?tls=required`. No mail is sent when absent.
    #[arg(
        long,
        env = "PARVIS_MAIL_URL",
        value_name = "URL",
        hide_env_values = true,
        requires = "mail_from"
    )]
    mail_url: Option<String>,
    /// Whom mails are from, such as `Parvis <parvis@example.com>`.
    #[arg(long, env = "PARVIS_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// Whether the pages that posts link to are fetched, to show what they are.
    #[arg(
        long,
        env = "PARVIS_LINK_PREVIEWS",
        default_value_t = true,
        action = clap::ArgAction::Set,
        value_name = "BOOL"
    )]
    link_previews: bool,
    /// Private networks that Parvis may ask all the same, such as `10.20.0.0/16,fd00:20::/32`.
    #[arg(long, env = "PARVIS_ALLOW_NETWORKS", value_delimiter = ',', value_name = "NETWORKS")]
    allow_networks: Vec<ipnet::IpNet>,
    /// The networks of your own proxies, which say by `X-Forwarded-For` where a request comes from:
    /// this machine when absent. Anybody there could say anything, so name no more than they are.
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
    typed.parse().or_else(|_| address()).map_err(|_| format!("{typed} is no network"))
}

/// A zone that is typed.
fn zone(name: &str) -> Result<ui::Zone, String> {
    ui::Zone::named(name).ok_or_else(|| format!("there is no time zone {name}"))
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
        Command::Check(settings) => check::run(&settings),
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
