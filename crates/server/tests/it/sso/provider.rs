//! A provider on a loopback address that says and signs whatever a test wants: what no real one would.

use std::sync::{Arc, Mutex};

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use data_encoding::BASE64URL_NOPAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

/// What it answers.
pub struct Said {
    /// What the token endpoint answers, and how; to some codes something else.
    pub token: (u16, Value),
    pub codes: Vec<(String, Value)>,
    /// What is said beside the token; nothing but whose it is, where it is null.
    pub userinfo: Value,
    /// Of whom the last token was.
    pub subject: String,
    pub metadata: Value,
    pub keys: Value,
    /// How often keys were asked for.
    pub asked_keys: usize,
    /// The last form sent to the token endpoint.
    pub form: String,
    /// Whether it answers at all, and with its keys.
    pub away: bool,
    pub away_keys: bool,
}

/// A provider.
#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    pub said: Arc<Mutex<Said>>,
    key: Arc<EcdsaKeyPair>,
}

/// A pair of keys of P-256.
pub fn pair() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random);
    let pair = pair.expect("a pair of keys");
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pair.as_ref(), &random)
        .expect("a pair of keys")
}

/// A key as it is published.
pub fn published(pair: &EcdsaKeyPair, kid: &str) -> Value {
    let point = pair.public_key().as_ref();
    let part = |of: &[u8]| BASE64URL_NOPAD.encode(of);
    json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid,
        "x": part(&point[1..33]), "y": part(&point[33..]) })
}

pub fn encode(words: &[u8]) -> String {
    BASE64URL_NOPAD.encode(words)
}

/// A token of this header and these words, signed by this pair.
pub fn signed(pair: &EcdsaKeyPair, header: &str, body: &str) -> String {
    let words = format!("{}.{}", encode(header.as_bytes()), encode(body.as_bytes()));
    let sign = pair.sign(&SystemRandom::new(), words.as_bytes()).expect("a signature");
    format!("{words}.{}", encode(sign.as_ref()))
}

pub const HEADER: &str = r#"{"alg":"ES256","kid":"one"}"#;

impl Provider {
    pub async fn start() -> Provider {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let key = Arc::new(pair());
        let end = |path: &str| format!("{issuer}/{path}");
        let metadata = json!({ "issuer": issuer, "authorization_endpoint": end("authorize"),
            "token_endpoint": end("token"), "jwks_uri": end("keys"), "userinfo_endpoint": end("me"),
            "id_token_signing_alg_values_supported": ["ES256", "none"] });
        let said = Said {
            token: (500, json!({})),
            codes: Vec::new(),
            userinfo: Value::Null,
            subject: String::new(),
            metadata,
            keys: json!({ "keys": [published(&key, "one")] }),
            asked_keys: 0,
            form: String::new(),
            away: false,
            away_keys: false,
        };
        let said = Arc::new(Mutex::new(said));
        let router = axum::Router::new()
            .route("/.well-known/openid-configuration", get(metadata_of))
            .route("/keys", get(keys_of))
            .route("/token", post(token_of))
            .route("/me", get(userinfo_of))
            .with_state(said.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Provider { issuer, said, key }
    }

    /// What a good token says of somebody.
    pub fn claims(&self, subject: &str, nonce: &str) -> Value {
        self.said.lock().unwrap().subject = subject.to_owned();
        let now = kernel::Clock::system().now().micros() / 1_000_000;
        json!({ "iss": self.issuer, "aud": "parvis", "sub": subject, "nonce": nonce, "iat": now,
            "exp": now + 300, "name": "Noor Haddad", "email": format!("{subject}@example.com"),
            "email_verified": true, "preferred_username": subject })
    }

    /// Its keys.
    pub fn pair(&self) -> Arc<EcdsaKeyPair> {
        self.key.clone()
    }

    pub fn signed(&self, header: &str, claims: &Value) -> String {
        signed(&self.key, header, &claims.to_string())
    }

    /// Answers the next code with this token.
    pub fn answers(&self, token: &str) {
        let answer = json!({ "id_token": token, "access_token": "a", "token_type": "Bearer" });
        self.said.lock().unwrap().token = (200, answer);
    }

    /// Answers this code with this token.
    pub fn answers_code(&self, code: &str, token: &str) {
        let answer = json!({ "id_token": token, "access_token": "a", "token_type": "Bearer" });
        self.said.lock().unwrap().codes.push((format!("code={code}&"), answer));
    }

    pub fn set(&self, change: impl FnOnce(&mut Said)) {
        change(&mut self.said.lock().unwrap());
    }
}

type Shared = State<Arc<Mutex<Said>>>;

fn answer(said: &Said, status: u16, body: &Value) -> Response {
    match said.away {
        true => StatusCode::BAD_GATEWAY.into_response(),
        false => (StatusCode::from_u16(status).unwrap(), Json(body.clone())).into_response(),
    }
}

async fn metadata_of(State(said): Shared) -> Response {
    let said = said.lock().unwrap();
    answer(&said, 200, &said.metadata)
}

async fn keys_of(State(said): Shared) -> Response {
    let mut said = said.lock().unwrap();
    said.asked_keys += 1;
    answer(&said, if said.away_keys { 503 } else { 200 }, &said.keys)
}

async fn token_of(State(said): Shared, form: String) -> Response {
    let mut said = said.lock().unwrap();
    said.form = form;
    let own = said.codes.iter().find(|(code, _)| said.form.contains(code));
    match own {
        Some((_, own)) => answer(&said, 200, own),
        None => answer(&said, said.token.0, &said.token.1),
    }
}

async fn userinfo_of(State(said): Shared) -> Response {
    let said = said.lock().unwrap();
    let own = json!({ "sub": said.subject });
    answer(&said, 200, if said.userinfo.is_null() { &own } else { &said.userinfo })
}
