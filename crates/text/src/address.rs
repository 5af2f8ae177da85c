//! Which addresses an author may point to.

/// The prefix under which the server serves uploaded files, access checked at each request.
const FILES: &str = "/files/";

/// A longer address is refused by browsers or servers anyway.
const MAX_LENGTH: usize = 4_096;

/// Whether a link may carry this address: `http`, `https`, `mailto`, or a path of this site.
///
/// A path that a browser would read as another host (`//host`, `/\host`) is refused, and so is any
/// control character, which browsers drop before they look for the scheme.
pub(crate) fn is_safe_link(url: &str) -> bool {
    if url.is_empty()
        || url.len() > MAX_LENGTH
        || url.starts_with(char::is_whitespace)
        || url.contains(char::is_control)
    {
        return false;
    }
    let path_start = url.find(['/', '?', '#', '\\']).unwrap_or(url.len());
    match url[..path_start].split_once(':') {
        Some((scheme, _)) => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        None => !url.starts_with("//") && !url.contains('\\'),
    }
}

/// Whether an image may load from this address: only a file of this site, so that nobody's
/// reading is counted elsewhere, and no image can fetch another of our pages by climbing (`..`).
pub(crate) fn is_own_file(url: &str) -> bool {
    url.starts_with(FILES)
        && url.len() <= MAX_LENGTH
        && url.chars().all(|c| !c.is_control() && c != '\\')
        && !url.contains("..")
        && !url.to_ascii_lowercase().contains("%2e")
}
