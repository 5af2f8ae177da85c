//! The ZIP archive: what is checked before anything is read from it.

use super::attachments::Attachments;
use super::lines::Lines;
use crate::bounded::{Bounded, honest};
use crate::problem::Problem;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// How much is taken at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one line. A thread is one line with all its replies: 3,500 of them take 1.2 MB.
    pub line: usize,
    /// Members of the archive.
    pub members: usize,
    /// Bytes of one attached file.
    pub attachment: u64,
    /// How many times its packed size a member may unpack to. Chats pack 5 to 20 times; what packs
    /// a thousand times is made to fill disks.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { line: 32 << 20, members: 1_000_000, attachment: 100 << 20, ratio: 250 }
    }
}

/// An export, opened and checked.
pub struct Archive {
    script: ZipArchive<BufReader<File>>,
    index: usize,
    attachments: Attachments,
    limits: Limits,
}

impl Archive {
    /// Opens the archive at `path` and finds its JSON lines: `import.jsonl`, or the only `.jsonl`
    /// file, at the root or in the one folder that holds everything.
    pub fn open(path: &Path, limits: Limits) -> Result<Archive, Problem> {
        let script = open_zip(path, &limits)?;
        let (index, folder) = find_script(&script)?;
        let length = std::fs::metadata(path).map_err(Problem::from_io)?.len();
        // A second handle, so that a file can be opened while the lines are being read.
        let attachments = Attachments::new(open_zip(path, &limits)?, &folder, length, limits);
        Ok(Archive { script, index, attachments, limits })
    }

    /// The lines, with their size in bytes for whoever shows progress, and the attached files.
    pub fn parts(&mut self) -> Result<(Size, Lines<impl Read + '_>, &mut Attachments), Problem> {
        let member = self.script.by_index(self.index).map_err(from_zip)?;
        let size = Size(member.size());
        let most = honest(member.compressed_size(), self.limits.ratio);
        let name = member.name().map(|name| name.into_owned()).unwrap_or_default();
        let reader = Bounded::new(member, name, most);
        Ok((size, Lines::new(reader, self.limits.line), &mut self.attachments))
    }
}

/// The size in bytes that the lines have together, as the archive tells it: for progress only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size(pub u64);

pub(super) fn from_zip(error: ZipError) -> Problem {
    match error {
        ZipError::Io(error) => Problem::from_io(error),
        other => Problem::ArchiveDamaged { detail: other.to_string() },
    }
}

fn open_zip(path: &Path, limits: &Limits) -> Result<ZipArchive<BufReader<File>>, Problem> {
    let mut file = File::open(path).map_err(Problem::from_io)?;
    let mut magic = [0; 4];
    match file.read_exact(&mut magic) {
        Ok(()) if magic.starts_with(b"PK") => {}
        Ok(()) => return Err(Problem::NotAnArchive),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            return Err(Problem::NotAnArchive);
        }
        Err(error) => return Err(Problem::from_io(error)),
    }
    let archive = match ZipArchive::new(BufReader::new(file)) {
        Ok(archive) => archive,
        Err(ZipError::Io(error)) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            return Err(Problem::from_io(error));
        }
        Err(ZipError::Io(_) | ZipError::InvalidArchive(_)) => return Err(where_it_stops(path)),
        Err(other) => return Err(from_zip(other)),
    };
    if archive.len() > limits.members {
        let (count, limit) = (archive.len() as u64, limits.members as u64);
        return Err(Problem::TooManyMembers { count, limit });
    }
    Ok(archive)
}

/// The member with the lines, and the folder it lies in, which is empty or ends with `/`.
fn find_script(archive: &ZipArchive<BufReader<File>>) -> Result<(usize, String), Problem> {
    let mut scripts: Vec<(usize, String, String)> = Vec::new();
    for (index, name) in archive.file_names().enumerate() {
        let Ok(name) = name else { continue };
        let (folder, file) = name.split_at(name.rfind(['/', '\\']).map_or(0, |at| at + 1));
        // What macOS adds, and files that people attached.
        let is_other = folder.starts_with("__MACOSX") || file.starts_with("._") || is_data(folder);
        if file.ends_with(".jsonl") && !is_other {
            scripts.push((index, folder.to_owned(), file.to_owned()));
        }
    }
    let depth = |folder: &str| folder.matches(['/', '\\']).count();
    let least = scripts.iter().map(|(_, folder, _)| depth(folder)).min().unwrap_or_default();
    scripts.retain(|(_, folder, _)| depth(folder) == least);
    let named = scripts.iter().filter(|(.., file)| file == "import.jsonl");
    let found = if named.clone().count() == 1 {
        named.collect()
    } else {
        scripts.iter().collect::<Vec<_>>()
    };
    match found[..] {
        [] => Err(Problem::NoScript),
        [(index, folder, _)] => Ok((*index, folder.clone())),
        _ => Err(Problem::SeveralScripts),
    }
}

fn is_data(folder: &str) -> bool {
    folder.split(['/', '\\']).any(|part| part == "data")
}

/// The table of contents stands at the end of an archive; without it, the members are followed from
/// the start, from header to header, to tell in which one the file stops.
fn where_it_stops(path: &Path) -> Problem {
    let walk = || -> std::io::Result<Problem> {
        let mut file = BufReader::new(File::open(path)?);
        let bytes = file.get_ref().metadata()?.len();
        let mut member = String::new();
        let mut header = [0; 30];
        let mut at = 0;
        while at + 30 <= bytes {
            file.seek(SeekFrom::Start(at))?;
            file.read_exact(&mut header)?;
            if !header.starts_with(b"PK\x03\x04") {
                break;
            }
            let u16_at = |i: usize| u64::from(u16::from_le_bytes([header[i], header[i + 1]]));
            let packed = u16_at(18) | u16_at(20) << 16;
            let mut name = Vec::new();
            (&mut file).take(u16_at(26)).read_to_end(&mut name)?;
            member = String::from_utf8_lossy(&name).into_owned();
            at += 30 + u16_at(26) + u16_at(28) + packed;
        }
        Ok(Problem::ArchiveTruncated { member, bytes })
    };
    walk().unwrap_or_else(Problem::from_io)
}
