"""The page holds every value with its words, fetches nothing, and lets no article act."""

import base64
import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise

import lxml.html
import pytest

from dateline.explain import html
from dateline.explain.page import bars, linked
from dateline.explain.values import Value
from dateline.explain.view import view
from dateline.model import CodedDocument, CoderInfo, Document, Report, Size, Span
from tests.explain.gold import SHARED, fixture, hostile, pairs


@pytest.fixture(scope="module")
def documents() -> list[CodedDocument]:
    return [*fixture(), hostile()]


@pytest.fixture(scope="module")
def page(documents: list[CodedDocument]) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html(documents, title="Test <b>page</b>"))


def words_of(article: lxml.html.HtmlElement, value: Value) -> str:
    return "".join(word.text_content() for word in article.cssselect(".w") if value.id in word.get("data-v").split())


def test_every_value_with_evidence_has_its_words_marked(documents: list[CodedDocument], page: lxml.html.HtmlElement) -> None:
    check_words(documents, page)


def test_every_value_of_the_gold_articles_has_its_words_marked() -> None:
    if not SHARED.exists():
        pytest.skip("the shared gold articles are not here")
    documents = [*pairs(SHARED / "seed"), *list(pairs(SHARED / "world"))[:16]]
    check_words(documents, lxml.html.document_fromstring(html(documents)))


def check_words(documents: list[CodedDocument], page: lxml.html.HtmlElement) -> None:
    for article, coded in zip(page.cssselect("main > article"), documents, strict=True):
        for value in view(coded).values():
            marked = words_of(article, value)
            for span in value.spans:
                assert "".join(span.quote.split()) in "".join(marked.split()) or overlapping(value)
            assert article.cssselect(f'[id="{article.get("id")}-{value.id}"]'), value


def overlapping(value: Value) -> bool:
    spans = sorted((span.start, span.end) for span in value.spans)
    return any(left[1] > right[0] for left, right in pairwise(spans))


def test_the_article_is_shown_in_full(documents: list[CodedDocument], page: lxml.html.HtmlElement) -> None:
    for article, coded in zip(page.cssselect("main > article"), documents, strict=True):
        if coded.document.id != "hostile":
            assert "".join(article.cssselect(".body")[0].text_content().split()) == "".join(coded.document.text.split())


def attributes(page: lxml.html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    for element in page.iter(lxml.etree.Element):
        for name, content in element.attrib.items():
            yield element.tag, name, content


def test_a_hostile_article_adds_no_element_and_no_handler(page: lxml.html.HtmlElement) -> None:
    assert len(page.cssselect("script")) == 2
    assert not page.cssselect("img, iframe, object, embed, form, base, link")
    assert not [name for _, name, _ in attributes(page) if name.startswith("on") or name in ("style", "src", "srcset", "srcdoc", "action")]


def test_the_page_refers_to_nothing_outside_but_the_articles_own_addresses(page: lxml.html.HtmlElement) -> None:
    links = {content for _, name, content in attributes(page) if name in ("href", "xlink:href")}
    assert {link for link in links if not re.fullmatch(r"#[\w-]*", link)} == {"https://news.example/ghazni?a=1&b=2"}
    css = "".join(style.text for style in page.cssselect("style"))
    assert "url(" not in css
    assert "@import" not in css


def test_only_web_addresses_become_links() -> None:
    assert linked("https://news.example/a")
    for url in (
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "https:",
        "http://[",
        "https://a/\nb",
        "file:///etc",
    ):
        assert not linked(url), url


def test_the_policy_allows_the_pages_own_style_and_scripts_by_hash_and_nothing_else(page: lxml.html.HtmlElement) -> None:
    policy = page.cssselect("meta[http-equiv]")[0].get("content")
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    for directive, tag in (("style-src", "style"), ("script-src", "script")):
        digests = [base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode() for element in page.cssselect(tag)]
        assert directives[directive] == " ".join(f"'sha256-{digest}'" for digest in digests)
    assert "unsafe" not in policy


def test_ids_are_given_once_and_every_reference_finds_its_element(page: lxml.html.HtmlElement) -> None:
    ids = [content for _, name, content in attributes(page) if name == "id"]
    assert len(ids) == len(set(ids))
    wanted = {
        part for _, name, content in attributes(page) if name in ("aria-describedby", "aria-labelledby", "for") for part in content.split()
    }
    assert wanted <= set(ids)


def test_the_title_is_text(page: lxml.html.HtmlElement) -> None:
    assert page.cssselect("title")[0].text == "Test <b>page</b>"
    assert page.cssselect("h1")[0].text_content() == "Test <b>page</b>"


def test_a_span_whose_quote_is_not_there_is_named_instead_of_marked() -> None:
    size = Size(low=5, high=5, text="5", evidence=(Span(0, 3, "six"),))
    coded = one(Report(id="r1", type="PROTEST", sizes=(size,)))
    shown = lxml.html.document_fromstring(html([coded]))
    assert not shown.cssselect("a.w")
    assert shown.cssselect(".lost")[0].text_content() == "not found in the text: “six”"


def test_notes_stand_with_their_value() -> None:
    size = Size(low=5, high=5, text="5", evidence=(Span(0, 4, "Five"),))
    coded = one(Report(id="r1", type="PROTEST", sizes=(size, Size(low=9, high=9))))
    notes = {"d/r1/sizes": ["for both"], "d/r1/sizes/1": ["why <this>"]}
    found = [note.text_content() for note in lxml.html.document_fromstring(html([coded], notes=notes)).cssselect(".note")]
    assert found == ["for both", "for both", "why <this>"]


def test_rival_figures_lie_on_one_scale_in_their_order() -> None:
    ranges = [(100, 100), (2000, 9999), (500, None), (None, None)]
    places = bars([Value(id=str(n), question="how_many", text="", range=pair) for n, pair in enumerate(ranges)])
    assert set(places) == {"0", "1", "2"}
    assert places["0"][0] < places["2"][0] < places["1"][0]
    assert all(left >= 0 and left + width <= 104 for left, width in places.values())
    assert bars([Value(id="0", question="how_many", text="", range=(1, 1))]) == {}


def test_rival_figures_stand_side_by_side_with_who_claims_them(page: lxml.html.HtmlElement) -> None:
    claims = [[c.text_content() for c in rivals.cssselect(".claimed")] for rivals in page.cssselect("#a1 .q-how_many .rivals")]
    assert claims == [["local reporter", "governor’s spokesman"]]


def test_the_same_records_give_the_same_page(documents: list[CodedDocument]) -> None:
    assert html(documents) == html(documents)


def test_a_page_without_documents_or_findings_still_stands() -> None:
    assert "0 articles" not in html([])
    assert "No event is reported here." in html([one()])


def one(*reports: Report) -> CodedDocument:
    return CodedDocument(
        document=Document(id="d", text="Five people stood there."), reports=reports, coder=CoderInfo(name="t", version="1")
    )
