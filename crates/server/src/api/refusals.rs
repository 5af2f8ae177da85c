//! How operations refuse: said here of all of them, since what refuses (the session, the limits of
//! bodies, the extractors, `kernel::Error`) is common to all.

use utoipa::openapi::path::{Operation, Parameter, ParameterIn, PathItem};
use utoipa::openapi::response::Response;
use utoipa::openapi::{Content, OpenApi, Ref, RefOr};

/// Adds to each operation the refusals that it may answer, and says that they are problem details.
pub(super) fn describe(api: &mut OpenApi) {
    for item in api.paths.paths.values_mut() {
        let PathItem { get, put, post, delete, patch, head, options, .. } = item;
        for (operation, changes) in [
            (get, false),
            (head, false),
            (options, false),
            (put, true),
            (post, true),
            (delete, true),
            (patch, true),
        ] {
            if let Some(operation) = operation {
                add(operation, changes);
            }
        }
    }
}

fn is_in_path(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Path)
}

fn add(operation: &mut Operation, changes: bool) {
    let has_body = operation.request_body.is_some();
    let parameters = operation.parameters.as_deref().unwrap_or_default();
    let has_path = parameters.iter().any(is_in_path);
    let is_read = has_body || !parameters.is_empty();
    let refusals = [
        (true, "401", "Nobody is signed in, or the token has ended"),
        (true, "403", "This person or token may not"),
        (has_path || has_body, "404", "Not there, or not for this person"),
        (changes, "409", "Something else has come before"),
        (has_body, "413", "The body is too large"),
        (is_read, "422", "What was sent is not valid"),
        (has_body, "429", "Too often: `Retry-After` says when"),
        (true, "503", "Not at the moment: `Retry-After` says when"),
    ];
    let responses = &mut operation.responses.responses;
    for (_, status, description) in refusals.into_iter().filter(|(applies, ..)| *applies) {
        let refusal = || RefOr::T(Response::new(description));
        responses.entry(status.to_owned()).or_insert_with(refusal);
    }
    let refusals =
        responses.iter_mut().filter(|(status, _)| status.starts_with('4') || *status == "503");
    for (_, refusal) in refusals {
        if let RefOr::T(refusal) = refusal {
            let problem = RefOr::T(Content::new(Some(Ref::from_schema_name("Problem"))));
            refusal.content.insert("application/problem+json".to_owned(), problem);
        }
    }
}
