"""The reading view in a browser: paste a report, follow marks to records and back, by pointer and by keyboard."""

import json

import pytest

from tests.web.conftest import serious_faults

REPORT = (
    "LIMA, May 3, 2024 (Example Wire) – Peru and Chile \U0001f91d will meet in Lima \U0001f1f5\U0001f1ea by the end of June.\n\n"
    "“We are prepared to withdraw our troops,” the Chilean president told reporters. \U0001f600 Peru demanded that Chile lift its "
    "sanctions. Radio Andes quoted the ministry as saying that Chile will lift them once the border is open.\n"
)


def read(page, text: str = REPORT) -> dict:
    """Paste a report into the page; the answer that the page got."""
    page.goto("/#/read")
    page.get_by_label("The report’s text").fill(text)
    page.get_by_label("Published").fill("2024-05-03")
    with page.expect_response("**/reading") as answer:
        page.get_by_role("button", name="Read it").click()
    page.locator(".text p").first.wait_for()
    return answer.value.json()


def marked(page, id: str) -> str:
    """The words that the page shows under an item's marks."""
    return "".join(page.locator(f'.text [data-id="{id}"]').all_inner_texts())


def test_every_mark_covers_the_words_of_its_item(page):
    answer = read(page)
    record, text = answer["record"], answer["text"]
    assert "\U0001f91d" in text
    spans = {one["id"]: [one["trigger"]] for one in record["events"]} | {one["id"]: one["content"] for one in record["statements"]}
    spans |= {one["id"]: [one["span"]] for one in record["times"] + record["places"]}
    assert len(spans) > 8
    assert {id: marked(page, id) for id in spans} == {id: "".join(text[a:b] for a, b in found) for id, found in spans.items()}


def test_pointing_at_words_lights_the_note_and_the_other_way_round(page):
    record = read(page)["record"]
    event = next(one["id"] for one in record["events"] if one["status"] == "scheduled")
    page.locator(f'.text [data-id="{event}"]').first.hover()
    assert "lit" in page.locator(f'[data-note="{event}"]').get_attribute("class")
    page.locator("h1").hover()
    assert page.locator(".lit").count() == 0
    page.locator(f'[data-note="{event}"]').hover()
    assert "lit" in page.locator(f'.text [data-id="{event}"]').first.get_attribute("class")


def test_clicking_again_chooses_the_mark_around(page):
    read(page)
    inner = page.locator(".text .statement .event").first
    inner.click()
    first = page.locator(".chosen").get_attribute("data-note")
    inner.click()
    assert page.locator(".chosen").get_attribute("data-note") not in (None, first)


def test_statuses_look_different_without_colour(page):
    read(page, "Peru met Chile. Peru will meet Chile on Friday. Peru did not meet Chile. Peru may meet Chile, rumours say.")
    looks = page.locator(".text .event").evaluate_all(
        "all => all.map(one => getComputedStyle(one)).map(one => one.textDecorationLine + one.textDecorationStyle)"
    )
    assert len(set(looks)) >= 3


def test_the_reasons_and_their_rule_are_one_click_away(page):
    record = read(page)["record"]
    page.locator(f'.text [data-id="{record["events"][0]["id"]}"]').first.click()
    page.get_by_role("button", name="Why is it so?").click()
    rule = record["events"][0]["why"][0]["rule"]
    page.get_by_role("button", name=rule, exact=True).first.click()
    page.get_by_text("It finds: ").first.wait_for()


def test_the_source_chain_is_drawn(page):
    record = read(page)["record"]
    carried = next(one["id"] for one in record["statements"] if one["via"])
    page.locator(f'[data-note="{carried}"] button').first.click()
    names = page.get_by_label("Chain of sources, outermost first").locator("li").all_inner_texts()
    assert "Radio Andes" in names
    assert len(names) >= 2


def test_arrow_keys_walk_from_item_to_item_and_the_address_follows(page):
    read(page)
    page.keyboard.press("ArrowRight")
    first = page.locator(".chosen").get_attribute("data-note")
    page.keyboard.press("ArrowDown")
    second = page.locator(".chosen").get_attribute("data-note")
    assert first != second
    assert page.url.endswith(f"item={second}")
    assert page.evaluate("document.activeElement.closest('[data-note]').dataset.note") == second
    page.keyboard.press("Escape")
    assert page.locator(".chosen").count() == 0


def test_the_page_is_used_by_keyboard_alone(page):
    page.goto("/#/read")
    page.get_by_label("The report’s text").focus()
    page.keyboard.insert_text("Peru and Chile signed a truce on Monday.")
    while page.evaluate("document.activeElement.textContent") != "Read it":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".text .event").first.wait_for()


def test_a_dropped_file_is_read(page):
    page.goto("/#/read")
    page.get_by_label("The report’s text").wait_for()
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], 'report.txt', { type: 'text/plain' }));
            window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
        }""",
        REPORT,
    )
    page.locator(".text .event").first.wait_for()


def test_markup_in_a_report_stays_text(page):
    read(page, "<img src=x onerror=alert(1)> Peru and Chile met in Lima. <b>Peru</b> thanked Chile.")
    assert page.locator(".text img, .text b").count() == 0
    assert "<img src=x" in page.locator(".text").inner_text()


@pytest.mark.parametrize(
    "page",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 740}}, {"device_scale_factor": 2}],
    indirect=True,
    ids=json.dumps,
)
def test_nothing_serious_for_axe_and_nothing_wider_than_the_page(page):
    record = read(page)["record"]
    page.locator(f'.text [data-id="{record["events"][0]["id"]}"]').first.click()
    page.get_by_role("button", name="Why is it so?").last.click()
    page.get_by_text("What the marks mean").click()
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_failure_says_what_to_do(browser, room):
    page = browser.new_page(base_url=room)
    page.goto("/#/read")
    french = "Les ministres des deux pays se sont rencontrés hier soir dans la capitale pour parler de la paix et du commerce."
    page.get_by_label("The report’s text").fill(french)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("status").filter(has_text="dragoman reads English only").wait_for()
    page.close()


def test_a_busy_server_is_asked_again(browser, room):
    page = browser.new_page(base_url=room)
    answers = iter([{"status": 503, "headers": {"Retry-After": "1"}, "json": {"detail": "busy"}}])
    page.route("**/reading", lambda route: route.fulfill(**busy) if (busy := next(answers, None)) else route.continue_())
    page.goto("/#/read")
    page.get_by_label("The report’s text").fill(REPORT)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("status").filter(has_text="asking again").wait_for()
    page.locator(".text .event").first.wait_for()
    page.close()
