"""A file that is not the video that was asked for is made again, whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rushes.errors import Fate
from rushes.models.spec import Spec
from rushes.pipeline.steps.verify import Verify, WrongVideo

SPEC = Spec(model="sora-2", prompt="hills", width=128, height=128, seconds=1, seed=1)


@pytest.mark.parametrize("content", [b"", b"\0" * 10_000, b"\0\0\0\x18ftypisom cut off by a power cut"])
def test_a_damaged_file_is_worth_another_try(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(content)
    with pytest.raises(WrongVideo) as refused:
        Verify(SPEC).run(path, tmp_path)
    assert refused.value.fate is Fate.TRANSIENT
