"""The one way out: HTTP to callers' addresses, which must not be our own network, and to vendors."""

from rushes.net.addresses import is_public
from rushes.net.callers import Unreachable, fetch, post
from rushes.net.client import Answer, Client, Unanswered, Unsent
from rushes.net.forms import Form

__all__ = ["Answer", "Client", "Form", "Unanswered", "Unreachable", "Unsent", "fetch", "is_public", "post"]
