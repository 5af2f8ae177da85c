//! How a file is shown and served, by what its bytes were found to be. Only what browsers show
//! without running anything of it is shown in place; whatever else is saved.

use ui::view::{FileItem, Opened, Upload};

use crate::Attachment;

/// How a file of this media type is seen.
pub fn opened(media: &str) -> Opened {
    match media {
        "application/pdf" => Opened::Aside,
        "audio/mpeg" | "audio/ogg" | "audio/m4a" | "audio/x-wav" | "audio/x-flac" | "audio/aac" => {
            Opened::Sound
        }
        "video/mp4" | "video/webm" | "video/quicktime" | "video/x-m4v" => Opened::Film,
        _ => Opened::Saved,
    }
}

/// A file as the component `files` takes it.
pub fn item(file: &Attachment) -> FileItem {
    let (_, ending) = file.name.rsplit_once('.').unwrap_or_default();
    let ending = ending.to_lowercase();
    let opened = opened(&file.media);
    FileItem {
        name: file.name.clone(),
        href: file.href(),
        size: u64::try_from(file.size).unwrap_or(0),
        icon: icon(opened, &ending).to_owned(),
        ending: if ending.len() <= 5 { ending.to_uppercase() } else { String::new() },
        opened,
    }
}

/// A file in the list of a form.
pub fn waiting(file: &Attachment) -> Upload {
    Upload {
        id: file.id.to_string(),
        name: file.name.clone(),
        thumb: if file.has_thumbnail { file.thumbnail_href() } else { String::new() },
        alt: file.alt.clone(),
    }
}

/// The bytes tell little of office documents, which are archives: here their name is believed.
fn icon(opened: Opened, ending: &str) -> &'static str {
    match (opened, ending) {
        (Opened::Sound, _) => "sound",
        (Opened::Film, _) => "film",
        (Opened::Aside, _) | (_, "doc" | "docx" | "odt" | "txt" | "md" | "rtf") => "article",
        (_, "xls" | "xlsx" | "ods" | "csv" | "tsv") => "sheet",
        (_, "zip" | "gz" | "tgz" | "7z" | "rar" | "xz" | "tar") => "archive",
        (_, "ppt" | "pptx" | "odp" | "svg" | "webp" | "tiff" | "psd") => "image",
        (_, "json" | "xml" | "yaml" | "yml" | "sql" | "py" | "rs" | "js" | "sh" | "log") => "code",
        _ => "file",
    }
}
