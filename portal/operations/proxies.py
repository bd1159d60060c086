"""Where a request comes from."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings


def visitor_address(request) -> str | None:
    """The visitor's address for counting; of IPv6 the network of 64 bits, which one subscriber has as a whole.

    Behind ``settings.TRUSTED_PROXIES`` proxies it is what the outermost of them saw: each adds the address it was asked
    from to the end of ``X-Forwarded-For``, and what stands before was written by the visitor. None where nobody knows
    (a socket without proxies).
    """
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.TRUSTED_PROXIES
    told = seen[-proxies] if 0 < proxies <= len(seen) else ""
    return _counted(told) or _counted(request.META.get("REMOTE_ADDR", ""))


def _counted(text: str) -> str | None:
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((address, 64), strict=False).network_address)
