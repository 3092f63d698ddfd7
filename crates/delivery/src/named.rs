//! Enums whose variants have a name in JSON and forms, and one in each language.

macro_rules! named {
    ($name:ident { $($variant:ident $text:literal $zh:literal $en:literal,)* }) => {
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            pub fn as_str(self) -> &'static str { match self { $($name::$variant => $text,)* } }
            pub fn parse(text: &str) -> Option<$name> { Self::ALL.iter().copied().find(|one| one.as_str() == text) }
            pub fn zh(self) -> &'static str { match self { $($name::$variant => $zh,)* } }
            pub fn en(self) -> &'static str { match self { $($name::$variant => $en,)* } }
        }
    };
}
pub(crate) use named;
