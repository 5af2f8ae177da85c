//! Where the files are, and with which keys.

use std::path::Path;

use kernel::{Error, Message, Result};
use url::Url;

/// A bucket on a server: `s3://bucket/folder?endpoint=https://s3.example.com&region=eu-west-3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The bucket.
    pub bucket: String,
    /// The folder in it, with a slash at the end; empty for the bucket itself.
    pub folder: String,
    /// The server; nothing for that of Amazon in the region.
    pub endpoint: Option<String>,
    /// The region that is signed.
    pub region: String,
    /// Whether the bucket is part of the name of the server and not of the path.
    pub virtual_hosted: bool,
}

impl Address {
    /// Reads one that was typed.
    ///
    /// # Errors
    /// `Invalid`, saying how one is written.
    pub fn parse(typed: &str) -> Result<Address> {
        // Without what was typed: there may be keys in it.
        let wrong = || Error::invalid(Message::new("s3-address"));
        let url = Url::parse(typed).map_err(|_| wrong())?;
        let bucket = url.host_str().filter(|_| url.scheme() == "s3").ok_or_else(wrong)?;
        // Keys have no place where processes are listed.
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return Err(wrong());
        }
        let folder = match url.path().trim_matches('/') {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        let mut address = Address {
            bucket: bucket.to_owned(),
            folder,
            endpoint: None,
            region: "us-east-1".into(),
            virtual_hosted: false,
        };
        for (name, value) in url.query_pairs() {
            match name.as_ref() {
                "endpoint" => {
                    let server = Url::parse(&value).map_err(|_| wrong())?;
                    let has_keys = !server.username().is_empty() || server.password().is_some();
                    let is_web = matches!(server.scheme(), "http" | "https");
                    if !is_web || !server.has_host() || has_keys {
                        return Err(wrong());
                    }
                    address.endpoint = Some(value.trim_end_matches('/').to_owned());
                }
                "region" => address.region = value.into_owned(),
                "style" if value == "virtual" => address.virtual_hosted = true,
                "style" if value == "path" => {}
                _ => return Err(wrong()),
            }
        }
        Ok(address)
    }
}

/// The keys of a store.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys {
    pub(crate) id: String,
    pub(crate) secret: String,
}

impl std::fmt::Debug for Keys {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").finish_non_exhaustive()
    }
}

impl Keys {
    /// These.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Keys {
        Keys { id: id.into(), secret: secret.into() }
    }

    /// Those in a file, the identifier on its first line and the secret on the second; without one, those of the
    /// environment (`AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`).
    ///
    /// # Errors
    /// `Invalid` where there are none.
    pub fn find(file: Option<&Path>) -> Result<Keys> {
        let Some(file) = file else {
            let of = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
            let (id, secret) = (of("AWS_ACCESS_KEY_ID"), of("AWS_SECRET_ACCESS_KEY"));
            return match (id, secret) {
                (Some(id), Some(secret)) => Ok(Keys { id, secret }),
                _ => Err(Error::invalid("s3-no-keys")),
            };
        };
        let wrong = || Error::invalid(Message::new("s3-keys-file").with("file", file.display()));
        let text = std::fs::read_to_string(file).map_err(|cause| wrong().because(cause))?;
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        match (lines.next(), lines.next(), lines.next()) {
            (Some(id), Some(secret), None) => Ok(Keys::new(id, secret)),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Keys};

    #[test]
    fn an_address_says_bucket_folder_server_and_region() {
        let plain = Address::parse("s3://files").unwrap();
        assert_eq!((plain.bucket.as_str(), plain.folder.as_str()), ("files", ""));
        assert_eq!((plain.endpoint, plain.region.as_str()), (None, "us-east-1"));
        let all =
            "s3://files/parvis/one/?endpoint=http://127.0.0.1:9000/&region=eu-west-3&style=virtual";
        let all = Address::parse(all).unwrap();
        assert_eq!(all.folder, "parvis/one/");
        assert_eq!(all.endpoint.as_deref(), Some("http://127.0.0.1:9000"));
        assert!(all.virtual_hosted && all.region == "eu-west-3");
        for wrong in [
            "",
            "files",
            "/srv/files",
            "https://files",
            "s3://",
            "s3://key:wJalr@files",
            "s3://files?endpoint=https://key:wJalr@x",
            "s3://files?endpoint=ftp://x",
            "s3://files?endpoint=",
            "s3://files?secret=wJalr",
            "s3://files?style=other",
        ] {
            let error = Address::parse(wrong).expect_err(wrong);
            assert!(!format!("{error} {error:?}").contains("wJalr"), "{wrong}");
        }
    }

    #[test]
    fn keys_are_read_from_a_file_and_never_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys");
        std::fs::write(&file, "AKIDEXAMPLE\n  wJalrXUtnFEMI \n\n").unwrap();
        let keys = Keys::find(Some(&file)).unwrap();
        assert!(keys == Keys::new("AKIDEXAMPLE", "wJalrXUtnFEMI"));
        assert!(!format!("{keys:?}").contains("wJalr"));
        std::fs::write(&file, "AKIDEXAMPLE").unwrap();
        assert!(Keys::find(Some(&file)).is_err());
        assert!(Keys::find(Some(&folder.path().join("absent"))).is_err());
    }
}
