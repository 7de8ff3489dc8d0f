//! A receiver in a few lines that verifies the signature, in the languages that partners ask for.

use yew::prelude::*;

use crate::components::{Code, Language, Tab, Tabs};
use crate::say;

const NODE: &str = r#"// npm install standardwebhooks
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET); // whsec_…

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const event = webhook.verify(Buffer.concat(chunks), request.headers);
    console.log(event.eventType, event.id); // the same id twice: you have it already
    response.writeHead(204).end();
  } catch {
    response.writeHead(400).end("The signature does not match.");
  }
}).listen(9000);
"#;

const PYTHON: &str = r#"# pip install standardwebhooks
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from standardwebhooks import Webhook, WebhookVerificationError

webhook = Webhook(os.environ["WEBHOOK_SECRET"])  # whsec_…

class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        try:
            event = webhook.verify(body, dict(self.headers))
            print(event["eventType"], event["id"])  # the same id twice: you have it already
            self.send_response(204)
        except WebhookVerificationError:
            self.send_response(400)
        self.end_headers()

HTTPServer(("", 9000), Receiver).serve_forever()
"#;

#[function_component]
pub(super) fn Receiver() -> Html {
    let tab = |words: &'static str, text: &'static str| Tab {
        words,
        panel: html! { <Code {text} language={Language::Plain} label={say::receiver_in(words)} /> },
    };
    html! { <Tabs label={say::code_language()} tabs={vec![tab("Node", NODE), tab("Python", PYTHON)]} /> }
}
