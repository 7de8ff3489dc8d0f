//! What is between brackets: the items of a list, the members of an object, the one of an enum.

use serde::Deserializer as _;
use serde::de::{self, DeserializeSeed, EnumAccess, VariantAccess, Visitor};

use super::{Reader, Unreadable};

/// What is between brackets.
pub(super) struct Items<'r, 't> {
    pub(super) reader: &'r mut Reader<'t>,
    pub(super) close: u8,
    pub(super) first: bool,
}

impl Items<'_, '_> {
    /// Whether another item comes; passes over the comma before it.
    fn another(&mut self) -> Result<bool, Unreadable> {
        if self.reader.peek() == Some(self.close) {
            return Ok(false);
        }
        if !std::mem::take(&mut self.first) {
            self.reader.expect(b',')?;
        }
        Ok(true)
    }
}

impl<'t> de::SeqAccess<'t> for &mut Items<'_, 't> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        if self.another()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'t> de::MapAccess<'t> for &mut Items<'_, 't> {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        if !self.another()? {
            return Ok(None);
        }
        if self.reader.peek() != Some(b'"') {
            return Err(Unreadable);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Unreadable> {
        self.reader.expect(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

impl<'t> EnumAccess<'t> for &mut Items<'_, 't> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'t>>(mut self, seed: S) -> Result<(S::Value, Self), Unreadable> {
        let name = de::MapAccess::next_key_seed(&mut self, seed)?.ok_or(Unreadable)?;
        self.reader.expect(b':')?;
        Ok((name, self))
    }
}

impl<'t> VariantAccess<'t> for &mut Items<'_, 't> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        Err(Unreadable)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(&mut *self.reader)
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.reader.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'t>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        self.reader.deserialize_any(visitor)
    }
}
