//! Tokens come from the host, and another before anybody notices that one has ended.

use std::time::Duration;

use hookpost_real::{Key, Receiver};
use serde_json::{Value, json};

use super::site::Site;

async fn asked(site: &Site) -> u64 {
    site.browser.run("return asked").await.as_u64().expect("a count")
}

#[tokio::test]
async fn a_token_that_ends_is_followed_by_another_and_nobody_notices() {
    let (site, receiver) = (Site::start().await, Receiver::start().await);
    site.worker.api().endpoint(&receiver.url("/"), json!({})).await;
    site.plain().await;
    assert_eq!(site.open("one", "{ getToken: () => token('expiresIn=4'), firstPage: '/deliveries' }").await, "");
    site.sees("one", "Nothing was delivered yet").await;
    // Longer than two tokens last, the list goes on asking and shows what comes.
    tokio::time::sleep(Duration::from_secs(9)).await;
    site.worker.api().publish("AD234").await;
    site.sees("one", "1 of 31").await;
    let asked = asked(&site).await;
    assert!((2..=7).contains(&asked), "asked {asked} times in 10 seconds of tokens that last 4");
    assert!(!site.words("one").await.contains("session"), "{}", site.words("one").await);
    assert_eq!(site.told("error").await, [Value::Null; 0]);
}

#[tokio::test]
async fn a_token_that_is_revoked_is_followed_by_another() {
    let (site, receiver) = (Site::start().await, Receiver::start().await);
    site.worker.api().endpoint(&receiver.url("/"), json!({})).await;
    site.plain().await;
    assert_eq!(site.open("one", "{ getToken: () => token(), firstPage: '/deliveries' }").await, "");
    site.sees("one", "Nothing was delivered yet").await;
    assert_eq!(site.worker.api().call("DELETE", "portal-access", Key::Provider, None).await.status, 204);
    site.worker.api().publish("AD234").await;
    site.sees("one", "1 of 31").await;
    assert_eq!(asked(&site).await, 2, "once at the start, and once when the first was refused");
    assert!(!site.words("one").await.contains("session has ended"));
}

#[tokio::test]
async fn a_host_that_gives_no_token_is_told_and_asked_again() {
    let site = Site::start().await;
    site.plain().await;
    site.browser.run("window.down = true").await;
    let options = "{ getToken: async () => { if (down) throw new Error('signed out'); return token(); } }";
    assert_eq!(site.open("one", options).await, "");
    let error = site.hears("error", |_| true).await;
    assert_eq!((&error["code"], &error["message"]), (&json!("token"), &json!("getToken gave no token: signed out.")));
    site.sees("one", "Your webhooks could not be opened").await;
    site.browser.run("window.down = false").await;
    site.press("one", "Try again").await;
    site.sees("one", "Get your first notification").await;
}

#[tokio::test]
async fn a_fixed_token_ends_and_one_for_another_partner_opens_nothing() {
    let site = Site::start().await;
    site.plain().await;
    site.browser.run("token('expiresIn=4').then((it) => window.fixed = it)").await;
    site.until("there is a token", "return window.fixed !== undefined").await;
    assert_eq!(site.open("one", "{ token: fixed }").await, "");
    site.sees("one", "Your session has ended").await;
    assert_eq!(site.open("two", "{ getToken: () => token('partner=other'), partner: 'demo' }").await, "");
    let error = site.hears("error", |one| one["portal"] == "two").await;
    assert_eq!(error["message"], "The token cannot be used: the token is for another partner.");
    site.sees("two", "Your webhooks could not be opened").await;
}
