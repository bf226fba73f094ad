"""Every error of Rushes, in one tree.

    RushesError
    ├── InvalidRequest            400  the caller can mend it: names the field and what would be right
    │   ├── Unsupported           400  the engine behind the model cannot do it
    │   ├── Unprocessable         422  understood, and out of range: what the 2 Pro API says for it
    │   └── NotReady              400  asked for a file before there is one
    ├── Unauthenticated           401
    ├── InsufficientQuota         402  the account cannot pay for it
    │   └── BudgetExhausted       402  a budget does not reach
    ├── Forbidden                 403  the key is valid, and does not open this
    │   └── InsufficientScope     403
    ├── NotFound                  404
    ├── MethodNotAllowed          405
    ├── Conflict                  409
    ├── TooLarge                  413
    ├── UnsupportedMediaType      415
    ├── RangeNotSatisfiable       416
    ├── IdempotencyConflict       422
    ├── RateLimited               429  the plan allows no more just now; says when
    ├── Unavailable               503  we cannot take work just now; come back
    ├── RenderError                    an attempt failed; its class says what to do next
    │   ├── WorkerCrashed              transient
    │   ├── WorkerHung                 transient
    │   ├── Interrupted                transient; the server went away, the video is not to blame
    │   ├── DiskFull                   transient; there may be room later
    │   ├── BadMedia                   terminal; the file is not the video it should be
    │   ├── SubmitUnknown              nobody knows whether the provider has it; never sent again by itself
    │   ├── NotNow                     transient; the provider could not be asked, or has no room
    │   ├── ProviderFailed             transient; it took the order and made nothing of it
    │   ├── RenderLost                 transient; the provider does not know of it any more
    │   ├── ProviderRejected           terminal; it does not take this order
    │   ├── Moderated                  policy; what was asked for, or what was made, is not allowed there
    │   └── AccountSuspended           money; the account there is closed to us
    └── Fatal                          the process cannot go on; one line, exit code 1

The class attribute ``code`` is the envelope's ``code``; the docstring's first line is the default message.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from rushes.models.limit import Standing


class RushesError(Exception):
    """Something went wrong."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "server_error"
    code: ClassVar[str | None] = None
    #: What the answer's ``x-should-retry`` says; None leaves the choice to the client's own rules.
    should_retry: ClassVar[bool | None] = None

    def __init__(
        self, message: str | None = None, *, param: str | None = None, code: str | None = None
    ) -> None:
        self.message = message or (type(self).__doc__ or "").splitlines()[0]
        self.param = param
        self.specific_code = code
        super().__init__(self.message)

    @property
    def wire_code(self) -> str | None:
        return self.specific_code or self.code


class InvalidRequest(RushesError):
    """The request is not valid."""

    status = 400
    type = "invalid_request_error"
    code = "invalid_value"


class Unsupported(InvalidRequest):
    """The engine behind this model cannot do that."""

    code = "unsupported"


class Unprocessable(InvalidRequest):
    """A value is outside of what can be made."""

    status = 422


class NotReady(InvalidRequest):
    """The video is not finished yet."""

    code = "video_not_ready"


class Unauthenticated(RushesError):
    """No valid API key was given."""

    status = 401
    type = "invalid_request_error"
    code = "invalid_api_key"


class InsufficientQuota(RushesError):
    """The account cannot pay for this."""

    status = 402
    type = "insufficient_quota"
    code = "insufficient_quota"
    should_retry = False


class BudgetExhausted(InsufficientQuota):
    """A budget does not reach for this."""

    def __init__(self, message: str, budget_id: str) -> None:
        super().__init__(message)
        self.budget_id = budget_id


class Forbidden(RushesError):
    """This API key does not open that."""

    status = 403
    type = "invalid_request_error"
    code = "forbidden"


class InsufficientScope(Forbidden):
    """This API key lacks a scope."""

    code = "insufficient_scope"

    def __init__(self, scope: str, param: str | None = None) -> None:
        """``param``: the field that needs it, if the operation alone does not."""
        needs = "the operation" if param is None else f"'{param}'"
        super().__init__(f"This API key lacks the scope '{scope}', which {needs} needs.", param=param)
        self.scope = scope


class NotFound(RushesError):
    """There is no such thing here."""

    status = 404
    type = "invalid_request_error"
    code = "not_found"


class MethodNotAllowed(RushesError):
    """This method is not allowed here."""

    status = 405
    type = "invalid_request_error"
    code = "method_not_allowed"


class Conflict(RushesError):
    """There is one like that already."""

    status = 409
    type = "invalid_request_error"
    code = "conflict"
    should_retry = False


class TooLarge(RushesError):
    """The request is too large."""

    status = 413
    type = "invalid_request_error"
    code = "request_too_large"


class UnsupportedMediaType(RushesError):
    """The request's body is of a kind that is not understood here."""

    status = 415
    type = "invalid_request_error"
    code = "unsupported_media_type"


class RangeNotSatisfiable(RushesError):
    """The range lies outside the file."""

    status = 416
    type = "invalid_request_error"
    code = "range_not_satisfiable"


class IdempotencyConflict(RushesError):
    """This Idempotency-Key was used before with another request."""

    status = 422
    type = "invalid_request_error"
    code = "idempotency_conflict"


class RateLimited(RushesError):
    """The plan allows no more just now."""

    status = 429
    type = "requests"
    code = "rate_limit_exceeded"

    def __init__(self, message: str, *, wait_ms: int, standing: Standing, code: str | None = None) -> None:
        super().__init__(message, code=code)
        #: Milliseconds until there is room for one more.
        self.wait_ms = wait_ms
        self.standing = standing


class Unavailable(RushesError):
    """Rushes cannot take work just now; try again soon."""

    status = 503
    code = "unavailable"
    should_retry = True


class Fate(StrEnum):
    """What an attempt's failure means for the video."""

    #: Try again, with backoff.
    TRANSIENT = "transient"
    #: The same request will fail again.
    TERMINAL = "terminal"
    #: Not allowed there; never again unchanged.
    POLICY = "policy"
    #: The account cannot be used until somebody has seen to it; another one may.
    MONEY = "money"


class RenderError(RushesError):
    """The render failed.

    The message is for the video's owner; ``detail`` is for the operator: what the provider said.
    """

    code = "render_failed"
    #: Each class has its own; an instance may know better.
    fate: Fate = Fate.TERMINAL

    def __init__(
        self,
        message: str | None = None,
        *,
        param: str | None = None,
        code: str | None = None,
        detail: str | None = None,
        cost: int | None = None,
    ) -> None:
        super().__init__(message, param=param, code=code)
        self.detail = detail
        #: Micro-dollars that the provider says it takes nevertheless.
        self.cost = cost


class WorkerCrashed(RenderError):
    """The render process died."""

    code = "worker_crashed"
    fate = Fate.TRANSIENT


class WorkerHung(RenderError):
    """The render process stopped making progress."""

    code = "worker_hung"
    fate = Fate.TRANSIENT


class Interrupted(RenderError):
    """The server went away while the video was being made."""

    code = "interrupted"
    fate = Fate.TRANSIENT


class DiskFull(RenderError):
    """There is no room left on the disk."""

    code = "disk_full"
    fate = Fate.TRANSIENT


class BadMedia(RenderError):
    """The file is not a video that can be read."""

    code = "bad_media"


class SubmitUnknown(RenderError):
    """Nobody knows whether the provider took the order."""

    code = "submit_unknown"


class NotNow(RenderError):
    """The provider cannot take the order just now."""

    code = "provider_unavailable"
    fate = Fate.TRANSIENT

    def __init__(
        self, message: str | None = None, *, detail: str | None = None, wait_ms: int | None = None
    ) -> None:
        super().__init__(message, detail=detail)
        #: Milliseconds after which it says it can, if it says so.
        self.wait_ms = wait_ms


class ProviderFailed(RenderError):
    """The provider could not make the video."""

    code = "provider_failed"
    fate = Fate.TRANSIENT


class RenderLost(RenderError):
    """The provider does not know of the video any more."""

    code = "render_lost"
    fate = Fate.TRANSIENT


class ProviderRejected(RenderError):
    """The provider does not take this order."""

    code = "provider_rejected"


class Moderated(RenderError):
    """The prompt, an input or the finished video was refused by the provider's content policy."""

    code = "content_policy_violation"
    fate = Fate.POLICY


class AccountSuspended(RenderError):
    """The provider cannot be used just now."""

    code = "provider_unavailable"
    fate = Fate.MONEY


class Fatal(RushesError):
    """Rushes cannot go on."""
