"""The animals on four legs, by name."""

from __future__ import annotations

from rushes.engines.previz.subjects.quadruped.form import Form
from rushes.engines.previz.subjects.tables import forms

FORMS = forms(__package__, Form())
