"""Snippets for web servers: the headers that a page cannot give itself, types and compression."""

from __future__ import annotations

from collections.abc import Iterator

from handreichung.policy import EMBEDDED, HEADERS, header
from handreichung.views import Ansichten

#: File endings that servers do not know by themselves, and their media types (IANA).
_TYPES = (("mjs", "text/javascript"), ("odt", "application/vnd.oasis.opendocument.text"), ("ics", "text/calendar"))
_TEXT = "text/css text/javascript application/json image/svg+xml text/csv text/calendar"


def files(_: Ansichten) -> Iterator[tuple[str, str]]:
    """Yield one snippet a server."""
    yield "server/nginx.conf", nginx()
    yield "server/apache.conf", apache()


def nginx() -> str:
    """Return what belongs into nginx's `server { … }`."""

    def headers(embedded: bool, indent: str) -> str:
        pairs = (("Content-Security-Policy", header(embedded)), *HEADERS)
        return "".join(f'{indent}add_header {name} "{value}" always;\n' for name, value in pairs)

    # A location's add_header replaces all those outside, hence twice the same.
    return (
        "# In den server-Block von nginx: include …/site/server/nginx.conf;\n"
        "index index.html;\nerror_page 404 /404.html;\ncharset utf-8;\n"
        f"gzip on;\ngzip_types {_TEXT};\n"
        f"{headers(False, '')}"
        f"location ~ /{EMBEDDED} {{\n{headers(True, '    ')}}}\n"
        + "".join(f"location ~ \\.{ending}$ {{ types {{ }} default_type {kind}; }}\n" for ending, kind in _TYPES)
    )


def apache() -> str:
    """Return what belongs into Apache's `<Directory …>` of the site, or into its `.htaccess`."""
    pairs = (("Content-Security-Policy", header()), *HEADERS)
    return (
        "# In den Directory-Abschnitt der Website oder als .htaccess in ihren Ordner; braucht mod_headers.\n"
        "DirectoryIndex index.html\nErrorDocument 404 /404.html\nAddDefaultCharset utf-8\n"
        + "".join(f"AddType {kind} .{ending}\n" for ending, kind in _TYPES)
        + "<IfModule mod_deflate.c>\n"
        + f"AddOutputFilterByType DEFLATE text/html {_TEXT}\n</IfModule>\n"
        + "".join(f'Header always set {name} "{value}"\n' for name, value in pairs)
        + f'<If "%{{REQUEST_URI}} =~ m#/{EMBEDDED}#">\n'
        + f'Header always set Content-Security-Policy "{header(True)}"\n</If>\n'
    )
