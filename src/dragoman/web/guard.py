"""What every request passes: whom the server answers to, how much it takes, and what a browser may do with the answer."""

import hmac
from collections.abc import Iterable
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MOST_BYTES = 2_000_000
COOKIE = "dragoman"
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class TooLargeError(Exception):
    """A request's body grew over the limit while it was read."""


class Guard:
    """Answers only to its own hosts and origin, only with the token if there is one, and only to bodies of a bearable size."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str] = (), token: str | None = None, most_bytes: int = MOST_BYTES) -> None:
        self._app = app
        self._hosts = {*LOOPBACK, *hosts}
        self._token = token
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal:
            await refusal(scope, receive, _secured(send))
            return
        try:
            await self._app(scope, self._counted(receive), _secured(send))
        except TooLargeError:
            await _problem(413, f"the request is larger than {self._most:,} bytes")(scope, receive, _secured(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if _name(f"//{host}") not in self._hosts:
            return _problem(421, "this server does not answer to that host name; name it with --allow-host")
        origin = headers.get("origin")
        if origin and urlsplit(origin).netloc != host:
            return _problem(403, "requests from other sites are refused")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._most:
            return _problem(413, f"the request is larger than {self._most:,} bytes")
        return self._token_refusal(scope, headers)

    def _token_refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if self._token is None:
            return None
        cookies = SimpleCookie(headers.get("cookie", ""))
        given = headers.get("authorization", "").removeprefix("Bearer ") or (cookies[COOKIE].value if COOKIE in cookies else "")
        if _same(given, self._token):
            return None
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] == "/" and _same(asked, self._token):
            welcome = RedirectResponse("./", status_code=303)
            welcome.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            return welcome
        return _problem(401, "this server wants its token: open /?token=… once, or send the header Authorization: Bearer …")

    def _counted(self, receive: Receive) -> Receive:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise TooLargeError
            return message

        return counted


def _secured(send: Send) -> Send:
    async def secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(SECURITY)
        await send(message)

    return secured


def _problem(status: int, detail: str) -> Response:
    return JSONResponse({"detail": detail}, status_code=status)


def _name(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())
