"""Lists of actors from elsewhere become tables that `--rules` lays over ours."""

import json

import pytest

from dragoman import Reader
from dragoman.cli.app import app
from dragoman.errors import InputError, UsageError
from dragoman.stages.actors import Actors
from dragoman.who import Who

ACTORS = """\
# a dictionary of actors
ANDORRA_ [AND]
+VALLS_D'ANDORRA_
BLUE_FALCON_FRONT_ [ANDREB]
+BFF
JORDI_PUIG_ ; a politician
+PUIG_JORDI_
\t[ANDOPP <19990401]
\t[ANDGOV 19990402-20010630]
\t[ANDELI >20010630]
SAVE_THE_LYNX_ [NGOENV]
LOST_REALM_ [LRM]
"""
AGENTS = """\
!PERSON! = MAN, WOMAN
YODELLER {YODELLERS} [~BUS]
CHEESE!PERSON! [~AGR]
"""
WIDE = "item,itemLabel,positionLabel,countryLabel,start,end,genderLabel\n"
WIKIDATA = WIDE + "https://example.org/Q1,Núria Soler,Minister of Foreign Affairs of Andorra,Andorra,2001-02-03T00:00:00Z,,female\n"
MEMBERS = 'id,name,sort_name,group,term,start_date,end_date,gender\n1,Pau Riba,"Riba, Pau",Blue,3,2004-05-01,2008-05-01,male\n'
OWN = "person,aliases,country,office,sector,from,to\nAda Berg,Ada Bergh; A. Berg,AND,army chief,MIL,2001,2003\n"
BINDING = {"personLabel": "Núria Soler", "officeLabel": "Prime Minister", "iso": "AND", "start": "+2005-01-01T00:00:00Z"}
SPARQL = {"head": {}, "results": {"bindings": [{key: {"type": "literal", "value": value} for key, value in BINDING.items()}]}}


def imported(tmp_path, capsys, name: str, content: str, *more: str) -> Who:
    source = tmp_path / name
    source.write_text(content, encoding="utf-8")
    folder = tmp_path / "mine"
    app(["actors", "import", str(source), "--to", str(folder), *more], standalone_mode=False)
    assert f"--rules {folder}" in capsys.readouterr().out
    return Who(Reader(stages=[Actors], rules=[folder]))


@pytest.mark.parametrize(
    ("name", "content", "more", "answers"),
    [
        (
            "actors.txt",
            ACTORS,
            (),
            [
                ("Valls d'Andorra", None, "AND", "GOV"),
                ("Blue Falcon Front", None, "AND", "REB"),
                ("BFF", None, "AND", "REB"),
                ("Jordi Puig", "1998-01-01", "AND", "OPP"),
                ("Puig Jordi", "2000-01-01", "AND", "GOV"),
                ("Jordi Puig", "2015-01-01", "AND", "ELI"),
                ("Save The Lynx", None, None, "NGO"),
                ("Lost Realm", None, None, None),
            ],
        ),
        ("agents.txt", AGENTS, (), [("three Swiss yodellers", None, "CHE", "BUS"), ("a Swiss cheesewoman", None, "CHE", "AGR")]),
        (
            "query.csv",
            WIKIDATA,
            (),
            [("Nuria Soler", "2010-01-01", "AND", "GOV"), ("Andorra's foreign minister", "2010-01-01", "AND", "GOV")],
        ),
        ("query.json", json.dumps(SPARQL), (), [("the Andorran prime minister", "2010-01-01", "AND", "GOV")]),
        ("term-3.csv", MEMBERS, ("--country", "AND"), [("Pau Riba", "2006-01-01", "AND", "LEG")]),
        ("own.csv", OWN, (), [("A. Berg", "2002-01-01", "AND", "MIL"), ("Andorra's army chief", "2003-12-01", "AND", "MIL")]),
    ],
)
def test_import(tmp_path, capsys, name, content, more, answers):
    who = imported(tmp_path, capsys, name, content, *more)
    found = [(text, date, one.country, one.sector) for text, date, *_ in answers if (one := who.identify(text, date=date))]
    assert found == answers


def test_the_imported_holder_is_the_one_in_office(tmp_path, capsys):
    who = imported(tmp_path, capsys, "query.csv", WIKIDATA)
    assert who.identify("Andorra's foreign minister", date="2002-01-01").name == "Núria Soler"


@pytest.mark.parametrize(
    ("name", "content", "more", "error", "problem"),
    [
        ("term-3.csv", MEMBERS, (), UsageError, "--country"),
        ("own.csv", OWN, ("--country", "Andorra"), UsageError, "ISO alpha-3"),
        ("notes.txt", "nothing of use", (), InputError, "neither CSV nor JSON"),
        ("query.json", "{", (), InputError, "as the query service saved it"),
        ("query.json", "{}", (), InputError, "neither SPARQL results"),
        ("empty.csv", "a,b\n1,2\n", (), InputError, "no column is a person's"),
        ("empty.csv", WIDE, (), InputError, "no rows"),
    ],
)
def test_what_cannot_be_imported_says_why(tmp_path, capsys, name, content, more, error, problem):
    with pytest.raises(error, match=problem):
        imported(tmp_path, capsys, name, content, *more)


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        ("x,Q77,Minister,Andorra,,,", "names.csv:2: Q77 has no name in this language"),
        ("x,Pau Riba,Minister,Nowhereland,,,", "names.csv:2: no country is called 'Nowhereland'"),
        ("x,Pau Riba,Minister,Andorra,2001-13-01,,", "names.csv:2: '2001-13-01' is no date"),
    ],
)
def test_what_is_doubtful_is_told(tmp_path, capsys, row, doubt):
    (tmp_path / "names.csv").write_text(f"{WIDE}{row}\n{WIKIDATA.splitlines()[1]}\n", encoding="utf-8")
    app(["actors", "import", str(tmp_path / "names.csv"), "--to", str(tmp_path / "mine")], standalone_mode=False)
    assert doubt in capsys.readouterr().err


def test_a_second_import_adds_to_the_first(tmp_path):
    for name, content in (("own.csv", OWN), ("query.csv", WIKIDATA)):
        (tmp_path / name).write_text(content, encoding="utf-8")
        app(["actors", "import", str(tmp_path / name), "--to", str(tmp_path / "mine")], standalone_mode=False)
    table = (tmp_path / "mine" / "offices.csv").read_text(encoding="utf-8")
    assert [name in table for name in ("Ada Berg", "Núria Soler")] == [True, True]
