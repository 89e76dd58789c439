"""The command line: what it prints, where errors go, how it ends."""

import json
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from rich.cells import cell_len

from dragoman.cli.markdown import to_markdown
from dragoman.cli.table import table
from tests.samples import hand_made

REPORT = "OSLO, May 3, 2024 (Example Wire) — Peru and Chile met in Lima on Thursday, officials said.\n"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """The command line as a process of its own."""
    code = "from dragoman.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *arguments], input=stdin, capture_output=True, timeout=120, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize("command", ["", "read", "explain", "rules", "rules list", "rules show", "rules check"])
def test_help_says_how_it_is_used(command):
    done = run(*command.split(), "--help")
    assert done.returncode == 0
    assert "Usage: dragoman" in done.stdout


def test_help_is_quick_because_spacy_stays_out():
    run("--help")
    start = time.perf_counter()
    run("--help")
    assert time.perf_counter() - start < 2
    code = "import sys, dragoman.cli; print('spacy' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


def test_version():
    assert run("--version").stdout.startswith("dragoman 0.")


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "line"),
    [
        (["read", "no-such-file.txt"], b"", 3, "dragoman: no-such-file.txt: there is no such file"),
        (["read", "-"], b"", 3, "dragoman: standard input: it is empty"),
        (["read", "-", "--published", "tomorrow"], b"x", 2, "dragoman: 'tomorrow' is no date; write it as YYYY-MM-DD"),
        (["read", "-", "--model", "no_such_model"], b"The talks began.", 5, "dragoman: the model 'no_such_model' is not installed"),
        (["read", "-", "--rules", "no-such-folder"], b"The talks began.", 4, "dragoman: no-such-folder: there is no such folder"),
        (["rules", "show", "no.such.rule"], b"", 2, "dragoman: there is no rule 'no.such.rule'"),
    ],
)
def test_an_error_is_one_line_and_no_traceback(arguments, stdin, code, line):
    done = run(*arguments, stdin=stdin)
    assert done.returncode == code
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith(line)
    assert "Traceback" not in done.stderr


def test_an_unknown_option_ends_with_2():
    assert run("read", "--colour").returncode == 2


def test_json_from_standard_input():
    done = run("read", "-", "--format", "json", stdin=REPORT.encode())
    record = json.loads(done.stdout)
    assert record["document"]["published"] == "2024-05-03"
    assert done.stderr == ""


def test_no_date_is_said_and_none_invented():
    done = run("read", "-", "--format", "json", stdin=b"The presidents of Peru and Chile met on Thursday.")
    record = json.loads(done.stdout)
    assert "no date of publication found" in done.stderr
    assert record["document"]["published"] is None
    assert all(one["earliest"] is None for one in record["times"])


def test_a_broken_file_is_named_and_the_others_read(tmp_path):
    good, bad, other = (tmp_path / name for name in ("good.txt", "bad.txt", "other.txt"))
    good.write_text(REPORT, encoding="utf-8")
    bad.write_bytes(b"\x00\x01")
    other.write_text(REPORT, encoding="utf-8")
    done = run("read", str(good), str(bad), str(other), "--format", "json")
    assert done.returncode == 3
    assert [json.loads(line)["document"]["published"] for line in done.stdout.splitlines()] == ["2024-05-03"] * 2
    assert f"{bad}: it is binary" in done.stderr
    assert done.stderr.strip().splitlines()[-1] == "dragoman: 1 of 3 files were skipped"


def test_explain_an_item_that_is_not_there():
    done = run("explain", "-", "e999", stdin=REPORT.encode())
    assert done.returncode == 2
    assert "there is no item 'e999'" in done.stderr


def test_explain_names_rule_and_place_and_shows_the_parse(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    done = run("explain", str(tmp_path / "a.txt"), "e1")
    assert done.returncode == 0
    assert ".toml:" in done.stdout
    assert "→ met" in done.stdout


def test_rules_are_listed_and_shown():
    listed = run("rules", "list").stdout.splitlines()
    assert listed
    assert "examples" in run("rules", "show", listed[0].split()[0]).stdout


def test_rules_check_names_file_and_line_of_what_fails(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[[frames]]\nid = "own.wrong"\ntype = "CONSULT"\nverbs = ["yodel"]\n'
        '[[frames.examples]]\ntext = "It rained."\nfinds = [{ type = "CONSULT" }]\n',
        encoding="utf-8",
    )
    done = run("rules", "check", "--rules", str(tmp_path))
    assert done.returncode == 4
    assert f"{tmp_path / 'own.toml'}:2: own.wrong" in done.stderr


@pytest.mark.parametrize("width", [50, 80, 100])
def test_the_table_keeps_its_width(width):
    assert max(cell_len(line.plain.rstrip()) for line in table(hand_made(), width=width)) <= width


@pytest.mark.parametrize(
    "line",
    [
        "Peru and Chile meet",
        "by 30 June 2024, Lima",
        "scheduled · says the Ministry of Foreign Affairs of Chile",
        "demands of Chile: relief in sanctions",
        "offers to Peru: lift them",
        "once the border is open",
        "Example Wire › Radio Andes › Ministry of Foreign Affairs of Chile",
        "explain e1 for the why",
    ],
)
def test_the_table_says_in_plain_words(line):
    shown = "\n".join(one.plain for one in table(hand_made(), width=100))
    assert line in shown
    assert line.startswith("explain") or line in to_markdown(hand_made())


def test_control_characters_of_a_report_never_reach_the_terminal():
    record = hand_made()
    record = replace(record, document=replace(record.document, title="Talks \x1b[31mred\x07\u202e"))
    assert not {"\x1b", "\x07", "\u202e"} & set("".join(line.plain for line in table(record)))
