//! A form that may bring files.

use crate::Ctx;
use axum::extract::multipart::{Field, Multipart as Read, MultipartError};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use kernel::blobs::{Blobs, Upload};
use kernel::error::Meaning;
use kernel::{Error, Result};

use crate::csrf::{self, Proven};

/// The most that the words of a form take, in bytes.
pub const WORDS_MOST: usize = 2 * 1024 * 1024;
/// A file goes to the disk in pieces of so many bytes.
const PIECE: usize = 256 * 1024;

/// A form of one of our pages (`multipart/form-data`) or of a program, part by part. Its token comes
/// before its first file, which is not read without it; words are few, and files go to the disk. Nothing
/// is done with what it says before its end.
pub struct Multipart {
    form: Read,
    cx: Ctx,
    proven: bool,
    /// How many bytes of words came.
    words: usize,
}

/// A part of a form.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, on the stack")]
pub enum Part<'a> {
    /// A field: its name and value.
    Word(String, String),
    /// A file, still to be received.
    File(Arriving<'a>),
}

/// A file that begins to come.
pub struct Arriving<'a> {
    /// What its owner calls it; empty where a field for files was left empty.
    pub name: String,
    /// The name of its field in the form.
    pub input: String,
    field: Field<'a>,
}

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let (mut parts, body) = request.into_parts();
        let cx = Ctx::from_request_parts(&mut parts, state).await?;
        let proven = parts.extensions.get::<Proven>() == Some(&Proven(true));
        let form = Read::from_request(Request::from_parts(parts, body), state).await;
        let form = form.map_err(super::unreadable)?;
        Ok(Multipart { form, cx, proven, words: 0 })
    }
}

impl Multipart {
    /// The next part; nothing at the end.
    ///
    /// # Errors
    /// `Forbidden` for a wrong token, or none before the first file or the end; `TooLarge` where the
    /// words are.
    pub async fn next(&mut self) -> Result<Option<Part<'_>>> {
        let Some(mut field) = self.form.next_field().await.map_err(cut)? else {
            return if self.proven { Ok(None) } else { csrf::verify(&self.cx, "").map(|()| None) };
        };
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file) = field.file_name().map(str::to_owned) {
            if !self.proven {
                csrf::verify(&self.cx, "")?;
            }
            return Ok(Some(Part::File(Arriving { name: file, input: name, field })));
        }
        let mut value = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(cut)? {
            self.words += piece.len();
            if self.words > WORDS_MOST {
                return Err(Error::new(Meaning::TooLarge, "error-form"));
            }
            value.extend_from_slice(&piece);
        }
        drop(field);
        // Browsers end the lines of a field as mails do; a text has one kind of line.
        let value = String::from_utf8_lossy(&value).replace("\r\n", "\n");
        if name == "csrf" {
            // A wrong token is told at the end of the words, which are shown again.
            self.proven |= csrf::verify(&self.cx, &value).is_ok();
        }
        self.cx.typed.note(&name, &value);
        Ok(Some(Part::Word(name, value)))
    }
}

impl Arriving<'_> {
    /// Receives it, at most `most` bytes.
    ///
    /// # Errors
    /// `TooLarge` when it is longer; `Invalid` when it ends in the middle.
    pub async fn receive(mut self, blobs: &Blobs, most: u64) -> Result<Upload> {
        let mut file = Receiver::new(blobs, most)?;
        while let Some(piece) = self.field.chunk().await.map_err(cut)? {
            file.add(&piece).await?;
        }
        file.end().await
    }

    /// Receives a small one, at most `most` bytes, into memory.
    ///
    /// # Errors
    /// As [`Arriving::receive`].
    pub async fn bytes(mut self, most: usize) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.field.chunk().await.map_err(cut)? {
            if bytes.len() + piece.len() > most {
                return Err(kernel::blobs::too_large(most as u64));
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }
}

/// Puts what comes on the disk, on threads that may wait for it.
pub struct Receiver {
    /// Nothing while a piece is being written.
    upload: Option<Upload>,
    piece: Vec<u8>,
    left: u64,
    most: u64,
}

impl Receiver {
    /// For a file of at most `most` bytes.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn new(blobs: &Blobs, most: u64) -> Result<Receiver> {
        Ok(Receiver { upload: Some(blobs.begin(most)?), piece: Vec::new(), left: most, most })
    }

    /// Adds what came next.
    ///
    /// # Errors
    /// `TooLarge` where that is more than it may be.
    pub async fn add(&mut self, bytes: &[u8]) -> Result<()> {
        let left = self.left.checked_sub(bytes.len() as u64);
        self.left = left.ok_or_else(|| kernel::blobs::too_large(self.most))?;
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE { self.write().await } else { Ok(()) }
    }

    /// The whole file.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub async fn end(mut self) -> Result<Upload> {
        self.write().await?;
        self.upload.take().ok_or_else(|| Error::internal("a file was cut"))
    }

    async fn write(&mut self) -> Result<()> {
        let (upload, mut piece) = (self.upload.take(), std::mem::take(&mut self.piece));
        let work = move || {
            let mut upload = upload.ok_or_else(|| Error::internal("a file was cut"))?;
            upload.add(&piece)?;
            piece.clear();
            Ok::<_, Error>((upload, piece))
        };
        let (upload, piece) =
            tokio::task::spawn_blocking(work).await.map_err(Error::internal)??;
        (self.upload, self.piece) = (Some(upload), piece);
        Ok(())
    }
}

/// A form that ends in the middle, or is longer than it may be.
fn cut(cause: MultipartError) -> Error {
    let meaning = match cause.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Meaning::TooLarge,
        _ => Meaning::Invalid,
    };
    Error::new(meaning, "error-bad-form").because(cause)
}
