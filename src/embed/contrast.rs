//! The contrast of two colours, by WCAG 2.2's own arithmetic.

/// What text needs to be read (WCAG 2.2, 1.4.3 at level AA).
pub const ENOUGH: f64 = 4.5;

/// An opaque colour of the screen: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The contrast of two colours: 1 for one and the same, 21 for black on white.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What of a theme cannot be read, in words that name the properties a host sets. The colours are of the surface, the
/// text, the accent, what stands on the accent, and muted text.
pub fn judge_colours(theme: &str, colours: [Colour; 5]) -> Vec<String> {
    let [surface, text, accent, on_accent, muted] = colours;
    let pairs = [
        ("--hookpost-text on --hookpost-background", text, surface),
        ("--hookpost-accent on --hookpost-background", accent, surface),
        ("--hookpost-on-accent on --hookpost-accent", on_accent, accent),
        ("Muted text, which is mixed from --hookpost-text and --hookpost-background,", muted, surface),
    ];
    let mut problems = Vec::new();
    for (what, one, other) in pairs {
        let ratio = contrast(one, other);
        // Muted text comes from the text: that one being unreadable is said once.
        let is_said = what.starts_with("Muted") && !problems.is_empty();
        if ratio < ENOUGH && !is_said {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a contrast is from 1 to 21")]
            let hundredths = (ratio * 100.0) as u32;
            let (whole, rest) = (hundredths / 100, hundredths % 100);
            problems.push(format!(
                "{what} has a contrast of {whole}.{rest:02} in the {theme} theme; 4.5 is needed to read it."
            ));
        }
    }
    problems
}

fn luminance(Colour([red, green, blue]): Colour) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// How much light a channel gives, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let channel = f64::from(channel) / 255.0;
    if channel <= 0.04045 {
        return channel / 12.92;
    }
    let base = (channel + 0.055) / 1.055;
    // To the power of 2.4, as square and fifth root: the general power would weigh more than all of this.
    let root = fifth_root(base);
    base * base * root * root
}

/// By Newton's method, which for what is between 0 and 1 is exact to fourteen places after twelve steps.
fn fifth_root(of: f64) -> f64 {
    (0..12).fold(1.0, |root, _| {
        let fourth = root * root * root * root;
        root - (root * fourth - of) / (5.0 * fourth)
    })
}
