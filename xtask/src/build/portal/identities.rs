//! Numbers the types that the program tells apart while it runs. The compiler gives each an identity of 128 bits of a hash,
//! which nothing makes smaller, and a hook of Yew has one or two: they were a thirtieth of the first page.
//!
//! An identity lies in memory, where the type's own function reads it, and its halves stand in code that compares. Both
//! become a small number and nothing, in as many bytes as before.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use wasmparser::{
    BinaryReaderError, DataKind, FunctionBody, KnownCustom, Linking, Operator, Parser, Payload, SymbolInfo,
};

use super::binary::{place, places};
use crate::failure::{Failure, Outcome};

/// What the functions that give a type's identity have in their mangled names: those of `core::any::Any`.
const GIVES: &str = "7type_id";

/// The module, which still has its symbols, with numbers for identities.
pub(super) fn number(module: &[u8]) -> Outcome<Vec<u8>> {
    let unread = |error| Failure::new(format!("What the compiler made of the portal cannot be read: {error}"));
    let read = Read::of(module).map_err(unread)?;
    let mut addresses = Vec::new();
    for (index, body) in (read.imported..).zip(&read.bodies) {
        if read.givers.contains(&index) {
            addresses.extend(given(body).map_err(unread)?);
        }
    }
    addresses.sort_unstable();
    addresses.dedup();
    let identities: Vec<&[u8]> =
        addresses.iter().filter_map(|address| read.memory.iter().find_map(|segment| segment.at(*address))).collect();
    if identities.is_empty() || identities.len() < addresses.len() {
        return Err(Failure::new(
            "The portal's types are not told apart as they were: their identities were not found.",
        ));
    }
    let numbers: HashMap<&[u8], u64> = identities.iter().copied().zip(1..).collect();
    let mut halves = HashMap::new();
    for (identity, number) in &numbers {
        let half = |range: Range<usize>| i64::from_le_bytes(identity[range].try_into().expect("eight bytes"));
        halves.insert(half(8..16), 0);
        halves.insert(half(0..8), *number);
    }
    let mut numbered = module.to_vec();
    for segment in &read.memory {
        for at in 0..segment.bytes.len().saturating_sub(15) {
            if let Some(number) = numbers.get(&segment.bytes[at..at + 16]) {
                let start = segment.place + at;
                numbered[start..start + 8].copy_from_slice(&number.to_le_bytes());
                numbered[start + 8..start + 16].fill(0);
            }
        }
    }
    for body in &read.bodies {
        for (value, range) in constants(body).map_err(unread)? {
            if let Some(number) = halves.get(&value) {
                fill(&mut numbered[range], *number);
            }
        }
    }
    Ok(numbered)
}

/// What has to be known of a module.
#[derive(Default)]
struct Read<'a> {
    /// How many functions come from outside; the others follow them.
    imported: u32,
    bodies: Vec<FunctionBody<'a>>,
    /// The functions that give an identity.
    givers: HashSet<u32>,
    memory: Vec<Segment<'a>>,
}

/// A stretch of memory: the address it begins at, and where it stands in the module.
struct Segment<'a> {
    address: u64,
    place: usize,
    bytes: &'a [u8],
}

impl<'a> Segment<'a> {
    /// The sixteen bytes at an address, if they are in it.
    fn at(&self, address: u64) -> Option<&'a [u8]> {
        let start = usize::try_from(address.checked_sub(self.address)?).ok()?;
        self.bytes.get(start..start.checked_add(16)?)
    }
}

impl<'a> Read<'a> {
    fn of(module: &'a [u8]) -> Result<Self, BinaryReaderError> {
        let mut read = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        read.imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => read.bodies.push(body),
                Payload::DataSection(segments) => {
                    for segment in segments {
                        let segment = segment?;
                        if let DataKind::Active { offset_expr, .. } = segment.kind
                            && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                        {
                            let (address, bytes) = (u64::from(value.cast_unsigned()), segment.data);
                            read.memory.push(Segment {
                                address,
                                place: places(segment.range).end - bytes.len(),
                                bytes,
                            });
                        }
                    }
                }
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Linking(linking) = custom.as_known() {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                for symbol in symbols {
                                    if let SymbolInfo::Func { index, name: Some(name), .. } = symbol?
                                        && name.contains(GIVES)
                                    {
                                        read.givers.insert(index);
                                    }
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(read)
    }
}

/// The address of the identity that a function gives, if that is all it does: it copies two halves, the second one first.
fn given(body: &FunctionBody) -> Result<Option<u64>, BinaryReaderError> {
    let operators: Vec<Operator> = body.get_operators_reader()?.into_iter().collect::<Result<_, _>>()?;
    Ok(match operators[..] {
        [
            Operator::LocalGet { .. },
            Operator::I32Const { value: 0 },
            Operator::I64Load { memarg: second },
            Operator::I64Store { .. },
            Operator::LocalGet { .. },
            Operator::I32Const { value: 0 },
            Operator::I64Load { memarg: first },
            Operator::I64Store { .. },
            Operator::End,
        ] if first.offset + 8 == second.offset => Some(first.offset),
        _ => None,
    })
}

/// The constants of 64 bits in a function, and where each is written.
fn constants(body: &FunctionBody) -> Result<Vec<(i64, Range<usize>)>, BinaryReaderError> {
    let mut found = Vec::new();
    let mut before = None;
    for operator in body.get_operators_reader()?.into_iter_with_offsets() {
        let (operator, at) = operator?;
        let at = place(at);
        if let Some((value, start)) = before.take() {
            found.push((value, start..at));
        }
        if let Operator::I64Const { value } = operator {
            before = Some((value, at + 1));
        }
    }
    Ok(found)
}

/// Writes a number into all of the bytes: the format lets one be longer than it must be.
fn fill(bytes: &mut [u8], mut number: u64) {
    let last = bytes.len() - 1;
    for byte in &mut *bytes {
        *byte = number.to_le_bytes()[0] & 0x7f | 0x80;
        number >>= 7;
    }
    bytes[last] &= 0x7f;
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::build::portal::binary::{section, signed, text};

    /// `core::any::Any::type_id` as the compiler writes it, for an identity at that address.
    fn giver(address: u8) -> Vec<u8> {
        let code = [
            0,
            0x20,
            0,
            0x41,
            0,
            0x29,
            2,
            address + 8,
            0x37,
            2,
            8,
            0x20,
            0,
            0x41,
            0,
            0x29,
            2,
            address,
            0x37,
            2,
            0,
            0x0b,
        ];
        [&[u8::try_from(code.len()).unwrap()], &code[..]].concat()
    }

    /// A function that compares with half of an identity.
    fn comparer(half: i64) -> Vec<u8> {
        let mut code = vec![0, 0x42];
        signed(&mut code, half);
        code.extend([0x1a, 0x0b]);
        [&[u8::try_from(code.len()).unwrap()], &code[..]].concat()
    }

    /// A module with two types and a function that knows one half of the first.
    fn module(identities: [u128; 2], half: i64, name: &str) -> Vec<u8> {
        let mut symbols = vec![2];
        for function in 0..2 {
            symbols.extend([0, 0, function]);
            text(&mut symbols, name);
        }
        let mut linking = Vec::new();
        text(&mut linking, "linking");
        linking.extend([2, 8, u8::try_from(symbols.len()).unwrap()]);
        linking.extend(symbols);
        let data: Vec<u8> = identities.iter().flat_map(|identity| identity.to_le_bytes()).collect();
        [
            &b"\0asm\x01\0\0\0"[..],
            &section(1, &[2, 0x60, 1, 0x7f, 0, 0x60, 0, 0]),
            &section(3, &[3, 0, 0, 1]),
            &section(5, &[1, 0, 1]),
            &section(10, &[&[3], &giver(16)[..], &giver(32), &comparer(half)].concat()),
            &section(11, &[&[1, 0, 0x41, 16, 0x0b, 32], &data[..]].concat()),
            &section(0, &linking),
        ]
        .concat()
    }

    #[test]
    fn each_type_gets_a_number_wherever_its_identity_stands() {
        let (one, other) = (0x1122_3344_5566_7788_99aa_bbcc_ddee_ff00, 0x0102_0304_0506_0708_090a_0b0c_0d0e_0f10);
        let first_half = 0x99aa_bbcc_ddee_ff00_u64.cast_signed();
        let found = number(&module([one, other], first_half, "_ZN4core3any3Any7type_id17hE")).unwrap();
        let plain = module([1, 2], 1, "_ZN4core3any3Any7type_id17hE");
        // The number in the code is as long as the half was: ten bytes, of which one says it.
        let (start, padded) = ([0x42, 0x81], [0x80; 8]);
        let long = [&start[..], &padded, &[0]].concat();
        assert!(found.windows(long.len()).any(|bytes| bytes == long), "{found:?}");
        let data = [1_u128, 2].map(u128::to_le_bytes).concat();
        assert!(found.windows(32).any(|bytes| bytes == data), "{found:?}");
        assert!(found.len() > plain.len());
    }

    #[test]
    fn a_compiler_that_names_them_otherwise_is_noticed() {
        assert!(number(&module([7, 8], 7, "_ZN4core5other17hE")).is_err());
    }
}
