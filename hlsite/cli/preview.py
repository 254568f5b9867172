"""Runs a preview: takes changes in, tells what is wrong with them, and goes on."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import click

from hlsite.cli.preview_server import News, PreviewServer, is_local
from hlsite.cli.watching import changes, state_of
from hlsite.model.problem import ContentError
from hlsite.plugin_run import Preview, rarely_collected, serve_by_mkdocs
from hlsite.privacy.vault_secret import VaultError, confining

_LAST_PORT = 65_535

log = logging.getLogger("hlsite")


def preview(config_file: Path, address: str | None) -> None:
    """Serve the site until interrupted.

    Raises:
        ContentError, VaultError, MkDocsException: The configuration or the vault is wrong.
        OSError: The port is taken.
        click.ClickException: The address is not this machine's own.
    """
    opened = Preview(config_file)
    host, port = _place(address) if address else opened.address
    if not is_local(host):
        message = f"{host}: a preview is for this machine alone; serve it on 127.0.0.1"
        raise click.ClickException(message)
    if not opened.is_whole:
        log.info("Other plugins take part: MkDocs builds everything anew at each change.")
        serve_by_mkdocs(config_file, address=f"{host}:{port}")
        return
    turn = threading.Lock()

    def content(uri: str) -> bytes | None:
        with turn:
            return opened.content(uri)

    news = News()
    server = PreviewServer((host, port), opened.mount, content, news)
    with rarely_collected(), server:
        state = state_of(opened.watched)
        take_in(opened, (), turn, news)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        log.info("Serving on %s", server.url)
        with suppress(KeyboardInterrupt):
            for changed in changes(lambda: opened.watched, state):
                take_in(opened, changed, turn, news)
        server.shutdown()


def _place(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port[:6]) > _LAST_PORT:
        raise click.ClickException(f"{address}: is no HOST:PORT; write it as 127.0.0.1:8000")
    return host.strip("[]"), int(port)


def take_in(opened: Preview, changed: Collection[Path], turn: threading.Lock, news: News) -> None:
    """Show the site with its changes; where that fails, say why, and show the last good state."""
    began = time.monotonic()
    # What nobody foresaw may hold a private value: its kind is told, never its words.
    refresh = confining(click.ClickException)(opened.refresh)
    try:
        with turn:
            warnings = refresh(changed)
    except ContentError as error:
        # Without the warnings: among those of a thousand books nobody would find it.
        wrong = sorted(problem for problem in error.problems if problem.severity == "error")
        problems = "\n".join(map(str, wrong))
    except (VaultError, click.ClickException) as error:
        problems = str(error)
    else:
        for warning in warnings if not changed else ():
            log.warning("%s", warning)
        if changed:
            log.info("Shown after %.1f s.", time.monotonic() - began)
        news.tell()
        return
    log.error("%s\nThe preview goes on as it was.", problems)
    news.tell(problems)
