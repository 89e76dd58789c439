"""Answers kept: an archive that is open for reading cannot change, so a question needs to be answered once; an ETag on each."""

from asyncio import Event
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOM = 64_000_000
Question = tuple[str, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer to a GET."""

    headers: list[tuple[bytes, bytes]]
    body: bytes
    tag: str


class Kept:
    """Keeps the answers to GETs, the latest within `room` bytes; marks each with a digest, and sends 304 to whoever has it."""

    def __init__(self, app: ASGIApp, *, room: int = ROOM) -> None:
        self._app = app
        self._room = room
        self._answers: OrderedDict[Question, Answer] = OrderedDict()
        self._asked: dict[Question, Event] = {}
        self._taken = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; who asks what another is asking waits for that answer."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        question = (headers.get("host", ""), scope["path"].encode(errors="surrogateescape"), scope["query_string"])
        known = headers.get("if-none-match", "")
        while question in self._asked:
            await self._asked[question].wait()
        if question in self._answers:
            self._answers.move_to_end(question)
            await _send(self._answers[question], send, known)
            return
        self._asked[question] = Event()
        try:
            await self._app(scope, receive, self._keeping(question, send, known))
        finally:
            self._release(question)

    def _release(self, question: Question) -> None:
        if question in self._asked:
            self._asked.pop(question).set()

    def _keeping(self, question: Question, send: Send, known: str) -> Send:
        """A `send` that holds an answer until it is whole, keeps it and sends it on; files and refusals pass as they are."""
        start: Message = {}
        parts: list[bytes] = []

        async def keeping(message: Message) -> None:
            nonlocal start
            start = message if message["type"] == "http.response.start" else start
            if start["status"] != 200 or "etag" in Headers(raw=start["headers"]):
                self._release(question)
                await send(message)
            elif message is not start:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    answer = self._keep(question, start, b"".join(parts))
                    self._release(question)
                    await _send(answer, send, known)

        return keeping

    def _keep(self, question: Question, start: Message, body: bytes) -> Answer:
        tag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["ETag"] = tag
        headers["Cache-Control"] = "no-cache"
        answer = Answer(headers.raw, body, tag)
        self._taken += len(body) - len(self._answers[question].body if question in self._answers else b"")
        self._answers[question] = answer
        while self._taken > self._room:
            self._taken -= len(self._answers.popitem(last=False)[1].body)
        return answer


async def _send(answer: Answer, send: Send, known: str) -> None:
    headers = MutableHeaders(raw=list(answer.headers))
    is_known = answer.tag in (one.strip() for one in known.split(","))
    if is_known:
        del headers["Content-Length"]
    await send({"type": "http.response.start", "status": 304 if is_known else 200, "headers": headers.raw})
    await send({"type": "http.response.body", "body": b"" if is_known else answer.body})
