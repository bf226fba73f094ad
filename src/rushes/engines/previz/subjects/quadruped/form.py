"""The proportions of an animal on four legs, as shares of its height at the withers."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.engines.previz.mesh import Colour


@dataclass(frozen=True)
class Form:
    #: Metres from the ground to the withers.
    height: float = 0.55
    #: From shoulder to hip.
    length: float = 0.92
    #: Depth of the chest, the belly and the rump; breadth of all as a share of it.
    chest: float = 0.44
    belly: float = 0.36
    rump: float = 0.38
    width: float = 0.74
    #: The hips' height.
    hips: float = 0.97
    neck: float = 0.36
    #: Degrees above the level.
    neck_up: float = 48.0
    neck_thick: float = 0.15
    throat: float = 0.12
    #: Radius of the skull.
    head: float = 0.125
    #: Length and radii of the muzzle, degrees that it points down.
    snout: float = 0.25
    snout_thick: float = 0.075
    snout_tip: float = 0.052
    droop: float = 14.0
    #: Radii of the limbs; height of the joints.
    leg: float = 0.05
    thigh: float = 0.13
    cannon: float = 0.036
    wrist: float = 0.2
    hock: float = 0.27
    #: How far the hock stands behind, and the knee before, the straight leg.
    angled: float = 0.13
    foot: float = 0.055
    hoof: bool = False
    #: Sideways from the middle to the feet, and how far beyond the shoulders.
    spread: float = 0.12
    sprawl: float = 0.0
    #: prick, flop, round, leaf, long, big, bat, none; and how long.
    ear: str = "prick"
    ears: float = 0.17
    #: Degrees from upright to the side.
    ear_out: float = 18.0
    tail: float = 0.55
    tail_thick: float = 0.045
    tail_tip: float = 0.03
    #: Degrees above the level (hanging below 0), and how much each third curls up further.
    tail_up: float = -25.0
    tail_curl: float = 12.0
    eye: float = 0.026
    #: See `coats`.
    coat: str = "plain"
    main: Colour = (0.32, 0.17, 0.07)
    #: Underside or markings.
    second: Colour = (0.75, 0.62, 0.45)
    third: Colour = (0.03, 0.025, 0.02)
    nose: Colour = (0.015, 0.012, 0.012)
    #: What else there is on it, see `body` and `features`: mane, horns, trunk, shell.
    extras: tuple[str, ...] = ()
    #: Sits as dogs do; else it lies down.
    sits: bool = True
    #: Goes in hops.
    hops: bool = False
    #: Times the pace that its height suggests.
    brisk: float = 1.0
