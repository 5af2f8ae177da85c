//! Signing in to a demonstration as one of its people, by one click. Outside a demonstration
//! nothing here is there.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::{App, Error, Result, Tx};
use people::{PersonCard, settings};
use serde::Deserialize;
use ui::Form;

use crate::entering::{Entered, Entrance, How};
use crate::session::{Device, cookie::Cookie};
use crate::sign_in;

/// Whom the visitor wants to be.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    handle: String,
}

/// `POST /demo/sign-in`
pub(crate) async fn submit(
    State(app): State<App>,
    device: Device,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Result<Response> {
    let people = offered(&app).await?;
    let person = people.into_iter().find(|person| person.handle == chosen.handle);
    let id = person.ok_or_else(Error::not_found)?.id;
    let old = Cookie::Session.read(&app.config, &headers).map(str::to_owned);
    let open = move |tx: &mut Tx<'_>| {
        let (how, old) = (How::Password, old.as_deref());
        let of = Entrance { person: id, how, said: "", next: "/", old, device: &device };
        sign_in::replace(tx, &of)
    };
    let token = app.db.write(open).await?;
    Ok(Entered::In(token).response(&app, "/"))
}

/// The people offered on the sign-in page, in their order; none outside a demonstration.
pub(crate) async fn offered(app: &App) -> Result<Vec<PersonCard>> {
    if !app.config.demo {
        return Ok(Vec::new());
    }
    app.db.read(featured).await
}

fn featured(tx: &mut Tx<'_>) -> Result<Vec<PersonCard>> {
    let handles = settings::get(tx, settings::DEMO_PEOPLE)?.unwrap_or_default();
    let handles: Vec<String> = handles.split(',').map(|handle| handle.trim().to_owned()).collect();
    let mut people = people::by_handles(tx, &handles)?;
    people.sort_by_key(|person| handles.iter().position(|handle| *handle == person.handle));
    // Nobody is signed in where they are offered, and photos are not for everybody.
    people.iter_mut().for_each(|person| person.photo = None);
    Ok(people)
}
