"""A stereo AAC track that lasts exactly as long as the picture."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt
from av.container import OutputContainer

#: Float samples, shape (n, 2), -1 to 1, 48 kHz.
Audio = npt.NDArray[np.float32]

SAMPLE_RATE = 48_000
BIT_RATE = 192_000
#: Samples to an AAC packet.
_BLOCK = 1024


def samples_of(frames: int, fps: Fraction) -> int:
    """Samples at 48 kHz that last as long as ``frames`` pictures."""
    return round(frames * SAMPLE_RATE / fps)


class AacTrack:
    """Encodes ``audio`` into a new AAC-LC track of ``container``, as far as it is told to."""

    def __init__(self, container: OutputContainer, audio: Audio) -> None:
        self._container = container
        self._audio = audio
        self._next = 0
        self._stream = container.add_stream("aac", rate=SAMPLE_RATE)
        self._stream.layout = "stereo"
        self._stream.bit_rate = BIT_RATE

    def write_until(self, end: int) -> None:
        """Encode the whole blocks before sample ``end``; silence where the audio has ended."""
        while self._next + _BLOCK <= end:
            self._encode(_BLOCK)

    def finish(self, end: int) -> None:
        """Encode all up to sample ``end``, which becomes the track's length, to the sample.

        Only the last block may be short: the container then notes where the sound ends inside the last
        packet, as it notes the 1024 samples of priming in front.
        """
        self.write_until(end)
        if self._next < end:
            self._encode(end - self._next)
        self._container.mux(self._stream.encode(None))

    def _encode(self, length: int) -> None:
        block = np.zeros((2, length), np.float32)
        part = self._audio[self._next : self._next + length].T
        block[:, : part.shape[1]] = part
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._next
        frame.time_base = Fraction(1, SAMPLE_RATE)
        self._container.mux(self._stream.encode(frame))
        self._next += length
