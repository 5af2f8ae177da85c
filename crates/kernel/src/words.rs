//! Enumerations whose values are words: in statements, in JSON, in addresses, in the keys of messages.

/// Declares an enumeration that is stored, and shown to programs, as words. What is stored and no word of it reads as
/// the last one named.
///
/// `words! { /// A colour. Colour { /// Like blood. Red = "red", /// Like grass. Green = "green", } or Red }`
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $value:ident = $word:tt),+ $(,)? } or $other:ident) => {
        #[derive(
            Clone, Copy, PartialEq, Eq, Hash, Debug, ::serde::Serialize, ::serde::Deserialize,
            ::utoipa::ToSchema,
        )]
        $(#[$doc])*
        pub enum $name {
            $($(#[$of])* #[serde(rename = $word)] $value,)+
        }

        impl $name {
            /// Each of them, in this order.
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// As a word.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$value => $word),+ }
            }

            /// Of a word.
            pub fn parse(word: &str) -> $name {
                match word { $($word => $name::$value,)+ _ => $name::$other }
            }
        }
    };
}
