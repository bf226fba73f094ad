"""From takes to a scene with its cuts: fresh, revised (remix, edit) or continued (extension)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import pairwise

from rushes.engines.previz.scene import Cut, Scene
from rushes.engines.previz.understand.beats import Plan, plan
from rushes.engines.previz.understand.changing import with_changes
from rushes.engines.previz.understand.following import following_scene
from rushes.engines.previz.understand.fresh import fresh_scene
from rushes.engines.previz.understand.revise import continued_scene, revised_scene
from rushes.engines.previz.understand.scenewords import SceneWords
from rushes.engines.previz.understand.takes import Take, starts
from rushes.models.spec import Source, Spec

#: From when to when, in seconds of the clip.
_Span = tuple[float, float]


class Shooting:
    """The shots of one prompt, and what there is to tell of them."""

    def __init__(self, spec: Spec, taken: Sequence[Take]) -> None:
        self.guessed: list[str] = []
        self.warnings: list[str] = []
        self.camera_named = False
        self._spec = spec
        self._taken = taken
        #: It begins with a heading or with "cut to".
        self._cut_at_once = len(taken) > 1 and not taken[0].statements and not taken[0].cast.members
        self._shots = 0

    def fresh(self) -> Scene:
        taken = self._taken[1:] if self._cut_at_once else self._taken
        spans = self._spans(taken, 0.0)
        made, words = self._plan(taken[0])
        scene, guessed = fresh_scene(self._spec, spans[0][1], made, words, taken[0].cast)
        scene = self._tell(made, scene, guessed, spans[0][1])
        return scene.model_copy(update={"cuts": self._following(scene, taken[1:], spans[1:])})

    def revised(self, base: Scene) -> Scene:
        """Every shot of the source is changed; a prompt that has shots of its own brings them in the stead of
        the later ones."""
        spans = self._spans(self._taken, 0.0)
        shots = [(0.0, base), *((cut.at, cut.scene) for cut in base.cuts if cut.at < spans[-1][1])]
        if len(spans) > 1:
            shots = shots[:1]
        ends = [*(at for at, _ in shots[1:]), spans[0][1]]
        revised: list[Scene] = []
        for (at, shot), end in zip(shots, ends, strict=True):
            take = deepcopy(self._taken[0])
            if revised:
                take.cast.lines = []
            made, words = self._plan(take, instructions=True)
            scene, guessed = revised_scene(self._spec, end - at, shot, made, words, take.cast)
            revised.append(self._tell(made, scene, guessed, end - at))
        first, *others = revised
        cuts = [Cut(at=at, scene=scene) for (at, _), scene in zip(shots[1:], others, strict=True)]
        following = self._following(first, self._taken[1:], spans[1:])
        return first.model_copy(update={"cuts": (*cuts, *following)})

    def continued(self, base: Scene) -> Scene:
        """The source's last shot goes on, until another one follows."""
        assert isinstance(self._spec.source, Source)
        end = float(self._spec.source.spec.seconds)
        begun = [cut for cut in base.cuts if cut.at < end]
        at, scene = (begun[-1].at, begun[-1].scene) if begun else (0.0, base)
        taken = self._taken[1:] if self._cut_at_once else self._taken
        spans = self._spans(taken, end)
        if self._cut_at_once:
            following = self._following(scene, taken, spans)
        else:
            made, words = self._plan(taken[0])
            scene, guessed = continued_scene((end - at, spans[0][1] - at), scene, made, words, taken[0].cast)
            scene = self._tell(made, scene, guessed, spans[0][1] - at, goes_on=True)
            following = self._following(scene, taken[1:], spans[1:])
        if not begun:
            return scene.model_copy(update={"cuts": following})
        return base.model_copy(update={"cuts": (*begun[:-1], Cut(at=at, scene=scene), *following)})

    def _following(self, before: Scene, taken: Iterable[Take], spans: Iterable[_Span]) -> tuple[Cut, ...]:
        """The shots after ``before``, those that have a span."""
        cuts: list[Cut] = []
        for take, (begin, end) in zip(taken, spans, strict=False):
            made, words = self._plan(take)
            before, guessed = following_scene(self._spec, end - begin, before, made, words, take)
            before = self._tell(made, before, guessed, end - begin)
            cuts.append(Cut(at=begin, scene=before))
        return tuple(cuts)

    def _spans(self, taken: Sequence[Take], start: float) -> list[_Span]:
        end = float(self._spec.seconds)
        return list(pairwise([*starts(taken, start, end, self.warnings), end]))

    def _plan(self, take: Take, *, instructions: bool = False) -> tuple[Plan, SceneWords]:
        made = plan(take.statements, instructions=instructions)
        moves = (change.move for change in made.beats)
        self.camera_named |= any(move.has_kind or move.moves or move.axes for move in moves)
        return made, SceneWords.gather(made.scene)

    def _tell(
        self, made: Plan, scene: Scene, guessed: list[str], until: float, *, goes_on: bool = False
    ) -> Scene:
        """The shot, which ends at ``until`` seconds of its own, with what changes in it; ``goes_on``: a clip
        before it has begun with that."""
        scene, changes = with_changes(scene, until, afresh=not goes_on)
        self._shots += 1
        label = f"shot {self._shots}: " if self._shots > 1 else ""
        self.guessed += [f"{label}{each}" for each in (*guessed, *changes)]
        self.warnings += made.warnings
        return scene
