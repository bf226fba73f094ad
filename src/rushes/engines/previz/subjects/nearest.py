"""Which of the actions that a body can do is played for one that it cannot."""

from __future__ import annotations

from collections.abc import Container

from rushes.engines.previz.scene import Action

_LIKE = {
    Action.SIT: (Action.SLEEP,),
    Action.WALK: (Action.DRIVE, Action.SWIM),
    Action.RUN: (Action.WALK, Action.DRIVE, Action.FLY, Action.SWIM),
    Action.JUMP: (Action.PLAY,),
    Action.DANCE: (Action.PLAY, Action.JUMP, Action.SPIN),
    Action.PLAY: (Action.DANCE, Action.JUMP, Action.SPIN),
    Action.TALK: (Action.PLAY,),
    Action.EAT: (Action.SIT,),
    Action.SLEEP: (Action.SIT,),
    Action.FLY: (Action.FLOAT, Action.RUN, Action.DRIVE),
    Action.SWIM: (Action.FLOAT, Action.RUN, Action.DRIVE),
    Action.DRIVE: (Action.FLY, Action.SWIM, Action.RUN),
    Action.SPIN: (Action.DANCE, Action.PLAY),
    Action.FLOAT: (Action.SWIM, Action.FLY),
    Action.WAVE: (Action.PLAY, Action.TALK),
    Action.CLAP: (Action.DANCE, Action.PLAY),
    Action.FALL: (Action.JUMP, Action.FLOAT),
}


def nearest(action: Action, able: Container[Action]) -> Action:
    """``action`` itself if the body is able to; else what looks most like it; at last, to stand."""
    if action in able:
        return action
    return next((other for other in _LIKE.get(action, ()) if other in able), Action.STAND)
