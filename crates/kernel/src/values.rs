//! What capabilities keep for the whole of an application, one value of each type: registries that
//! begin with what the crates declare and grow while it runs.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

type Known = HashMap<TypeId, Arc<dyn Any + Send + Sync>>;

/// Values by their type. They belong to one open database, so that two applications in a process
/// share none.
#[derive(Debug, Default)]
pub(crate) struct Values(RwLock<Known>);

impl Values {
    /// The value of this type; made when it is first asked for.
    pub(crate) fn get<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found = known.get(&TypeId::of::<T>()).cloned();
        drop(known);
        let found = found.unwrap_or_else(|| {
            let made: Arc<dyn Any + Send + Sync> = Arc::new(T::default());
            let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
            known.entry(TypeId::of::<T>()).or_insert(made).clone()
        });
        // It stands under its own type.
        found.downcast().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::Values;

    #[test]
    fn each_type_has_one_value_and_each_application_its_own() {
        let (one, other) = (Values::default(), Values::default());
        one.get::<AtomicU64>().store(7, Ordering::Relaxed);
        assert_eq!(one.get::<AtomicU64>().load(Ordering::Relaxed), 7);
        assert_eq!(other.get::<AtomicU64>().load(Ordering::Relaxed), 0);
        assert_eq!(*one.get::<String>(), "");
    }
}
