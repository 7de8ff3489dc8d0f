//! How somebody wants things to look here. Kept in this browser, told to nobody.

use std::cell::Cell;

use crate::dom;

const THEME: &str = "hookpost.theme";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system is.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Each of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

thread_local! {
    static CHOSEN: Cell<Theme> = Cell::default();
}

/// The theme in force.
pub(crate) fn chosen() -> Theme {
    CHOSEN.get()
}

/// Takes up what was chosen on an earlier visit, before anything is drawn.
pub(crate) fn recall() {
    let kept = |name: &str| dom::lasting_storage().and_then(|storage| storage.get_item(name).ok().flatten());
    let theme = kept(THEME).and_then(|word| Theme::ALL.into_iter().find(|theme| theme.as_str() == word));
    CHOSEN.set(theme.unwrap_or_default());
    show_theme();
}

/// Chooses a theme.
pub(crate) fn choose(theme: Theme) {
    CHOSEN.set(theme);
    keep(THEME, theme.as_str());
    show_theme();
}

/// Where the browser keeps nothing, the choice lasts as long as the page.
fn keep(name: &str, word: &str) {
    if let Some(storage) = dom::lasting_storage() {
        let _ = storage.set_item(name, word);
    }
}

/// Gives the choice to the style sheets, and to what the browser itself draws.
fn show_theme() {
    let find = |selector: &str| dom::document().query_selector(selector).ok().flatten();
    let scheme = match chosen() {
        Theme::Auto => "light dark",
        one => one.as_str(),
    };
    for (selector, attribute, value) in
        [(".hookpost", "data-theme", chosen().as_str()), ("meta[name='color-scheme']", "content", scheme)]
    {
        if let Some(element) = find(selector) {
            let _ = element.set_attribute(attribute, value);
        }
    }
}
