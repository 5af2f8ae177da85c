//! A server in a process of its own: started, looked at, stopped by its own number.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::Result;
use crate::machine::{self, Stopwatch};
use crate::place::Copy;

/// A running server of this machine.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Since the process was started.
    pub began: Stopwatch,
}

impl Server {
    /// Starts `parvis serve` over a copy of a company; does not wait for it.
    pub fn parvis(binary: &Path, copy: &Copy) -> Result<Server> {
        let address = free_address()?;
        let mut command = Command::new(binary);
        command.arg("serve").arg("--listen").arg(address.to_string());
        // It writes quicker than people, and asks a directory of this machine.
        command.args(["--writes-per-minute", "0", "--allow-networks", "127.0.0.0/8"]);
        command.arg("--data").arg(copy.folder()).env("PARVIS_LOG", "error");
        // Nothing of the caller's settings may change what is measured.
        for name in ["PARVIS_DATABASE", "PARVIS_PUBLIC_URL", "PARVIS_DATA", "PARVIS_LISTEN"] {
            command.env_remove(name);
        }
        if let Some(url) = copy.url() {
            command.env("PARVIS_DATABASE", url);
        }
        Server::start(command, address)
    }

    /// Starts this program as something else: `arguments` get the address at their end.
    pub fn own(arguments: &[&str]) -> Result<Server> {
        let address = free_address()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(arguments).arg(address.to_string());
        Server::start(command, address)
    }

    fn start(mut command: Command, address: SocketAddr) -> Result<Server> {
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let began = Stopwatch::start();
        Ok(Server { child: command.spawn()?, address, began })
    }

    /// An error once it has ended by itself.
    pub fn still_runs(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => Err(format!("the server ended by itself: {status}").into()),
        }
    }

    /// Bytes of memory it holds, pages shared with other processes included.
    pub fn resident(&self) -> u64 {
        self.proc("status", "VmRSS:")
    }

    /// The same, each shared page divided among those who share it.
    pub fn proportional(&self) -> u64 {
        self.proc("smaps_rollup", "Pss:")
    }

    fn proc(&self, file: &str, name: &str) -> u64 {
        let file = format!("/proc/{}/{file}", self.child.id());
        machine::kilobytes(&file, name).unwrap_or(0) * 1024
    }

    /// Tells it to end, and waits until it has.
    pub fn stop(mut self) -> Result<()> {
        let told = Command::new("kill").arg(self.child.id().to_string()).status();
        let waited = Stopwatch::start();
        while told.is_ok() && waited.elapsed() < Duration::from_secs(20) {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err("the server did not end when it was told to".into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already ended in the good case; then neither does anything.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
