"""Things that places are furnished with and that subjects can be.

Each is a mesh that stands on y = 0 and whose front looks along +z. Metres.
"""
