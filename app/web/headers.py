"""The headers that every answer carries, pages, refusals and event streams alike."""

from collections.abc import Mapping

from flask import Response, request
from werkzeug.datastructures import Headers

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: Chromium would then post with `Origin: null`, and we check it.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), payment=()",
    "Cache-Control": "no-store",
}


def apply(headers: Headers) -> None:
    """Add what a view has not settled itself, as the page that records may allow its microphone."""
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)


def protect(response: Response) -> Response:
    """Put them on a page, and over HTTPS ask browsers to stay with it for a day."""
    apply(response.headers)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=86400")
    return response
