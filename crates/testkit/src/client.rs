//! Somebody who uses the network over HTTP, through its pages and its API.

use kernel::{PersonId, Viewer};
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, ORIGIN};
use reqwest::multipart::Form;
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::Value;

use crate::TestApp;

/// Somebody with a session and an access token, or nobody.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    address: String,
    who: Option<Who>,
}

#[derive(Clone)]
struct Who {
    viewer: Viewer,
    session: String,
    token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|_| panic!("status {}: no JSON: {}", self.status, self.text))
    }

    /// Where a redirect leads; empty when it is none.
    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The same, after making sure of its status.
    ///
    /// # Panics
    /// When it is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

impl Client {
    /// Who asks at this address: a person with a session and an access token, or nobody.
    pub fn new(address: &str, who: Option<(Viewer, String, String)>) -> Client {
        crate::secured();
        // A connection on which the server refused a body unread is closed: none is used again.
        let http = reqwest::Client::builder().redirect(Policy::none()).pool_max_idle_per_host(0);
        // It asks this machine alone: reading the authorities of the system takes longer than many a test.
        let http = http.tls_certs_only(std::iter::empty()).build();
        Client {
            http: http.expect("an HTTP client"),
            address: address.to_owned(),
            who: who.map(|(viewer, session, token)| Who { viewer, session, token }),
        }
    }

    fn who(&self) -> &Who {
        self.who.as_ref().expect("somebody who is signed in")
    }

    /// Who this is.
    pub fn id(&self) -> PersonId {
        self.who().viewer.id
    }

    /// Who this is, as rules take it.
    pub fn viewer(&self) -> Viewer {
        self.who().viewer.clone()
    }

    /// The same person on another node.
    pub fn on(&self, node: &TestApp) -> Client {
        let http = self.http.clone();
        Client { http, address: node.address.clone(), who: self.who.clone() }
    }

    /// The same person with another access token.
    pub fn bearing(mut self, token: &str) -> Client {
        self.who = self.who.map(|who| Who { token: token.to_owned(), ..who });
        self
    }

    /// The same person in another session.
    pub fn seated(mut self, session: &str) -> Client {
        self.who = self.who.map(|who| Who { session: session.to_owned(), ..who });
        self
    }

    /// The name in addresses.
    pub fn handle(&self) -> &str {
        &self.who().viewer.handle
    }

    /// The secret of the session, for the cookie of a browser.
    pub fn session(&self) -> &str {
        &self.who().session
    }

    /// The access token.
    pub fn token(&self) -> &str {
        &self.who().token
    }

    /// The token that forms of this session carry.
    pub fn csrf(&self) -> String {
        kernel::secret::derive(self.session(), "csrf")
    }

    fn page(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self
            .http
            .request(method, format!("{}{path}", self.address))
            .header(ORIGIN, &self.address);
        match &self.who {
            Some(who) => request.header(COOKIE, format!("parvis={}", who.session)),
            None => request,
        }
    }

    async fn send(request: RequestBuilder) -> Answer {
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.bytes().await.expect("a body");
        Answer {
            status: StatusCode::as_u16(&status),
            headers,
            text: String::from_utf8_lossy(&text).into_owned(),
        }
    }

    /// A request for a page, to be sent.
    pub fn asking(&self, path: &str) -> RequestBuilder {
        self.page(Method::GET, path)
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        Self::send(self.page(Method::GET, path)).await
    }

    /// What the forms of a page are sent with by somebody who is not signed in: the token, and the
    /// cookie it belongs to.
    ///
    /// # Panics
    /// When the page has no form.
    pub async fn form_token(&self, path: &str) -> (String, String) {
        let page = self.get(path).await;
        let cookie = page.headers["set-cookie"].to_str().expect("a cookie");
        let secret = cookie.split(['=', ';']).nth(1).expect("a value");
        (kernel::secret::derive(secret, "csrf"), format!("parvis-csrf={secret}"))
    }

    /// Sends a form with these cookies.
    pub async fn post_as(&self, cookies: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.page(Method::POST, path).header(COOKIE, cookies);
        Self::send(page.form(&fields)).await
    }

    /// The same with headers of one's own.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let plain = self.page(Method::GET, path);
        let asked = headers.iter().fold(plain, |asked, (name, value)| asked.header(*name, *value));
        Self::send(asked).await
    }

    /// Asks for a piece of a page, as the script does.
    pub async fn fragment(&self, path: &str) -> Answer {
        Self::send(self.page(Method::GET, path).header("X-Fragment", "1")).await
    }

    /// Sends a form of a page.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut fields = fields.to_vec();
        let csrf = self.who.as_ref().map(|_| self.csrf()).unwrap_or_default();
        fields.push(("csrf", &csrf));
        Self::send(self.page(Method::POST, path).form(&fields)).await
    }

    /// Sends a body as it is, as other systems do.
    pub async fn send_bytes(&self, path: &str, media: &str, body: Vec<u8>) -> Answer {
        Self::send(self.page(Method::POST, path).header(CONTENT_TYPE, media).body(body)).await
    }

    /// A form of a page, to be filled and sent.
    pub fn form(&self, path: &str) -> RequestBuilder {
        self.page(Method::POST, path)
    }

    /// What the form that would be sent to this address shows of who will read what is written.
    async fn shown(&self, path: &str, fields: &[(&str, &str)]) -> Option<String> {
        let known = |name: &str| fields.iter().find(|(field, _)| *field == name);
        let page = match path.strip_suffix("/comments") {
            _ if known("audience").is_some() => return None,
            Some(post) => post.to_owned(),
            None if path != "/posts" && path != "/drafts" => return None,
            None => format!("/posts/new?space={}", known("space")?.1),
        };
        let page = self.get(&page).await.text;
        let (_, value) = page.split_once("name=\"audience\" value=\"")?;
        value.split_once('"').map(|(value, _)| value.to_owned())
    }

    /// Sends a form of a page that may bring files: (file name, bytes). Where none of the fields says who
    /// was shown to read it, it is what the page shows now.
    pub async fn post_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: Vec<(&str, Vec<u8>)>,
    ) -> Answer {
        let files = files.into_iter().map(|(name, bytes)| ("upload", name, bytes)).collect();
        self.post_named_files(path, fields, files).await
    }

    /// The same with the field of each file: (field, file name, bytes).
    pub async fn post_named_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: Vec<(&str, &str, Vec<u8>)>,
    ) -> Answer {
        let csrf = self.who.as_ref().map(|_| self.csrf()).unwrap_or_default();
        let mut form = Form::new().text("csrf", csrf);
        for (name, value) in fields {
            form = form.text((*name).to_owned(), (*value).to_owned());
        }
        if let Some(shown) = self.shown(path, fields).await {
            form = form.text("audience", shown);
        }
        for (field, name, bytes) in files {
            let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
            form = form.part(field.to_owned(), part);
        }
        Self::send(self.page(Method::POST, path).multipart(form)).await
    }

    /// Calls the API with the access token.
    pub async fn api(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        Self::send(self.request(method, path, body)).await
    }

    /// A call of the API, to be sent.
    pub fn request(&self, method: &str, path: &str, body: Option<Value>) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = self.http.request(method, format!("{}/api/v1{path}", self.address));
        if let Some(who) = &self.who {
            request = request.bearer_auth(&who.token);
        }
        match body {
            Some(body) => request.header(CONTENT_TYPE, "application/json").body(body.to_string()),
            None => request,
        }
    }

    /// Uploads a file over the API; answers its identifier.
    pub async fn upload(&self, name: &str, bytes: Vec<u8>) -> Answer {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let form = Form::new().part("file", part);
        Self::send(self.request("POST", "/files", None).multipart(form)).await
    }

    /// The same to another address of the API, after these fields.
    pub async fn upload_to(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        name: &str,
        bytes: Vec<u8>,
    ) -> Answer {
        let mut form = Form::new();
        for (field, value) in fields {
            form = form.text((*field).to_owned(), (*value).to_owned());
        }
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        Self::send(self.request("POST", path, None).multipart(form.part("file", part))).await
    }

    /// Publishes a message over the API; answers its identifier.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn publish(&self, space: &str, body: &str) -> String {
        let new = serde_json::json!({ "space": space, "body": body });
        let answer = self.api("POST", "/posts", Some(new)).await.expect(201);
        answer.json()["id"].as_str().expect("an identifier").to_owned()
    }

    /// Comments a post over the API; answers the comment's identifier.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn comment(&self, post: &str, body: &str) -> String {
        let path = format!("/posts/{post}/comments");
        let new = serde_json::json!({ "body": body });
        let answer = self.api("POST", &path, Some(new)).await.expect(201);
        answer.json()["id"].as_str().expect("an identifier").to_owned()
    }
}
