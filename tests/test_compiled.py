"""What is compiled of tables and rules: the same as fresh from the files, and mended if the kept file is broken or out of reach."""

import pytest

from dragoman.knowledge import compiled
from dragoman.knowledge.rules import load_rules
from dragoman.knowledge.whoswho import Name, Profile, WhosWho


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def book() -> WhosWho:
    return WhosWho([(Profile("org:x", "X", "organisation", members=("NOR",)), [Name("X", "org:x", "name")])], {})


def test_what_is_kept_is_what_was_made(folder):
    made, kept = (compiled.compiled("who", book) for _ in range(2))
    assert kept is not made
    assert (kept.profiles, kept.names) == (made.profiles, made.names)
    assert kept.find("X") == made.find("X")


def test_rules_are_the_same_from_the_files_and_from_what_is_kept(folder):
    assert load_rules() == load_rules() == load_rules([])
    assert [one.name.partition("-")[0] for one in folder.iterdir()] == ["rules"]


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05K"])
def test_a_broken_file_is_made_anew(folder, content):
    compiled.compiled("number", lambda: 1)
    next(folder.iterdir()).write_bytes(content)
    assert compiled.compiled("number", lambda: 2) == 2
    assert compiled.compiled("number", lambda: 3) == 2


def test_a_folder_that_cannot_be_used_is_no_error(folder):
    folder.write_text("a file stands where the folder should be")
    assert [compiled.compiled("number", iter([made]).__next__) for made in (1, 2)] == [1, 2]


def test_a_changed_table_is_compiled_again(folder, monkeypatch):
    monkeypatch.setattr(compiled, "_version", lambda: "before")
    compiled.compiled("number", lambda: 1)
    monkeypatch.setattr(compiled, "_version", lambda: "after")
    assert compiled.compiled("number", lambda: 2) == 2
