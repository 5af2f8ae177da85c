//! The identifiers of operations, by which generated clients call them: each is there once, and stays the same as long as
//! its method and path do.

use utoipa::openapi::OpenApi;
use utoipa::openapi::path::PathItem;

/// Gives each operation its identifier.
pub(super) fn give(api: &mut OpenApi) {
    for (path, item) in &mut api.paths.paths {
        let PathItem { get, put, post, delete, patch, head, options, .. } = item;
        let all = [
            ("get", get),
            ("put", put),
            ("post", post),
            ("delete", delete),
            ("patch", patch),
            ("head", head),
            ("options", options),
        ];
        for (method, operation) in all {
            if let Some(operation) = operation {
                operation.operation_id = Some(identifier(method, path));
            }
        }
    }
}

/// `get_spaces_by_slug_members` of `GET /api/v1/spaces/{slug}/members`.
fn identifier(method: &str, path: &str) -> String {
    let path = path.trim_start_matches("/api/v1/");
    let part = |part: &str| match part.strip_prefix('{') {
        Some(name) => format!("by_{}", name.trim_end_matches('}')),
        None => part.replace(['-', '.'], "_"),
    };
    let parts: Vec<String> = path.split('/').map(part).collect();
    format!("{method}_{}", parts.join("_"))
}
