"""The decoder's parameter sets in an MP4's H.264 header: those of several encoders side by side.

ISO/IEC 14496-15, 5.3.3.1 (``avcC``); ITU-T H.264, 7.3.2 (parameter sets) and 9.1 (Exp-Golomb codes).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce

from rushes.errors import BadMedia

#: The highest number of a sequence parameter set.
_LAST_ID = 31
_HIGH = 100
#: After the sets, for the profiles from High on: 4:2:0, 8 bits, no extensions.
_HIGH_TAIL = bytes((0xFC | 1, 0xF8, 0xF8, 0))


@dataclass(frozen=True)
class Parameters:
    profile: int
    constraints: int
    level: int
    #: NAL units of sequence and picture parameter sets.
    sequences: tuple[bytes, ...]
    pictures: tuple[bytes, ...]

    @classmethod
    def read(cls, header: bytes | None) -> Parameters:
        """Raises BadMedia if it is not such a header, or one whose units have not four bytes of length."""
        try:
            return _read(header or b"")
        except IndexError:
            raise BadMedia("the video's H.264 header is cut off") from None

    @property
    def free(self) -> int:
        """A number that no set has. Raises BadMedia if there is none."""
        taken = [_number(each, skip=4) for each in self.sequences] + [
            _number(each, skip=1) for each in self.pictures
        ]
        if max(taken, default=-1) >= _LAST_ID:
            raise BadMedia("the video's H.264 header has no place for another part")
        return max(taken, default=-1) + 1

    def joined(self, other: Parameters) -> Parameters:
        """Both. Raises BadMedia if they mean different sets by one number."""
        sequences = tuple(dict.fromkeys(self.sequences + other.sequences))
        pictures = tuple(dict.fromkeys(self.pictures + other.pictures))
        for units, skip in ((sequences, 4), (pictures, 1)):
            if len({_number(each, skip=skip) for each in units}) < len(units):
                raise BadMedia("it was encoded with other settings")
        return replace(
            self,
            profile=max(self.profile, other.profile),
            constraints=self.constraints & other.constraints,
            level=max(self.level, other.level),
            sequences=sequences,
            pictures=pictures,
        )

    def header(self) -> bytes:
        head = bytes((1, self.profile, self.constraints, self.level, 0xFC | 3, 0xE0 | len(self.sequences)))
        tail = _HIGH_TAIL if self.profile >= _HIGH else b""
        return head + _packed(self.sequences) + bytes((len(self.pictures),)) + _packed(self.pictures) + tail


def joined(headers: list[bytes | None]) -> bytes:
    """One header for all (not empty). Raises BadMedia."""
    return reduce(Parameters.joined, [Parameters.read(header) for header in headers]).header()


def _read(header: bytes) -> Parameters:
    if header[0] != 1 or header[4] & 3 != 3:
        raise BadMedia("the video's H.264 header is of an unusual kind")
    sequences, at = _units(header, 6, header[5] & 0x1F)
    pictures, _ = _units(header, at + 1, header[at])
    return Parameters(header[1], header[2], header[3], sequences, pictures)


def _units(header: bytes, at: int, count: int) -> tuple[tuple[bytes, ...], int]:
    units = []
    for _ in range(count):
        length = header[at] << 8 | header[at + 1]
        units.append(header[at + 2 : at + 2 + length])
        at += 2 + length
    return tuple(units), at


def _packed(units: tuple[bytes, ...]) -> bytes:
    return b"".join(len(unit).to_bytes(2) + unit for unit in units)


def _number(unit: bytes, *, skip: int) -> int:
    """The Exp-Golomb number after ``skip`` bytes."""
    bits = "".join(f"{byte:08b}" for byte in unit[skip : skip + 4])
    zeros = len(bits) - len(bits.lstrip("0"))
    return int(bits[zeros : 2 * zeros + 1] or "1", 2) - 1
