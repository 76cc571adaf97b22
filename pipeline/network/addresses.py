"""Which addresses and ports may be asked: public ones, whatever form they come in.

An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4, Teredo) is as good as the one it carries.
Registries: IANA IPv4 and IPv6 Special-Purpose Address Registries (what ``ipaddress`` knows as not global).
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

# Cloud control planes on addresses that are not link-local.
METADATA = frozenset(map(ip_address, ("168.63.129.16", "192.0.0.192", "fd00:ec2::254")))  # Azure, Oracle, AWS

# Special ranges that ``ipaddress`` of some Python releases still calls global.
NOT_PUBLIC = tuple(ip_network(n) for n in ("192.88.99.0/24", "192.0.0.0/24", "fec0::/10", "5f00::/16", "3fff::/20"))

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = IPv6Network("::/96")
_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out

# Ports of services that take a line of HTTP for a command: the "bad ports" of the WHATWG Fetch standard,
# with redis (6379) and memcached (11211), which it leaves out.
# fmt: off
BAD_PORTS = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
    531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
    5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211,
})
# fmt: on


def objection(address: str, *, allow_private: bool = False) -> str | None:
    """Why `address` (digits, as the resolver gives it) is never asked; None: it may be.

    `allow_private` lets loopback and private ranges pass, for tests; link-local, metadata, multicast and
    unspecified addresses stay closed.
    """
    try:
        outer = ip_address(address.partition("%")[0])
    except ValueError:
        return f"{address!r} is no address"
    for form in _forms(outer):
        if allow_private and _private(form):
            continue
        if not _public(form):
            return f"{address} is no public address"
    return None


def _forms(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    inner = tuple(_carried(address)) if isinstance(address, IPv6Address) else ()
    yield from inner
    # A mapped address is nothing beside what it carries; a tunnel's must be sound itself too.
    if not (isinstance(address, IPv6Address) and (address.ipv4_mapped or any(address in n for n in _NAT64))):
        yield address


def _carried(address: IPv6Address) -> Iterator[IPv4Address]:
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    elif address.sixtofour:
        yield address.sixtofour
    elif address.teredo:
        yield from address.teredo
    elif any(address in network for network in _NAT64) or (address in _COMPATIBLE and int(address) > 1):
        yield IPv4Address(int(address) & 0xFFFFFFFF)


def _private(address: IPv4Address | IPv6Address) -> bool:
    if address in METADATA or address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    return address.is_loopback or (address.is_private and not address.is_reserved)


def _public(address: IPv4Address | IPv6Address) -> bool:
    if address in METADATA or any(address in network for network in NOT_PUBLIC):
        return False
    if isinstance(address, IPv6Address) and address not in _UNICAST:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)
