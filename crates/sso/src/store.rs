//! The SQL of signing in by providers.

macro_rules! provider {
    () => {
        "SELECT p.id, p.slug, p.name, p.issuer, p.client_id, p.client_secret, p.settings, p.is_on, p.made_by,
            p.metadata, p.metadata_at, p.signing_keys, p.signing_keys_at, p.trouble, p.trouble_said, p.trouble_at,
            p.used_at, p.kind
        FROM sso_providers p"
    };
}

kernel::sql! {
    pub(crate) static PROVIDERS = concat!(provider!(), " ORDER BY p.name, p.id");
    pub(crate) static PROVIDER = concat!(provider!(), " WHERE p.slug = $1");
    pub(crate) static OFFERED = "SELECT slug, name, settings FROM sso_providers WHERE is_on = 1 ORDER BY name, id";
    pub(crate) static COUNT = "SELECT COUNT(*) FROM sso_providers";
    pub(crate) static IS_TAKEN = "SELECT id FROM sso_providers WHERE slug = $1
        UNION ALL SELECT id FROM scim_directories WHERE slug = $1";
    pub(crate) static ADD = "INSERT INTO sso_providers (id, slug, name, issuer, client_id, client_secret, settings,
            is_on, made_by, made_at, metadata, signing_keys, trouble, trouble_said, kind)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, '', '', '', '', $10)";
    pub(crate) static CHANGE = "UPDATE sso_providers SET name = $2, issuer = $3, client_id = $4, client_secret = $5,
            settings = $6, trouble = '', trouble_said = '', trouble_at = NULL WHERE id = $1";
    pub(crate) static FORGET_SAID = "UPDATE sso_providers SET metadata = '', metadata_at = NULL,
            signing_keys = '', signing_keys_at = NULL WHERE id = $1";
    pub(crate) static SWITCH = "UPDATE sso_providers SET is_on = $2 WHERE id = $1";
    pub(crate) static REMOVE = "DELETE FROM sso_providers WHERE id = $1";
    pub(crate) static FORGET_IDENTITIES = "DELETE FROM sso_identities WHERE provider_id = $1";
    pub(crate) static FORGET_FLOWS = "DELETE FROM sso_flows WHERE provider_id = $1";
    // Of the issuer $3: meanwhile the provider may be another.
    pub(crate) static KEEP_METADATA = "UPDATE sso_providers SET metadata = $2 WHERE id = $1 AND issuer = $3";
    pub(crate) static KEEP_KEYS = "UPDATE sso_providers SET signing_keys = $2 WHERE id = $1 AND issuer = $3";
    // Whether it is this request that asks, of those that would at this moment: none before has since $3.
    pub(crate) static ASK_METADATA = "UPDATE sso_providers SET metadata_at = $2
        WHERE id = $1 AND (metadata_at IS NULL OR metadata_at <= $3)";
    pub(crate) static ASK_KEYS = "UPDATE sso_providers SET signing_keys_at = $2
        WHERE id = $1 AND (signing_keys_at IS NULL OR signing_keys_at <= $3)";
    pub(crate) static TROUBLE = "UPDATE sso_providers SET trouble = $2, trouble_said = $3, trouble_at = $4
        WHERE id = $1";
    // What went wrong before is over. Once a minute is enough: on a Monday morning everybody signs in.
    pub(crate) static USED = "UPDATE sso_providers SET used_at = $2, trouble = '', trouble_said = '', trouble_at = NULL
        WHERE id = $1 AND (used_at IS NULL OR used_at <= $3 OR trouble <> '')";

    pub(crate) static WHO = "SELECT person_id FROM sso_identities WHERE provider_id = $1 AND subject = $2";
    pub(crate) static KNOWN_AS = "SELECT subject FROM sso_identities WHERE provider_id = $1 AND person_id = $2";
    pub(crate) static LINK = "INSERT INTO sso_identities (provider_id, subject, person_id, linked_at, used_at)
        VALUES ($1, $2, $3, $4, $4) ON CONFLICT DO NOTHING";
    pub(crate) static SEEN = "UPDATE sso_identities SET used_at = $3 WHERE provider_id = $1 AND subject = $2";
    pub(crate) static OTHER_LINKS = "SELECT COUNT(*) FROM sso_identities i JOIN sso_providers p ON p.id = i.provider_id
        WHERE i.person_id = $1 AND i.provider_id <> $2 AND p.is_on = 1";
    pub(crate) static UNLINK = "DELETE FROM sso_identities WHERE provider_id = $1 AND person_id = $2";
    pub(crate) static LINKS = "SELECT p.slug, p.name, p.is_on, i.linked_at, i.used_at
        FROM sso_providers p LEFT JOIN sso_identities i ON i.provider_id = p.id AND i.person_id = $1
        ORDER BY p.name, p.id";
    pub(crate) static LINKED = "SELECT p.slug, p.name
        FROM sso_providers p JOIN sso_identities i ON i.provider_id = p.id AND i.person_id = $1
        WHERE p.is_on = 1 ORDER BY p.name, p.id";
    pub(crate) static PEOPLE = "SELECT COUNT(*) FROM sso_identities WHERE provider_id = $1";

    pub(crate) static BEGIN = "INSERT INTO sso_flows (state, provider_id, browser, nonce, verifier, purpose, next,
            person_id, begun_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub(crate) static FLOW = "SELECT browser, nonce, verifier, purpose, next, person_id, begun_at FROM sso_flows
        WHERE state = $1 AND provider_id = $2";
    // What a SAML provider answered to a request takes its place, once; from then on another word takes it.
    pub(crate) static ANSWER = "UPDATE sso_flows SET state = $3, verifier = $4
        WHERE state = $1 AND provider_id = $2 AND verifier = '' AND purpose <> 'sure' AND begun_at > $5";
    pub(crate) static END_FLOW = "DELETE FROM sso_flows WHERE state = $1";

    pub(crate) static OPENED = "INSERT INTO sso_sessions (session_id, provider_id, subject, sid)
        VALUES ($1, $2, $3, $4)";
    pub(crate) static SESSIONS = "SELECT o.session_id, s.person_id, o.sid FROM sso_sessions o
        JOIN sessions s ON s.id = o.session_id WHERE o.provider_id = $1 ORDER BY o.session_id";
    pub(crate) static SESSIONS_OF = "SELECT o.session_id, s.person_id, o.sid FROM sso_sessions o
        JOIN sessions s ON s.id = o.session_id
        WHERE o.provider_id = $1 AND o.subject = $2 ORDER BY o.session_id";
    pub(crate) static SESSIONS_BY_SID = "SELECT o.session_id, s.person_id, o.sid FROM sso_sessions o
        JOIN sessions s ON s.id = o.session_id
        WHERE o.provider_id = $1 AND o.sid = $2 ORDER BY o.session_id";
    pub(crate) static TAKE_LOGOUT = "INSERT INTO sso_logouts (provider_id, jti, at) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";

    // Those that took longer than anybody may: ten minutes.
    static SWEEP_FLOWS = "DELETE FROM sso_flows WHERE begun_at <= CAST($1 AS BIGINT) - 600000000";
    static SWEEP_LOGOUTS = "DELETE FROM sso_logouts WHERE at <= $1";
}

kernel::sweeps! {
    SWEEP_FLOWS after 0 days,
    SWEEP_LOGOUTS after 1 days,
}
