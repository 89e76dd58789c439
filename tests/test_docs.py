"""The documentation says what is so: links lead somewhere, commands and exit codes exist, examples run."""

import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DragomanError
from dragoman.knowledge import load_rules

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
MODULES = ["dragoman", *(one.name for one in pkgutil.walk_packages(dragoman.__path__, "dragoman."))]
EXTRAS = {"dragoman.web.": "fastapi", "dragoman.mcp.": "mcp"}


@pytest.mark.parametrize("name", [*MODULES, "evals.run", "corpus.sentences"])
def test_docstring_examples(name):
    for package, needed in EXTRAS.items():
        if name.startswith(package):
            pytest.importorskip(needed)
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_tutorial_runs():
    assert doctest.testfile(str(ROOT / "docs/tutorial.md"), module_relative=False).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_make_targets_named_in_the_documentation_exist():
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", pages, re.MULTILINE))
    assert named <= known


def test_every_exit_code_is_documented():
    table = (ROOT / "docs/reference/errors.md").read_text(encoding="utf-8")
    kinds = [DragomanError, *DragomanError.__subclasses__()]
    assert [kind.__name__ for kind in kinds if f"| {kind.exit_code} | `{kind.__name__}` |" not in table] == []


def test_the_reference_of_the_command_line_is_made_from_it():
    code = "import sys; sys.path.insert(0, 'docs'); import make; print(make.cli_reference(), end='')"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert made == (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8"), "run: make docs"


@pytest.mark.parametrize("kind", ["frames", "operators", "modals", "contents", "endings", "modifiers", "denials"])
def test_every_key_of_a_rule_is_told(kind):
    page = (ROOT / "docs/how-to/rules.md").read_text(encoding="utf-8")
    keys = {key for rule in load_rules().of_kind(kind) for key in rule.keys}
    assert sorted(key for key in keys if f"`{key}" not in page) == []


def test_every_field_of_the_model_is_in_the_reference():
    from dragoman import model

    page = (ROOT / "docs/reference/record.md").read_text(encoding="utf-8")
    parts = (model.Actor, model.Time, model.Place, model.Statement, model.Event, model.Position, model.Deadlock, model.Link)
    fields = {name for part in parts for name in part.__dataclass_fields__}
    assert sorted(name for name in fields if f"`{name}" not in page) == []


def test_requirements_name_no_place_to_fetch_from():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--hash=sha256:c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5" in lock
