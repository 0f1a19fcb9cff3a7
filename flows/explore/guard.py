"""What keeps the explorer to the one who started it: whose requests are answered, and what a page may do.

A page on the web cannot read the explorer (no CORS), cannot reach it under a name of its own (the Host header is
checked), cannot frame it, and cannot have it answer SQL (requests of other sites are told by Sec-Fetch-Site).
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_OTHERS = frozenset({"cross-site", "same-site"})


class Guard:
    """The door of the app: refuses strangers before any page is asked, and signs every answer with our headers."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = LOOPBACK) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        app = refusal or self._app

        async def signed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await app(scope, receive, signed)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if _name_of(headers.get("host", "")) not in self._hosts:
            return PlainTextResponse("This explorer answers under its own address only.", 421)
        if headers.get("sec-fetch-site") in _OTHERS and scope["path"].startswith("/sql"):
            return PlainTextResponse("Questions in SQL come from the explorer's own page only.", 403)
        return None


def _name_of(host: str) -> str:
    """Return a Host header without its port: "[::1]:8642" is "[::1]"."""
    name, bracket, rest = host.partition("]")
    return (
        (name + bracket).lower() if bracket else host.rsplit(":", 1)[0].lower() if ":" in host else name.lower() + rest
    )
