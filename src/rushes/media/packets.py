"""A clip's pictures as they lie in its file, none of them decoded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

from rushes.errors import BadMedia
from rushes.media.faults import reading
from rushes.media.source import video_of


@dataclass(frozen=True)
class Clip:
    path: Path
    container: InputContainer
    video: VideoStream
    fps: Fraction
    #: The numbers of the pictures in the order of the file, which is that of decoding.
    order: tuple[int, ...]
    #: Where the first one stands on the file's clock, in units of the stream.
    start: int

    @classmethod
    def scan(cls, path: Path, container: InputContainer) -> Clip:
        video = video_of(container, path.name)
        fps = video.average_rate
        if not fps:
            raise BadMedia(f"{path.name} does not say its frame rate.")
        with reading(path.name):
            clocked = [(packet.pts, packet.is_discard) for packet in container.demux(video) if packet.size]
        clock = [pts for pts, _ in clocked if pts is not None]
        if not clock or any(hidden for _, hidden in clocked):
            raise BadMedia(f"{path.name} hides some of its pictures.")
        # The first packet is a keyframe and is shown first; its clock need not start at zero.
        start = clock[0]
        order = tuple(_number(pts - start, video, fps) for pts in clock)
        if sorted(order) != list(range(len(order))):
            raise BadMedia(f"{path.name} has no constant frame rate.")
        container.seek(0)
        return cls(path, container, video, fps, order, start)

    @property
    def frames(self) -> int:
        return len(self.order)

    @property
    def delay(self) -> int:
        """How many frames a packet may come before its picture is shown, because of B-frames."""
        return max(sent - number for sent, number in enumerate(self.order))

    def parts_after(self, frames: int) -> bool:
        """Whether the first ``frames`` pictures need none of those that follow."""
        return set(self.order[:frames]) == set(range(frames))

    def packets(self, *others: Stream) -> Iterator[Packet[Stream]]:
        """Those of the pictures, and of other streams of the file, as they lie in it."""
        with reading(self.path.name):
            for packet in self.container.demux([self.video, *others]):
                if packet.size and packet.pts is not None:
                    yield packet

    def number(self, packet: Packet[Stream]) -> int:
        """Of the picture in a packet."""
        assert packet.pts is not None
        return _number(packet.pts - self.start, self.video, self.fps)


def _number(ticks: int, video: VideoStream, fps: Fraction) -> int:
    assert video.time_base is not None
    return round(ticks * video.time_base * fps)
