"""The archive's views in a browser: each is reached by its address, leads to the words, and is fit for everybody."""

import re
from datetime import date

import pytest

from dragoman.web.app import create_app
from tests.web.conftest import serious_faults
from tests.web.serving import serving

HANOI = "2019-02-28-hanoi-fails"
VIEWS = {
    "reports": "#/reports",
    "report": f"#/report/{HANOI}?item=e5",
    "relations": "#/relations?with=USA,PRK",
    "relations-of-one": "#/relations?with=PRK&per=year",
    "timeline": "#/timeline?with=USA,PRK",
    "thread": "#/timeline?with=USA,PRK&type=CONSULT",
    "ledger": "#/ledger?with=USA,PRK&on=2019-03-15",
    "loop": "#/ledger?with=KEN,UGA",
    "changes": "#/changes?since=2019-12-01",
    "map": "#/map?since=2018-01-01",
    "network": "#/network?since=2018-01-01",
    "search": "#/search?q=sanctions",
}
LOOKS = [("light", 1280, 900), ("dark", 360, 740)]
ZOOMED = {"width": 640, "height": 450}


def visit(page, address: str) -> None:
    page.goto(f"/{address}")
    page.locator("h1").first.wait_for()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_fit_for_everybody(page, view):
    """Light and dark, on a phone, and at 200% on a small screen."""
    visit(page, VIEWS[view])
    if view == "thread":
        page.locator("button.lane").first.click()
    for scheme, width, height in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        assert serious_faults(page) == [], (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size(ZOOMED)
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]
    assert page.get_by_role("alert").count() == 0


def test_a_view_is_reached_from_the_masthead_and_named_in_the_title(page):
    visit(page, "")
    page.get_by_role("navigation").get_by_role("link", name="Network").click()
    page.locator("h1", has_text="Network").wait_for()
    assert page.title() == "Network – dragoman"
    assert page.url.endswith("#/network")
    page.go_back()
    page.locator("h1", has_text="Reports").wait_for()


def test_a_report_is_opened_from_the_list(page):
    visit(page, "#/reports")
    page.get_by_role("link", name="Hanoi summit ends without deal").click()
    page.locator(".text .event").first.wait_for()
    assert HANOI in page.url


def test_parties_are_chosen_by_name(page):
    visit(page, "#/relations")
    for name in ("North Korea", "United States"):
        page.get_by_label("Add a party").fill(name)
        page.get_by_label("Add a party").press("Enter")
    page.locator("figcaption", has_text="North Korea towards United States").wait_for()
    assert "with=PRK%2CUSA" in page.url
    page.get_by_role("button", name="United States: take away").click()
    page.locator("figcaption", has_text="South Korea towards North Korea").wait_for()


@pytest.mark.parametrize(
    ("address", "point"),
    [
        ("#/relations?with=USA,PRK", "February 2019"),
        ("#/map?since=2018-01-01", "Hanoi"),
        ("#/network?since=2018-01-01", "North Korea and United States"),
    ],
)
def test_a_point_leads_to_the_acts_and_their_words(page, address, point):
    visit(page, address)
    page.locator("svg [role=button]").and_(page.get_by_label(point)).first.press("Enter")
    act = page.locator("section li a.words").first
    words = " ".join(act.inner_text().split())
    act.click()
    page.locator(".chosen").first.wait_for()
    assert words in page.locator(".chosen .words").first.inner_text()


def test_a_search_leads_to_the_statement(page):
    visit(page, "#/search")
    page.get_by_label("Words to search for").fill("sanctions relief")
    page.get_by_role("button", name="Search").click()
    page.locator("a.hit").first.click()
    page.locator(".text .lit, .text .event").first.wait_for()


def test_what_is_on_the_screen_can_be_taken_away(page):
    visit(page, "#/relations?with=USA,PRK")
    with page.expect_download() as csv:
        page.get_by_role("link", name="CSV").click()
    assert csv.value.path().read_text().startswith("source,target,period")
    with page.expect_download() as picture:
        page.get_by_role("button", name="a picture (SVG)").click()
    drawn = picture.value.path().read_text()
    assert drawn.count("<svg") == 3
    assert "North Korea towards United States" in drawn
    assert "class=" not in drawn


def test_a_long_list_draws_only_what_is_in_sight(page):
    visit(page, "#/search?q=the")
    total = int(page.locator("ol[aria-label='What was found'] li").first.get_attribute("aria-setsize"))
    assert 0 < page.locator("ol[aria-label='What was found'] li").count() < total


@pytest.mark.parametrize("address", ["#/report/nowhere", "#/relations?with=Nobody"])
def test_a_mistaken_address_says_what_is_wrong(browser, room, address):
    page = browser.new_page(base_url=room)
    visit(page, address) if "relations" in address else page.goto(f"/{address}")
    assert page.get_by_role("alert").inner_text() != ""
    page.close()


def test_dark_and_light_are_kept(page):
    visit(page, "#/reports")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper


def test_from_a_deadlock_to_the_words_it_rests_on(page):
    visit(page, "#/ledger?with=KEN,UGA")
    assert page.get_by_label("A loop").locator(".words").all_inner_texts() == ["to release the fishermen", "to lift the embargo"]
    assert page.locator("path.closed").count() == 2, "the positions on the board are tied into a loop"
    page.get_by_label("Deadlocks on this day").get_by_role("link", name="release the fishermen").first.click()
    page.locator(".text .cited").first.wait_for()
    assert "release the fishermen" in "".join(page.locator(".text .cited").all_inner_texts())


def test_the_ledger_is_replayed_by_keyboard(page):
    visit(page, "#/ledger?with=USA,PRK")
    slider = page.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "31 Dec 2019"
    before = page.locator("[data-position]").count()
    slider.press("Home")
    page.locator("[data-position]").nth(before - 1).wait_for(state="detached")
    assert slider.get_attribute("aria-valuetext") == "9 Jan 2018"
    page.locator(".news").first.wait_for()  # what changed that day is marked


def test_the_timeline_zooms_from_years_to_days_and_leads_to_the_words(page):
    visit(page, "#/timeline?with=USA,PRK&type=CONSULT")
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    since, until = re.search(r"since=(\S+?)&until=([\d-]+)", page.url).groups()
    assert (date.fromisoformat(until) - date.fromisoformat(since)).days < 60
    page.get_by_role("button", name="All of it").click()
    page.get_by_role("button", name="summit, Hanoi").click()
    page.locator("article.card a.words").last.click()
    page.locator(".chosen").first.wait_for()


def test_dragging_over_the_lanes_zooms(page):
    visit(page, "#/timeline?with=USA,PRK")
    box = page.locator(".lanes").bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 60)
    page.mouse.up()
    assert "since=" in page.url


def test_what_changed_since_the_last_visit(page):
    visit(page, "#/changes")
    assert page.locator("section h2").all_inner_texts() == ["3 MAY 2024"], "the last month of the archive"
    visit(page, "#/changes?since=2019-12-01")
    assert page.locator("section li").count() > 20
    page.evaluate("localStorage.setItem('visit', '2024-05-01')")
    page.goto("/#/changes")
    page.reload()
    page.locator("section li").first.wait_for()
    assert page.locator("section h2").all_inner_texts() == ["3 MAY 2024"]
    page.locator("section li a").first.click()
    page.locator(".text .cited").first.wait_for()
    assert "2024-05-03-lake" in page.url


@pytest.mark.parametrize("view", ["ledger", "timeline", "relations"])
def test_a_brief_can_be_taken_away(page, view):
    visit(page, f"#/{view}?with=USA,PRK")
    with page.expect_download() as brief:
        page.get_by_role("link", name="a brief in Markdown").click()
    assert brief.value.path().read_text().startswith("# United States and North Korea")


def test_the_ledger_as_a_picture_holds_every_position(page):
    visit(page, VIEWS["ledger"])
    with page.expect_download() as picture:
        page.get_by_role("button", name="a picture (SVG)").click()
    drawn = re.sub(r"<[^>]*>", " ", picture.value.path().read_text())
    assert "As it stood on 15 Mar 2019" in drawn
    assert "wait for each other since 28 Feb 2019" in drawn
    for words in page.locator("article[data-position] .words").all_inner_texts():
        assert words.split()[0] in drawn
    assert drawn.count("since") >= page.locator("article[data-position]").count()


def test_without_an_archive_the_views_say_how_to_make_one(browser, reader):
    with serving(create_app(None, reader)) as address:
        page = browser.new_page(base_url=address)
        page.goto("/#/timeline")
        page.get_by_text("dragoman ingest FOLDER --archive FILE").wait_for()
        assert page.get_by_role("navigation").get_by_role("link").all_inner_texts() == ["Read"]
        page.close()
