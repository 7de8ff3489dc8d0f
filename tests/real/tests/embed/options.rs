//! What a host may choose, and what it is told when a choice is wrong.

use hookpost_real::{Receiver, text};
use serde_json::{Value, json};

use super::site::{FIND, Site};

#[tokio::test]
async fn an_option_that_is_wrong_is_named_with_what_is_expected() {
    let site = Site::start().await;
    site.plain().await;
    for (options, message) in [
        ("{}", "Option getToken: expected a function that gives a portal token (or `token`"),
        ("{ getToken: 'hp1.x' }", "Option getToken: expected a function, got a value of the type string."),
        (
            "{ getToken: token, theme: 'blue' }",
            "Option theme: expected \"auto\" or \"light\" or \"dark\", got \"blue\".",
        ),
        ("{ getToken: token, theme: 3 }", "Option theme: expected a text, got a value of the type number."),
        (
            "{ getToken: token, readOnly: 'yes' }",
            "Option readOnly: expected true or false, got a value of the type string.",
        ),
        (
            "{ getToken: token, sections: 'events' }",
            "Option sections: expected a list of texts, got a value of the type string.",
        ),
        ("{ getToken: token, sections: ['event'] }", "Option sections: expected a list of \"overview\""),
        ("{ getToken: token, tokn: 'x' }", "Option tokn: expected a name among apiBase, token, getToken"),
        (
            "{ getToken: token, firstPage: '/billing' }",
            "Option firstPage: expected a path of the portal such as /endpoints",
        ),
        (
            "{ getToken: token, firstPage: '/endpoints', sections: ['events'] }",
            "Option firstPage: expected a path of the portal such as /endpoints or",
        ),
        ("{ getToken: token, onEvent: {} }", "Option onEvent: expected a function, got a value of the type object."),
        ("{ getToken: token, apiBase: '/api' }", "Option apiBase: expected an address such as https://"),
    ] {
        let answered = site.open("one", options).await;
        assert!(answered.starts_with(message), "{options}: {answered}");
        assert!(site.words("one").await.contains(&answered), "{options}: it stands where the portal would");
        site.browser.run("portals.one.unmount()").await;
    }
    let errors = site.told("error").await;
    assert!(errors.iter().all(|one| one["code"] == "option"), "{errors:?}");
    assert_eq!(errors.len(), 11, "all but the one whose `onEvent` cannot be called");
    let thrown = site.browser.run("try { open('nothing', {}) } catch (e) { return e.message }; return ''").await;
    let thrown = if thrown == "" {
        site.browser
            .run("return import('/plain.js').then(() => open('nothing', {}).catch((e) => e.message), (e) => e.message)")
            .await
    } else {
        thrown
    };
    assert!(thrown.to_string().contains("the first argument is an element"), "{thrown}");
}

#[tokio::test]
async fn read_only_offers_nothing_to_change_whatever_the_token_allows() {
    let (site, receiver) = (Site::start().await, Receiver::start().await);
    let made = site.worker.api().endpoint(&receiver.url("/"), json!({})).await;
    site.plain().await;
    let options =
        format!("{{ getToken: () => token(), readOnly: true, firstPage: '/endpoints/{}' }}", text(&made, "id"));
    assert_eq!(site.open("one", &options).await, "");
    site.sees("one", "Latest deliveries").await;
    site.sees("one", "view only").await;
    let fields = format!(
        "{FIND} return find('one').querySelectorAll('.editor form :is(input, textarea):not(:disabled)').length"
    );
    assert_eq!(site.browser.run(&fields).await, 0);
    let buttons = format!(
        "{FIND} return [...find('one').querySelectorAll('.page button:not(:disabled)')].map((one) => one.innerText)"
    );
    assert_eq!(
        site.browser.run(&buttons).await,
        json!(["Copy"]),
        "what was sent can be copied, and nothing can be changed"
    );
}

#[tokio::test]
async fn only_the_sections_that_were_chosen_are_shown() {
    let (site, receiver) = (Site::start().await, Receiver::start().await);
    site.worker.api().endpoint(&receiver.url("/"), json!({})).await;
    site.worker.api().publish("AD234").await;
    site.plain().await;
    let tabs = format!("{FIND} return [...find('one').querySelectorAll('.bar a')].map((tab) => tab.innerText)");
    assert_eq!(site.open("one", "{ getToken: () => token(), sections: ['security', 'deliveries'] }").await, "");
    site.sees("one", "Order created").await;
    assert_eq!(site.browser.run(&tabs).await, json!(["Deliveries", "Security"]));
    assert_eq!(site.hears("navigate", |_| true).await["path"], "/deliveries", "the first one that is shown");
    // Neither keys nor links lead to what was left out.
    let key = |key: &str| {
        format!(
            "{FIND} find('one').querySelector('.bar a').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, composed: true }}))"
        )
    };
    for one in ["g", "e"] {
        site.browser.run(&key(one)).await;
    }
    site.press("one", "Security").await;
    site.sees("one", "Verify").await;
    let paths: Vec<Value> = site.told("navigate").await.into_iter().map(|one| one["path"].clone()).collect();
    assert_eq!(paths, ["/deliveries", "/security"]);
    site.browser.run("portals.one.unmount()").await;

    // What needs no token is there without one.
    assert_eq!(site.open("one", "{ sections: ['events', 'validator'] }").await, "");
    site.sees("one", "Nurse assigned").await;
    assert_eq!(site.browser.run(&tabs).await, json!(["Events", "Validator"]));
    assert_eq!(site.told("error").await, [Value::Null; 0]);
}

#[tokio::test]
async fn the_address_holds_the_page_where_a_host_lets_it() {
    let site = Site::start().await;
    site.plain().await;
    let address = "{ getToken: () => token(), history: 'address', firstPage: '/events' }";
    assert_eq!(site.open("one", address).await, "");
    site.sees("one", "Nurse assigned").await;
    site.press("one", "Endpoints").await;
    site.until("the address says so", "return location.hash === '#/endpoints'").await;
    assert_eq!(site.browser.path().await, "/plain.html");
    site.press("one", "Security").await;
    site.until("the address says so", "return location.hash === '#/security'").await;
    site.browser.run("history.back()").await;
    site.hears("navigate", |one| one["path"] == "/endpoints").await;
    site.until("it went back", "return location.hash === '#/endpoints'").await;
    // A second one would be in the way of the first.
    let refused = site.open("two", address).await;
    assert!(refused.starts_with("Option history: expected \"memory\", since another portal"), "{refused}");
    // An anchor of the host's own is nothing to the portal.
    site.browser.run("location.hash = 'top'").await;
    site.sees("one", "Endpoints").await;
    site.browser.run("portals.one.unmount(); location.hash = '#/deliveries'").await;
    assert_eq!(site.open("one", address).await, "", "the address is free again");
    site.hears("navigate", |one| one["path"] == "/deliveries").await;
}

#[tokio::test]
async fn a_hosts_colours_are_used_and_those_that_cannot_be_read_are_named() {
    let site = Site::start().await;
    site.plain().await;
    let lend = |colours: &str| format!("document.getElementById('one').style.cssText = '{colours}'");
    let accent = format!(
        "{FIND} return getComputedStyle(find('one').querySelector('.button[data-variant=primary]')).backgroundColor"
    );
    site.browser.run(&lend("--hookpost-accent: #0b5d4d; --hookpost-on-accent: #fff; --hookpost-radius: 0px; --hookpost-font: monospace; --hookpost-density: 0.8")).await;
    assert_eq!(site.open("one", "{ getToken: () => token(), theme: 'light' }").await, "");
    site.sees("one", "Get your first notification").await;
    assert_eq!(site.browser.run(&accent).await, "rgb(11, 93, 77)");
    let look = format!(
        "{FIND} const {{ borderRadius, fontFamily, height }} = getComputedStyle(find('one').querySelector('.button[data-variant=primary]')); return [borderRadius, fontFamily, Math.abs(parseFloat(height) - 28.8) < 0.1]"
    );
    assert_eq!(site.browser.run(&look).await, json!(["0px", "monospace", true]));
    assert_eq!(site.told("error").await, [Value::Null; 0], "they can be read");
    site.browser.run("portals.one.unmount()").await;

    site.browser.run(&lend("--hookpost-accent: #ffd54f; --hookpost-background: #fffdf5; --hookpost-text: #222")).await;
    assert_eq!(site.open("one", "{ getToken: () => token(), theme: 'light' }").await, "");
    let errors = site.told("error").await;
    let messages: Vec<&str> = errors.iter().filter_map(|one| one["message"].as_str()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(
        messages[0].starts_with("--hookpost-accent on --hookpost-background has a contrast of 1.3"),
        "{messages:?}"
    );
    assert!(messages[1].contains("in the light theme; 4.5 is needed"), "{messages:?}");
    assert!(errors.iter().all(|one| one["code"] == "colours"), "{errors:?}");
    site.browser.run("portals.one.unmount(); told.length = 0").await;

    site.browser.run(&lend("--hookpost-accent: blurple")).await;
    assert_eq!(site.open("one", "{ getToken: () => token() }").await, "");
    let nonsense = site.hears("error", |_| true).await;
    assert_eq!(nonsense["message"], "--hookpost-accent is \"blurple\", which is no colour.");
}
