"""Work in processes of its own: it may crash, hang or be killed, and the server goes on."""

from rushes.processes.pool import ProcessPool

__all__ = ["ProcessPool"]
