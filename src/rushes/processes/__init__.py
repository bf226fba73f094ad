"""Work in processes of its own: it may crash, hang or be killed, and the server goes on.

The server's side is `pool`, the child's `child`; the child is sooner at work for not importing the other.
"""
