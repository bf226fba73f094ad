"""The one way out: HTTP to callers' addresses, which must not be our own network, and to vendors."""

from rushes.net.addresses import is_public
from rushes.net.callers import Unreachable, fetch, post
from rushes.net.client import Answer, Client, Unanswered, Unsent

__all__ = ["Answer", "Client", "Unanswered", "Unreachable", "Unsent", "fetch", "is_public", "post"]
