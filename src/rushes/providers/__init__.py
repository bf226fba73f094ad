"""Providers: whoever makes the video. One file each."""
