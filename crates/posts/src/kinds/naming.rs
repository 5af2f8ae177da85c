//! People whom the form of a kind names.

use kernel::{App, Error, Result, Tx, Viewer};
use people::finder;
use people::picker;
use ui::Ctx;
use ui::view::{FieldForm, KindForm};

use super::{Field, Given, Kind};

/// Says in what a form sent the handles of those whom its fields name; answers what is wrong where that is not clear.
/// Those whom it named `before` stay, whatever became of them.
///
/// # Errors
/// Whatever the database meets.
pub async fn named(
    app: &App,
    cx: &Ctx,
    (kind, asked): (&Kind, &[Field]),
    before: &Given,
    sent: &mut Vec<(String, String)>,
) -> Result<Option<Error>> {
    let mut wrong = None;
    for field in asked.iter().filter(|field| field.names_people()) {
        let id = format!("{}-{}", kind.name(), field.name);
        let typed = picker::sent(sent, &id);
        if typed.is_empty() {
            continue;
        }
        let known = super::form::known(cx.l, field, before);
        let (mut values, new): (Vec<String>, Vec<String>) =
            typed.into_iter().partition(|one| known.contains(one));
        let picked = picker::picked(app, cx, new).await?;
        values.extend(picked.values());
        sent.retain(|(name, _)| *name != id);
        sent.extend(values.into_iter().map(|value| (id.clone(), value)));
        let problem = picked.problem().map(|problem| Error::field(field.name.clone(), problem));
        wrong = wrong.or(problem);
    }
    Ok(wrong)
}

/// Shows in forms of kinds the people whom what was kept names by their handles.
pub(crate) fn show(tx: &mut Tx<'_>, viewer: &Viewer, forms: &mut [KindForm]) -> Result<()> {
    for field in fields(forms) {
        picker::kept(tx, viewer, &field.values)?.fill(&mut field.people);
    }
    Ok(())
}

/// Shows in forms of kinds the people who are meant by what was typed.
pub(crate) async fn shown(app: &App, cx: &Ctx, forms: Vec<KindForm>) -> Result<Vec<KindForm>> {
    let (viewer, names) = (cx.viewer()?.clone(), finder::names(&app.db, cx.caught_up).await?);
    let read = move |tx: &mut Tx<'_>| {
        let mut forms = forms.clone();
        for field in fields(&mut forms) {
            picker::pick(tx, &viewer, &names, &field.values)?.fill(&mut field.people);
        }
        Ok(forms)
    };
    app.db.read(read).await
}

/// The fields that name somebody.
fn fields(forms: &mut [KindForm]) -> impl Iterator<Item = &mut FieldForm> {
    let fields = forms.iter_mut().flat_map(|form| &mut form.fields);
    fields.filter(|field| field.input == "people" && !field.values.is_empty())
}
