//! Short comments that anyone could write: « bienvenue », « bravo », « bon anniversaire ».

use std::collections::BTreeMap;

use crate::typography;

/// The comments of each pool, by its name.
pub(crate) type Pools = BTreeMap<String, Vec<String>>;

/// Reads `content/pools.txt`: a line `=== name`, then one comment a line.
pub(crate) fn read(text: &str) -> Result<Pools, String> {
    let mut pools = Pools::new();
    let mut current = None;
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("=== ") {
            current = Some(pools.entry(name.to_owned()).or_default());
        } else {
            let pool = current.as_mut().ok_or(format!("pools: `{line}` is in no pool"))?;
            pool.push(typography::set(line));
        }
    }
    Ok(pools)
}
