"""What previz will make of an edit of an uploaded clip; read at acceptance, so it imports nothing heavy."""

from __future__ import annotations

from rushes.engines.previz.footage.asked import asked
from rushes.models.clip_edit import ClipEdit
from rushes.models.spec import Spec


def edit_of_clip(spec: Spec) -> ClipEdit:
    """``spec`` has the clip's own size and length."""
    found = asked(spec)
    treatment = found.treatment
    return ClipEdit(treatment.size(spec.size), treatment.tempo, found.refusal)
