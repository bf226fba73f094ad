"""Engines that run on this machine. Each is a folder (or a file) with an ``Engine``."""
