"""`dragoman export` and `dragoman import` from the command line."""

import gzip
import json
import zipfile

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.cli.exchange import FROM, TO
from dragoman.errors import InputError, UsageError
from dragoman.formats.catalogue import FORMATS, READABLE
from dragoman.formats.from_records import event_rows
from tests.batch.quick import quick_ingest
from tests.samples import hand_made

RUN = CliRunner()
OTHERS = ("records", "parquet", "xlsx", "dyad-day", "dyad-month")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    lines = [{"id": f"r{day}", "text": f"Talks went on in town {day}. " * 3, "published": f"2024-05-0{day}"} for day in (1, 2, 3)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    quick_ingest(folder / "rows.jsonl", folder / "a.duckdb")
    return folder / "a.duckdb"


@pytest.fixture
def polecat(tmp_path):
    file = tmp_path / "week.txt"
    file.write_text("".join(FORMATS["polecat"].lines(event_rows([hand_made()]))), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", [*OTHERS, *FORMATS])
def test_every_format_is_written(archive, tmp_path, name):
    out = tmp_path / "out"
    assert RUN.invoke(app, ["export", "--archive", str(archive), "--format", name, "--out", str(out)]).exit_code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_some_days(archive):
    days = ["--since", "2024-05-02", "--until", "2024-05-02"]
    told = RUN.invoke(app, ["export", "--archive", str(archive), *days]).stdout
    assert [json.loads(line)["document"]["id"] for line in told.splitlines()] == ["r2"]


@pytest.mark.parametrize("pack", [lambda file: file, "zip", "gz"], ids=["plain", "zip", "gz"])
def test_there_and_back(polecat, tmp_path, pack):
    given = polecat
    if pack == "zip":
        given = tmp_path / "week.zip"
        with zipfile.ZipFile(given, "w") as packed:
            packed.write(polecat, "week.txt")
    if pack == "gz":
        given = tmp_path / "week.txt.gz"
        given.write_bytes(gzip.compress(polecat.read_bytes()))
    told = RUN.invoke(app, ["import", str(given), "--from", "polecat", "--to", "polecat"])
    assert told.stdout == polecat.read_text(encoding="utf-8")


def test_from_one_to_another(polecat):
    told = RUN.invoke(app, ["import", str(polecat), "--from", "polecat", "--to", "petrarch"])
    assert told.stdout.splitlines()[0].split("\t")[:4] == ["20240503", "PER", "CHL", "030"]


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        (["--from", "acled"], UsageError, "'acled' cannot be read"),
        (["--from", "polecat", "--to", "odt"], UsageError, "'odt' cannot be written"),
        (["--from", "polecat", "--to", "xlsx"], UsageError, "--out FILE.xlsx"),
        (["--from", "icews"], InputError, "no icews file"),
    ],
)
def test_what_cannot_be_done(polecat, arguments, error, says):
    told = RUN.invoke(app, ["import", str(polecat), *arguments])
    assert isinstance(told.exception, error)
    assert says in str(told.exception)


def test_broken_lines_are_counted(polecat):
    polecat.write_text(polecat.read_text(encoding="utf-8") + "half a line\n", encoding="utf-8")
    told = RUN.invoke(app, ["import", str(polecat), "--from", "polecat"])
    assert (told.exit_code, len(told.stdout.splitlines())) == (3, 3)
    assert "1 lines could not be read: week.txt: line 5 has 1 cells" in told.stderr


@pytest.mark.parametrize(("told", "names"), [(TO, [*OTHERS, *FORMATS]), (FROM, READABLE)])
def test_the_help_names_every_format(told, names):
    assert sorted(told.rstrip(".").replace(" or ", ", ").split(", ")) == sorted(names)
