//! Chinese first, English beside it: both texts stand side by side where they are used.

/// The language of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Zh,
    En,
}

impl Lang {
    /// The text in this language.
    pub fn say<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The text in this language, for texts that are made.
    pub fn pick(&self, zh: String, en: String) -> String {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// For `<html lang>`.
    pub fn tag(&self) -> &'static str {
        match self {
            Lang::Zh => "zh-Hans-CN",
            Lang::En => "en",
        }
    }

    /// From the cookie, else from what the browser prefers; Chinese unless it asks for English first.
    pub fn choose(cookie: Option<&str>, accept: Option<&str>) -> Lang {
        match cookie {
            Some("en") => Lang::En,
            Some("zh") => Lang::Zh,
            _ if accept.is_some_and(|accept| accept.trim_start().starts_with("en")) => Lang::En,
            _ => Lang::Zh,
        }
    }
}
