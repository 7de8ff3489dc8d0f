"""What a JSON Schema cannot say of a valid request, for schemathesis: a moment that is not over, a name that stands there once.

Only requests that are meant to be valid are touched, but for one thing: whatever is sent goes to the test's own receiver.
No check is left out.
"""

import datetime
import os
import re

import schemathesis

RECEIVER = os.environ["HOOKPOST_RECEIVER"]
EXAMPLE = "https://api.clinic.example/hooks"
RESERVED = re.compile(
    r"(?i)^(content-type|content-length|transfer-encoding|content-encoding|host|connection|keep-alive|te|trailer|upgrade"
    r"|expect|(set-)?cookie2?|user-agent|date|origin|referer|via|forwarded|x-forwarded-for|x-real-ip"
    r"|(webhook|proxy|sec|cf)-.*)$"
)


@schemathesis.serializer("application/x-ndjson")
def lines(_context, value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


@schemathesis.hook
def before_call(_context, case, _kwargs):
    if isinstance(case.body, dict) and case.body.get("url") == EXAMPLE:
        case.body = {**case.body, "url": RECEIVER}
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    # A tag is that of the endpoint as it is, which nobody can know ahead: `*` names every version.
    if case.headers and "If-Match" in case.headers:
        case.headers["If-Match"] = "*"
    body = case.body
    if isinstance(body, list):
        case.body = [event(one) for one in body]
    elif isinstance(body, str) and case.media_type == "application/x-ndjson":
        case.body = '{"eventType":"ORDER.CREATED","data":{}}\n' + body
    elif isinstance(body, dict):
        case.body = endpoint(replay(event(dict(body))))


def event(body):
    """An event leaves at a moment that is not over, and at most 30 days ahead."""
    if isinstance(body, dict) and isinstance(body.get("deliverAt"), str):
        soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
        return {**body, "deliverAt": soon.strftime("%Y-%m-%dT%H:%M:%SZ")}
    return body


def replay(body):
    """`since` is before `until`."""
    if isinstance(body.get("since"), str) and isinstance(body.get("until"), str):
        return {**body, "since": "2026-01-01T00:00:00Z", "until": "2026-02-01T00:00:00Z"}
    return body


def endpoint(body):
    """The host may be called; a header stands there once, is none of ours, and has a value."""
    if isinstance(body.get("url"), str):
        body["url"] = f"{RECEIVER}/{len(body['url'])}"
    if isinstance(body.get("headers"), list):
        rows = {}
        for row in body["headers"]:
            name = row["name"].lower()
            name = f"x-{name}"[:256] if RESERVED.match(name) else name
            value = row["value"] if isinstance(row.get("value"), str) else "kept"
            rows[name] = {"name": name, "value": value[:300]}
        body["headers"] = list(rows.values())
    return body
