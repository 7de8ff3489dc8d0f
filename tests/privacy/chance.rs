//! Chance, the same on every run: made-up values of many alphabets, and bytes without sense.

use hookpost::privacy::{fake, find};
use serde_json::Value;

/// A sequence that looks random and is the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("64 bits") % limit
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

const NAMES: [&str; 12] = [
    "firstName",
    "lastName",
    "email",
    "mobileNumber",
    "dateOfBirth",
    "address",
    "postcode",
    "notes",
    "result",
    "x",
    "interpretation",
    "gender",
];

/// Pieces of values as they are written between quotes.
const PIECES: [&str; 40] = [
    "Ada",
    "ada",
    "Smith-Jones",
    "O'Neil",
    "\u{17d}i\u{17e}ek",
    "\u{674e}\u{96f7}",
    "\u{418}\u{432}\u{430}\u{43d}",
    "\u{391}\u{3b8}\u{3b7}\u{3bd}\u{3ac}",
    "\u{5d3}\u{5d5}\u{5d3}",
    "\u{1F600}",
    " ",
    " ",
    "12",
    "0",
    "007",
    "1990",
    "5.2",
    "<7.00",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u0041",
    "\\u00e9",
    "\\u00E9",
    "\\ud83d\\ude00",
    "\\ud835\\udc00",
    "ada@example.com",
    "j.doe@x.io",
    "@",
    "+44 7700 900123",
    "+",
    "1990-02-28",
    "28.02.1990",
    "T23:59:59.999Z",
    "19900228",
    "\u{661}\u{662}",
    "e\u{301}",
    "-",
    ",",
];

fn event(dice: &mut Dice) -> String {
    let mut out = String::from("{");
    for at in 0..=dice.below(5) {
        out.push_str(if at == 0 { " " } else { " ,\n" });
        let name = dice.one_of(&NAMES);
        out.extend(["\"", name, "\" : "]);
        if dice.below(6) == 0 {
            out.push_str(dice.one_of(&[
                "0",
                "-1",
                "5.20",
                "0.0",
                "0.05",
                "1e5",
                "-0.50E-7",
                "19900228",
                "1990",
                "447700900123",
            ]));
            continue;
        }
        out.push('"');
        for _ in 0..dice.below(6) {
            out.push_str(dice.one_of(&PIECES));
        }
        out.push('"');
    }
    out.push('}');
    out
}

/// Whether a letter or digit took the place of one of its kind.
fn are_alike(original: char, made: char) -> bool {
    original.len_utf8() == made.len_utf8() && original.is_alphanumeric() == made.is_alphanumeric()
}

#[test]
fn a_copy_differs_in_every_marked_value_and_nowhere_else() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for seed in 0..700 {
        let text = event(&mut dice);
        let copy = fake(text.as_bytes(), seed).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(copy.len(), text.len(), "{text}\n{copy}");
        serde_json::from_str::<Value>(&copy).unwrap_or_else(|error| panic!("{error}: {copy}"));
        let units: Vec<u16> = text.encode_utf16().collect();
        let made: Vec<u16> = copy.encode_utf16().collect();
        assert_eq!(units.len(), made.len(), "{text}\n{copy}");

        // Offsets in UTF-16 code units, from lines and columns.
        let starts: Vec<usize> = std::iter::once(0)
            .chain(units.iter().enumerate().filter(|(_, unit)| **unit == u16::from(b'\n')).map(|(at, _)| at + 1))
            .collect();
        let mut from = 0;
        for finding in find(text.as_bytes()) {
            let at = starts[finding.line as usize - 1] + finding.column as usize - 1;
            let end = at + finding.length as usize;
            assert_eq!(units[from..at], made[from..at], "{text}\n{copy}");
            assert_ne!(units[at..end], made[at..end], "{} of {text}\n{copy}", finding.pointer);
            from = end;
        }
        assert_eq!(units[from..], made[from..]);
    }
}

#[test]
fn words_keep_their_alphabet_and_their_case() {
    let words = [
        "Ada",
        "McDonald",
        "\u{17d}i\u{17e}ek",
        "\u{418}\u{432}\u{430}\u{43d}",
        "\u{674e}\u{96f7}\u{5fd7}",
        "\u{391}\u{3b8}\u{3b7}",
        "\u{661}\u{662}",
        "A1b2",
    ];
    for seed in 0..40 {
        for word in words {
            let copy = fake(format!(r#"{{"lastName":"{word}"}}"#).as_bytes(), seed).expect("JSON");
            let made: Value = serde_json::from_str(&copy).expect("JSON");
            let made = made["lastName"].as_str().expect("text");
            assert_ne!(made, word);
            for (original, made) in word.chars().zip(made.chars()) {
                assert!(are_alike(original, made), "{word} {made}");
                assert_eq!(original.is_uppercase(), made.is_uppercase(), "{word} {made}");
                assert_eq!(original.is_numeric(), made.is_numeric(), "{word} {made}");
            }
        }
    }
}

#[test]
fn no_bytes_make_it_panic() {
    let mut dice = Dice(17);
    for seed in 0..700 {
        let mut text = event(&mut dice).into_bytes();
        for _ in 0..dice.below(4) {
            let at = dice.below(text.len());
            match dice.below(3) {
                0 => text.truncate(at.max(1)),
                1 => text[at] = u8::try_from(dice.below(256)).expect("a byte"),
                _ => text.insert(at, dice.one_of(b"\"\\{}[]:,0@+\xff\xc3u ")),
            }
        }
        let lines = u32::try_from(text.len()).expect("short") + 1;
        assert!(find(&text).iter().all(|finding| (1..=lines).contains(&finding.line)));
        if let Ok(copy) = fake(&text, seed) {
            serde_json::from_str::<Value>(&copy).unwrap_or_else(|error| panic!("{error}: {copy}"));
        }
    }
    let deep = [b"[".repeat(127), b"\"ada@example.com\"".to_vec(), b"]".repeat(127)].concat();
    assert_eq!(find(&deep).len(), 1);
}
