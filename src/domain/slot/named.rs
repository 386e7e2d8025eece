//! Values that are one of a few known words or any other: what is known can be judged, what is not keeps its name.
//!
//! Files hold the fixed words, screens the words of the words file; both are read. It must not know what is named.

use super::{Shape, SlotError, Value};
use crate::text::fold;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, marker::PhantomData};

/// A value that is one of a few known words or any other.
pub trait Naming: Sized + Clone + PartialEq {
    /// Reads its words as a file has them, whatever the case; they are never refused.
    fn stored(words: &str) -> Self;

    /// Reads its words as a person types them: as in a file, or as on screen, whatever the case.
    fn typed(words: &str) -> Self;

    /// Whether both are the same, however people wrote a name of their own.
    fn is(&self, other: &Self) -> bool;

    /// Its words in a file.
    fn fixed(&self) -> &str;

    /// Its words on screen.
    fn word(&self) -> &str;
}

/// Several of them, in the order in which people said them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several<T>(pub Vec<T>);

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Naming> Several<T> {
    /// Reads what people write in one go: one a line, or with commas between.
    fn split(text: &str, read: impl Fn(&str) -> T) -> Self {
        let parts = text.split(['\n', ',', ';']).map(plain).filter(|part| !part.is_empty());
        Self(parts.map(read).collect())
    }
}

/// One part of a list without the "or" or "and" before the last one.
fn plain(part: &str) -> &str {
    let part = part.trim();
    ["or ", "and "].iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part).trim()
}

impl<T: Naming> Value for Several<T> {
    const SHAPE: Shape = Shape::Lines;

    fn show(&self) -> String {
        self.0.iter().map(Naming::word).collect::<Vec<_>>().join("\n")
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        Ok(Self::split(input, T::typed))
    }
}

impl<T: Naming> Serialize for Several<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Naming::fixed))
    }
}

impl<'de, T: Naming> Deserialize<'de> for Several<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SeveralVisitor(PhantomData))
    }
}

/// Takes a list, and the one line of free text that earlier sessions hold.
struct SeveralVisitor<T>(PhantomData<T>);

impl<'de, T: Naming> de::Visitor<'de> for SeveralVisitor<T> {
    type Value = Several<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of words, or words with commas between")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Several::split(text, T::typed))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut several = Vec::new();
        while let Some(words) = list.next_element::<String>()? {
            several.push(T::stored(&words));
        }
        Ok(Several(several))
    }
}

/// Whether folded words are these fixed ones. An article before them is no other thing: the presets of topics say
/// "the lead is handed over" whatever the language on screen.
pub fn is_fixed(folded: &str, fixed: &str) -> bool {
    let fixed = fold(fixed);
    folded == fixed || folded.strip_prefix("the ").is_some_and(|bare| bare == fixed)
}

/// Declares such a value: `Variant = "key", "fixed words"` rows, the key being that of its word in a section.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident in $section:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $key:literal, $fixed:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// Something else, by the name people gave it.
            Named(String),
        }

        impl $name {
            /// All that are known, in the order in which they are offered.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];
        }

        impl $crate::domain::slot::named::Naming for $name {
            fn stored(words: &str) -> Self {
                let folded = $crate::text::fold(words);
                let is = |known: &&Self| $crate::domain::slot::named::is_fixed(&folded, known.fixed());
                Self::KNOWN.iter().find(is).cloned().unwrap_or_else(|| Self::Named(words.to_owned()))
            }

            fn typed(words: &str) -> Self {
                let folded = $crate::text::fold(words);
                let is = |known: &&Self| {
                    $crate::domain::slot::named::is_fixed(&folded, known.fixed())
                        || folded == $crate::text::fold(known.word())
                };
                Self::KNOWN.iter().find(is).cloned().unwrap_or_else(|| Self::Named(words.trim().to_owned()))
            }

            fn is(&self, other: &Self) -> bool {
                match (self, other) {
                    (Self::Named(one), Self::Named(other)) => {
                        $crate::text::fold(one) == $crate::text::fold(other)
                    }
                    _ => self == other,
                }
            }

            fn fixed(&self) -> &str {
                match self {
                    $(Self::$variant => $fixed,)+
                    Self::Named(words) => words,
                }
            }

            fn word(&self) -> &str {
                match self {
                    $(Self::$variant => $crate::assets::words::say(concat!($section, ".", $key)),)+
                    Self::Named(words) => words,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::domain::slot::named::Naming::fixed(self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let words = <String as serde::Deserialize>::deserialize(deserializer)?;
                Ok(<Self as $crate::domain::slot::named::Naming>::stored(&words))
            }
        }
    };
}
pub(crate) use named;
