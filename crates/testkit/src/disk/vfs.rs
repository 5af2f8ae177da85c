//! The file layer itself: SQLite's own for the system, with every write and flush passing by here.
//!
//! Only files with a name are watched; locks, shared memory and reading go straight to the
//! system's layer. This is the one place with `unsafe`: SQLite takes a file layer as a table of C
//! functions.
//!
//! A file as SQLite allocates it is a [`Watched`] followed by the file of the system's layer.

#![expect(unsafe_code, reason = "SQLite takes a file layer as a table of C functions")]

use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use rusqlite::ffi::{self, sqlite3_file, sqlite3_io_methods, sqlite3_vfs};

use super::{Change, Operation, Refusal, State, lock};

/// What stands behind `pAppData`; lives as long as the process.
struct Layer {
    system: *mut sqlite3_vfs,
    state: Arc<Mutex<State>>,
}

#[repr(C)]
struct Watched {
    base: sqlite3_file,
    /// From `Box::into_raw` in [`open`], back in [`close`]; null for a file without a name.
    watch: *mut Watch,
}

struct Watch {
    path: PathBuf,
    state: Arc<Mutex<State>>,
}

/// Makes a layer known to SQLite; answers its name.
pub(super) fn register(state: Arc<Mutex<State>>) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let name = format!("unkind-disk-{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let c_name = CString::new(name.clone()).expect("the name has no NUL");
    // SAFETY: the default layer exists for as long as the process; a copy of its table with other
    // functions and a larger file is a sound table, since the functions left as they are do not
    // look at the table they are called through. What the table points to is never freed.
    let result = unsafe {
        let system = ffi::sqlite3_vfs_find(std::ptr::null());
        let mut table = std::ptr::read(system);
        table.szOsFile += size_of::<Watched>() as c_int;
        table.pNext = std::ptr::null_mut();
        table.zName = c_name.into_raw();
        table.pAppData = Box::into_raw(Box::new(Layer { system, state })).cast();
        table.xOpen = Some(open);
        table.xDelete = Some(delete);
        ffi::sqlite3_vfs_register(Box::into_raw(Box::new(table)), 0)
    };
    assert_eq!(result, ffi::SQLITE_OK, "SQLite refuses a file layer");
    name
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    // 2: shared memory for the write-ahead log, but no memory maps that would pass us by.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(take_lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn open(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite calls this through the table of `register`, with room for `szOsFile` bytes at
    // `file` and a name that is null or ends in NUL.
    unsafe {
        let layer = &*(*vfs).pAppData.cast::<Layer>();
        let watched = file.cast::<Watched>();
        (*watched).base.pMethods = std::ptr::null();
        (*watched).watch = std::ptr::null_mut();
        let Some(system_open) = (*layer.system).xOpen else { return ffi::SQLITE_CANTOPEN };
        let result = system_open(layer.system, name, system(file), flags, out_flags);
        if result != ffi::SQLITE_OK {
            return result;
        }
        (*watched).base.pMethods = &METHODS;
        if !name.is_null() {
            let path = path(name);
            lock(&layer.state).opened(&path);
            let watch = Watch { path, state: Arc::clone(&layer.state) };
            (*watched).watch = Box::into_raw(Box::new(watch));
        }
        result
    }
}

unsafe extern "C" fn delete(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    // SAFETY: called through the table of `register`, with a name that ends in NUL.
    unsafe {
        let layer = &*(*vfs).pAppData.cast::<Layer>();
        let Some(system_delete) = (*layer.system).xDelete else { return ffi::SQLITE_IOERR_DELETE };
        let result = system_delete(layer.system, name, sync_folder);
        if result == ffi::SQLITE_OK {
            lock(&layer.state).deleted(&path(name));
        }
        result
    }
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: `file` was opened by `open`, and SQLite closes it once.
    unsafe {
        let watched = file.cast::<Watched>();
        if !(*watched).watch.is_null() {
            drop(Box::from_raw((*watched).watch));
            (*watched).watch = std::ptr::null_mut();
        }
        methods(file).xClose.map_or(ffi::SQLITE_OK, |close| close(system(file)))
    }
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    bytes: *const c_void,
    count: c_int,
    place: i64,
) -> c_int {
    // SAFETY: `file` was opened by `open`; SQLite gives `count` bytes at `bytes`.
    unsafe {
        let Some(system_write) = methods(file).xWrite else { return ffi::SQLITE_IOERR_WRITE };
        let Some(watch) = watch(file) else {
            return system_write(system(file), bytes, count, place);
        };
        let mut state = lock(&watch.state);
        if let Err(refusal) = state.begin(Operation::Write, &watch.path) {
            return refusal.code(ffi::SQLITE_IOERR_WRITE);
        }
        let result = system_write(system(file), bytes, count, place);
        if result == ffi::SQLITE_OK {
            let bytes = std::slice::from_raw_parts(bytes.cast::<u8>(), count as usize);
            state.changed(&watch.path, Change::Write(place as usize, bytes.to_vec()));
        }
        result
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    // SAFETY: `file` was opened by `open`.
    unsafe {
        let Some(system_truncate) = methods(file).xTruncate else {
            return ffi::SQLITE_IOERR_TRUNCATE;
        };
        let Some(watch) = watch(file) else { return system_truncate(system(file), size) };
        let mut state = lock(&watch.state);
        if let Err(refusal) = state.begin(Operation::Write, &watch.path) {
            return refusal.code(ffi::SQLITE_IOERR_TRUNCATE);
        }
        let result = system_truncate(system(file), size);
        if result == ffi::SQLITE_OK {
            state.changed(&watch.path, Change::Length(size as usize));
        }
        result
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: `file` was opened by `open`.
    unsafe {
        let Some(watch) = watch(file) else {
            return methods(file).xSync.map_or(ffi::SQLITE_OK, |sync| sync(system(file), flags));
        };
        let mut state = lock(&watch.state);
        match state.begin(Operation::Flush, &watch.path) {
            Err(refusal) => refusal.code(ffi::SQLITE_IOERR_FSYNC),
            Ok(()) => {
                state.flushed(&watch.path);
                ffi::SQLITE_OK
            }
        }
    }
}

impl Refusal {
    fn code(&self, broken: c_int) -> c_int {
        match self {
            Refusal::Full => ffi::SQLITE_FULL,
            Refusal::Broken => broken,
        }
    }
}

/// Functions that only pass on to the system's layer.
macro_rules! pass_on {
    ($(fn $name:ident($($arg:ident: $type:ty),*) $(-> $out:ty)? = $method:ident or $else:expr;)+) => {$(
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $arg: $type)*) $(-> $out)? {
            // SAFETY: `file` was opened by `open`; the arguments are handed on as they came.
            unsafe {
                match methods(file).$method {
                    Some(method) => method(system(file) $(, $arg)*),
                    None => $else,
                }
            }
        }
    )+};
}

pass_on! {
    fn read(bytes: *mut c_void, count: c_int, place: i64) -> c_int = xRead or ffi::SQLITE_IOERR_READ;
    fn file_size(size: *mut i64) -> c_int = xFileSize or ffi::SQLITE_IOERR_FSTAT;
    fn take_lock(level: c_int) -> c_int = xLock or ffi::SQLITE_IOERR_LOCK;
    fn unlock(level: c_int) -> c_int = xUnlock or ffi::SQLITE_IOERR_UNLOCK;
    fn check_reserved_lock(out: *mut c_int) -> c_int = xCheckReservedLock or ffi::SQLITE_IOERR_LOCK;
    fn file_control(op: c_int, arg: *mut c_void) -> c_int = xFileControl or ffi::SQLITE_NOTFOUND;
    fn sector_size() -> c_int = xSectorSize or 0;
    fn device_characteristics() -> c_int = xDeviceCharacteristics or 0;
    fn shm_map(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int
        = xShmMap or ffi::SQLITE_IOERR_SHMMAP;
    fn shm_lock(offset: c_int, count: c_int, flags: c_int) -> c_int
        = xShmLock or ffi::SQLITE_IOERR_SHMLOCK;
    fn shm_barrier() = xShmBarrier or ();
    fn shm_unmap(delete: c_int) -> c_int = xShmUnmap or ffi::SQLITE_OK;
}

/// The file of the system's layer behind ours.
///
/// # Safety
/// `file` has the layout that the module describes.
unsafe fn system(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: as promised by the caller; the size of `Watched` keeps the alignment of a pointer.
    unsafe { file.cast::<Watched>().add(1).cast() }
}

/// The functions of the file of the system's layer.
///
/// # Safety
/// `file` was opened by `open` with success.
unsafe fn methods<'a>(file: *mut sqlite3_file) -> &'a sqlite3_io_methods {
    // SAFETY: a file opened with success has its table of functions, a static of SQLite's.
    unsafe { &*(*system(file)).pMethods }
}

/// What is known of a file that is watched.
///
/// # Safety
/// `file` was opened by `open` with success and is not closed while the answer is used.
unsafe fn watch<'a>(file: *mut sqlite3_file) -> Option<&'a Watch> {
    // SAFETY: `watch` is null or came from `Box::into_raw`, and is freed by `close` alone.
    unsafe { (*file.cast::<Watched>()).watch.as_ref() }
}

/// # Safety
/// `name` ends in NUL.
unsafe fn path(name: *const c_char) -> PathBuf {
    // SAFETY: as promised by the caller.
    let bytes = unsafe { CStr::from_ptr(name) }.to_bytes();
    Path::new(OsStr::from_bytes(bytes)).to_owned()
}
