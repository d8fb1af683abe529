//! Layers that the file itself turns off.

use hayro_syntax::object::dict::keys::{BASE_STATE, D, OCGS, OCPROPERTIES, OFF, ON, P};
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier};
use hayro_syntax::xref::XRef;
use rustc_hash::FxHashSet;

/// The layers that are off.
#[derive(Debug, Default)]
pub(crate) struct Layers(FxHashSet<ObjectIdentifier>);

impl Layers {
    pub(crate) fn of(xref: &XRef) -> Layers {
        Layers::read(xref).unwrap_or_default()
    }

    fn read(xref: &XRef) -> Option<Layers> {
        let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
        let properties = catalog.get::<Dict<'_>>(OCPROPERTIES)?;
        let config = properties.get::<Dict<'_>>(D)?;
        let mut off = FxHashSet::default();
        if config.get::<Name<'_>>(BASE_STATE).is_some_and(|state| &*state == b"OFF") {
            off.extend(references(&properties, OCGS));
        }
        for on in references(&config, ON) {
            off.remove(&on);
        }
        off.extend(references(&config, OFF));
        Some(Layers(off))
    }

    /// Whether what belongs to the layer or the set of layers named in `owner` under `key` is seen.
    pub(crate) fn shows(&self, owner: &Dict<'_>, key: &[u8]) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let id = owner.get_ref(key).map(ObjectIdentifier::from);
        match owner.get::<Dict<'_>>(key) {
            Some(set) if set.contains_key(OCGS) => self.set_shows(&set),
            _ => id.is_none_or(|id| !self.0.contains(&id)),
        }
    }

    fn set_shows(&self, set: &Dict<'_>) -> bool {
        let mut members = references(set, OCGS);
        members.extend(set.get_ref(OCGS).map(ObjectIdentifier::from).filter(|_| members.is_empty()));
        let off = |id: &ObjectIdentifier| self.0.contains(id);
        let on = |id: &ObjectIdentifier| !self.0.contains(id);
        let policy = set.get::<Name<'_>>(P);
        members.is_empty()
            || match policy.as_deref() {
                Some(b"AllOn") => members.iter().all(on),
                Some(b"AnyOff") => members.iter().any(off),
                Some(b"AllOff") => members.iter().all(off),
                _ => members.iter().any(on),
            }
    }
}

fn references(dict: &Dict<'_>, key: &[u8]) -> Vec<ObjectIdentifier> {
    let array = dict.get::<Array<'_>>(key);
    let items = array.iter().flat_map(|array| array.raw_iter());
    items.filter_map(|item| item.as_obj_ref()).map(ObjectIdentifier::from).collect()
}
