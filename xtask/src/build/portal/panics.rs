//! Takes the words out of panics: what would say why, and where in the source, is a fifth of the first page, and a partner
//! never reads it. A panic still stops the program there and then.
//!
//! A function that only ever panics becomes a trap, and so does each call of it, with the constants that stand before the
//! call as its arguments. Nobody reads a place in the source then, so nothing refers to one any more. What is referred to
//! by nothing, the splitter leaves out. All code keeps its length: the compiler's notes on what refers to what are told by
//! their place.

use std::collections::HashSet;
use std::ops::Range;

use wasmparser::{
    BinaryReaderError, DataKind, FunctionBody, KnownCustom, Linking, Operator, Parser, Payload, RelocAddendKind,
    RelocationEntry, SymbolInfo,
};

use super::binary::{place, places, section, signed, unsigned};
use crate::failure::{Failure, Outcome};

/// Functions that only ever panic, by parts of their mangled names; all of the standard library but the last, which writes
/// to the console what a panic says.
const PANICS: [&str; 16] = [
    "4core9panicking",
    "4core6option13expect_failed",
    "4core6option13unwrap_failed",
    "4core6result13unwrap_failed",
    "4core4cell22panic_already_borrowed",
    "4core4cell30panic_already_mutably_borrowed",
    "4cell4lazy14panic_poisoned",
    "4core3str16slice_error_fail",
    "5slice5index16slice_index_fail",
    "17len_mismatch_fail",
    "13assert_failed",
    "7raw_vec12handle_error",
    "7raw_vec17capacity_overflow",
    "6thread5local18panic_access_error",
    "9panicking11begin_panic",
    "24console_error_panic_hook4hook",
];

const CUSTOM: u8 = 0;
const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;
const END: u8 = 0x0b;

/// The module, which tells how it hangs together, without the words of its panics.
pub(super) fn silence(module: &[u8]) -> Outcome<Vec<u8>> {
    let unread = |error| Failure::new(format!("What the compiler made of the portal cannot be read: {error}"));
    let read = Read::of(module).map_err(unread)?;
    if read.panics.is_empty() || read.places.is_empty() {
        return Err(Failure::new("No panic was found in the portal: the compiler names them otherwise than it did."));
    }
    let mut quiet = module.to_vec();
    let mut gone = Vec::new();
    for (index, body) in (read.imported..).zip(&read.bodies) {
        if read.panics.contains(&index) {
            let range = places(body.range());
            quiet[range.clone()].fill(NOP);
            quiet[range.start] = 0; // no variables
            quiet[range.start + 1] = UNREACHABLE;
            quiet[range.end - 1] = END;
            gone.push(range);
        } else {
            for Call { arguments, at } in calls(body, &read.panics).map_err(unread)? {
                quiet[at.clone()].fill(NOP);
                quiet[at.start] = UNREACHABLE;
                gone.push(arguments.start..at.end);
            }
        }
    }
    let kept = read.references.iter().filter(|reference| {
        let at = read.code + reference.offset as usize;
        let is_gone = gone[..gone.partition_point(|range| range.start <= at)].last().is_some_and(|last| at < last.end);
        let is_to_memory = reference.ty.addend_kind() != RelocAddendKind::None;
        !(is_gone || is_to_memory && read.places.contains(&reference.index))
    });
    Ok([&quiet[..read.notes.start], &notes(kept, read.code_section), &quiet[read.notes.end..]].concat())
}

/// What has to be known of a module.
#[derive(Default)]
struct Read<'a> {
    /// How many functions come from outside; the others follow them.
    imported: u32,
    bodies: Vec<FunctionBody<'a>>,
    /// Where the code begins,
    code: usize,
    /// and what number its section has.
    code_section: u32,
    /// The functions that only ever panic.
    panics: HashSet<u32>,
    /// The symbols that say where in the source something is.
    places: HashSet<u32>,
    /// What the code refers to, and the whole section that notes it.
    references: Vec<RelocationEntry>,
    notes: Range<usize>,
}

impl<'a> Read<'a> {
    fn of(module: &'a [u8]) -> Result<Self, BinaryReaderError> {
        let mut read = Self::default();
        let mut memory = Memory::default();
        let mut before = 0;
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            let section = payload.as_section();
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        read.imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => read.code = places(range).start,
                Payload::CodeSectionEntry(body) => read.bodies.push(body),
                Payload::DataSection(segments) => {
                    for segment in segments {
                        let segment = segment?;
                        if let DataKind::Active { offset_expr, .. } = segment.kind
                            && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                        {
                            memory.0.push((value.cast_unsigned() as usize, segment.data));
                        }
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                for (index, symbol) in (0..).zip(symbols) {
                                    read.note(index, symbol?, &memory);
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(references) if custom.name() == "reloc.CODE" => {
                        read.code_section = references.section_index();
                        read.references = references.entries().into_iter().collect::<Result<_, _>>()?;
                        read.notes = before..places(custom.range()).end;
                    }
                    _ => {}
                },
                _ => {}
            }
            if let Some((_, range)) = section {
                before = places(range).end;
            }
        }
        Ok(read)
    }

    fn note(&mut self, index: u32, symbol: SymbolInfo, memory: &Memory) {
        match symbol {
            SymbolInfo::Func { index: function, name: Some(name), .. } if only_panics(name) => {
                self.panics.insert(function);
            }
            SymbolInfo::Data { symbol: Some(data), .. } if data.size == 16 => {
                let bytes = memory.0.get(data.index as usize).and_then(|(_, bytes)| bytes.get(data.offset as usize..));
                if bytes.is_some_and(|bytes| memory.is_place(bytes)) {
                    self.places.insert(index);
                }
            }
            _ => {}
        }
    }
}

fn only_panics(name: &str) -> bool {
    // A method of a trait is there for others too.
    let is_function = ["_RNv", "_RINv", "_ZN"].iter().any(|start| name.starts_with(start));
    let is_method = ["_RNvX", "_RNvY", "_RINvX", "_RINvY"].iter().any(|start| name.starts_with(start));
    is_function && !is_method && PANICS.iter().any(|part| name.contains(part))
}

/// The segments of memory and where each begins.
#[derive(Default)]
struct Memory<'a>(Vec<(usize, &'a [u8])>);

impl Memory<'_> {
    /// Whether it is a `core::panic::Location`: a file's name, its length, a line and a column.
    fn is_place(&self, bytes: &[u8]) -> bool {
        let number = |at: usize| bytes.get(at..at + 4).and_then(|four| Some(u32::from_le_bytes(four.try_into().ok()?)));
        let name = number(0).zip(number(4)).and_then(|(start, length)| {
            let (start, length) = (start as usize, length as usize);
            let (begin, segment) = self.0.iter().find(|(begin, data)| (*begin..begin + data.len()).contains(&start))?;
            segment.get(start - begin..(start - begin).checked_add(length)?)
        });
        name.is_some_and(|name| name.ends_with(b".rs"))
    }
}

/// A call, and the constants directly before it.
struct Call {
    arguments: Range<usize>,
    at: Range<usize>,
}

fn calls(body: &FunctionBody, panics: &HashSet<u32>) -> Result<Vec<Call>, BinaryReaderError> {
    let mut found: Vec<Call> = Vec::new();
    let mut ends = None;
    let mut constants = None;
    for operator in body.get_operators_reader()?.into_iter_with_offsets() {
        let (operator, at) = operator?;
        let at = place(at);
        if let (Some(start), Some(last)) = (ends.take(), found.last_mut()) {
            last.at = start..at;
        }
        match operator {
            Operator::I32Const { .. } => constants = constants.or(Some(at)),
            Operator::Call { function_index } if panics.contains(&function_index) => {
                found.push(Call { arguments: constants.take().unwrap_or(at)..at, at: at..at });
                ends = Some(at);
            }
            _ => constants = None,
        }
    }
    Ok(found)
}

/// The section that notes what the code refers to, as the linker writes it.
fn notes<'r>(references: impl Iterator<Item = &'r RelocationEntry>, code_section: u32) -> Vec<u8> {
    let (mut entries, mut count) = (Vec::new(), 0);
    for reference in references {
        entries.push(reference.ty as u8);
        unsigned(&mut entries, reference.offset);
        unsigned(&mut entries, reference.index);
        if reference.ty.addend_kind() != RelocAddendKind::None {
            signed(&mut entries, reference.addend);
        }
        count += 1;
    }
    let mut content = vec![10];
    content.extend_from_slice(b"reloc.CODE");
    unsigned(&mut content, code_section);
    unsigned(&mut content, count);
    content.extend(entries);
    section(CUSTOM, &content)
}

#[cfg(test)]
mod tests {
    use super::only_panics;

    #[test]
    fn what_only_panics_is_told_from_what_panics_too() {
        for name in [
            "_RNvNtCsgXGp5Oqx2Ny_4core9panicking9panic_fmt",
            "_RINvNtCsgXGp5Oqx2Ny_4core9panicking13assert_failedjjEB4_",
            "_ZN4core9panicking13assert_failed17hb92bd7225b404a24E",
            "_RNvNtCsgXGp5Oqx2Ny_4core6option13unwrap_failed",
            "_ZN24console_error_panic_hook4hook17he0405fbacaee648cE",
        ] {
            assert!(only_panics(name), "{name}");
        }
        for name in [
            "_RNvMNtCs86o9dxWySvj_9hashbrown3rawNtB2_11Fallibility17capacity_overflow",
            "_RNvNtNtCsebHcaeoSrxy_3std9panicking11panic_count17is_zero_slow_path",
            "_RNvXs_NvNtCsebHcaeoSrxy_3std9panicking11begin_panicINtB4_7PayloadReENtNtCsgXGp5Oqx2Ny_4core3fmt7Display3fmt",
            "_ZN6portal5parts4Part4load17h0000000000000000E",
        ] {
            assert!(!only_panics(name), "{name}");
        }
    }
}
