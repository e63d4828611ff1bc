"""Network addresses: which of them are one visitor's, and which are those of proxies."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping

from twincities.state import SettingError

PROXIES = "PROXY_ADDRESSES"
_LOOPBACK = "127.0.0.0/8,::1"
_BITS_OF_NETWORK = 64  # an IPv6 customer has a whole network of addresses to choose from

Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]


def network_of(address: str) -> str:
    """What counts as one visitor's network: the address, or the /64 network of one of IPv6."""
    try:
        parsed = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, _BITS_OF_NETWORK), strict=False))
    return str(parsed)


def proxies(environment: Mapping[str, str]) -> Networks:
    """The networks whose addresses stand for many visitors: `PROXY_ADDRESSES`, or this machine itself.

    Raises:
        SettingError: when the setting holds anything but addresses and networks.
    """
    given = environment.get(PROXIES, "").strip() or _LOOPBACK
    try:
        return tuple(ipaddress.ip_network(each.strip()) for each in given.split(","))
    except ValueError:
        raise SettingError(
            f"{PROXIES}: {given!r} is not a list of addresses or networks; write 192.0.2.7, 10.1.0.0/16 and commas"
            " between several"
        ) from None


def is_in(address: str, networks: Networks) -> bool:
    """Whether an address belongs to one of the networks; one that cannot be read does not."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return any(parsed.version == network.version and parsed in network for network in networks)
