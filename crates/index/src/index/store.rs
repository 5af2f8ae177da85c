//! An open index: its reader, its writer, how far it is.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tantivy::directory::MmapDirectory;
use tantivy::directory::error::LockError;
use tantivy::indexer::IndexWriterOptions;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyError, Term};

use super::Progress;
use crate::Document;
use crate::schema::{Fields, prepare, schema};

/// What the writer keeps before it writes, in bytes: the least that the library takes.
const MEMORY: usize = 15_000_000;

/// How often parts that still have what left are looked for at once, and how long one that is being written is waited for.
const TRIES: usize = 50;
const WAIT: Duration = Duration::from_millis(100);

/// A file of this name in the folder of an index asks that it be made again.
pub(crate) const ASKS: &str = "make-again";

/// An open index.
pub(crate) struct Store {
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    writer: Mutex<IndexWriter>,
    progress: Mutex<Progress>,
    doubted: AtomicBool,
    unwanted: AtomicBool,
    owes: AtomicBool,
    /// That no other process has this index, for as long as this one has.
    _hold: Option<File>,
}

/// Documents of one source to write: what these objects had goes, what they have comes.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) objects: Vec<i64>,
    pub(crate) documents: Vec<(&'static str, Document)>,
}

impl Store {
    /// Opens what is in a folder; what cannot be read, or is of another version, is begun again, and all of it
    /// where `again` says so. Without a folder, in memory.
    ///
    /// # Errors
    /// `LockFailure` where another process keeps the index of this folder: then nothing of it is touched.
    pub(crate) fn open(folder: Option<&Path>, again: bool) -> tantivy::Result<Store> {
        let Some(folder) = folder else {
            return Store::of(tantivy::Index::create_in_ram(schema().0), None);
        };
        let hold = hold(folder)?;
        let there = if again || !folder.exists() { Ok(None) } else { existing(folder) };
        let index = match there {
            Ok(Some(index)) => index,
            Ok(None) => begun(folder)?,
            Err(error) => {
                tracing::warn!(%error, "the search index cannot be read: it is made again");
                begun(folder)?
            }
        };
        Store::of(index, Some(hold))
    }

    fn of(index: tantivy::Index, hold: Option<File>) -> tantivy::Result<Store> {
        prepare(&index);
        let progress = progress_of(&index)?.unwrap_or_else(Progress::fresh);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(MEMORY)
            .build();
        let writer = index.writer_with_options(options)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Store {
            reader,
            fields: schema().1,
            writer: Mutex::new(writer),
            progress: Mutex::new(progress),
            doubted: AtomicBool::new(false),
            unwanted: AtomicBool::new(false),
            owes: AtomicBool::new(false),
            _hold: hold,
        })
    }

    pub(crate) fn progress(&self) -> Progress {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes, without writing it, how far it is: what was passed changed nothing in it.
    pub(crate) fn pass(&self, progress: Progress) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = progress;
    }

    /// Writes a batch and how far it leads, as one; from then on it is found.
    pub(crate) fn commit(&self, batch: Batch, progress: Progress) -> tantivy::Result<()> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        for object in batch.objects {
            writer.delete_term(Term::from_field_i64(self.fields.object, object));
        }
        for (source, document) in batch.documents {
            writer.add_document(self.fields.document(source, &document))?;
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&progress.payload());
        commit.commit()?;
        self.reader.reload()?;
        self.pass(progress);
        Ok(())
    }

    /// Leaves nothing in the files of what left the index: each part that still has some of it is written again without.
    /// Where one is being written for long, it is to be asked again ([`Store::owes`]): meanwhile the index goes on.
    pub(crate) fn forget(&self) -> tantivy::Result<()> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        for _ in 0..TRIES {
            let parts = writer.index().searchable_segment_metas()?;
            let parts: Vec<_> = parts.iter().filter(|part| part.num_deleted_docs() > 0).collect();
            if parts.is_empty() {
                self.owes.store(false, Ordering::Relaxed);
                self.reader.reload()?;
                return writer.garbage_collect_files().wait().map(drop);
            }
            for part in parts {
                // One that is being joined with others is looked at again after that.
                if writer.merge(&[part.id()]).wait().is_err() {
                    std::thread::sleep(WAIT);
                }
            }
        }
        self.owes.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Whether something is still to be forgotten.
    pub(crate) fn owes(&self) -> bool {
        self.owes.load(Ordering::Relaxed)
    }

    /// Notes that something went wrong in reading it: it is to be opened again, which looks at every file. It is
    /// made again where one is damaged, and not because of what somebody asked.
    pub(crate) fn doubt(&self) {
        self.doubted.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_doubted(&self) -> bool {
        self.doubted.load(Ordering::Relaxed)
    }

    /// Notes that it is to be made again.
    pub(crate) fn discard(&self) {
        self.unwanted.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_unwanted(&self) -> bool {
        self.unwanted.load(Ordering::Relaxed)
    }
}

/// Takes the index of this folder for this process, by a file beside it: the library's own lock goes with the
/// folder, and comes after the folder was looked at.
fn hold(folder: &Path) -> tantivy::Result<File> {
    let mut beside = folder.as_os_str().to_owned();
    beside.push(".lock");
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent)?;
    }
    let file = File::create(beside)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let said = "another process keeps this index".to_owned();
            Err(TantivyError::LockFailure(LockError::LockBusy, Some(said)))
        }
        Err(TryLockError::Error(cause)) => Err(cause.into()),
    }
}

/// The index in this folder; nothing where it is of another version.
fn existing(folder: &Path) -> tantivy::Result<Option<tantivy::Index>> {
    let index = tantivy::Index::open_in_dir(folder)?;
    // Before anything is read of them: of files that are damaged the library may panic.
    let damaged = index.validate_checksum()?;
    if !damaged.is_empty() {
        let said = format!("{} files are damaged", damaged.len());
        return Err(TantivyError::InternalError(said));
    }
    let known = index.schema() == schema().0 && progress_of(&index)?.is_some();
    Ok(known.then_some(index))
}

/// An empty one in this folder, whatever index was there.
fn begun(folder: &Path) -> tantivy::Result<tantivy::Index> {
    if folder.exists() {
        for entry in std::fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if !is_of_an_index(&name) {
                let said = format!("{name} in the folder of the search index is not of one");
                return Err(TantivyError::InvalidArgument(said));
            }
        }
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    let settings = tantivy::IndexSettings::default();
    tantivy::Index::create(MmapDirectory::open(folder)?, schema().0, settings)
}

/// Whether a file of this name is one that an index has: where others keep their things nothing is removed.
fn is_of_an_index(name: &str) -> bool {
    let (stem, _) = name.split_once('.').unwrap_or((name, ""));
    let is_part = stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_part || matches!(name, "meta.json" | ".managed.json" | ASKS) || name.starts_with(".tantivy-")
}

/// How far an index is; nothing where it is of another version.
fn progress_of(index: &tantivy::Index) -> tantivy::Result<Option<Progress>> {
    Ok(index.load_metas()?.payload.as_deref().and_then(Progress::parse))
}

#[cfg(test)]
mod tests {
    use kernel::Time;

    use super::{Batch, Progress, Store};
    use crate::query::alike;
    use crate::{Document, Gate};

    fn document(object: i64, body: &str) -> (&'static str, Document) {
        let made = Document {
            object,
            gate: Gate::Members,
            kind: "post".to_owned(),
            at: Time(0),
            author: None,
            under: None,
            title: String::new(),
            body: body.to_owned(),
            beside: String::new(),
            lang: String::new(),
            topics: Vec::new(),
            marks: Vec::new(),
        };
        ("post", made)
    }

    #[test]
    fn nothing_stays_of_what_left() {
        let store = Store::open(None, false).expect("an index");
        let commit = |batch| store.commit(batch, Progress::fresh()).expect("a commit");
        let has =
            |word| !alike(&store.reader.searcher(), store.fields.body, word).unwrap().is_empty();
        let documents = vec![document(1, "hedgehogs"), document(2, "roses"), document(3, "roses")];
        commit(Batch { objects: Vec::new(), documents });
        commit(Batch { objects: Vec::new(), documents: vec![document(4, "hedgehogs")] });
        commit(Batch { objects: vec![1, 2, 4], documents: Vec::new() });
        assert!(has("hedgehogs") && has("roses"), "what left is passed over, and there");
        store.forget().expect("written again");
        assert!(!has("hedgehogs") && has("roses"));
        assert_eq!(store.reader.searcher().num_docs(), 1);
        store.forget().expect("nothing to write");
    }
}
