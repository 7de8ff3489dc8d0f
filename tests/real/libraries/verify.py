"""What the official library for Python says of each request on the standard input."""

import json
import sys

from standardwebhooks import Webhook, WebhookVerificationError


def verdict(request):
    try:
        Webhook(request["secret"]).verify(request["body"], request["headers"])
        return "genuine"
    except WebhookVerificationError as error:
        return str(error)


print(json.dumps([verdict(request) for request in json.load(sys.stdin)]))
