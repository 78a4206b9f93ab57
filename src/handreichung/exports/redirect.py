"""The page at an entry's former address."""

from __future__ import annotations

from html import escape

from handreichung.policy import REDIRECT


def page(target: str, site_name: str) -> str:
    """Return a page that leads to `target`, a link relative to it, at once and without a script."""
    link = escape(target)
    return (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{REDIRECT}">\n'
        f'<meta http-equiv="refresh" content="0; url={link}">\n<link rel="canonical" href="{link}">\n'
        f'<meta name="robots" content="noindex">\n<title>Umgezogen – {escape(site_name)}</title>\n</head>\n'
        f'<body><main><h1>Umgezogen</h1><p>Diese Seite steht jetzt <a href="{link}">unter einer neuen Adresse</a>.</p>'
        "</main></body>\n</html>\n"
    )
