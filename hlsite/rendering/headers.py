"""What a host says beside each page: the headers that a page cannot say of itself.

`_headers` is read by Netlify, Cloudflare Pages, Codeberg Pages and others; hosts that do not know
it pass it over. For nginx the same is in `docs/hosting.md`, which a test holds against this module.
Sources: https://owasp.org/www-project-secure-headers/ and, for the file,
https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hlsite.rendering.output import SourceAsset
from hlsite.rendering.urls import Addresses
from hlsite.settings import Settings

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; form-action 'none'; base-uri 'none'"
)
"""What a page may load, as its own `<meta>` says it too, for hosts that set no headers."""

_REFUSED = (
    *("accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture"),
    *("encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid"),
    *("identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone"),
    *("midi", "payment", "picture-in-picture", "publickey-credentials-get"),
    *("screen-wake-lock", "serial", "storage-access", "usb", "web-share", "xr-spatial-tracking"),
)

HEADERS: Mapping[str, str] = {
    # A page in somebody else's frame would not be left by "Leave this page".
    "Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _REFUSED),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # browsers that do not know frame-ancestors
}
"""By name, the same for every file of the site."""

NO_INDEX = ("X-Robots-Tag", "noindex")
"""Said of programmes: a file that tells of books and has no `<meta>` to say so."""


def headers_file(settings: Settings, languages: Sequence[str]) -> SourceAsset:
    """The file `_headers` at the site's root."""
    root = Addresses(settings.site_url, tuple(languages)).root_path
    lines = [f"{root}*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    if not settings.index_profiles:
        for language in languages:
            lines.append(f"{root}events/:event/programme.{language}.pdf")
            lines.append("  {}: {}".format(*NO_INDEX))
    return SourceAsset("_headers", ("\n".join(lines) + "\n").encode())
