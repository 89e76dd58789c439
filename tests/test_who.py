"""Who a name or description is on a day. The row is the question."""

import json
import re

import pytest

from dragoman import Reader
from dragoman.errors import RuleError, UsageError
from dragoman.knowledge.holders import COLUMNS
from dragoman.knowledge.tables import rows_in, tables_in
from dragoman.knowledge.whoswho import whos_who
from dragoman.stages.actors import Actors
from dragoman.stages.times import Times
from dragoman.who import Who

BOOK = whos_who()


@pytest.fixture(scope="module")
def asked(reader: Reader) -> Who:
    return Who(reader)


@pytest.mark.parametrize(
    ("text", "date", "id", "country", "sector"),
    [
        ("the US Secretary of State", "2018-03-10", "person:rex-tillerson", "USA", "GOV"),
        ("the US Secretary of State", "2018-05-10", "person:mike-pompeo", "USA", "GOV"),
        ("the US Secretary of State", None, "office:usa-secretary-of-state", "USA", "GOV"),
        ("Kim Jongun", "2019-02-28", "person:kim-jong-un", "PRK", "GOV"),
        ("Jong-un Kim", "2019-02-28", "person:kim-jong-un", "PRK", "GOV"),
        ("Sergey Lavrov", "2016-01-01", "person:sergei-lavrov", "RUS", "GOV"),
        ("Kofi Annan", "2003-01-01", "person:kofi-annan", None, "IGO"),
        ("Barack Obama", "2012-05-01", "person:barack-obama", "USA", "GOV"),
        ("Barack Obama", "2019-05-01", "person:barack-obama", "USA", "ELI"),
        ("Museveni", "2010-01-01", "person:yoweri-museveni", "UGA", "GOV"),
        ("Shirts", "2010-01-01", None, None, None),
        ("a former Danish minister", None, "group:dnk-minister", "DNK", "ELI"),
        ("a Qatari mediator", None, "group:qat-mediator", "QAT", "GOV"),
        ("US-backed rebels", None, "group:rebels", None, "REB"),
        ("the Lithuanian Army", None, "org:ltu-armed-forces", "LTU", "MIL"),
        ("Bolivia's energy ministry", None, "org:bol-energy-ministry", "BOL", "GOV"),
        ("the Soviet Union", None, "SUN", "SUN", "GOV"),
        ("East Germans", None, "DDR", "DDR", "GOV"),
        ("three Kazakhs", None, "population:kaz", "KAZ", "CVL"),
        ("the president of the Lima Football Association", None, None, "PER", "SOC"),
        ("Antwerp police", None, "group:police", "BEL", "COP"),
        ("taxi drivers", None, None, None, "CVL"),
        ("Mapuche leaders", None, None, "CHL", "GOV"),
        ("Catalan separatists", None, None, "ESP", "REB"),
        ("members of the Taliban", None, None, "AFG", "REB"),
        ("al-Qaeda operatives", None, None, None, "REB"),
        ("the head of the Maltese army", None, None, "MLT", "MIL"),
        ("the UN envoy for Libya", None, None, None, "IGO"),
        ("pro-Russian separatists", None, None, None, "REB"),
        ("Ghanaian garment workers", None, None, "GHA", "LAB"),
        ("Peruvian fishing boats", None, None, "PER", "AGR"),
        ("Coptic Christians", None, None, "EGY", "REL"),
        ("Crown Prince Mohammed bin Salman", "2019-05-01", "person:mohammed-bin-salman", "SAU", "GOV"),
        ("the pope", "2019-05-01", "person:pope-francis", "VAT", "REL"),
        ("Sadiq Khan", "2020-05-01", "person:sadiq-khan", "GBR", "GOV"),
        ("Kabul University", None, None, "AFG", "EDU"),
        ("the six-party talks", None, "org:six-party-talks", None, "IGO"),
        ("Bergen", None, None, "NOR", None),
        ("last Tuesday", None, None, None, None),
        ("He", None, None, None, None),
        ("the weather", None, None, None, None),
    ],
)
def test_who(asked, text, date, id, country, sector):
    answer = asked.identify(text, date=date)
    assert (answer.country, answer.sector) == (country, sector)
    assert id in {answer.id, None}
    assert answer.why or not (country or sector)


@pytest.mark.parametrize(
    ("text", "context", "of", "sector", "title"),
    [
        ("the group's deputy leader", "Boko Haram fired on the convoy.", "org:boko-haram", "REB", "deputy leader"),
        ("the foreign minister", "Peru closed its embassy on Monday.", "PER", "GOV", "foreign minister"),
        ("a senior official", "Peru and Chile signed.", None, "GOV", "official"),
    ],
)
def test_who_in_context(asked, text, context, of, sector, title):
    answer = asked.identify(text, context=context)
    assert (answer.of, answer.sector, answer.title) == (of, sector, title)


def test_reasons_name_the_holding(asked):
    why = asked.identify("the US Secretary of State", date="2018-05-10").why
    assert any("2018-04-26" in reason.note and re.match(r"offices/\w+\.csv:\d+", reason.rule) for reason in why)


def test_members_of_a_format(asked):
    assert asked.identify("P5+1").members == ("CHN", "FRA", "RUS", "GBR", "USA", "DEU")


def test_a_reader_without_actors_is_refused():
    with pytest.raises(UsageError, match="no stage of actors"):
        Who(Reader(stages=[Times]))


def test_own_tables_are_laid_over_ours(tmp_path):
    (tmp_path / "offices.csv").write_text("person,country,office,from,to\nAda Berg,NOR,president,2001,2003-05\n", encoding="utf-8")
    bodies = "id,name,country,sector,aliases\nhamas,,,,Hamas bureau\nblue,Blue Van,NOR,BUS,\n"
    (tmp_path / "organisations.csv").write_text(bodies, encoding="utf-8")
    (tmp_path / "nouns.csv").write_text("word,sector\nyodeller,BUS\nspy,CVL\n", encoding="utf-8")
    mine = Who(Reader(stages=[Actors], rules=[tmp_path]))
    assert mine.identify("the Norwegian president", date="2003-05-30").id == "person:ada-berg"
    assert mine.identify("Hamas bureau").id == "org:hamas"
    assert mine.identify("Blue Van").sector == "BUS"
    assert [mine.identify(text).sector for text in ("a Swiss yodeller", "a Swiss spy")] == ["BUS", "CVL"]


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("person,country,office,from\nA,NOR,king,2001\n", "column 'to' is missing"),
        ("person,country,office,from,to\nA,Norway,king,2001,\n", "offices.csv:2: 'Norway' is no country"),
        ("person,country,office,from,to\nA,NOR,king,May 2001,\n", "offices.csv:2: 'May 2001' is no date"),
        ("person,country,office,from,to\n,NOR,king,,\n", "offices.csv:2: the person is missing"),
    ],
)
def test_a_malformed_table_says_what_to_do(tmp_path, table, problem):
    (tmp_path / "offices.csv").write_text(table, encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(problem)):
        whos_who((tmp_path,))


def test_the_tables_hold_together():
    rows = [(place, row) for source, place in tables_in("offices") for row in rows_in(source, place, needs=COLUMNS)]
    assert len(rows) >= 3000
    assert [row for _, row in rows if row["to"] and row["from"] > row["to"]] == []
    states = {own for own, one in BOOK.profiles.items() if one.kind == "country"}
    assert {row["country"] for _, row in rows} - states - {""} == set()
    organisations = [one for one in BOOK.profiles.values() if one.kind == "organisation"]
    assert {one.of for one in organisations if one.of} - set(BOOK.profiles) == set()
    assert {member for one in organisations for member in one.members} - states == set()
    assert sum(one.sector in {"IGO", "JUD"} and one.country is None for one in organisations) >= 250


def test_json_lines(tmp_path, capsys):
    from dragoman.cli.app import app

    asked = tmp_path / "names.jsonl"
    asked.write_text('{"text": "a Qatari mediator", "row": 7}\n\n{"text": "Xi Jinping", "date": "2015-01-01"}\n', encoding="utf-8")
    app(["who", "--input", str(asked)], standalone_mode=False)
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["row"], first["country"], first["sector"]) == (7, "QAT", "GOV")
    assert second["id"] == "person:xi-jinping"


def test_one_person_of_a_state_has_one_id():
    several = {"George Bush", "Chen Chien-jen", "Ri Yong Ho", "Soe Win"}
    twice = set()
    for text, names in BOOK.names.items():
        states = [BOOK.profiles[own].country for own in {name.id for name in names}]
        if " " in text and len(states) > len(set(states)):
            twice.add(text)
    assert twice == several
