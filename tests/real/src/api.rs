//! The API as a program calls it.

use std::time::Duration;

use reqwest::{Client, Method, Response};
use serde_json::{Value, json};

use crate::{contract, eventually};

/// Whose key a call carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// None.
    None,
    /// One that nobody has.
    Unknown,
    /// The provider's.
    Provider,
    /// The key of the partner `demo`.
    Demo,
    /// The key of the partner `other`.
    Other,
}

/// An answer, read whole.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The `content-type`.
    pub kind: String,
    /// The `etag`; empty if there is none.
    pub etag: String,
    /// The `x-request-id`; empty if there is none.
    pub request_id: String,
    /// The body, if it is JSON.
    pub body: Value,
    /// The body as it came.
    pub text: String,
}

/// A worker's API.
#[derive(Clone, Debug)]
pub struct Api {
    address: String,
    client: Client,
}

impl Api {
    /// The API at an address.
    ///
    /// # Panics
    /// When no client can be made.
    pub fn at(address: String) -> Self {
        let client = Client::builder().timeout(Duration::from_secs(40)).no_proxy().build();
        Self { address, client: client.expect("a client without TLS can be made") }
    }

    /// Where it is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Whether it answers.
    pub async fn is_up(&self) -> bool {
        let answer = self.client.get(format!("{}/health", self.address)).timeout(Duration::from_secs(1)).send().await;
        answer.is_ok()
    }

    /// Makes a call. `path` starts after `/api/v1/partners/demo/` unless it starts with a slash.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn call(&self, method: &str, path: &str, key: Key, body: Option<&str>) -> Answer {
        self.try_call(method, path, key, body, &[]).await.expect("the worker answers")
    }

    /// Makes a call that may find nobody there, with further headers.
    ///
    /// # Errors
    /// When no answer comes.
    ///
    /// # Panics
    /// When the method is none, or the answer breaks the contract.
    pub async fn try_call(
        &self,
        method: &str,
        path: &str,
        key: Key,
        body: Option<&str>,
        headers: &[(&str, &str)],
    ) -> Result<Answer, reqwest::Error> {
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/api/v1/partners/demo/{path}") };
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = self.client.request(method.clone(), format!("{}{path}", self.address));
        let key = match key {
            Key::None => None,
            Key::Unknown => Some("part_nobody"),
            Key::Provider => Some("prov_test"),
            Key::Demo => Some("part_demo"),
            Key::Other => Some("part_other"),
        };
        if let Some(key) = key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.body(body.to_owned());
        }
        let answer = Answer::read(request.send().await?).await?;
        contract::hold(method.as_str(), &path, &answer);
        Ok(answer)
    }

    /// Makes a call with a portal token.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn call_as(&self, method: &str, path: &str, token: &str, body: Option<&str>) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = [("authorization", &bearer[..])];
        self.try_call(method, path, Key::None, body, &headers).await.expect("the worker answers")
    }

    /// Has the provider make a token for the partner `demo`; gives the whole answer.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn grant(&self, wish: Value) -> Value {
        let made = self.call("POST", "portal-access", Key::Provider, Some(&wish.to_string())).await;
        assert_eq!(made.status, 201, "{}", made.text);
        made.body
    }

    /// Makes an endpoint and gives it with its secret added as `secret`.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn endpoint(&self, url: &str, rest: Value) -> Value {
        let mut form = json!({ "url": url });
        form.as_object_mut().expect("an object").extend(rest.as_object().cloned().unwrap_or_default());
        let made = self.call("POST", "endpoints", Key::Demo, Some(&form.to_string())).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let mut endpoint = made.body;
        let path = format!("endpoints/{}/secret", text(&endpoint, "id"));
        endpoint["secret"] = self.call("GET", &path, Key::Demo, None).await.body["secret"].clone();
        endpoint
    }

    /// Publishes an order and gives the event's id.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn publish(&self, order: &str) -> String {
        let answer = self.call("POST", "events", Key::Provider, Some(&order_created(order))).await;
        assert_eq!(answer.status, 202, "{}", answer.text);
        text(&answer.body, "id")
    }

    /// All deliveries that a query finds, newest first; one page.
    ///
    /// # Panics
    /// When the query is refused.
    pub async fn deliveries(&self, query: &str) -> Vec<Value> {
        let answer = self.call("GET", &format!("deliveries?{query}"), Key::Demo, None).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.body["deliveries"].as_array().expect("a list").clone()
    }

    /// Waits until the newest delivery has that status, and gives it with its attempts.
    ///
    /// # Panics
    /// When it takes over 40 seconds.
    pub async fn newest(&self, status: &str) -> Value {
        let what = format!("the newest delivery is {status}");
        let found = eventually(&what, Duration::from_secs(40), || async {
            let newest = self.deliveries("").await.into_iter().next()?;
            (newest["status"] == status).then_some(newest)
        })
        .await;
        let id = text(&found, "id");
        self.call("GET", &format!("deliveries/{id}"), Key::Demo, None).await.body
    }
}

impl Answer {
    async fn read(response: Response) -> Result<Self, reqwest::Error> {
        let status = response.status().as_u16();
        let field = |name: &str| {
            let value = response.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let (kind, etag, request_id) = (field("content-type"), field("etag"), field("x-request-id"));
        let text = response.text().await?;
        Ok(Self { status, kind, etag, request_id, body: serde_json::from_str(&text).unwrap_or_default(), text })
    }
}

/// A publish of the smallest event there is, told apart by its order number.
pub fn order_created(order: &str) -> String {
    let data = json!({ "orderNumber": order, "status": "CREATED", "productCode": "C1BLP10300", "quantity": 1 });
    json!({ "eventType": "ORDER.CREATED", "data": data }).to_string()
}

/// A member of an object as text.
///
/// # Panics
/// When it is none.
pub fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("{name} is text in {value}")).to_owned()
}
