//! People whom the form of a kind names.

use kernel::{App, Error, Result, Tx, Viewer};
use people::finder::{self, Names};
use people::picker;
use ui::Ctx;
use ui::view::KindForm;

use super::{Input, Kind};
use crate::incoming::Incoming;

/// Says in the form the handles of those it names; answers what is wrong where that is not clear.
pub(crate) async fn name(
    app: &App,
    cx: &Ctx,
    kind: &Kind,
    form: &mut Incoming,
) -> Result<Option<Error>> {
    let mut wrong = None;
    for field in kind.fields() {
        let id = format!("{}-{}", kind.name(), field.name);
        let sent = form.all(&id);
        if matches!(field.input, Input::People { .. }) && !sent.is_empty() {
            let picked = picker::picked(app, cx, sent).await?;
            form.replace(&id, picked.values());
            let problem = picked.problem().map(|problem| Error::field(field.name, problem));
            wrong = wrong.or(problem);
        }
    }
    Ok(wrong)
}

/// Shows in forms of kinds the people whom they name.
pub(crate) fn show(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    names: &Names,
    forms: &mut [KindForm],
) -> Result<()> {
    let fields = forms.iter_mut().flat_map(|form| &mut form.fields);
    for field in fields.filter(|field| field.input == "people" && !field.values.is_empty()) {
        picker::pick(tx, viewer, names, &field.values)?.fill(&mut field.people);
    }
    Ok(())
}

/// The same outside of a transaction.
pub(crate) async fn shown(app: &App, cx: &Ctx, forms: Vec<KindForm>) -> Result<Vec<KindForm>> {
    let (viewer, names) = (cx.viewer()?.clone(), finder::names(&app.db, cx.caught_up).await?);
    let read = move |tx: &mut Tx<'_>| {
        let mut forms = forms.clone();
        show(tx, &viewer, &names, &mut forms)?;
        Ok(forms)
    };
    app.db.read(read).await
}
