//! Enumerations that are stored, and shown to programs, as lower-case words.

/// Declares an enumeration stored and shown as lower-case words.
macro_rules! string_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }
     otherwise $other:ident) => {
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, utoipa::ToSchema)]
        $(#[$doc])*
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// As stored, and shown to programs.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            /// Of a stored word.
            pub fn parse(word: &str) -> Self {
                match word { $($word => Self::$variant,)+ _ => Self::$other }
            }
        }
    };
}
