"""An ETag on every answer, and 304 to whoever has it already."""

from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class ETags:
    """Holds an answer to a GET until it is whole, marks it with a digest of its body, and sends only 304 if the asker has it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match", "")
        await self._app(scope, receive, _marked(send, known))


def _marked(send: Send, known: str) -> Send:
    start: Message = {}
    parts: list[bytes] = []

    async def marked(message: Message) -> None:
        nonlocal start
        start = message if message["type"] == "http.response.start" else start
        if _goes_as_it_is(start):
            await send(message)
        elif message is not start:
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                await _finish(send, start, b"".join(parts), known)

    return marked


def _goes_as_it_is(start: Message) -> bool:
    return start["status"] != 200 or "etag" in Headers(raw=start["headers"])


async def _finish(send: Send, start: Message, body: bytes, known: str) -> None:
    tag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = MutableHeaders(raw=start["headers"])
    headers["ETag"] = tag
    headers.setdefault("Cache-Control", "no-cache")
    if tag in (one.strip() for one in known.split(",")):
        start["status"], body = 304, b""
        del headers["Content-Length"]
    await send(start)
    await send({"type": "http.response.body", "body": body})
