//! A private PostgreSQL server that lives as long as this process and never longer.
//!
//! The server is started by a small shell that holds the reading end of a pipe. However this
//! process ends, return, panic, Ctrl-C or kill, the pipe closes; the shell then stops the server
//! and removes its folder. Nothing is flushed to disk: the data is worth nothing after the run.

use crate::packages::{is_root, postgres_program};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The only OS user under which a root shell may start the server; Debian's package creates it.
const OS_USER: &str = "postgres";

const KEEPER: &str = r#"
trap '' INT TERM HUP
folder=$1; shift
"$@" >"$folder/server.log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -QUIT "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
"#;

/// A running server. Dropping it stops the server and removes its data.
pub struct Cluster {
    keeper: Child,
    port: u16,
}

impl Cluster {
    /// Creates and starts a server that listens on this machine only.
    pub fn start() -> Result<Self, String> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let folder = create_folder(STARTED.fetch_add(1, Ordering::Relaxed))?;
        let result = initialise(&folder).and_then(|()| Self::serve(&folder));
        if result.is_err() {
            // The keeper may have removed it already; what is left would only be litter.
            drop(std::fs::remove_dir_all(&folder));
        }
        result
    }

    /// Address under which the tests create their own databases.
    pub fn url(&self) -> String {
        format!("postgres://parvis@127.0.0.1:{}/postgres", self.port)
    }

    fn serve(folder: &Path) -> Result<Self, String> {
        let port = free_port()?;
        let mut server = as_server_user("postgres")?;
        server.arg("-D").arg(folder.join("data")).arg("-k").arg(folder);
        let port_setting = format!("port={port}");
        for setting in [
            port_setting.as_str(),
            "listen_addresses=127.0.0.1",
            "max_connections=400",
            "shared_buffers=64MB",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "autovacuum=off",
            "max_wal_size=128MB",
            "timezone=UTC",
        ] {
            server.args(["-c", setting]);
        }
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(folder)
            .arg(server.get_program())
            .args(server.get_args())
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Its own group: Ctrl-C ends the tests first, and the server after them.
            .process_group(0)
            .spawn()
            .map_err(|error| format!("PostgreSQL cannot be started: {error}"))?;
        let cluster = Self { keeper, port };
        cluster.wait_until_ready(folder)?;
        Ok(cluster)
    }

    fn wait_until_ready(&self, folder: &Path) -> Result<(), String> {
        let ready = postgres_program("pg_isready").ok_or("pg_isready is missing.")?;
        let deadline = Instant::now() + Duration::from_secs(60);
        while Instant::now() < deadline {
            let probe = Command::new(&ready)
                .args(["--quiet", "-h", "127.0.0.1", "-p", &self.port.to_string()])
                .stdin(Stdio::null())
                .status();
            if probe.is_ok_and(|status| status.success()) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(folder.join("server.log")).unwrap_or_default();
        Err(format!("PostgreSQL did not become ready within a minute:\n{log}"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}

fn initialise(folder: &Path) -> Result<(), String> {
    let output = as_server_user("initdb")?
        .arg("-D")
        .arg(folder.join("data"))
        .args(["-U", "parvis", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("initdb cannot be started: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("initdb failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}

/// A command for a program of PostgreSQL, which refuses to run as root.
fn as_server_user(name: &str) -> Result<Command, String> {
    let program = postgres_program(name).ok_or_else(|| format!("{name} is missing."))?;
    if !is_root() {
        return Ok(Command::new(program));
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", OS_USER, "--regid", OS_USER, "--init-groups", "--"]).arg(program);
    Ok(command)
}

/// A folder for one server; removed by its keeper.
fn create_folder(number: usize) -> Result<PathBuf, String> {
    let name = format!("parvis-postgres-{}-{number}", std::process::id());
    let folder = crate::scratch::place().join(name);
    std::fs::create_dir(&folder)
        .map_err(|error| format!("{} cannot be created: {error}", folder.display()))?;
    if is_root() {
        let owned = Command::new("chown").arg(OS_USER).arg(&folder).stdin(Stdio::null()).status();
        if !owned.is_ok_and(|status| status.success()) {
            drop(std::fs::remove_dir(&folder));
            return Err(format!(
                "PostgreSQL refuses to run as root and this machine has no user {OS_USER}: \
                 install Debian's postgresql, or run the tests as an ordinary user."
            ));
        }
    }
    Ok(folder)
}

fn free_port() -> Result<u16, String> {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("No port of this machine can be used: {error}"))
}

#[cfg(test)]
mod tests {
    use super::Cluster;
    use std::net::TcpStream;

    #[test]
    fn the_server_answers_and_leaves_nothing_behind() {
        if crate::packages::postgres_program("initdb").is_none() {
            // A run on SQLite alone does not ask for the server's programs.
            return;
        }
        let cluster = Cluster::start().unwrap();
        let (port, keeper) = (cluster.port, cluster.keeper.id());
        assert!(cluster.url().contains(&port.to_string()));
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(cluster);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!std::path::Path::new(&format!("/proc/{keeper}")).exists());
        let ours = format!("parvis-postgres-{}-", std::process::id());
        let left = std::fs::read_dir(crate::scratch::place()).unwrap().flatten();
        assert!(
            !left
                .map(|entry| entry.file_name())
                .any(|name| name.to_string_lossy().starts_with(&ours))
        );
    }
}
