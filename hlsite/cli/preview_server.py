"""Shows a site that is being edited, on this machine alone, and tells its pages to load anew."""

from __future__ import annotations

import ipaddress
import json
import logging
import mimetypes
import posixpath
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

log = logging.getLogger("hlsite")

OWN_FOLDER = ".preview/"
"""Below the site's root; no page and no file of a site begins with a dot."""

_SCRIPT = Path(__file__).with_name("preview_page.js")
_POLICY = b"script-src &#39;self&#39;"
"""As a template writes it into an attribute."""

_LONGEST_WAIT = 25
_TYPES = {".js": "text/javascript", ".ics": "text/calendar", ".woff2": "font/woff2"}
_UNTOLD = b"<!doctype html><meta charset=utf-8><title>Preview</title><p>Nothing to show yet.</body>"


def is_local(host: str) -> bool:
    """Whether `host` is this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass
class News:
    """What the pages have to know.

    Attributes:
        version: Counts every change, mended or not.
        edition: Counts the versions that could be shown.
        problems: What keeps the newest version from being shown; empty where nothing does.
    """

    version: int = 0
    edition: int = 0
    problems: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, problems: str = "") -> None:
        """There is a new version, shown or, with `problems`, not."""
        with self.changed:
            self.version += 1
            self.problems = problems
            if not problems:
                self.edition += 1
            self.changed.notify_all()

    def after(self, version: int) -> dict[str, object]:
        """The news, as soon as they are newer than `version`, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, timeout=_LONGEST_WAIT)
            return {"version": self.version, "edition": self.edition, "problems": self.problems}


class PreviewServer(ThreadingHTTPServer):
    """Serves `content` below `mount`.

    Args:
        address: Host, which must be local, and port.
        mount: Path of the site's root, with a slash at both ends.
        content: A file by its path below the root; None where there is none.
        news: Told from outside when there is something new.

    Raises:
        OSError: The port is taken.
    """

    daemon_threads = True

    def __init__(
        self,
        address: tuple[str, int],
        mount: str,
        content: Callable[[str], bytes | None],
        news: News,
    ) -> None:
        self.mount = mount
        self.content = content
        self.news = news
        super().__init__(address, _Handler)

    @property
    def url(self) -> str:
        """Address of the site's root."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}{self.mount}"


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        # Another site's page may not read it through a name of its own (DNS rebinding).
        if not is_local(urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""):
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        parts = urlsplit(self.path)
        path, mount = unquote(parts.path), self.server.mount
        if not path.startswith(mount):
            self._redirect(mount)
            return
        uri = path[len(mount) :]
        if uri == f"{OWN_FOLDER}wait":
            version = parse_qs(parts.query).get("version", ["0"])[0]
            news = self.server.news.after(int(version) if version.isdecimal() else 0)
            self._send(HTTPStatus.OK, json.dumps(news).encode(), "application/json")
        elif uri == f"{OWN_FOLDER}page.js":
            self._send(HTTPStatus.OK, _SCRIPT.read_bytes(), "text/javascript")
        else:
            self._page(uri)

    do_HEAD = do_GET  # noqa: N815 - named so by http.server

    def _page(self, uri: str) -> None:
        news, content = self.server.news, self.server.content
        version, edition = news.version, news.edition
        name = f"{uri}index.html" if uri.endswith("/") or not uri else uri
        status = HTTPStatus.OK
        try:
            found = content(name)
            if found is None and not uri.endswith("/") and content(f"{uri}/index.html"):
                self._redirect(f"{self.server.mount}{uri}/")
                return
            if found is None:
                name, status = "404.html", HTTPStatus.NOT_FOUND
                found = content(name) or _UNTOLD
        except Exception as error:  # noqa: BLE001 - a library's own template may raise anything
            log.error("%s: %s", name, error)  # noqa: TRY400 - the message says it all
            name, status, found = "500.html", HTTPStatus.INTERNAL_SERVER_ERROR, _UNTOLD
        if name.endswith(".html"):
            found = self._with_script(found, version, edition)
        suffix = posixpath.splitext(name)[1]
        kind = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
        self._send(status, found, kind)

    def _with_script(self, html: bytes, version: int, edition: int) -> bytes:
        """The page, and the script that loads it anew; its policy lets that script ask."""
        tag = (
            f'<script src="{self.server.mount}{OWN_FOLDER}page.js" data-version="{version}"'
            f' data-edition="{edition}"></script>'
        )
        widened = html.replace(_POLICY, _POLICY + b"; connect-src &#39;self&#39;", 1)
        before, end, after = widened.rpartition(b"</body>")
        return before + tag.encode() + end + after

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(path))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True  # a page that is left drops its questions

    def log_message(self, *_: object) -> None:
        """Say nothing: a terminal is for what is wrong."""
