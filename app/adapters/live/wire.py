"""What crosses an event stream: names and numbers, never a word of anybody's."""

import secrets

# A comment: it keeps proxies and browsers from thinking the line dead.
HEARTBEAT = b":\n\n"
# Too many screens for this seat: this one is to ask every few seconds instead.
POLL = b"event: sonder\ndata: 0\n\n"
# The right to listen has ended: the page is to be read anew.
OVER = b"event: fin\ndata: 0\n\n"


def signal(name: str, version: int) -> bytes:
    """“Look again”: which of the page's topics moved, and to which version."""
    return f"event: {name}\ndata: {version}\n\n".encode()


def retry() -> bytes:
    """When to come back after a cut, drawn at random lest a whole room return in the same instant."""
    return f"retry: {1000 + secrets.randbelow(7001)}\n\n".encode()
