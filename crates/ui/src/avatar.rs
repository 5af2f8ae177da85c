//! What stands for a person or a space without a picture: initials on a colour of its own.

/// How many colours there are: the classes `tint-0` to `tint-11`.
const TINTS: u32 = 12;

/// The address of a photo of this side in pixels: the server has 48, 96 and 192. What is no photo of ours
/// has one size.
pub fn photo_of(href: &str, side: u32) -> String {
    if href.contains("/photo?") { format!("{href}&s={side}") } else { href.to_owned() }
}

/// The colour of a name, the same everywhere and for ever (FNV-1a of its letters).
pub fn tint(name: &str) -> u32 {
    let hash = name
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 16)) % TINTS
}

/// Up to two initials: of the first and of the last word that begins with a letter or a digit.
pub fn initials(name: &str) -> String {
    let mut letters =
        name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = letters.next();
    let last = letters.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).take(2).collect()
}
