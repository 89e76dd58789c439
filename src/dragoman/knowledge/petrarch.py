"""PETRARCH's dictionaries of actors (with dates) and of agents, as rows of our tables.

Actors: a name with underscores and its codes in brackets, further names on lines with `+`, dated codes on lines of their own:
`JOHN_DOE [USAELI <20090120] [USAGOV 20090120-20130120]`. Agents: `POLICEMAN {POLICEMEN} [~COP]`; `!PERSON! = MAN, MEN` names a set.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.knowledge.spelling import slug
from dragoman.knowledge.tables import Row, words_of

CODE = re.compile(r"\[([^\]]*)\]")
DATES = re.compile(r"(?P<before><)?(?P<after>>)?(?P<from>\d{6,8})(?:-(?P<to>\d{6,8}))?")
OLD_CODES = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "KOS": "XKX", "WSB": "PSE", "GZS": "PSE", "PAL": "PSE"}
INTERNATIONAL = {"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "BUS", "IMG": "REB", "UNO": "IGO"}
SECTORS = words_of(
    """
    GOV MIL REB OPP PTY PAR AGR BUS CRM CVL COP DEV EDU ELI ENV HLH HRI INS IGO JUD JRN LAB LEG MED NGO NGM REF REL SEP SET SOC
    SPY UAF PRM UIS
    """
)
ACRONYM = 5


@dataclass(slots=True)
class _Entry:
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def is_agents(text: str) -> bool:
    """Whether a dictionary is one of agents."""
    return "[~" in text


def read_actors(text: str, countries: frozenset[str]) -> dict[str, list[Row]]:
    """The rows of an actor dictionary: names of countries, organisations, and persons where a code is dated."""
    found: dict[str, list[Row]] = {"countries.csv": [], "organisations.csv": [], "offices.csv": []}
    for entry in _entries(text):
        for table, row in _rows(entry, countries):
            found[table].append(row)
    return found


def _entries(text: str) -> Iterator[_Entry]:
    entry = _Entry()
    for line in text.splitlines():
        line = re.split(r"[#;]", line)[0].rstrip()
        if not line or line.startswith("<"):
            continue
        name, codes = CODE.sub("", line).strip(), CODE.findall(line)
        if name and not name.startswith("+"):
            if entry.names and entry.codes:
                yield entry
            entry = _Entry()
        entry.names += [_name(name)] if name else []
        entry.codes += codes
    if entry.names and entry.codes:
        yield entry


def _name(words: str) -> str:
    """A name as reports write it: "+ABDUL_QADIR_" is "Abdul Qadir"; a short word may be an acronym and stays."""
    plain = words.lstrip("+").replace("_", " ").strip()
    return plain if " " not in plain and len(plain) < ACRONYM else plain.title().replace("'S", "'s")


def _rows(entry: _Entry, countries: frozenset[str]) -> Iterator[tuple[str, Row]]:
    dated = [(code.split()[0], match) for code in entry.codes if (match := DATES.search(code))]
    code = entry.codes[0].split()[0] if entry.codes[0].split() else ""
    name, aliases = entry.names[0], "; ".join(dict.fromkeys(entry.names[1:]))
    if dated:
        for number, (one, match) in enumerate(dated):
            country, sector = _meaning(one, countries)
            since, until = _interval(match)
            row = {"person": name, "aliases": aliases if number == 0 else "", "country": country, "sector": sector, "office": ""}
            yield "offices.csv", {**row, "from": since, "to": until}
    elif len(code) == len("AFG") and _meaning(code, countries)[0]:
        yield "countries.csv", {"iso3": OLD_CODES.get(code, code), "aliases": "; ".join(dict.fromkeys(entry.names))}
    elif code:
        country, sector = _meaning(code, countries)
        of = {"country": country, "sector": sector, "of": country}
        yield "organisations.csv", {"id": slug(name), "name": name, "aliases": aliases, **of}


def _meaning(code: str, countries: frozenset[str]) -> tuple[str, str]:
    """Country and sector of a code: "AFGREBTAL" -> ("AFG", "REB")."""
    head = OLD_CODES.get(code[:3], code[:3])
    if head in countries:
        return head, code[3:6]
    return "", INTERNATIONAL.get(head, head if head in SECTORS else "")


def _interval(match: re.Match[str]) -> tuple[str, str]:
    since, until = match["from"], match["to"]
    if match["before"]:
        return "", _day(since)
    return _day(since), _day(until) if until else ""


def _day(digits: str) -> str:
    """An ISO date of yyyymmdd or yymmdd.

    >>> _day("940506"), _day("20010203")
    ('1994-05-06', '2001-02-03')
    """
    if len(digits) == len("940506"):
        digits = ("19" if digits > "300000" else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def read_agents(text: str) -> list[Row]:
    """The rows of an agent dictionary: words and their sectors."""
    sets: dict[str, list[str]] = {}
    rows = []
    for line in text.splitlines():
        line = re.split(r"[#;]", line)[0].strip()
        if line.startswith("!") and "=" in line:
            name, _, members = line.partition("=")
            sets[name.strip()] = [one.strip() for one in members.split(",") if one.strip()]
        elif match := re.search(r"\[~(\w{3})", line):
            words = re.sub(r"\[.*", "", line).strip()
            known = (word for word in _words(words, sets) if "!" not in word and match[1] in SECTORS)
            rows += [{"word": word, "sector": match[1]} for word in known]
    return rows


def _words(pattern: str, sets: dict[str, list[str]]) -> Iterator[str]:
    singular, _, plurals = pattern.partition("{")
    for form in (singular, *plurals.rstrip("} ").split(",")):
        word = form.replace("_", " ").strip().lower()
        named = next((name for name in sets if name.lower() in word), None)
        members = sets[named] if named else [""]
        yield from (word.replace(named.lower(), member.lower()) if named else word for member in members if word)
