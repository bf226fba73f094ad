"""A video's sound as samples."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from rushes.media.aac import SAMPLE_RATE, Audio
from rushes.media.faults import reading
from rushes.media.source import open_video


def read_audio(path: Path) -> Audio | None:
    """The whole first sound track at 48 kHz in stereo, shape (n, 2); None where there is none.

    Priming is skipped; the encoder's padding at the end, less than 1024 samples, may still be there.
    """
    with open_video(path) as container, reading(path.name):
        if not container.streams.audio:
            return None
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        blocks = [
            block.to_ndarray()
            for frame in (*container.decode(audio=0), None)
            for block in resampler.resample(frame)
        ]
    if not blocks:
        return np.zeros((0, 2), np.float32)
    return np.ascontiguousarray(np.concatenate(blocks, axis=1).T, np.float32)
