//! Forms that may bring files: read once, files stored, the token checked.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use kernel::error::Meaning;
use kernel::{App, Error, Etag, PersonId, Result};
use spaces::{Access, ShownAudience};
use ui::Ctx;

use crate::drafts::Base;
use crate::{FileId, files};

/// What a form of the page sent: its fields, and the files it names or brings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Incoming {
    fields: Vec<(String, String)>,
    /// Files uploaded before, by the script.
    pub(crate) files: Vec<FileId>,
    /// Files sent with the form, by a page without script.
    brought: Vec<files::Taken>,
    /// Why a file was not taken. The words beside it were: they are not lost for it.
    refused: Option<Error>,
}

impl Incoming {
    /// Reads the form of a page; refuses it without this browser's token.
    pub(crate) async fn read(app: &App, cx: &Ctx, mut form: Multipart) -> Result<Incoming> {
        let mut incoming = Incoming::default();
        let mut waiting = Vec::new();
        loop {
            let field = match form.next_field().await {
                Ok(Some(field)) => field,
                Ok(None) => break,
                // More than a form may be: what came before is read.
                Err(_) if incoming.refused.is_some() => break,
                Err(cause) => return Err(bad_form(cause)),
            };
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file) => {
                    let bytes = match read_file(field, app.config.upload_limit).await {
                        Err(error) if error.meaning() == Meaning::TooLarge => {
                            let message = error.message().clone();
                            incoming.refused = Some(error.and_field("files", message));
                            continue;
                        }
                        bytes => bytes?,
                    };
                    // A file field left empty still comes, without name or bytes.
                    if !file.is_empty() && !bytes.is_empty() && waiting.len() < 20 {
                        waiting.push((file, bytes));
                    }
                }
                None => {
                    let value = field.text().await.map_err(bad_form)?;
                    if name == "file" {
                        incoming.files.extend(value.parse::<FileId>());
                    } else if incoming.fields.len() < 100 {
                        incoming.fields.push((name, value));
                    }
                }
            }
        }
        people::csrf::verify(cx, incoming.get("csrf"))?;
        cx.viewer()?;
        let app = app.clone();
        let take_all = move || -> Result<Vec<files::Taken>> {
            waiting.iter().map(|(name, bytes)| files::take(&app, name, bytes)).collect()
        };
        let taken = tokio::task::spawn_blocking(take_all).await;
        incoming.brought = taken.map_err(Error::internal)??;
        Ok(incoming)
    }

    /// Whether all that it brings was taken.
    ///
    /// # Errors
    /// `TooLarge` when a file is.
    pub(crate) fn whole(&self) -> Result<()> {
        self.refused.clone().map_or(Ok(()), Err)
    }

    /// A field, empty when it was not sent.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// What the form showed of who reads this space; of nobody, where it showed nothing of it.
    pub(crate) fn audience(&self, space: &str) -> ShownAudience {
        let shown = ShownAudience::sent(self.get("audience"), space);
        let nobody =
            || ShownAudience { space: String::new(), access: Access::Secret, guests: false };
        shown.unwrap_or_else(nobody)
    }

    /// What the draft of the form goes on from.
    pub(crate) fn base(&self) -> Base {
        Base { etag: Etag::sent(self.get("etag")), form: self.get("once").to_owned() }
    }

    /// The values of a field that was sent several times.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let values = self.fields.iter().filter(|(field, _)| field == name);
        values.map(|(_, value)| value.clone()).collect()
    }

    fn all_files(&self, tx: &mut kernel::Tx<'_>, owner: PersonId) -> Result<Vec<FileId>> {
        let mut all = self.files.clone();
        for taken in &self.brought {
            all.push(files::record(tx, owner, taken)?);
        }
        Ok(all)
    }

    /// Every file of the form, those it brought now on record as `owner`'s: before anything else is
    /// done with the form, so that they are kept whatever becomes of it.
    pub(crate) async fn keep_files(&self, app: &App, owner: PersonId) -> Result<Vec<FileId>> {
        if self.brought.is_empty() {
            return Ok(self.files.clone());
        }
        let form = self.clone();
        app.db.write(move |tx| form.all_files(tx, owner)).await
    }
}

/// The bytes of an uploaded file, at most `limit`.
pub(crate) async fn read_file(mut field: Field<'_>, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(bad_form)? {
        if bytes.len() as u64 + piece.len() as u64 > limit {
            return Err(kernel::blobs::too_large(limit));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// A form that ends in the middle or is no form.
pub(crate) fn bad_form(cause: MultipartError) -> Error {
    let meaning = match cause.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Meaning::TooLarge,
        _ => Meaning::Invalid,
    };
    Error::new(meaning, "error-bad-form").because(cause)
}
