//! An open index: its reader, its writer, how far it is.

use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::directory::MmapDirectory;
use tantivy::indexer::IndexWriterOptions;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyError, Term};

use super::Progress;
use crate::Document;
use crate::schema::{Fields, prepare, schema};

/// What the writer keeps before it writes, in bytes: the least that the library takes.
const MEMORY: usize = 15_000_000;

/// An open index.
pub(crate) struct Store {
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    writer: Mutex<IndexWriter>,
    progress: Mutex<Progress>,
    mistrusted: AtomicBool,
}

/// Documents of one source to write: what these objects had goes, what they have comes.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) objects: Vec<i64>,
    pub(crate) documents: Vec<(&'static str, Document)>,
}

impl Store {
    /// Opens what is in a folder; what cannot be read, or is of another version, is begun again. Without a
    /// folder, in memory.
    pub(crate) fn open(folder: Option<&Path>) -> tantivy::Result<Store> {
        let Some(folder) = folder else {
            return Store::of(tantivy::Index::create_in_ram(schema().0));
        };
        let there = Store::existing(folder);
        match there {
            Ok(store) if !store.progress().is_fresh() => Ok(store),
            Ok(_) => Store::begun(folder),
            Err(error @ TantivyError::LockFailure(..)) => Err(error),
            Err(error) => {
                if folder.exists() {
                    tracing::warn!(%error, "the search index cannot be read: it is made again");
                }
                Store::begun(folder)
            }
        }
    }

    fn existing(folder: &Path) -> tantivy::Result<Store> {
        let index = tantivy::Index::open_in_dir(folder)?;
        // Before anything is read of them: of files that are damaged the library may panic.
        let damaged = index.validate_checksum()?;
        if !damaged.is_empty() {
            let said = format!("{} files are damaged", damaged.len());
            return Err(TantivyError::InternalError(said));
        }
        Store::of(index)
    }

    /// An empty one in this folder, whatever was there.
    fn begun(folder: &Path) -> tantivy::Result<Store> {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        let index = tantivy::Index::create(
            MmapDirectory::open(folder)?,
            schema().0,
            tantivy::IndexSettings::default(),
        )?;
        Store::of(index)
    }

    fn of(index: tantivy::Index) -> tantivy::Result<Store> {
        let (expected, fields) = schema();
        if index.schema() != expected {
            return Err(TantivyError::SchemaError("of another version".to_owned()));
        }
        prepare(&index);
        let payload = index.load_metas()?.payload.unwrap_or_default();
        let progress = Progress::parse(&payload).unwrap_or_else(Progress::fresh);
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(MEMORY)
            .build();
        let writer = index.writer_with_options(options)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (writer, progress) = (Mutex::new(writer), Mutex::new(progress));
        Ok(Store { reader, fields, writer, progress, mistrusted: AtomicBool::new(false) })
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

    /// Notes that it answered what cannot be.
    pub(crate) fn mistrust(&self) {
        self.mistrusted.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_mistrusted(&self) -> bool {
        self.mistrusted.load(Ordering::Relaxed)
    }
}
