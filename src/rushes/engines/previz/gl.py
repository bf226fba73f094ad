"""An OpenGL 3.3+ core context without a window: on a GPU if there is one, else in software.

The chain, first that works wins:

1. ``egl``: the system's EGL; a GPU's driver where there is one, Mesa's llvmpipe where there is not.
2. ``osmesa``: the Mesa that the wheel ``lavavu-osmesa`` carries; needs no system package (Linux, x86_64).
"""

from __future__ import annotations

import ctypes
import importlib.metadata
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import moderngl

from rushes.errors import RenderError

#: A GL function's address by its name, 0 where there is none.
Lookup = Callable[[str], int]

#: What the shaders need: GLSL 3.30.
REQUIRED = 330
_SOFTWARE = ("llvmpipe", "softpipe", "swrast")
_MAX_EGL_DEVICES = 16
_WHEEL = "lavavu-osmesa"


class NoOpenGL(RenderError):
    """No OpenGL context can be opened on this machine."""

    code = "no_opengl"


class Refused(Exception):
    """One link of the chain does not work here; the message says why."""


@dataclass(frozen=True)
class Device:
    """What draws the picture, in words for people."""

    #: ``egl`` or ``osmesa``.
    link: str
    #: The driver's own name, such as ``llvmpipe (LLVM 17.0.6, 256 bits)``.
    renderer: str
    version: str
    #: Drawn by the CPU.
    software: bool
    #: Why each earlier link was passed over, ``link: reason``.
    refused: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = "CPU" if self.software else "GPU"
        return f"{self.renderer} on the {where}, OpenGL {self.version}, through {self.link}"


@dataclass(frozen=True)
class Opened:
    context: moderngl.Context
    device: Device
    #: Waits until all that was asked for is drawn, while other threads go on. The context must be current.
    #: moderngl's own calls keep Python's lock while they wait, so an encoder beside them would starve.
    finish: Callable[[], None]


def open_context(links: Sequence[str] = ("egl", "osmesa")) -> moderngl.Context:
    """A current context of this thread. Raises ``NoOpenGL`` with a hint how to mend it."""
    return open_device(links).context


def describe(links: Sequence[str] = ("egl", "osmesa")) -> Device:
    """Which device ``open_context`` would draw on. Raises ``NoOpenGL``."""
    opened = open_device(links)
    opened.context.release()
    return opened.device


def open_device(links: Sequence[str] = ("egl", "osmesa")) -> Opened:
    """The context together with what it is. Raises ``NoOpenGL``."""
    openers: dict[str, Callable[[], tuple[moderngl.Context, Lookup]]] = {
        "egl": _open_egl,
        "osmesa": _open_osmesa,
    }
    refused: list[str] = []
    for link in links:
        try:
            context, lookup = openers[link]()
        except Refused as why:
            refused.append(f"{link}: {why}")
            continue
        info = context.info
        device = Device(
            link=link,
            renderer=info["GL_RENDERER"],
            version=info["GL_VERSION"],
            software=_is_software(info["GL_RENDERER"]),
            refused=tuple(refused),
        )
        return Opened(context, device, _finisher(context, lookup))
    raise NoOpenGL(
        "No OpenGL on this machine, so nothing can be drawn. On Linux x86_64: pip install --no-deps "
        f"{_WHEEL}. Elsewhere install a GPU driver with EGL or Mesa (Debian: apt install libegl1). "
        f"Tried {'; '.join(refused)}"
    )


def _finisher(context: moderngl.Context, lookup: Lookup) -> Callable[[], None]:
    """``glFinish`` through ctypes, which lets go of Python's lock; moderngl's where it is not found."""
    address = lookup("glFinish")
    return ctypes.CFUNCTYPE(None)(address) if address else context.finish


def _is_software(renderer: str) -> bool:
    return any(name in renderer.lower() for name in _SOFTWARE)


def _open_egl() -> tuple[moderngl.Context, Lookup]:
    return _best_egl_context(), _egl_function


def _egl_function(name: str) -> int:
    try:
        find = ctypes.CDLL("libEGL.so.1").eglGetProcAddress
    except (OSError, AttributeError):
        return 0
    find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    return find(name.encode()) or 0


def _best_egl_context() -> moderngl.Context:
    """A GPU among the EGL devices if there is one, else the first device."""
    software: list[bool] = []
    for index in range(_MAX_EGL_DEVICES):
        try:
            context = _egl_context(index)
        except Refused:
            if not software:
                raise
            break
        software.append(_is_software(context.info["GL_RENDERER"]))
        if not software[-1]:
            return context
        context.release()
    return _egl_context(0)


def _egl_context(index: int) -> moderngl.Context:
    # The stubs of moderngl take every backend option for a dict.
    options: dict[str, Any] = {"backend": "egl", "device_index": index}
    try:
        return moderngl.create_context(standalone=True, require=REQUIRED, **options)
    except Exception as error:  # glcontext raises bare Exception, and nothing narrower
        raise Refused(str(error)) from error


def _open_osmesa() -> tuple[moderngl.Context, Lookup]:
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise Refused(f"the wheel {_WHEEL} is made for Linux on x86_64 only")
    mesa = _OSMesa(_load_libraries(_wheel_libraries()))
    loader: Any = mesa
    try:
        # With a loader of our own the context is current already, so it is "detected", not created.
        context = moderngl.create_context(standalone=True, require=REQUIRED, context=loader)
    except ValueError as error:
        raise Refused(str(error)) from error
    return context, mesa.load_opengl_function


def _wheel_libraries() -> list[Path]:
    try:
        files = importlib.metadata.files(_WHEEL) or []
    except importlib.metadata.PackageNotFoundError:
        raise Refused(f"the wheel {_WHEEL} is not installed") from None
    return [Path(str(file.locate())) for file in files if file.parent.name == "lavavu_osmesa.libs"]


def _load_libraries(paths: Iterable[Path]) -> ctypes.CDLL:
    """Load every library of the wheel; they name each other, without a path, so order is by trial."""
    waiting = list(paths)
    mesa: ctypes.CDLL | None = None
    while waiting:
        failed: list[Path] = []
        reason = ""
        for path in waiting:
            try:
                library = ctypes.CDLL(str(path))
            except OSError as error:
                failed.append(path)
                reason = str(error)
                continue
            if path.name.startswith("libOSMesa"):
                mesa = library
        if len(failed) == len(waiting):
            raise Refused(reason)
        waiting = failed
    if mesa is None:
        raise Refused(f"the wheel {_WHEEL} carries no libOSMesa")
    return mesa


class _OSMesa:
    """A software context, in the shape of a ``glcontext`` backend."""

    # https://gitlab.freedesktop.org/mesa/mesa/-/blob/mesa-23.1.4/include/GL/osmesa.h
    _RGBA = 0x1908
    _FORMAT, _PROFILE, _CORE = 0x22, 0x33, 0x34
    _MAJOR, _MINOR = 0x36, 0x37
    _UNSIGNED_BYTE = 0x1401

    def __init__(self, mesa: ctypes.CDLL) -> None:
        self._mesa = mesa
        mesa.OSMesaCreateContextAttribs.restype = ctypes.c_void_p
        mesa.OSMesaCreateContextAttribs.argtypes = [ctypes.POINTER(ctypes.c_int), ctypes.c_void_p]
        mesa.OSMesaMakeCurrent.restype = ctypes.c_ubyte
        mesa.OSMesaMakeCurrent.argtypes = [ctypes.c_void_p, ctypes.c_void_p, *[ctypes.c_int] * 3]
        mesa.OSMesaGetProcAddress.restype = ctypes.c_void_p
        mesa.OSMesaGetProcAddress.argtypes = [ctypes.c_char_p]
        mesa.OSMesaDestroyContext.restype = None
        mesa.OSMesaDestroyContext.argtypes = [ctypes.c_void_p]
        wanted = (self._FORMAT, self._RGBA, self._PROFILE, self._CORE, self._MAJOR, 3, self._MINOR, 3, 0)
        self._handle = mesa.OSMesaCreateContextAttribs((ctypes.c_int * len(wanted))(*wanted), None)
        if not self._handle:
            raise Refused("OSMesa made no context")
        #: Where the default framebuffer lives; Mesa writes to it, so it must outlive the context.
        self._pixels = (ctypes.c_ubyte * 4)()
        self._make_current()

    def load_opengl_function(self, name: str) -> int:
        return self._mesa.OSMesaGetProcAddress(name.encode()) or 0

    def __enter__(self) -> None:
        self._make_current()

    def _make_current(self) -> None:
        if not self._mesa.OSMesaMakeCurrent(self._handle, self._pixels, self._UNSIGNED_BYTE, 1, 1):
            raise Refused("OSMesa did not make its context current")

    def __exit__(self, *exc: object) -> None:
        """Stays current: this thread draws with nothing else."""

    def release(self) -> None:
        if self._handle:
            self._mesa.OSMesaDestroyContext(self._handle)
            self._handle = None
