//! A text checked part by part comes to the verdict that it comes to as a whole, document for document.

#[path = "../../generator/mod.rs"]
mod generator;

use generator::{Dice, case};
use hookpost_real::in_node;
use serde_json::{Value, json};

const SEED: u64 = 0xC0FF_EE00;
const CASES: usize = 4_000;

/// For each `[eventType or null, a letter for each byte, bytes of a step]`: how many steps the check took, and what it says
/// and the whole says, if that is not the same.
const RUN: &str = "
    const plain = ({ form, valid, outside, omitted }, documents) => JSON.stringify({
      form, valid, outside, omitted,
      documents: documents.map(({ index, eventType, line, column, valid, violations }) =>
        ({ index, eventType, line, column, valid, violations })),
    });
    return input.map(([eventType, letters, size]) => {
      const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
      const whole = validator.validate(eventType ?? undefined, bytes);
      const check = new validator.Check(eventType ?? undefined, bytes, size);
      let [steps, before] = [1, 0];
      for (let done; (done = check.step()) < 1; steps += 1) {
        if (!(done > before)) return [steps, `${done} is done after ${before}`];
        before = done;
      }
      const summary = check.summary();
      const documents = check.documents(0, 1e9, false, 1e9);
      const [expected, found] = [plain(whole, whole.documents), plain(summary, documents)];
      const wrong = whole.documents.filter((document) => !document.valid);
      const rest = [summary.total, summary.wrong, check.documents(0, 1e9, true, 1).length, check.documents(1, 2, false, 0).length];
      const counts = [whole.documents.length, wrong.length, wrong.length, Math.min(2, Math.max(0, whole.documents.length - 1))];
      check.free();
      if (found !== expected) return [steps, `in parts ${found}, as a whole ${expected}`];
      return [steps, String(rest) === String(counts) ? null : `it counts ${rest}, not ${counts}`];
    });";

fn run(cases: &[(Option<&str>, Vec<u8>, usize)]) -> Vec<u64> {
    let letters = |text: &[u8]| text.iter().copied().map(char::from).collect::<String>();
    let input: Value = cases.iter().map(|(asked, text, size)| json!([asked, letters(text), size])).collect();
    let found = in_node(RUN, &input);
    let one = |((asked, text, _), found): (&(Option<&str>, Vec<u8>, usize), &Value)| {
        assert!(
            found[1].is_null(),
            "{asked:?} {:?}: {:.4000}",
            String::from_utf8_lossy(&text[..text.len().min(4000)]),
            found[1]
        );
        found[0].as_u64().expect("a number of steps")
    };
    cases.iter().zip(found.as_array().expect("an array")).map(one).collect()
}

#[test]
fn texts_made_up_and_spoilt_have_the_same_verdict_in_parts() {
    let seed = std::env::var("HOOKPOST_FUZZ_SEED").map_or(SEED, |seed| seed.parse().expect("a number"));
    println!("HOOKPOST_FUZZ_SEED={seed}");
    let mut dice = Dice::new(seed);
    let mut cases = Vec::new();
    for _ in 0..CASES {
        let case = case(&mut dice);
        cases.push((case.event_type, case.text, [1, 700, 2_000][dice.below(3)]));
    }
    let steps = run(&cases);
    let cut = steps.iter().filter(|steps| **steps > 1).count();
    assert!(cut > CASES / 12, "{cut} texts were cut");
}

#[test]
fn texts_that_are_odd_where_they_are_cut_have_the_same_verdict_in_parts() {
    let texts = [
        "",
        "[]",
        "[{},{},{}]",
        "[{},,{}]",
        "[{} {} {}]",
        "[{}abc{},\"x\ny\",7]",
        "[{}}{},]{}",
        "[\"a\\\n\",{},{\"a\":\n1},{}",
        "[1,\"é😀\",{\"a\":2},\"😀\",{\"b\":3}]",
        "[[{},{}],[{}],{}]",
        "[{},\r\n{},\r\n\r\n{}\r\n,{}]",
        "[{},\r{},\r{}]",
        "{}\n{}\n{}",
        "\n\n  {}\r\n\r\n\t{\"eventType\":\"A\"} \r\n{}\n[{}]\n7\n{",
        "{}\u{c}\n{}\u{c}\n\u{feff}{}\n{}",
        "\u{feff}{}\n{}\n{}",
        "oops\n{}\n{}\n{oops}\n{}",
        "{\"a\":\"😀\"} 1\n{\"😀\":é}\n{}",
        "{\n\"a\": 1\n}",
    ];
    let of = |text: &&str| [1, 2, 7].map(|size| (None, text.as_bytes().to_vec(), size));
    run(&texts.iter().flat_map(of).collect::<Vec<_>>());
    run(&[(None, b"{}\n{\"a\":\"\xff\"}\n{}".to_vec(), 1)]);
}

#[test]
fn a_text_with_more_violations_than_are_told_has_the_same_verdict_in_parts() {
    let (broken, cut_short) = (r#"{"eventType":"ORDER.CREATD","id":1}"#, r#"{"eventType":"ORDER.CREATED""#);
    let lines = vec![broken; 9_000].join("\n");
    let array = format!("[{}]", vec![broken; 9_000].join(","));
    let not_json = format!("{lines}\n{}", vec![cut_short; 50].join("\n"));
    let cases: Vec<_> = [lines, array, not_json].map(|text| (None, text.into_bytes(), 20_000)).into();
    let steps = run(&cases);
    assert!(steps[0] > 10 && steps[1] > 10, "{steps:?}");
}
