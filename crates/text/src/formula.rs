//! Formulas in the notation of TeX as MathML, which browsers set themselves.

use std::sync::LazyLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// Bytes of one formula that is set; a longer one shows its source.
const MAX_FORMULA: usize = 2_000;
/// Bytes of formulas that are set in one text; the source of the rest is shown.
const MAX_FORMULAS: usize = 32 * 1024;
/// What the shortest formula counts of them: its markup is much longer than it is.
const LEAST_FORMULA: usize = 16;
/// The converter descends into what it reads: what is deepest within [`MAX_FORMULA`] takes a quarter of this.
const STACK: usize = 16 << 20;

static CONVERTER: LazyLock<Option<LatexToMathML>> = LazyLock::new(|| {
    // The source stays inside, so that what is copied from a page can be pasted as it was typed.
    let config = MathCoreConfig { annotation: true, ..MathCoreConfig::default() };
    LatexToMathML::new(config).ok()
});

/// The formulas of a text (source, and whether it has lines for itself), each as MathML where it could be set.
pub(crate) fn set(formulas: &[(&str, bool)]) -> Vec<Option<String>> {
    if formulas.is_empty() {
        return Vec::new();
    }
    let set_all = || {
        let mut room = MAX_FORMULAS;
        let set = |(source, alone): &(&str, bool)| {
            room = room.checked_sub(source.len().max(LEAST_FORMULA))?;
            mathml(source, *alone)
        };
        formulas.iter().map(set).collect()
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, set_all);
        thread.ok().and_then(|thread| thread.join().ok())
    })
    .unwrap_or_else(|| vec![None; formulas.len()])
}

fn mathml(source: &str, alone: bool) -> Option<String> {
    if source.len() > MAX_FORMULA {
        return None;
    }
    let display = if alone { MathDisplay::Block } else { MathDisplay::Inline };
    let set = CONVERTER.as_ref()?.convert_with_local_state(source, display).ok()?.mathml;
    // What is struck out is drawn by few browsers: the others would say the contrary.
    (!set.contains("<menclose")).then(|| aligned(&set))
}

/// Columns are aligned by classes: no style comes out of this crate.
fn aligned(mathml: &str) -> String {
    mathml
        .replace("<mtd style=\"text-align: left;", "<mtd class=\"left\" style=\"")
        .replace("<mtd style=\"text-align: right;", "<mtd class=\"right\" style=\"")
}
