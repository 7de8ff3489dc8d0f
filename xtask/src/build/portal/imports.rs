//! Gives what the main module gets from its script short names. wasm-bindgen puts a hash behind each, which no compression
//! makes smaller, and each stands in the module and in the script.

use std::collections::HashMap;

use wasmparser::{Parser, Payload};

use super::binary::{place, places, section, text, unsigned};
use crate::failure::{Failure, Outcome};

/// What the script calls itself towards the module.
const SCRIPT: &str = "./portal_bg.js";

const IMPORTS: u8 = 2;

/// The module and its script, with short names between them.
pub(super) fn shorten(module: &[u8], script: &str) -> Outcome<(Vec<u8>, String)> {
    let unread = |error| Failure::new(format!("What wasm-bindgen made of the portal cannot be read: {error}"));
    let mut names = HashMap::new();
    let mut written = Vec::new();
    let mut before = 0;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(unread)?;
        let end = payload.as_section().map(|(_, range)| places(range).end);
        if let Payload::ImportSection(imports) = payload {
            let last = place(imports.range().end);
            let (mut content, mut count) = (Vec::new(), 0);
            let found: Vec<_> = imports.into_imports_with_offsets().collect::<Result<_, _>>().map_err(unread)?;
            let ends = found.iter().skip(1).map(|(at, _)| place(*at)).chain([last]);
            for ((at, import), end) in found.iter().zip(ends) {
                text(&mut content, import.module);
                if import.module == SCRIPT {
                    let next = names.len();
                    text(&mut content, names.entry(import.name.to_owned()).or_insert_with(|| short(next)));
                } else {
                    text(&mut content, import.name);
                }
                let mut names_before = Vec::new();
                text(&mut names_before, import.module);
                text(&mut names_before, import.name);
                content.extend_from_slice(&module[place(*at) + names_before.len()..end]);
                count += 1;
            }
            let mut counted = Vec::new();
            unsigned(&mut counted, count);
            counted.extend(content);
            written.extend_from_slice(&module[..before]);
            written.extend(section(IMPORTS, &counted));
            written.extend_from_slice(&module[last..]);
        }
        before = end.unwrap_or(before).max(before);
    }
    Ok((written, renamed(script, &names)?))
}

/// The script with other names for what it gives to the module: each is written once, as the name of a member.
fn renamed(script: &str, names: &HashMap<String, String>) -> Outcome<String> {
    let mut found = 0;
    let lines = script.lines().map(|line| {
        let member = line.trim_start().split_once(": ");
        match member.and_then(|(name, rest)| Some((names.get(name)?, rest))) {
            Some((name, rest)) => {
                found += 1;
                format!("{name}: {rest}\n")
            }
            None => format!("{line}\n"),
        }
    });
    let renamed = lines.collect();
    if found == names.len() && found > 0 {
        Ok(renamed)
    } else {
        Err(Failure::new(format!("The portal's script gives {found} of the {} things asked of it.", names.len())))
    }
}

/// `_a`, `_b` … `_z`, `_ba` …
fn short(index: usize) -> String {
    let mut letters = String::new();
    let mut rest = index;
    loop {
        letters.insert(0, char::from(b'a' + u8::try_from(rest % 26).expect("less than 26")));
        rest /= 26;
        if rest == 0 {
            return format!("_{letters}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;
    use crate::build::portal::binary::{section, text};

    #[test]
    fn both_sides_get_the_same_names_and_nothing_else_changes() {
        let mut imports = vec![2];
        for (module, name) in [("./portal_bg.js", "__wbg_log_0123456789abcdef"), ("./parts.js", "load")] {
            text(&mut imports, module);
            text(&mut imports, name);
            imports.extend([0, 0]);
        }
        let start = [&b"\0asm\x01\0\0\0"[..], &section(1, &[1, 0x60, 0, 0])].concat();
        let rest = section(0, b"\x04restxyz");
        let module = [&start[..], &section(2, &imports), &rest].concat();
        let script = "const import0 = {\n    __wbg_log_0123456789abcdef: function() {\n    },\n};\n";
        let (module, script) = shorten(&module, script).unwrap();
        assert_eq!(script, "const import0 = {\n_a: function() {\n    },\n};\n");
        let mut imports = vec![2];
        for (module, name) in [("./portal_bg.js", "_a"), ("./parts.js", "load")] {
            text(&mut imports, module);
            text(&mut imports, name);
            imports.extend([0, 0]);
        }
        assert_eq!(module, [&start[..], &section(2, &imports), &rest].concat());
        assert!(shorten(&module, "const import0 = {};\n").is_err());
    }
}
