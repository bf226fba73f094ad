"""Which addresses are out on the internet, and sockets that go nowhere else."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(OSError):
    """The address belongs to no public host."""


def is_public(address: str) -> bool:
    """Whether an IP address is out on the internet, whatever it is wrapped in."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def check_public(address: str) -> None:
    """Raises Refused."""
    if not is_public(address):
        raise Refused(f"{address} is not a public address")


def guarded_socket(info: tuple[Any, ...]) -> socket.socket:
    """Judged at connect time, after the name was resolved: what a name led to earlier proves nothing."""
    family, kind, protocol, _, address = info
    check_public(address[0])
    return socket.socket(family, kind, protocol)
