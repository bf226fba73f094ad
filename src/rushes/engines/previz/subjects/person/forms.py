"""The people that there are, by name."""

from __future__ import annotations

from rushes.engines.previz.subjects.person.form import Form
from rushes.engines.previz.subjects.tables import forms

FORMS = forms(__package__, Form())
