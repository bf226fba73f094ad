"""The beginning of a clip as a file of its own, its pictures copied as they are."""

from __future__ import annotations

from pathlib import Path

from av.audio.stream import AudioStream
from av.packet import Packet
from av.stream import Stream

from rushes.errors import BadMedia
from rushes.media.aac import AacTrack, Audio, samples_of
from rushes.media.encode import open_mp4
from rushes.media.faults import writing
from rushes.media.packets import Clip
from rushes.media.source import open_video
from rushes.media.subtitles import TextTrack, read_cues, within


def cut(
    source: Path,
    out: Path,
    frames: int,
    *,
    own_sound: bool = False,
    audio: Audio | None = None,
    tags: dict[str, str],
) -> None:
    """Write the first ``frames`` pictures and their subtitles. The sound ends with them: with ``own_sound``
    the clip's, which has to be AAC and is copied, too; or else ``audio`` (n, 2) at 48 kHz, filled with
    silence.

    On an error nothing is left at ``out``. Raises `rushes.errors.BadMedia` where it cannot be cut without
    encoding: the clock stutters, or the last pictures need later ones.
    """
    with open_video(source) as container:
        clip = Clip.scan(source, container)
        if clip.frames < frames or not clip.parts_after(frames):
            raise BadMedia(f"{source.name} cannot be cut after {frames} pictures.")
        try:
            _write(out, clip, frames, container.streams.audio[0] if own_sound else None, audio, tags)
        except BaseException:
            out.unlink(missing_ok=True)
            raise


def _write(
    out: Path, clip: Clip, frames: int, own: AudioStream | None, audio: Audio | None, tags: dict[str, str]
) -> None:
    sent, delay = 0, clip.delay
    with writing(out.name), open_mp4(out, tags) as container:
        picture = container.add_stream_from_template(clip.video)
        copied = container.add_stream_from_template(own) if own is not None else None
        encoded = AacTrack(container, audio) if audio is not None else None
        if cues := within(read_cues(clip.path), float(frames / clip.fps)):
            TextTrack(container, cues).write()
        for packet in clip.packets(*([own] if own is not None else [])):
            if packet.stream is clip.video:
                if sent == frames:
                    continue
                number = clip.number(packet)
                packet.stream = picture
                packet.time_base = 1 / clip.fps
                packet.pts, packet.dts, packet.duration = number, sent - delay, 1
                container.mux(packet)
                sent += 1
                if encoded is not None:
                    encoded.write_until(samples_of(sent, clip.fps))
            elif copied is not None and _heard(packet, clip, frames):
                packet.stream = copied
                container.mux(packet)
        if encoded is not None:
            encoded.finish(samples_of(frames, clip.fps))


def _heard(packet: Packet[Stream], clip: Clip, frames: int) -> bool:
    """Bring a packet of sound to the pictures' clock, and its end to theirs; False if it comes after it."""
    assert clip.video.time_base is not None
    assert packet.pts is not None
    start = packet.pts - round(clip.start * clip.video.time_base / packet.time_base)
    end = round(frames / clip.fps / packet.time_base)
    packet.pts = packet.dts = start
    packet.duration = min(packet.duration or 0, end - start)
    return packet.duration > 0
