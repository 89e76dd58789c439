"""`dragoman serve` before it serves: what it lacks, what it refuses."""

import importlib.util

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import UsageError


def test_without_the_extra_the_command_that_installs_it_is_said(monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == "fastapi" else real(name, *rest))
    done = CliRunner().invoke(app, ["serve"])
    assert isinstance(done.exception, UsageError)
    assert 'pip install "dragoman[web]"' in str(done.exception)


def test_other_machines_need_a_token():
    pytest.importorskip("fastapi")
    done = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0"])
    assert isinstance(done.exception, UsageError)
    assert "--token" in str(done.exception)
