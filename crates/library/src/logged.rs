//! The kinds of entries that this crate appends to the log.

/// A file is new in the library of a space, or has a new version.
pub const LIBRARY_PUT: &str = "library.put";
/// A file has another name, description or folder.
pub const LIBRARY_CHANGED: &str = "library.changed";
/// A file is deleted.
pub const LIBRARY_DELETED: &str = "library.deleted";
/// A deleted file is back.
pub const LIBRARY_RESTORED: &str = "library.restored";
/// A folder is new, or has another name or place.
pub const LIBRARY_FOLDER: &str = "library.folder";
/// A folder is deleted with all that is in it, or is back.
pub const LIBRARY_FOLDER_DELETED: &str = "library.folder-deleted";
