"""Model names are data, and a file that makes no sense is refused in one line that says where."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from rushes.engines import registry
from rushes.errors import Fatal
from rushes.processes.pool import ProcessPool
from rushes.providers.embedded import EmbeddedProvider
from rushes.providers.routes import Routes


def load(path: Path) -> Routes:
    async def run() -> Routes:
        pool = ProcessPool("test", 1, stall_seconds=60, environment={})
        embedded = EmbeddedProvider(pool, path.parent, registry.capabilities())
        return Routes.load(path, {embedded.name: embedded})

    return asyncio.run(run())


def test_soras_names_work_out_of_the_box(tmp_path: Path) -> None:
    routes = load(tmp_path / "none.toml")
    for name in (
        "sora-2",
        "sora-2-pro",
        "sora-2-2025-10-06",
        "sora-2-2025-12-08",
        "sora-2-pro-2025-10-06",
        "openai/sora-2",
    ):
        route = routes.find(name)
        assert route is not None
        assert [str(each) for each in route.candidates] == ["embedded/previz"]
    assert routes.find("sora-3") is None


def test_a_file_adds_names_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "rushes.toml"
    path.write_text('[models.ours]\ncandidates = [{ provider = "embedded", model = "previz" }]')
    assert {"ours", "sora-2"} <= set(load(path).aliases)


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("models = 3", ("models",)),
        ("[models.mine", ("TOML",)),
        ("[models.mine]\ncandidates = []", ("models.mine.candidates",)),
        ('[models.mine]\ncandidates = [{ provider = "none", model = "x" }]', ("'none'", "embedded")),
        ('[models.mine]\ncandidates = [{ provider = "embedded", model = "x" }]', ("mine", "'x'")),
        ('[models.mine]\ncandidates = [{ provider = "embedded", speed = "x" }]', ("models.mine.candidates",)),
        ('[aliases.mine]\nto = "previz"', ("aliases",)),
        (
            '[models.mine]\ndowngrade = "none"\ncandidates = [{ provider = "embedded", model = "previz" }]',
            ("models.mine.downgrade", "'none'"),
        ),
    ],
)
def test_a_file_that_makes_no_sense_says_where(tmp_path: Path, toml: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "rushes.toml"
    path.write_text(toml)
    with pytest.raises(Fatal) as refused:
        load(path)
    assert "\n" not in refused.value.message
    assert all(word in refused.value.message for word in words), refused.value.message
