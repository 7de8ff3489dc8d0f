//! The options of an embedded portal: what a host gave, judged whole.

use std::fmt;

use crate::model::{PartnerId, Redacted};

/// What a host gave, each already of its type; none of it judged.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Where the worker is.
    pub api_base: Option<String>,
    /// A portal token.
    pub token: Option<String>,
    /// Whether there is a function that gives one.
    pub has_get_token: bool,
    /// Whose webhooks are shown.
    pub partner: Option<String>,
    /// The path of the page to begin with.
    pub first_page: Option<String>,
    /// The language.
    pub locale: Option<String>,
    /// Light, dark, or as the visitor's system has it.
    pub theme: Option<String>,
    /// Whether nothing can be changed.
    pub read_only: Option<bool>,
    /// The tabs to show.
    pub sections: Option<Vec<String>>,
    /// Where it is kept which page is shown.
    pub history: Option<String>,
}

/// Options that can be followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Where the worker is, without a slash at the end; none where the module came from.
    pub api_base: Option<String>,
    /// Where tokens come from.
    pub tokens: Tokens,
    /// Whose webhooks are shown; none leaves it to the token.
    pub partner: Option<PartnerId>,
    /// The path of the page to begin with, with its slash in front.
    pub first_page: String,
    /// The language, such as `de-CH`; none is the browser's.
    pub locale: Option<String>,
    /// Light, dark, or as the visitor's system has it.
    pub theme: Theme,
    /// Whether nothing can be changed.
    pub read_only: bool,
    /// The tabs to show, in the portal's own order. At least one.
    pub sections: Vec<Section>,
    /// Where it is kept which page is shown.
    pub history: History,
}

/// Where tokens come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Tokens {
    /// From nowhere: only what needs none is shown.
    None,
    /// There is this one, until it ends.
    One(Redacted<String>),
    /// A function of the host gives them, the first one too unless it is given here.
    Asked(Option<Redacted<String>>),
}

/// The words of an option that has few values.
trait Word: Sized + Copy + 'static {
    const ALL: &'static [(&'static str, Self)];

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    }

    fn expected() -> String {
        let names: Vec<String> = Self::ALL.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        names.join(" or ")
    }
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the visitor's system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// For the option, and for `data-theme`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Word for Theme {
    const ALL: &'static [(&'static str, Self)] = &[("auto", Self::Auto), ("light", Self::Light), ("dark", Self::Dark)];
}

/// Where it is kept which page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum History {
    /// Nowhere but here: the host's address stays as it is.
    #[default]
    Memory,
    /// In the fragment of the host's address, with an entry in the browser's history for each page.
    Address,
}

impl Word for History {
    const ALL: &'static [(&'static str, Self)] = &[("memory", Self::Memory), ("address", Self::Address)];
}

/// A tab of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// How everything is.
    Overview,
    /// Where events go.
    Endpoints,
    /// What became of them.
    Deliveries,
    /// The event catalogue.
    Events,
    /// The validator.
    Validator,
    /// Signatures.
    Security,
    /// Who is there, and how all is set.
    Settings,
}

impl Section {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::Endpoints,
        Self::Deliveries,
        Self::Events,
        Self::Validator,
        Self::Security,
        Self::Settings,
    ];

    /// Its name, as a host writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Endpoints => "endpoints",
            Self::Deliveries => "deliveries",
            Self::Events => "events",
            Self::Validator => "validator",
            Self::Security => "security",
            Self::Settings => "settings",
        }
    }

    /// Whether nothing of it is shown without a token.
    pub fn needs_token(self) -> bool {
        matches!(self, Self::Overview | Self::Endpoints | Self::Deliveries)
    }
}

impl Word for Section {
    const ALL: &'static [(&'static str, Self)] = &[
        ("overview", Self::Overview),
        ("endpoints", Self::Endpoints),
        ("deliveries", Self::Deliveries),
        ("events", Self::Events),
        ("validator", Self::Validator),
        ("security", Self::Security),
        ("settings", Self::Settings),
    ];
}

/// An option that cannot be followed: which, what is expected of it, and what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionProblem {
    /// Its name.
    pub option: String,
    /// What is expected.
    pub expected: String,
    /// What was given, in quotation marks where it is a text; never a token.
    pub given: String,
}

impl OptionProblem {
    /// A problem with an option.
    pub fn new(option: impl Into<String>, expected: impl Into<String>, given: impl Into<String>) -> Self {
        Self { option: option.into(), expected: expected.into(), given: given.into() }
    }
}

impl fmt::Display for OptionProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Option {}: expected {}, got {}.", self.option, self.expected, self.given)
    }
}

impl Options {
    /// Judges what was given; on failure names everything that is wrong.
    pub fn parse(given: Given) -> Result<Self, Vec<OptionProblem>> {
        let mut problems = Vec::new();
        let api_base = given.api_base.and_then(|base| api_base(&base).map_err(|problem| problems.push(problem)).ok());
        let partner = given.partner.and_then(|partner| {
            let parsed = PartnerId::parse(&partner);
            parsed.map_err(|_| problems.push(OptionProblem::new("partner", "a partner's id", quoted(&partner)))).ok()
        });
        let first_page = given.first_page.unwrap_or_default();
        let first_page = if first_page.starts_with('/') { first_page } else { format!("/{first_page}") };
        let theme = word("theme", given.theme, &mut problems);
        let history = word("history", given.history, &mut problems);
        let sections = sections(given.sections, &mut problems);
        let token = given.token.filter(|token| !token.is_empty()).map(Redacted::new);
        let tokens = match (token, given.has_get_token) {
            (token, true) => Tokens::Asked(token),
            (Some(token), false) => Tokens::One(token),
            (None, false) => Tokens::None,
        };
        if tokens == Tokens::None && sections.iter().any(|section| section.needs_token()) {
            let expected = "a function that gives a portal token (or `token`, one that is not renewed); only the sections \
                            events, validator and security go without";
            problems.push(OptionProblem::new("getToken", expected, "nothing"));
        }
        if problems.is_empty() {
            let (locale, read_only) = (given.locale, given.read_only.unwrap_or_default());
            Ok(Self { api_base, tokens, partner, first_page, locale, theme, read_only, sections, history })
        } else {
            Err(problems)
        }
    }

    /// The options' names, as a host writes them.
    pub const NAMES: [&str; 11] = [
        "apiBase",
        "token",
        "getToken",
        "partner",
        "firstPage",
        "locale",
        "theme",
        "readOnly",
        "sections",
        "history",
        "onEvent",
    ];
}

fn api_base(base: &str) -> Result<String, OptionProblem> {
    let rest = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(|c: char| "?# ".contains(c)) => {
            Ok(base.trim_end_matches('/').to_owned())
        }
        _ => Err(OptionProblem::new("apiBase", "an address such as https://webhooks.example.com", quoted(base))),
    }
}

fn word<W: Word + Default>(option: &'static str, given: Option<String>, problems: &mut Vec<OptionProblem>) -> W {
    let Some(given) = given else { return W::default() };
    W::parse(&given).unwrap_or_else(|| {
        problems.push(OptionProblem::new(option, W::expected(), quoted(&given)));
        W::default()
    })
}

fn sections(given: Option<Vec<String>>, problems: &mut Vec<OptionProblem>) -> Vec<Section> {
    let Some(given) = given else { return Section::ALL.to_vec() };
    let expected = || format!("a list of {}", Section::expected());
    let mut wanted = Vec::new();
    for name in &given {
        match <Section as Word>::parse(name) {
            Some(section) => wanted.push(section),
            None => problems.push(OptionProblem::new("sections", expected(), quoted(name))),
        }
    }
    if given.is_empty() {
        problems.push(OptionProblem::new("sections", expected(), "an empty list"));
    }
    Section::ALL.into_iter().filter(|section| wanted.contains(section)).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
