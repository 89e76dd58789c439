"""What comes in: every bad input has a clear outcome."""

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.intake import Entry, decode, document_in, document_of, has_words, parse_date, read_report
from dragoman.intake.files import MOST_BYTES
from dragoman.intake.language import foreign_language
from dragoman.intake.metadata import find_date, metadata_in
from dragoman.intake.rows import entry_of
from dragoman.intake.sources import entries

ENGLISH = "The minister said that talks with the neighbouring country will be held in the capital at the end of the month."


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is empty"),
        (b" \r\n\t", "it is empty"),
        (b"%PDF-1.7 ...", "it is a PDF"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"report\x00\x01\x02", "it is binary"),
        ("Oslo".encode("utf-16"), "--encoding utf-16"),
        (b"The caf\xe9 talks", r"byte 7 \(0xe9\) is not UTF-8; name the encoding, such as --encoding cp1252"),
    ],
)
def test_bytes_that_are_no_text(data, problem):
    with pytest.raises(InputError, match=problem):
        decode(data)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"The caf\xe9", "cp1252", "The café"),
        (b"\xef\xbb\xbfOslo", None, "Oslo"),
        (b"one\r\ntwo\rthree\n", None, "one\r\ntwo\rthree\n"),
        ("Oslo".encode("utf-16"), "utf-16", "Oslo"),
        ("é".encode(), None, "é"),
    ],
)
def test_text_is_kept_exactly(data, encoding, text):
    assert decode(data, encoding=encoding) == text


def test_an_unknown_encoding():
    with pytest.raises(InputError, match="no encoding 'klingon'"):
        decode(b"x", encoding="klingon")


def test_too_large_a_file(tmp_path):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match="larger than 4 MB"):
        read_report(big)
    assert MOST_BYTES < 50_000_000


def test_too_long_a_text():
    with pytest.raises(InputError, match="1,000,001 characters"):
        document_of("a" * 1_000_001)


def test_half_a_surrogate_pair():
    with pytest.raises(InputError, match="character 5 is half of a surrogate pair"):
        document_of("Oslo \ud83d")


@pytest.mark.parametrize("path", ["no-such-file.txt", "."])
def test_a_file_that_cannot_be_read(path):
    with pytest.raises(InputError, match=r"no such file|a folder"):
        read_report(path)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, None),
        ("Oslo.", None),
        ("Le ministre a dit que les pourparlers avec le pays voisin auront lieu dans la capitale à la fin du mois.", "French"),
        ("Der Minister sagte, dass die Gespräche mit dem Nachbarland Ende des Monats in der Hauptstadt stattfinden.", "German"),
        ("Министр заявил, что переговоры с соседней страной пройдут в столице в конце месяца.", "Russian"),
        ("외교부 장관은 이웃 나라와의 회담이 이달 말 수도에서 열릴 것이라고 밝혔다. 회담 장소는 아직 정해지지 않았다.", "Korean"),
        ("Seoul, Pyongyang, Washington, Beijing: 12, 14, 15.", None),
    ],
)
def test_language(text, language):
    assert foreign_language(text) == language


def test_a_text_in_another_language_is_refused(tmp_path):
    (tmp_path / "fr.txt").write_text("Le ministre a dit que les pourparlers auront lieu dans la capitale à la fin du mois de mai.")
    with pytest.raises(InputError, match="it is written in French; dragoman reads English only"):
        read_report(tmp_path / "fr.txt")


def test_a_text_without_a_sentence(reader):
    assert not has_words("12345 --- !!!")
    assert list(reader.read("12345 --- !!!").items()) == []


@pytest.mark.parametrize(
    ("given", "found"), [("2019-02-07", "2019-02-07"), (" 2019-02-07 ", "2019-02-07"), ("2019-02-07T10:00:00Z", "2019-02-07")]
)
def test_a_date(given, found):
    assert parse_date(given) == found


@pytest.mark.parametrize("given", ["yesterday", "2019-02-30", "07/02/2019", "2019"])
def test_no_date(given):
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        parse_date(given)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Date: 2019-02-07\n\nTalks resume\n", "2019-02-07"),
        ("Title: Talks\r\nPublished: 7 February 2019\r\n\r\nText", "2019-02-07"),
        ("---\ntitle: Talks\ndate: 2019-02-07T08:00:00Z\n---\nText", "2019-02-07"),
        ("Talks resume\nSEOUL, Feb. 7, 2019 (Wire) — Officials met.", "2019-02-07"),
        ("SEOUL, 7 February 2019 -- Officials met.", "2019-02-07"),
        ("WASHINGTON — Officials met on Feb. 7, 2019.", None),
        ("SEOUL, Feb. 7 (Wire) — Officials met.", None),
        ("Officials met on Feb. 7, 2019, they said.", None),
        ("SEOUL, Feb. 31, 2019 (Wire) — Officials met.", None),
    ],
)
def test_the_date_a_report_gives_itself(head, day):
    assert metadata_in(head).published == day


def test_find_date_in_words():
    assert find_date("on the 3rd of May") is None


def test_headers_name_outlet_and_title():
    found = metadata_in("Headline: Talks resume\nSource: Example Wire\nDate: 2019-02-07\n\nText")
    assert (found.title, found.outlet) == ("Talks resume", "Example Wire")


def test_metadata_from_the_index_beside_and_what_is_given_wins(tmp_path):
    (tmp_path / "index.csv").write_text("file,published,outlet,title\na.txt,2019-02-07,Example Wire,Talks\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    found = read_report(tmp_path / "a.txt", outlet="Another Wire")
    assert (found.published, found.outlet, found.title) == ("2019-02-07", "Another Wire", "Talks")


def test_a_json_report(tmp_path):
    (tmp_path / "a.json").write_text('{"text": "Talks began.", "date": "2019-02-07", "title": "Talks"}', encoding="utf-8")
    found = read_report(tmp_path / "a.json")
    assert (found.text, found.published, found.title) == ("Talks began.", "2019-02-07", "Talks")


PAGE = """<!doctype html><html><head><title>Border reopens - Example Wire</title>
<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta property="og:site_name" content="Example Wire"></head>
<body><nav>Home News Sport</nav><article><h1>Border reopens</h1>
<p>Kenya reopened its border with Uganda on Friday after three weeks of talks in Nairobi, officials of both countries said.</p>
<p>The foreign ministry said that trade would start again on Monday and that more talks would follow by the end of May.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_the_article_in_a_web_page():
    document = document_in(Entry("page.html", PAGE.encode()))
    assert "Kenya reopened its border" in document.text
    assert "Sport" not in document.text
    assert (document.published, document.outlet) == ("2024-05-03", "Example Wire")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_parted_by_what_its_header_is_parted_by(tmp_path, mark):
    lines = [["id", "body", "published"], ["010", '"Oslo, Bern; and Rome waited."', "20240503"]]
    (tmp_path / "a.csv").write_text("\n".join(map(mark.join, lines)) + "\n", encoding="utf-8")
    (entry,) = entries([str(tmp_path / "a.csv")], columns={})
    assert (entry.id, entry.content, entry.given.published) == ("010", "Oslo, Bern; and Rome waited.", "2024-05-03")


def test_a_page_without_an_article():
    with pytest.raises(InputError, match="no article"):
        document_in(Entry("page.html", b"<!doctype html><html><body></body></html>"))


def test_pages_in_a_warc_file(tmp_path):
    parts = []
    for status, kind in (("200 OK", "text/html; charset=utf-8"), ("404 Not Found", "text/html"), ("200 OK", "image/png")):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{PAGE}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-05-04T00:00:00Z\r\n"
            f"WARC-Target-URI: https://wire.example/a\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        parts.append(head.encode() + http + b"\r\n\r\n")
    (tmp_path / "crawl.warc").write_bytes(b"".join(parts))
    documents = [document_in(one) for one in entries([str(tmp_path)], columns={})]
    assert [(one.url, one.published) for one in documents] == [("https://wire.example/a", "2024-05-03")]


@pytest.mark.parametrize(
    ("row", "columns", "id", "problem"),
    [
        ({"text": "Oslo.", "id": 7}, {}, "7", ""),
        ({"Body": "Oslo.", "Doc_ID": "010"}, {}, "010", ""),
        ({"words": "Oslo.", "number": 3}, {"text": "words", "id": "number"}, "3", ""),
        ({"title": "Oslo"}, {}, None, "it has no text; columns: title; map one with --column text=NAME"),
    ],
)
def test_rows_of_tables(row, columns, id, problem):
    entry = entry_of(row, "rows.csv:1", columns)
    assert (entry.id, entry.problem) == (id, problem)


@pytest.mark.parametrize("source", ["no-such-folder", "no-such/*.txt"])
def test_a_source_that_does_not_exist_is_told_before_any_is_read(source, tmp_path):
    with pytest.raises(UsageError, match="no-such"):
        entries([str(tmp_path), source], columns={})


def test_reports_in_a_folder_that_cannot_be_read_are_told(tmp_path):
    for name, content in (("a.pdf", b"%PDF-1.4"), ("b.docx", b"PK\x03\x04"), ("c.jpg", b"\xff\xd8"), ("d.txt", b"Oslo waits.")):
        (tmp_path / name).write_bytes(content)
    found = {one.id: one for one in entries([str(tmp_path)], columns={})}
    assert [*found] == ["a", "b", "d"]
    with pytest.raises(InputError, match="it is a PDF"):
        document_in(found["a"])
