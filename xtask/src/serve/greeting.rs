//! What is said once everything is up: the portal's link, and how to publish a first event.

use super::keys::{Keys, PARTNER};

/// The least that the schema of `ORDER.CREATED` asks for.
const EXAMPLE: &str = r#"{"orderNumber":"AD234","status":"CREATED","productCode":"C1BLP10300","quantity":1}"#;

/// Prints it.
pub(super) fn print(port: u16, keys: &Keys) {
    let site = format!("http://127.0.0.1:{port}");
    let Keys { provider, partner } = keys;
    println!(
        "
Hookpost is up; Ctrl-C stops it.

  Portal        {site}/#partner={PARTNER}&key={partner}
  Provider key  {provider}

Publish an event:

  curl -i {site}/api/v1/partners/{PARTNER}/events \\
    -H 'authorization: Bearer {provider}' -H 'content-type: application/json' \\
    -d '{{\"eventType\":\"ORDER.CREATED\",\"data\":{EXAMPLE}}}'
"
    );
}
