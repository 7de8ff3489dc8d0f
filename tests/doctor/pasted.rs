//! Headers in every form in which they are copied, and headers that lack or repeat something.

use hookpost::doctor::{Case, Cause, Diagnosis, Field, Note, examine};
use hookpost::model::Timestamp;
use serde_json::json;

use crate::{NOW, Request, SECRET, diagnose};

#[track_caller]
fn is_valid(headers: &str) {
    let request = Request::new();
    let found = diagnose(headers, &request.body, &[SECRET]);
    assert_eq!(found, Diagnosis::Valid { secret: 0, age: 1 }, "{headers}");
}

#[test]
fn headers_are_read_in_every_form_in_which_they_are_copied() {
    let Request { id, timestamp, signature, .. } = Request::new();
    let lines = [("webhook-id", &id), ("webhook-timestamp", &timestamp), ("webhook-signature", &signature)];
    let each = |write: &dyn Fn(&str, &str) -> String| {
        lines.iter().map(|(name, value)| write(name, value)).collect::<Vec<_>>().join("\n")
    };
    is_valid(&each(&|name, value| format!("{name}: {value}")));
    is_valid(&each(&|name, value| format!("{name}:{value}   ")));
    is_valid(&format!("POST /hooks HTTP/1.1\r\nhost: a.example\r\n{}\r\n", Request::new().headers()));
    is_valid(&each(&|name, value| format!("< {name}: {value}\r")));
    is_valid(&each(&|name, value| format!("> {name}: {value}")));
    is_valid(&each(&|name, value| format!("  -H '{name}: {value}' \\")));
    is_valid(&each(&|name, value| format!("\"{name}\": \"{value}\",")));
    is_valid(&each(&|name, value| format!("    [HTTP_{}] => {value}", name.to_uppercase().replace('-', "_"))));
    is_valid(&format!("{id}\n{timestamp}\n{signature}"));
    is_valid(&format!("{signature}\n\n{timestamp}\n{id}\n"));
    is_valid(&json!({"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}).to_string());
    is_valid(
        &json!({"Webhook-Id": [id], "Webhook-Timestamp": [timestamp], "Webhook-Signature": [signature]}).to_string(),
    );
    is_valid(&json!({"webhook_id": id, "webhook_timestamp": NOW / 1000, "webhook_signature": signature}).to_string());
    is_valid(
        &json!([["webhook-id", id], ["webhook-timestamp", timestamp], ["webhook-signature", signature]]).to_string(),
    );
    is_valid(&json!(["webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature]).to_string());
    is_valid(&format!(
        "{{'Webhook-Id': '{id}', 'Webhook-Timestamp': '{timestamp}', 'Webhook-Signature': '{signature}'}}"
    ));
}

#[test]
fn names_in_other_letters_do_no_harm_and_are_mentioned() {
    let request = Request::new();
    let headers = request.headers().replace("webhook-id", "Webhook-Id");
    let case = Case { headers: &headers, body: &request.body, secrets: &[SECRET], sent: None, likes: &[] };
    let examined = examine(&case);
    assert_eq!(examined.notes(), [Note::NameSpelt("Webhook-Id".to_owned())]);
    assert_eq!(examined.judge(Timestamp::from_millis(NOW)), Diagnosis::Valid { secret: 0, age: 0 });
}

#[test]
fn a_header_that_is_missing_is_named() {
    let request = Request::new();
    let without = |name: &str| {
        let headers = request.headers();
        let kept: Vec<_> = headers.lines().filter(|line| !line.starts_with(name)).collect();
        diagnose(&kept.join("\n"), &request.body, &[SECRET])
    };
    // The id stands in the body too, so that all else can still be proven.
    assert_eq!(without("webhook-id"), Diagnosis::Explained { secret: 0, causes: vec![Cause::Missing(Field::Id)] });
    let empty = request.headers().replace(&request.signature, "");
    let seen = Diagnosis::Unexplained { causes: vec![Cause::Missing(Field::Signature)] };
    assert_eq!(diagnose(&empty, &request.body, &[SECRET]), seen);
    for field in [Field::Timestamp, Field::Signature] {
        assert_eq!(without(field.name()), Diagnosis::Unexplained { causes: vec![Cause::Missing(field)] });
    }
}

#[test]
fn a_header_that_is_there_twice_is_named() {
    let request = Request::new();
    let twice = |field: Field, value: &str| {
        let headers = format!("{}{}: {value}", request.headers(), field.name());
        let found = diagnose(&headers, &request.body, &[SECRET]);
        assert_eq!(found, Diagnosis::Explained { secret: 0, causes: vec![Cause::Repeated(field)] });
    };
    twice(Field::Id, &request.id);
    twice(Field::Id, "evt_another");
    twice(Field::Timestamp, &request.timestamp);
    twice(Field::Timestamp, "1700000000");
    twice(Field::Signature, &request.signature);
    let joined = request.headers().replace(&request.id, &format!("{0}, {0}", request.id));
    let found = diagnose(&joined, &request.body, &[SECRET]);
    assert_eq!(found, Diagnosis::Explained { secret: 0, causes: vec![Cause::Repeated(Field::Id)] });
}
