"""What may go wrong at a vendor. A test orders the faults, and each create takes the next one."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    # The create is refused, in the vendor's own words, and nothing is made.
    REJECTED = "rejected"
    BAD_KEY = "bad_key"
    NO_FUNDS = "no_funds"
    MODERATED_BEFORE = "moderated_before"
    #: With Retry-After: 7.
    RATE_LIMITED = "rate_limited"
    RATE_LIMITED_SILENTLY = "rate_limited_silently"
    BUSY = "busy"
    #: Rejected, and yet HTTP 200.
    ERROR_IN_200 = "error_in_200"

    # The create gets no answer that says what became of it.
    DROP = "drop"
    ACCEPT_THEN_DROP = "accept_then_drop"
    #: Answers only when the client has given up.
    SLOW = "slow"
    SERVER_ERROR = "server_error"
    GARBLED = "garbled"
    #: A success that does not say what it made.
    NAMELESS = "nameless"

    # It is made, and the first poll gets no answer that could be read.
    POLL_DROP = "poll_drop"
    POLL_SERVER_ERROR = "poll_server_error"
    POLL_GARBLED = "poll_garbled"
    POLL_RATE_LIMITED = "poll_rate_limited"
    #: The account is closed to us while a render of it goes on.
    POLL_BAD_KEY = "poll_bad_key"

    # It is made, and on its way:
    UNKNOWN_STATE = "unknown_state"
    FAILED = "failed"
    MODERATED_AFTER = "moderated_after"
    CANCELLED = "cancelled"
    #: Nobody there knows of it any more.
    GONE = "gone"

    # It is finished, and the file is not to be had, or not the right one.
    EXPIRED_LINK = "expired_link"
    DEAD_LINK = "dead_link"
    BROKEN_DOWNLOAD = "broken_download"
    TRUNCATED_FILE = "truncated_file"
    WRONG_LENGTH = "wrong_length"
    WRONG_SIZE = "wrong_size"

    # It is finished, and the callback is not what it should be.
    CALLBACK_MISSING = "callback_missing"
    #: Comes after a poll has already found the end.
    CALLBACK_LATE = "callback_late"
    CALLBACK_DUPLICATE = "callback_duplicate"
    #: Somebody else says so first, while it is not finished.
    CALLBACK_FORGED = "callback_forged"


REFUSED = frozenset(
    {
        Fault.REJECTED,
        Fault.BAD_KEY,
        Fault.NO_FUNDS,
        Fault.MODERATED_BEFORE,
        Fault.RATE_LIMITED,
        Fault.RATE_LIMITED_SILENTLY,
        Fault.BUSY,
        Fault.ERROR_IN_200,
    }
)
UNANSWERED = frozenset(
    {Fault.ACCEPT_THEN_DROP, Fault.SLOW, Fault.SERVER_ERROR, Fault.GARBLED, Fault.NAMELESS}
)
CALLBACKS = frozenset(
    {Fault.CALLBACK_MISSING, Fault.CALLBACK_LATE, Fault.CALLBACK_DUPLICATE, Fault.CALLBACK_FORGED}
)
#: What every vendor can do to one; links, callbacks and errors in a 200 are only some vendors'.
USUAL = frozenset(Fault) - CALLBACKS - {Fault.ERROR_IN_200, Fault.EXPIRED_LINK, Fault.DEAD_LINK}
LINKS = frozenset({Fault.EXPIRED_LINK, Fault.DEAD_LINK})
