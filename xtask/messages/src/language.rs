//! The languages that the portal speaks.

/// A language, and what has to be known of it.
#[derive(Debug)]
pub struct Language {
    /// Its tag, which its folder is named by.
    pub tag: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// Which digits are asked for, as the end of a tag.
    pub digits: &'static str,
    /// Whether it is written from right to left.
    pub from_the_right: bool,
    /// The forms that a word takes beside a number, as the Unicode standard names them.
    pub plurals: &'static [&'static str],
}

/// All of them, English first.
pub const LANGUAGES: [Language; 3] = [
    Language { tag: "en", name: "English", digits: "", from_the_right: false, plurals: &["one", "other"] },
    Language { tag: "de", name: "Deutsch", digits: "", from_the_right: false, plurals: &["one", "other"] },
    Language {
        tag: "ar",
        name: "العربية",
        // Western digits: they stand beside status codes, ids and addresses, which have no others.
        digits: "-u-nu-latn",
        from_the_right: true,
        plurals: &["zero", "one", "two", "few", "many", "other"],
    },
];
