"""One Chromium and one server for all browser tests."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import DESKTOP, FLAGS, REPORT, Open, Site, Watched
from install import find
from playwright.sync_api import Browser, BrowserContext, sync_playwright

import projects
import webpage


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left closes its connections; that is nobody's fault."""


def _serve(folder: Path) -> http.server.ThreadingHTTPServer:
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], Site]]:
    """Serve folders on loopback until the session ends."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def serve(folder: Path) -> Site:
        servers.append(_serve(folder))
        kinds = {kind: page.address for kind, page in webpage.of_each_kind(folder).items() if kind != "weiterleitung"}
        return Site(folder, f"http://127.0.0.1:{servers[-1].server_address[1]}/", kinds)

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(served: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The handbook."""
    return served(projects.handbook_site(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def small_site(served: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small project."""
    return served(projects.small_site(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail("Für die Tests fehlt Chromium: python tests/browser/install.py", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Open]:
    """Open an address in a fresh context; keyword arguments are Playwright's."""
    contexts: list[BrowserContext] = []

    def visit(address: str, **options: Any) -> Watched:
        context = chromium.new_context(**{"viewport": DESKTOP, "locale": "de-DE", **options})
        contexts.append(context)
        context.set_default_timeout(10_000)
        watched = Watched(context.new_page())
        page = watched.page
        page.add_init_script(REPORT)
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("console", lambda message: watched.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: watched.said.append(str(error)))
        page.on("dialog", lambda dialog: (watched.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(address)
        return watched

    yield visit
    for context in contexts:
        context.close()
