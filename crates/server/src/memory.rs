//! Memory is given back to the system.
//!
//! The allocator of glibc keeps what was freed for the threads that may want it again: after one
//! burst of large bodies a process would hold for ever what it needed once.

#![expect(unsafe_code, reason = "glibc is told by C functions")]

use std::time::Duration;

use crate::Network;

/// From here on what is taken at once is the system's own again when it is freed: a picture, the
/// 19 MiB of a password.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: i32 = 1024 * 1024;

/// How much that is free at the end of what the allocator has it keeps for what comes next. Said because
/// saying where the large begins turns off its own adjustment, which would leave 128 kB: less than a page
/// takes, so that each would take it from the system and give it back.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const KEPT: i32 = 4 * 1024 * 1024;

/// How often it is looked whether there is much to give back.
const PAUSE: Duration = Duration::from_secs(10);

/// Tells the allocator so, before the process has a second thread.
pub(crate) fn settle() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        let cores = std::thread::available_parallelism().map_or(2, |cores| cores.get());
        let arenas = i32::try_from(cores * 2).unwrap_or(i32::MAX).clamp(4, 64);
        // SAFETY: `mallopt` takes two numbers and is called while there is one thread.
        unsafe {
            libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
            libc::mallopt(libc::M_TRIM_THRESHOLD, KEPT);
            libc::mallopt(libc::M_ARENA_MAX, arenas);
        }
    }
}

/// Gives back what large bodies left behind, for ever.
pub(crate) async fn give_back(network: Network) {
    loop {
        tokio::time::sleep(PAUSE).await;
        if network.bodies.was_busy() {
            drop(tokio::task::spawn_blocking(trim).await);
        }
    }
}

fn trim() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: `malloc_trim` takes a number and locks what it looks at.
    unsafe {
        libc::malloc_trim(0);
    }
}
