"""What pages may load and who may show them: the policy, once, for the pages themselves and for servers.

A page carries its policy in a `<meta>`; browsers ignore `frame-ancestors` there, so that one rule and the other
headers are the server's to send. The snippets for servers are published with the site, in step with it.
"""

from __future__ import annotations

#: Everything from the own origin, nothing from elsewhere, no inline script or style (CSP Level 3).
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
#: A page that only leads to another address.
REDIRECT = "default-src 'none'; base-uri 'none'"
#: Pages below this address are made to be shown within other sites.
EMBEDDED = "einbetten/"
#: Headers for every page besides the policy: name and value.
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


def header(embedded: bool = False) -> str:
    """Return the policy as a server sends it; embedded pages may stand in anybody's frame."""
    frames = "*" if embedded else "'none'"
    return f"{PAGE}; frame-ancestors {frames}"
