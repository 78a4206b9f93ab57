"""The published snippet in a real nginx: headers, types, the error page."""

from __future__ import annotations

import contextlib
import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import tools

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def nginx(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Serve the small site by nginx on loopback; yield its port."""
    program = tools.need("nginx")
    folder = tmp_path_factory.mktemp("nginx")
    site = Path(shutil.copytree(small, folder / "site"))
    (site / "einbetten").mkdir(exist_ok=True)
    (site / "einbetten/probe.html").write_text("<!doctype html><title>Probe</title>")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    temporary = "".join(
        f"{kind}_temp_path {folder};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{ }}\n"
        f"http {{\naccess_log off;\ntypes {{ text/html html; text/css css; text/javascript js; }}\n{temporary}"
        f"server {{\nlisten 127.0.0.1:{port};\nroot {site};\ninclude {site}/server/nginx.conf;\n}}\n}}\n"
    )
    process = subprocess.Popen([program, "-p", str(folder), "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (folder / "error.log").read_text()
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def get(port: int, path: str) -> http.client.HTTPResponse:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        return answer


@pytest.mark.parametrize("path", ["/", "/matrix/", "/assets/css/handreichung.css", "/gibt-es-nicht/"])
def test_every_answer_carries_the_policy(nginx: int, path: str) -> None:
    answer = get(nginx, path)
    policy = answer.getheader("Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;")
    assert policy.endswith("frame-ancestors 'none'")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "same-origin"


def test_a_missing_page_is_answered_as_missing(nginx: int) -> None:
    assert get(nginx, "/gibt-es-nicht/").status == 404


def test_only_pages_made_for_it_may_be_framed(nginx: int) -> None:
    answer = get(nginx, "/einbetten/probe.html")
    assert (answer.getheader("Content-Security-Policy") or "").endswith("frame-ancestors *")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


def test_texts_travel_compressed_and_pages_say_their_charset(nginx: int) -> None:
    assert get(nginx, "/assets/css/handreichung.css").getheader("Content-Encoding") == "gzip"
    assert get(nginx, "/").getheader("Content-Type") == "text/html; charset=utf-8"
