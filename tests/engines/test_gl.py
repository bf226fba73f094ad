from __future__ import annotations

import subprocess
import sys
from importlib import metadata

import pytest

from rushes.engines.previz import gl
from rushes.errors import RenderError

DRAW = """
import sys
from rushes.engines.previz import gl
opened = gl.open_device((sys.argv[1],))
context = opened.context
target = context.framebuffer([context.texture((4, 4), 4)])
target.clear(0.25, 0.5, 1.0, 1.0)
print(opened.device.link, opened.device.software, tuple(target.read()[:3]))
maps = open("/proc/self/maps").read()
print([name for name in ("libEGL", "libGL.", "libgallium", "swrast_dri") if name in maps])
"""


def _wheel() -> bool:
    try:
        metadata.version("lavavu-osmesa")
    except metadata.PackageNotFoundError:
        return False
    return True


@pytest.mark.skipif(not _wheel(), reason="the wheel lavavu-osmesa is for Linux on x86_64")
def test_wheel_alone_draws_without_any_gl_of_the_system() -> None:
    run = subprocess.run(
        [sys.executable, "-c", DRAW, "osmesa"], capture_output=True, text=True, check=True, timeout=60
    )
    drawn, libraries = run.stdout.splitlines()
    assert drawn == "osmesa True (64, 128, 255)"
    assert libraries == "[]"


def test_chain_opens_something_and_says_what() -> None:
    device = gl.describe()
    assert device.link in ("egl", "osmesa")
    assert device.renderer in str(device)
    assert len(device.refused) == ("egl", "osmesa").index(device.link)


def test_refusals_are_kept_for_the_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(index: int) -> None:
        raise gl.Refused("no EGL here")

    monkeypatch.setattr(gl, "_egl_context", refuse)
    if not _wheel():
        pytest.skip("needs the second link")
    device = gl.describe()
    assert device.link == "osmesa"
    assert device.refused == ("egl: no EGL here",)


def test_no_gl_at_all_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise gl.Refused("none")

    monkeypatch.setattr(gl, "_egl_context", refuse)
    monkeypatch.setattr(gl, "_wheel_libraries", refuse)
    with pytest.raises(gl.NoOpenGL, match=r"pip install --no-deps lavavu-osmesa") as caught:
        gl.open_context()
    assert isinstance(caught.value, RenderError)
    assert "egl: none" in caught.value.message
