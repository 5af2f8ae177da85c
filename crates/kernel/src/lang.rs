//! The languages pages are written in.

/// A language of the interface.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Debug,
    Default,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Fr];

    /// The BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// The language of a code such as `fr`, `fr-CA` or `EN_us`.
    pub fn from_code(code: &str) -> Option<Lang> {
        let primary = code.split(['-', '_']).next()?.trim();
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4).
    pub fn from_header(header: &str) -> Lang {
        let mut best = (Lang::default(), 0.0);
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let lang = pieces.next().and_then(Lang::from_code);
            let quality = pieces
                .find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok())
                .unwrap_or(1.0);
            if let Some(lang) = lang
                && quality > best.1
            {
                best = (lang, quality);
            }
        }
        best.0
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_header_chooses_by_quality() {
        assert_eq!(Lang::from_header("de, en;q=0.5, fr-CA;q=0.9"), Lang::Fr);
        assert_eq!(Lang::from_header("fr;q=0.1, en"), Lang::En);
        assert_eq!(Lang::from_header(""), Lang::En);
    }
}
