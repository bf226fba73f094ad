"""Camera grammar. A direction is an axis (x right, y up, z forward) and its sign."""

from __future__ import annotations

from rushes.engines.previz.scene import MoveKind
from rushes.engines.previz.understand.lexicon.tables import direction, move, speed, term
from rushes.engines.previz.understand.terms import Part

TERMS = (
    move(
        MoveKind.STATIC,
        "static, static shot, static camera, still camera, locked off, locked off shot, locked down, "
        "locked shot, lockdown shot, stationary, fixed camera, fixed shot, motionless camera, tripod, "
        "tripod shot, still shot, on a tripod, no camera movement, no camera motion, camera does not "
        "move, camera doesn't move, camera stays still, camera remains still, camera is still, camera "
        "holds, still frame, unmoving camera, camera stops, camera stays fixed, without moving the "
        "camera, without camera movement",
    ),
    move(MoveKind.PAN, "pan~, panning shot, panoramic pan, panorama shot, pan across, pan~ across"),
    move(MoveKind.PAN, "whip pan~, swish pan~", pace=3.0),
    move(
        MoveKind.PAN, "sweep~, sweep~ across, turn~, turn~ to the, rotate~, look~ around, scan~", shared=True
    ),
    move(MoveKind.TILT, "tilt~, tilt~ shot"),
    move(MoveKind.TILT, "look~ up, look up at", axis="y+", shared=True),
    move(MoveKind.TILT, "look~ down", axis="y-", shared=True),
    move(MoveKind.DOLLY, "dolly~, dollies, dollying, dolly shot, dolly move~"),
    move(
        MoveKind.DOLLY,
        "dolly in, dollies in, dolly~ in, dolly forward, push~ in, push in, pushin, slow push, push~ "
        "forward, move~ in, moves in closer, move~ closer, close~ in, creep~ in, "
        "camera moves in, creep~ forward, forward tracking, tracking forward, push~ toward, push~ towards",
        axis="z+",
    ),
    move(
        MoveKind.DOLLY,
        "dolly out, dolly~ out, dolly back, pull~ back, pull~ out, pull~ away, pullback, "
        "move~ back, move~ backward, move~ backwards, move~ away, back~ away, dolly~ back, reveal shot, "
        "retreat~",
        axis="z-",
    ),
    move(
        MoveKind.DOLLY,
        "walk~, walk~ through, push~, approach~, advance~, drive~, creep~, ride~",
        axis="z+",
        shared=True,
    ),
    move(
        MoveKind.TRUCK,
        "trucking shot, tracking shot, track~ shot, lateral tracking, sideways tracking, side "
        "tracking shot, slider shot, lateral move~, lateral shot, crab shot, tracks along, track along, "
        "tracking along, lateral camera movement, sideways",
    ),
    move(MoveKind.TRUCK, "truck~, track~, slide~, slide~ along", shared=True),
    move(
        MoveKind.CRANE,
        "crane shot, jib shot, boom shot, boom up, crane~ up, jib up, rising shot, ascending shot, "
        "pedestal up, craning up, camera rises, camera lifts, camera ascends, elevator shot",
        axis="y+",
    ),
    move(
        MoveKind.CRANE,
        "crane~ down, jib down, boom down, pedestal down, descending shot, camera descends, camera "
        "lowers, camera drops",
        axis="y-",
    ),
    move(
        MoveKind.CRANE,
        "crane~, jib~, rise~, rise~ up, ascend~, climb~, lift~ up, soar~ up, lift~ off, fly~ up, move~ "
        "up, go~ up, rise~ above, rise~ over, elevate~, move~ upward, move~ upwards",
        axis="y+",
        shared=True,
    ),
    move(
        MoveKind.CRANE,
        "descend~, lower~, sink~, drop~ down, fly~ down, move~ down, come~ down, go~ down, move~ "
        "downward, move~ downwards",
        axis="y-",
        shared=True,
    ),
    move(
        MoveKind.ORBIT,
        "orbit~, orbiting, orbital, orbit shot, orbital shot, arc shot, 360 shot, circular shot, orbit~ "
        "around, orbits around, 360 degree shot, arc around, arc~ around",
    ),
    move(
        MoveKind.ORBIT,
        "circle~, circle~ around, spin~ around, move~ around, revolve~, wrap~ around, go~ around, fly~ "
        "around, rotate~ around, revolve~ around, turn~ around",
        shared=True,
    ),
    move(
        MoveKind.FLIGHT,
        "flyover~, flythrough, flight over, fly by, flyby, flying "
        "shot, flight shot, fpv, fpv drone, fpv drone shot, fpv shot, fpv flight, helicopter shot",
    ),
    move(
        MoveKind.FLIGHT,
        "fly~, fly~ over, fly~ through, flight, soar~, glide~, glide~ over, soar~ over, swoop~, skim~, "
        "swoop~ over, skim~ over, cruise~, travel~ over, pass~ over, drift~ over, float~ over, hover~ "
        "over, sweep~ over, dive~, race~ over, speed~ over, rush~ over, race~ through, glide~ through, "
        "soar~ through, rush~ through, fly~ low",
        axis="z+",
        shared=True,
    ),
    move(
        MoveKind.FLIGHT,
        "drone, drones, drone shot~, drone footage, drone view, drone video, aerial, aerials, aerial "
        "shot~, aerial view~, aerial footage, bird's eye, bird's eye view, eagle eye view, eagle's eye "
        "view, birds eye view, bird eye "
        "view, bird eye, helicopter, aerial drone shot, aerial drone footage, overhead shot, from above",
        weak=True,
    ),
    move(
        MoveKind.HANDHELD,
        "handheld, hand held, handheld camera, handheld shot, hand held camera, shaky cam, shakycam, vlog",
        weak=True,
        shake=0.6,
    ),
    move(
        MoveKind.FOLLOW,
        "follow shot~, following shot~, chase cam, chase camera, follow cam, "
        "tracking shot following, camera tracks with, tracks with, tracking behind, follows behind, "
        "following behind",
    ),
    move(
        MoveKind.FOLLOW, "follow~, follow~ along, chase~, accompany, accompanies, accompanying", shared=True
    ),
    move(
        MoveKind.FIRST_PERSON,
        "pov, pov shot~, point of view, point of view shot~, first person, first person view, first person "
        "pov, "
        "through the eyes of, from the point of view of, first person perspective, fpp, bodycam, helmet cam, "
        "subjective camera, from the perspective of, seen through the eyes of",
    ),
    move(
        MoveKind.DOLLY_ZOOM,
        "dolly zoom~, vertigo effect, vertigo shot~, vertigo zoom, zolly, hitchcock zoom, contra zoom, "
        "trombone shot~, reverse zoom, push pull effect",
    ),
    move(
        MoveKind.ZOOM,
        "zoom~, zoom~ in, zoom~ in on, zoom shot~, zoom lens move, zoom~ into",
        axis="z+",
    ),
    move(MoveKind.ZOOM, "crash zoom~, snap zoom~, punch in, punches in", axis="z+", pace=3.0),
    move(MoveKind.ZOOM, "zoom~ out, zoom~ back", axis="z-"),
    move(
        MoveKind.RACK_FOCUS,
        "rack focus, rack~ focus, racking focus, focus pull~, pull focus, pulls focus, pulling focus, "
        "focus shift~, shift~ focus, focus change~, focus racks, focus moves, changing focus",
    ),
    move(
        None,
        "camera moves, camera moving, camera movement, camera motion, movement, motion, camera travels, "
        "camera glides, camera drifts, move~ forward, moves, moving, move, forward motion, travel~, "
        "drift~, float~, hover~, glide~ forward, advance~ forward",
        shared=True,
    ),
    term(
        Part.CAMERA,
        "camera~, the camera, lens, viewpoint, we, our view, shot~, footage, view, cam, perspective",
    ),
    term(Part.LOOK, "shaky, camera shake, unsteady, bumpy", {"move.shake": 0.6}),
    term(
        Part.LOOK,
        "smooth, smoothly, steady, steadily, stable, stabilized, stabilised, steadicam, gimbal, fluid, "
        "fluidly",
        {"move.shake": 0.0},
    ),
    direction(
        "x-",
        "left, leftward, leftwards, to the left, right to left, from right to left, from the right to "
        "the left, clockwise, leftward motion",
    ),
    direction(
        "x+",
        "right, rightward, rightwards, to the right, left to right, from left to right, from the left "
        "to the right, counterclockwise, counter clockwise, anticlockwise, anti clockwise",
    ),
    direction("y+", "upward, upwards, skyward, from bottom to top, straight up"),
    direction("y-", "downward, downwards, from top to bottom, straight down"),
    direction("z+", "forward, forwards, ahead, toward, towards, onward"),
    direction("z-", "backward, backwards, in reverse, away from"),
    direction("y+", "up", particle=True),
    direction("y-", "down", particle=True),
    direction("z+", "in, into, inward, inwards, closer", particle=True),
    direction("z-", "out, back, outward, outwards, away", particle=True),
    term(
        Part.FILLER,
        "up the, down the, through the, up a, down a, in the, in a, out of, back to, in front, in front "
        "of, in the distance, in the background, in the foreground, into a, into the, left behind, "
        "right above, right over, right behind, right in",
    ),
    speed(
        0.25,
        "very slow, very slowly, extremely slow, extremely slowly, super slow, ultra slow, barely "
        "moving, imperceptibly, imperceptible, almost imperceptible, glacial, ever so slowly, really "
        "slow, really slowly, very gentle, very gently, painfully slow, very subtle",
    ),
    speed(
        0.5,
        "slow, slowly, gently, gradual, leisurely, subtle, subtly, unhurried, lazily, softly, slow "
        "moving, slow paced, slower paced, delicate, delicately, graceful, gracefully, not fast, not "
        "too fast",
    ),
    speed(
        1.0,
        "normal speed, moderate, moderately, medium speed, at a moderate pace, moderate speed, not too slow",
    ),
    speed(
        2.0,
        "fast, quick, quickly, swift, swiftly, rapid, rapidly, brisk, briskly, speedy, fast paced, fast "
        "moving, dynamic camera, energetic camera",
    ),
    speed(
        3.0,
        "very fast, very quick, very quickly, extremely fast, super fast, ultra fast, high speed, "
        "breakneck, very rapid, very rapidly, really fast, lightning fast, at high speed, full speed, "
        "hyperspeed, furious",
    ),
    term(Part.SPEED, "slower, more slowly", {"move.speed_factor": 0.5}),
    term(Part.SPEED, "faster, more quickly, quicker", {"move.speed_factor": 2.0}),
)
