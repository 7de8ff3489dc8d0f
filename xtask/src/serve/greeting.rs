//! What is said once everything is up: the portal's links, and how to publish a first event.

use super::keys::{Keys, PARTNER};
use super::links::Links;

/// The least that the schema of `ORDER.CREATED` asks for.
const EXAMPLE: &str = r#"{"orderNumber":"AD234","status":"CREATED","productCode":"C1BLP10300","quantity":1}"#;

/// Prints it.
pub(super) fn print(port: u16, keys: &Keys, links: &Links) {
    let site = format!("http://127.0.0.1:{port}");
    let Keys { provider, partner } = keys;
    let Links { admin, viewer } = links;
    println!(
        "
Hookpost is up; Ctrl-C stops it.

  Portal        {admin}
  To look only  {viewer}
  Provider key  {provider}
  Partner key   {partner}  (for programs of the partner's)

The links open the portal of the partner {PARTNER} for 7 days; each start makes new ones.

Publish an event:

  curl -i {site}/api/v1/partners/{PARTNER}/events \\
    -H 'authorization: Bearer {provider}' -H 'content-type: application/json' \\
    -d '{{\"eventType\":\"ORDER.CREATED\",\"data\":{EXAMPLE}}}'
"
    );
}
