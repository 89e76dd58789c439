"""A client lists the tools and asks each; every answer carries its evidence, and marks what it quotes."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from mcp.client.stdio import stdio_client

from dragoman.mcp.quoting import MARK, NOTICE
from dragoman.mcp.server import make_server
from mcp import Client, StdioServerParameters
from tests.web.serving import run, serving

HANOI = "2019-02-28-hanoi-fails"
PAIR = ["USA", "North Korea"]
ASKED = {
    "read_report": {"text": "Peru will lift its sanctions once the border is open, its envoy said.", "published": "2024-05-03"},
    "search": {"query": "sanctions"},
    "evidence": {"document": HANOI, "item": "e5"},
    "timeline": {"parties": PAIR},
    "ledger": {"parties": PAIR, "on": "2019-03-01"},
    "deadlocks": {},
    "brief": {"one": "USA", "other": "PRK"},
}


@pytest.fixture(scope="module")
def server(reader, korea_file):
    from dragoman.archive import Archive

    with Archive.open(korea_file, read_only=True) as archive:
        yield make_server(archive, lambda: reader)


def ask(server, tool: str, **arguments: Any) -> Any:
    async def asked():
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    return run(asked())


def quotes_of(value: Any) -> Iterator[dict]:
    """Every dictionary of an answer that holds words of a report."""
    if isinstance(value, dict):
        if MARK in value:
            yield value
        for one in value.values():
            yield from quotes_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from quotes_of(one)


def test_the_tools_are_listed_and_read_only(server):
    async def listed():
        async with Client(server) as client:
            return (await client.list_tools()).tools

    tools = run(listed())
    assert {one.name for one in tools} == set(ASKED)
    assert all(one.annotations.read_only_hint and one.description for one in tools)


@pytest.mark.parametrize("tool", ASKED)
def test_every_tool_answers_with_marked_evidence(server, tool):
    answer = ask(server, tool, **ASKED[tool])
    assert not answer.is_error, answer.content
    assert answer.structured_content["notice"] == NOTICE
    assert list(quotes_of(answer.structured_content["answer"]))


@pytest.mark.parametrize("tool", ["search", "evidence", "timeline", "ledger", "deadlocks"])
def test_quotes_with_a_place_are_the_words_there(server, korea, tool):
    answer = ask(server, tool, **ASKED[tool]).structured_content["answer"]
    placed = [one for one in quotes_of(answer) if "span" in one]
    assert placed or tool in ("search", "timeline")
    for one in placed:
        start, end = one["span"]
        assert korea.record(one["document"]).document.text[start:end] == one[MARK]


def test_words_of_reports_stand_nowhere_else(server):
    answer = ask(server, "search", query="sanctions").structured_content["answer"]
    assert all(set(one["words"]) == {MARK} for one in answer)


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("ledger", {"parties": ["Nort Korea"]}, "North Korea"),
        ("evidence", {"document": HANOI, "item": "e99"}, "e5"),
        ("evidence", {"document": "nowhere", "item": "e1"}, "no report"),
        ("timeline", {"parties": []}, "parties"),
    ],
)
def test_what_cannot_be_answered_is_said(server, tool, arguments, says):
    answer = ask(server, tool, **arguments)
    assert answer.is_error
    assert says in answer.content[0].text


def test_without_an_archive_reports_are_read_all_the_same(reader):
    server = make_server(None, lambda: reader)
    assert not ask(server, "read_report", **ASKED["read_report"]).is_error
    assert "--archive" in ask(server, "deadlocks").content[0].text


def test_the_command_speaks_over_standard_input_and_output(korea_file):
    code = "from dragoman.cli import main; main()"
    command = StdioServerParameters(
        command=sys.executable, args=["-c", code, "mcp", "--archive", str(korea_file)], env=dict(os.environ)
    )

    async def asked():
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("deadlocks", {})

    assert run(asked()).structured_content["answer"][0]["parties"] == ["PRK", "USA"]


def test_the_tools_are_offered_over_http_to_this_machine_alone(server):
    async def asked(address: str):
        async with Client(f"{address}/mcp") as client:
            return await client.call_tool("deadlocks", {})

    with serving(server.streamable_http_app()) as address:
        assert not run(asked(address)).is_error
        assert httpx.post(f"{address}/mcp", headers={"Host": "evil.example"}, json={}).status_code == 421
