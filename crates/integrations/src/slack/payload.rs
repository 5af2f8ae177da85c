//! A payload as it arrives: JSON, or a form with JSON in its field `payload`, in whatever encoding.

use serde_json::Value;

/// Reads one; nothing where it is no payload.
pub(crate) fn read(media: &str, bytes: &[u8]) -> Option<Value> {
    let words = decoded(bytes);
    let words = words.trim_start_matches('\u{feff}').trim();
    let is_form =
        media.trim().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded");
    // What `curl -d` sends says that it is a form, whatever it is.
    let json = match is_form && !words.starts_with('{') {
        true => field(words)?,
        false => words.to_owned(),
    };
    let payload: Value = serde_json::from_str(json.trim()).ok()?;
    payload.is_object().then_some(payload)
}

/// The field `payload` of a form, also of one that was encoded twice.
fn field(form: &str) -> Option<String> {
    let find = |form: &str| {
        let mut fields = url::form_urlencoded::parse(form.as_bytes());
        fields.find(|(name, _)| name == "payload").map(|(_, value)| value.into_owned())
    };
    let payload = find(form)?;
    match payload.trim_start().starts_with("%7B") || payload.trim_start().starts_with("%7b") {
        true => find(&format!("payload={payload}")),
        false => Some(payload),
    }
}

/// UTF-8, UTF-16 where a mark says so, and what old programs of the West write otherwise.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, skip)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[skip..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(words) => words.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const FORM: &str = "application/x-www-form-urlencoded";

    #[test]
    fn json_and_forms_are_read_in_any_encoding() {
        let hello = Some(json!({ "text": "é" }));
        assert_eq!(read("application/json", "{\"text\":\"é\"}".as_bytes()), hello);
        assert_eq!(read("text/plain", "\u{feff}{\"text\":\"é\"}".as_bytes()), hello);
        assert_eq!(read(FORM, b"payload=%7B%22text%22%3A%22%C3%A9%22%7D"), hello);
        assert_eq!(read(FORM, b"payload=%257B%2522text%2522%253A%2522%25C3%25A9%2522%257D"), hello);
        assert_eq!(read(FORM, "{\"text\":\"é\"}".as_bytes()), hello, "curl -d");
        assert_eq!(read("application/json", b"{\"text\":\"\xe9\"}"), hello, "windows-1252");
        let utf16: Vec<u8> =
            "\u{feff}{\"text\":\"é\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read("application/json", &utf16), hello);
    }

    #[test]
    fn what_is_no_payload_is_none() {
        for words in ["", "hello", "[1]", "\"text\"", "{\"text\":", "null"] {
            assert_eq!(read("application/json", words.as_bytes()), None, "{words}");
        }
        assert_eq!(read(FORM, b"text=hello"), None);
        let deep = "[".repeat(5_000);
        assert_eq!(read("application/json", format!("{{\"a\":{deep}").as_bytes()), None);
    }
}
