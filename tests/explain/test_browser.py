"""In a browser the page lights up what is asked for, by mouse and by keyboard, passes axe, and runs nothing of an article's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.explain import html
from tests.explain.browser import chromium, missing
from tests.explain.gold import fixture, hostile

pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))

SIZE, RIVAL = "a1-e1-sizes-0", "a1-e1-sizes-1"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(html([*fixture(), hostile()], title="Articles"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def lit(page: Any) -> str:
    return "".join(page.locator("article.here .w.on").all_text_contents())


def test_pointing_at_a_value_lights_its_words(page: Any) -> None:
    page.hover(f"[id={SIZE}]")
    assert lit(page) == "A local reporter saw nearly 400 people"
    page.hover("h1")
    assert lit(page) == ""


def test_pointing_at_words_lights_their_value(page: Any) -> None:
    page.hover("text=A local reporter saw")
    assert [button.get_attribute("id") for button in page.locator("button.lit").all()] == [SIZE]
    assert "about 400" in page.locator("article.here .here-is").inner_text()


def test_a_click_keeps_the_words_lit_and_names_the_value_in_the_address(page: Any) -> None:
    page.click(f"[id={RIVAL}]")
    page.hover("h1")
    assert "mentioned 200" in lit(page)
    assert page.get_attribute(f"[id={RIVAL}]", "aria-pressed") == "true"
    assert page.url.endswith(f"#{RIVAL}")
    assert "200" in page.inner_text("#live")
    page.keyboard.press("Escape")
    assert lit(page) == ""
    assert page.url.endswith("#a1")


def test_a_click_on_words_chooses_their_value_and_each_further_click_the_next(page: Any) -> None:
    words = page.locator(".body a.w", has_text="and burnt out")
    values = words.get_attribute("data-v").split()
    assert len(values) > 1
    for value in values:
        words.click()
        assert page.url.endswith(f"#a1-{value}")
        assert page.get_attribute(f"[id=a1-{value}]", "aria-pressed") == "true"


def test_the_keyboard_walks_through_values_and_through_words(page: Any) -> None:
    page.focus(f"[id={SIZE}]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == RIVAL
    assert "mentioned 200" in lit(page)
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{RIVAL}")
    first, second = page.locator("article.here .body a.w").nth(0), page.locator("article.here .body a.w").nth(1)
    first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == second.text_content()
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#a1-{second.get_attribute('data-v').split()[0]}")


def test_only_one_word_of_an_article_is_a_tab_stop(page: Any) -> None:
    assert page.locator('article.here a.w[tabindex="0"]').count() == 1


def test_the_address_brings_back_article_event_and_value(page: Any, address: str) -> None:
    page.goto(f"{address}#a2-e1-sizes-1")
    page.reload()
    assert page.locator("main > article:visible").count() == 1
    assert page.locator("#a2").is_visible()
    assert "50,000" in lit(page)
    page.goto(f"{address}#a1-e2")
    assert page.locator('[data-only="e2"]:visible').get_attribute("aria-pressed") == "true"
    assert page.locator("#a1 a.w.off").count() > 0
    assert page.locator('[aria-current="page"]').get_attribute("href") == "#a1"


def test_an_address_that_names_nothing_shows_the_first_article(page: Any, address: str) -> None:
    for odd in ("#a99-e1", "#<script>", "#a1-e9-sizes-7"):
        page.goto("about:blank")
        page.goto(address + odd)
        assert page.locator("#a1").is_visible()


def test_the_list_finds_articles(page: Any) -> None:
    page.fill("#find", "galle road times")
    assert page.locator("nav.list li:visible").count() == 1
    page.click("nav.list li:visible a")
    assert page.locator("#a2").is_visible()


def test_thoughts_are_shown_on_demand(page: Any, address: str) -> None:
    page.goto(f"{address}#a5")
    assert page.locator("#a5 .k-thought").is_hidden()
    page.click("#a5 [data-thoughts]")
    assert page.locator("#a5 .k-thought").is_visible()


def test_light_and_dark_can_be_chosen_and_are_kept(page: Any) -> None:
    before = page.evaluate("getComputedStyle(document.body).color")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).color") != before
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.get_attribute("#theme", "aria-pressed") == "true"


def test_marks_of_a_question_can_be_hidden(page: Any) -> None:
    page.click("summary")
    page.click('.key[data-key="who"]')
    word = page.locator("article.here .body a.w.q-who").first
    assert word.evaluate("word => getComputedStyle(word).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_without_script_every_article_and_its_words_can_be_read(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("main > article:visible").count() == 5
    assert page.locator(f"[id={SIZE}-about] .words").is_visible()
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_hostile_article_runs_nothing_and_nothing_is_fetched(browser: Any, address: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    heard: list[str] = []
    for name in ("dialog", "pageerror", "console", "popup"):
        page.on(name, lambda what: heard.append(str(getattr(what, "text", what))))
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith(address) else None)
    page.goto(f"{address}#a5")
    for target in page.locator("#a5 button:visible, #a5 a.w:visible").all() if script else []:
        target.click(timeout=2000)
    if script:
        assert page.evaluate("window.pwned") is None
    assert page.locator("#a5 script, #a5 img, #a5 style").count() == 0
    assert heard == []
    context.close()


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "dark")], ids=["wide-light", "wide-dark", "phone-dark"]
)
@pytest.mark.parametrize("state", ["", f"#{RIVAL}", "#a2-e1", "#a3", "#a4-s1-text-0"])
def test_axe_finds_no_violation(browser: Any, address: str, state: str, scheme: str, viewport: dict[str, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + state)
    page.click("#labels")
    if state in ("", "#a3"):
        page.click("summary")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_nothing_runs_over_the_edge(browser: Any, address: str, viewport: dict[str, int]) -> None:
    page = browser.new_page(viewport=viewport)
    for article in ("#a1", "#a5"):
        page.goto(address + article)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        for pane in (".story", ".record"):
            assert page.locator(f"article.here {pane}").evaluate("pane => pane.scrollWidth <= pane.clientWidth + 1"), (article, pane)
    page.close()


def test_on_paper_the_chosen_article_stands_alone_with_its_labels(page: Any, address: str) -> None:
    page.goto(f"{address}#a2")
    page.emulate_media(media="print")
    assert page.locator("main > article:visible").count() == 1
    assert page.locator("nav.list, .tools, .legend").locator("visible=true").count() == 0
    assert page.locator("#a2 .tag").first.is_visible()
