//! What this server can do, in its own words: RFC 7643, 5 to 7.

use serde_json::{Value, json};

use super::attributes::{
    Attribute, ENTERPRISE, ENTERPRISE_URN, GROUP, GROUP_URN, Kind, Sort, USER, USER_URN,
};
use super::list::MOST;

pub(super) fn provider(base: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": { "supported": true },
        "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
        "filter": { "supported": true, "maxResults": MOST },
        "changePassword": { "supported": false },
        "sort": { "supported": false },
        "etag": { "supported": true },
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Token of the directory",
            "description": "Authorization: Bearer, with the token that was shown once",
            "primary": true,
        }],
        "meta": { "resourceType": "ServiceProviderConfig",
            "location": format!("{base}/ServiceProviderConfig") },
    })
}

pub(super) fn resource_types(base: &str) -> Vec<Value> {
    [Sort::User, Sort::Group].map(|sort| resource_type(sort, base)).into()
}

fn resource_type(sort: Sort, base: &str) -> Value {
    let extensions = match sort {
        Sort::User => json!([{ "schema": ENTERPRISE_URN, "required": false }]),
        Sort::Group => json!([]),
    };
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": sort.name(),
        "name": sort.name(),
        "endpoint": format!("/{}", sort.step()),
        "schema": sort.urn(),
        "schemaExtensions": extensions,
        "meta": { "resourceType": "ResourceType",
            "location": format!("{base}/ResourceTypes/{}", sort.name()) },
    })
}

pub(super) fn schemas(base: &str) -> Vec<Value> {
    [
        (USER_URN, "User", "A person.", USER),
        (ENTERPRISE_URN, "EnterpriseUser", "Where a person works.", ENTERPRISE),
        (GROUP_URN, "Group", "People who belong together.", GROUP),
    ]
    .map(|(urn, name, about, attributes)| {
        json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
            "id": urn,
            "name": name,
            "description": about,
            "attributes": attributes.iter().map(attribute).collect::<Vec<_>>(),
            "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{urn}") },
        })
    })
    .into()
}

fn attribute(of: &Attribute) -> Value {
    let kind = match of.kind {
        Kind::Text => "string",
        Kind::Flag => "boolean",
        Kind::Moment => "dateTime",
        Kind::Address => "reference",
        Kind::Complex(_) | Kind::List(_) => "complex",
    };
    let is_user_name = of.name == "userName";
    let mut made = json!({
        "name": of.name,
        "type": kind,
        "multiValued": of.is_list(),
        "description": of.about,
        "required": of.is_required,
        "caseExact": of.is_exact,
        "mutability": match (of.is_ours, of.is_fixed) {
            (true, _) => "readOnly",
            (_, true) => "immutable",
            _ => "readWrite",
        },
        "returned": "default",
        "uniqueness": if is_user_name { "server" } else { "none" },
    });
    if matches!(of.kind, Kind::Address) {
        made["referenceTypes"] = json!([Sort::User.name()]);
    }
    if !of.parts().is_empty() {
        made["subAttributes"] = of.parts().iter().map(attribute).collect();
    }
    made
}
