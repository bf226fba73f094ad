"""A key of another project, made as an operator would: by the API or by the command."""

from __future__ import annotations

import subprocess

from tests.api.conftest import Wire
from tests.servers import RUSHES, Server, environment


def key_of(project: str, wire: Wire) -> str:
    """The secret of a new key in that project, of a tenant of the same name."""

    def made(what: str, **fields: object) -> dict[str, str]:
        operator = f"Bearer {wire.server.operator_key}"
        answer = wire.ask("POST", f"/admin/v1/{what}", dict(fields), authorization=operator)
        assert answer.status == 200, answer.body
        return dict(answer.json)

    tenant = made("tenants", name=project)["id"]
    home = made("projects", tenant_id=tenant, name=project)["id"]
    return made("keys", project_id=home, name="all", scopes=["all"])["secret"]


def key_by_command(project: str, server: Server) -> str:
    """The secret of a new key in that project of the default tenant, on the database of a running server."""
    done = subprocess.run(
        [RUSHES, "keys", "create", "--project", project],
        env=environment(home=server.home),
        capture_output=True,
        text=True,
        check=True,
    )
    return next(word for word in done.stdout.split() if word.startswith("sk-rushes-"))
