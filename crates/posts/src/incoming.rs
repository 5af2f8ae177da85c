//! Forms that may bring files: read once, files stored.

use kernel::error::Meaning;
use kernel::{App, Error, Etag, Message, PersonId, Result};
use spaces::{Access, ShownAudience};
use ui::{Ctx, Multipart, Part};

use crate::FileId;
use crate::drafts::Base;
use crate::files::describe::{self, Described};
use crate::limits;

/// The most fields of a form that are looked at: all kinds there are stand in one.
const FIELDS_MOST: usize = 1_000;
/// The field for whatever is attached.
const UPLOAD: &str = "upload";

/// What a form of the page sent: its fields, and the files it names or brings.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    fields: Vec<(String, String)>,
    /// Files uploaded before, by the script.
    pub(crate) files: Vec<FileId>,
    /// What it says of pictures among them.
    pub(crate) described: Vec<Described>,
    /// Places that it gives files, counted from 1; the others stay in their order.
    places: Vec<(FileId, usize)>,
    /// Files sent with the form, by a page without script, each with the name of its field.
    brought: Vec<(String, ::files::Taken)>,
    /// Why a file was not taken. The words beside it were: they are not lost for it.
    refused: Option<Error>,
}

impl Incoming {
    /// Reads the form of a page: its words, and its files onto the disk.
    ///
    /// # Errors
    /// `Unauthenticated` to strangers; whatever reading it meets.
    pub async fn read(app: &App, cx: &Ctx, mut form: Multipart) -> Result<Incoming> {
        cx.viewer()?;
        let mut incoming = Incoming::default();
        let (mut waiting, mut seen) = (Vec::new(), 0);
        loop {
            let part = match form.next().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                // More than a form may be: what came before is read.
                Err(_) if incoming.refused.is_some() => break,
                Err(error) => return Err(error),
            };
            match part {
                Part::File(file) if seen == limits::FILES => {
                    if !file.name.is_empty() {
                        incoming.refuse(Error::invalid(limits::too_many_files()));
                    }
                }
                Part::File(file) => {
                    seen += 1;
                    let (input, name) = (file.input.clone(), file.name.clone());
                    match file.receive(&app.blobs, app.config.upload_limit).await {
                        Err(error) if error.meaning() == Meaning::TooLarge => {
                            incoming.refuse(error)
                        }
                        // A file field left empty still comes, without name or bytes.
                        Ok(_) if name.is_empty() => {}
                        Ok(file) if file.size() == 0 => {
                            let empty = Message::new("files-empty").with("name", name);
                            incoming.refuse(Error::invalid(empty));
                        }
                        file => waiting.push((input, name, file?)),
                    }
                }
                Part::Word(name, value) if name == "file" => {
                    incoming.files.extend(value.parse::<FileId>());
                }
                Part::Word(name, value) if incoming.is_about_file(&name, &value) => {}
                Part::Word(name, value) if incoming.fields.len() < FIELDS_MOST => {
                    incoming.fields.push((name, value));
                }
                Part::Word(..) => {}
            }
        }
        for (input, name, file) in waiting {
            match ::files::keep(app, name, file).await {
                Err(error) if matches!(error.meaning(), Meaning::Busy | Meaning::Invalid) => {
                    incoming.refuse(error);
                }
                taken => incoming.brought.push((input, taken?)),
            }
        }
        incoming.order();
        Ok(incoming)
    }

    /// Takes what a field says of a file, where it does (`alt-ID`, `place-ID`).
    fn is_about_file(&mut self, name: &str, value: &str) -> bool {
        let (what, file) = name.split_once('-').unwrap_or_default();
        let Ok(file) = file.parse::<FileId>() else { return false };
        match what {
            "alt" if self.described.len() < limits::FILES => match ::files::alt::check(value) {
                Ok(alt) => self.described.push((file, alt)),
                Err(error) => self.refuse(error),
            },
            "place" if self.places.len() < limits::FILES => {
                self.places.extend(value.parse().map(|place| (file, place)));
            }
            "alt" | "place" => {}
            _ => return false,
        }
        true
    }

    /// Puts the files that are given a place there, the first places first.
    fn order(&mut self) {
        self.places.sort_by_key(|(_, place)| *place);
        for (file, place) in &self.places {
            if let Some(at) = self.files.iter().position(|one| one == file) {
                let file = self.files.remove(at);
                self.files.insert(place.saturating_sub(1).min(self.files.len()), file);
            }
        }
    }

    fn refuse(&mut self, error: Error) {
        let message = error.message().clone();
        self.refused = Some(error.and_field("files", message));
    }

    /// Whether all that it brings was taken.
    ///
    /// # Errors
    /// `TooLarge` when a file is, `Busy` when there was no time for a picture, `Invalid` for too many files, an
    /// empty one or one that may say where it was taken.
    pub fn whole(&self) -> Result<()> {
        self.refused.clone().map_or(Ok(()), Err)
    }

    /// Whether it brings or names a file.
    pub fn has_files(&self) -> bool {
        !self.files.is_empty() || !self.brought.is_empty()
    }

    /// A field, empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Every field that is no file, in its order.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What the form showed of who reads this space; of nobody, where it showed nothing of it.
    pub fn audience(&self, space: &str) -> ShownAudience {
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
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.fields.iter().filter(|(field, _)| field == name);
        values.map(|(_, value)| value.clone()).collect()
    }

    /// Its fields, for what reads names in them.
    pub(crate) fn fields(&mut self) -> &mut Vec<(String, String)> {
        &mut self.fields
    }

    /// Says something else in a field.
    pub fn replace(&mut self, name: &str, values: Vec<String>) {
        self.fields.retain(|(field, _)| field != name);
        self.fields.extend(values.into_iter().map(|value| (name.to_owned(), value)));
    }

    /// Every file of the form, those it brought now on record as `owner`'s: before anything else is
    /// done with the form, so that they are kept whatever becomes of it. A field of a kind then says
    /// which is its own.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub async fn keep_files(&mut self, app: &App, owner: PersonId) -> Result<Vec<FileId>> {
        let brought = std::mem::take(&mut self.brought);
        let said = self.described.clone();
        if !brought.is_empty() || !said.is_empty() {
            let record = move |tx: &mut kernel::Tx<'_>| {
                describe::waiting(tx, owner, &said)?;
                let kept = brought.iter().map(|(input, taken)| {
                    ::files::record(tx, owner, taken).map(|id| (input.clone(), id))
                });
                kept.collect::<Result<Vec<(String, FileId)>>>()
            };
            let kept = match app.db.write(record).await {
                Err(error) if error.meaning() == Meaning::TooLarge => {
                    self.refuse(error);
                    Vec::new()
                }
                kept => kept?,
            };
            for (input, id) in kept {
                self.files.push(id);
                if input != UPLOAD {
                    self.fields.push((input, id.to_string()));
                }
            }
        }
        Ok(self.files.clone())
    }
}
