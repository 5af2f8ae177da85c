//! The identifier of a mail that bears none.

use data_encoding::HEXLOWER;
use mail_parser::MessageParser;
use sha2::{Digest, Sha256};

use super::header::end_of_headers;

/// An identifier made from what never changes in the message, as it stands, so that it is the same one
/// in the next export, however much better mails are read by then.
pub(super) fn identifier(bytes: &[u8]) -> String {
    // Ends of lines are those of the system that wrote the file.
    let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != b'\r').collect();
    let (head, body) = bytes.split_at(end_of_headers(&bytes));
    let head = String::from_utf8_lossy(head);
    let mut hash = Sha256::new();
    if let Some(message) = MessageParser::default().parse_headers(&*head) {
        for name in ["From", "To", "Date", "Subject"] {
            hash.update(message.header_raw(name).unwrap_or_default().trim());
            hash.update([0]);
        }
    }
    hash.update(body.trim_ascii_end());
    let digest: [u8; 32] = hash.finalize().into();
    format!("{}@mbox.invalid", HEXLOWER.encode(&digest[..16]))
}
