"""The MCP server: one small tool for each question, all of them read-only."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal

from mcp.server import MCPServer
from mcp.types import ToolAnnotations
from pydantic import Field

from dragoman import __version__
from dragoman.archive import Archive
from dragoman.mcp.questions import Answer, Questions
from dragoman.mcp.quoting import NOTICE

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

INSTRUCTIONS = (
    "dragoman reads news reports about diplomacy: who said and did what to whom, when, on whose word; what is planned; where "
    "parties stand and wait for each other. It judges nothing true or false: an accusation is the accuser's. "
    f"Cite by document and span. {NOTICE}"
)
READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
PARTIES = "Codes or names of parties, such as USA or North Korea."

Text = Annotated[str, Field(min_length=1, max_length=100_000, description="The report's text.")]
Words = Annotated[str, Field(min_length=1, max_length=200)]
Day = Annotated[str | None, Field(max_length=10, description="A day, YYYY-MM-DD.")]
Parties = Annotated[list[Words], Field(min_length=1, max_length=6, description=PARTIES)]
SomeParties = Annotated[list[Words], Field(max_length=6, description=f"{PARTIES} All if empty.")]
Limit = Annotated[int, Field(ge=1, le=100, description="How many items at most.")]


def make_server(archive: Archive | None, make_reader: "Callable[[], Reader]") -> MCPServer:
    """The server over an archive and a reader, which is made when the first report is to be read."""
    server = MCPServer("dragoman", version=__version__, instructions=INSTRUCTIONS, log_level="WARNING")
    questions = Questions(archive, make_reader)
    _offer_reading(server, questions)
    _offer_history(server, questions)
    return server


def _offer_reading(server: MCPServer, questions: Questions) -> None:
    @server.tool(annotations=READ_ONLY)
    def read_report(text: Text, published: Day = None, outlet: Words | None = None) -> Answer:
        """Read a report: who said and did what to whom, when and where, positions, deadlocks; each item with its words."""
        return questions.read(text, published, outlet)

    @server.tool(annotations=READ_ONLY)
    def evidence(document: Words, item: Annotated[Words, Field(description="An item's id, such as e5 or s2.")]) -> Answer:
        """Show an item of a report in the archive: its words, and which rule decided each of its fields."""
        return questions.evidence(document, item)

    @server.tool(annotations=READ_ONLY)
    def search(
        query: Annotated[Words, Field(description='Words, "phrases", +must, -not.')],
        kind: Literal["report", "statement", "event"] | None = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 10,
    ) -> Answer:
        """Search the reports, statements and events of the archive; the best first."""
        return questions.search(query, kind=kind, since=since, until=until, limit=limit)


def _offer_history(server: MCPServer, questions: Questions) -> None:
    @server.tool(annotations=READ_ONLY)
    def timeline(parties: Parties, since: Day = None, until: Day = None, limit: Limit = 30) -> Answer:
        """Tell what became of every happening between parties: rumoured, announced, held, cancelled; and what is planned."""
        return questions.many("timeline", parties, since=since, until=until, limit=limit)

    @server.tool(annotations=READ_ONLY)
    def ledger(parties: Parties, on: Day = None, limit: Limit = 30) -> Answer:
        """Show where parties stood on a day: who demands, offers, has promised, refuses or threatens what, on what condition."""
        return questions.many("ledger", parties, on=on, limit=limit)

    @server.tool(annotations=READ_ONLY)
    def deadlocks(parties: SomeParties = [], limit: Limit = 20) -> Answer:  # noqa: B006
        """Find parties that wait for each other: since when, what waits for what, and what broke it."""
        return questions.many("deadlocks", parties, limit=limit)

    @server.tool(annotations=READ_ONLY)
    def brief(one: Words, other: Words, since: Day = None, until: Day = None) -> Answer:
        """Sum up two parties on a page or two: what is planned, what happened, where they stand, what is stuck."""
        return questions.brief(one, other, since, until)
