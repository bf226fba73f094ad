"""What tenants, projects and keys are called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from rushes.errors import Conflict, InvalidRequest

DEFAULT = "default"
LONGEST = 80


def check_name(name: str, param: str = "name") -> None:
    """Raises InvalidRequest for one that is empty, longer than 80 characters or holds a NUL."""
    if not 0 < len(name) <= LONGEST or "\0" in name:
        raise InvalidRequest(f"'{param}' must have 1 to {LONGEST} characters.", param=param)


@contextmanager
def unique(kind: str, name: str | None) -> Iterator[None]:
    """Conflict, where the database finds the name taken."""
    try:
        yield
    except exc.IntegrityError:
        raise Conflict(
            f"There is a {kind} named {name!r} already.", param="name", code="name_taken"
        ) from None
