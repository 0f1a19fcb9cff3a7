"""The explorer as a browser asks it: every page is there, filters filter, strangers are refused, words stay words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import duckdb
import pytest
from lxml import html
from starlette.testclient import TestClient

from flows.explore.app import make_app
from tests import newsroom as press


@pytest.fixture(scope="module")
def client(newsroom: Path) -> Iterator[TestClient]:
    with TestClient(make_app(newsroom / "published"), base_url="http://127.0.0.1:8642") as one:
        yield one


@pytest.fixture(scope="module")
def ids(newsroom: Path) -> dict[str, str]:
    """Return the id of each article by the name of its file, and of the story of the bridge."""
    with duckdb.connect(str(newsroom / "published" / "diembao.duckdb"), read_only=True) as db:
        rows = db.execute("select external_id, article_id, story_id from articles").fetchall()
    return {name: article for name, article, _ in rows} | {"story": next(s for name, _, s in rows if name == "cau-1")}


def page(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text[:300])
    return html.fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_first_page_leads_to_the_stories_that_several_papers_tell(client: TestClient, ids: dict[str, str]) -> None:
    links = page(client, "/").xpath("//ul[@class='list']//a/@href")
    assert links == [f"/story/{ids['story']}"]


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    seen, waiting = set(), ["/"]
    while waiting and len(seen) < 150:
        path = waiting.pop()
        seen.add(path)
        found = page(client, path).xpath("//a/@href")
        assert all(link.startswith(("/", "?", "#", "https://")) for link in found), path
        inside = {link.partition("#")[0] for link in found if link.startswith("/") and ".csv" not in link}
        waiting += sorted(inside - seen - set(waiting))
    assert {"/stories", "/names", "/outlets", "/quality", "/sql"} <= seen
    assert len(seen) > 30


@pytest.mark.parametrize(
    "asked",
    ["nam chay", "Nậm Chày", '"sap cau treo"', "cau treo outlet:tuoitre"],
    ids=["plain", "accents", "phrase", "field"],
)
def test_search_finds_with_and_without_accents(client: TestClient, ids: dict[str, str], asked: str) -> None:
    assert f"/article/{ids['cau-2']}" in page(client, f"/search?q={quote(asked)}").xpath("//ul[@class='list']//a/@href")


def test_search_by_outlet_and_day(client: TestClient, ids: dict[str, str]) -> None:
    found = page(client, "/search?q=lai+son&outlet=vnexpress&to=2026-11-14").xpath("//ul[@class='list']//a/@href")
    assert found == [f"/article/{ids['hoc-1']}"]


@pytest.mark.parametrize(
    "asked",
    ["", "   ", '"', "outlet:", "from:never", "title:", "*", "'; drop table articles; --", "a" * 5000, "\x00", "😀"],
)
def test_no_question_breaks_the_search(client: TestClient, asked: str) -> None:
    assert client.get(f"/search?q={quote(asked)}").status_code == 200


def test_stories_are_chosen_by_day_outlet_and_size(client: TestClient, ids: dict[str, str]) -> None:
    bridge = f"/story/{ids['story']}"
    assert bridge in page(client, "/stories?outlets=3").xpath("//li/a/@href")
    assert page(client, "/stories?outlets=4").xpath("//li/a/@href") == []
    assert bridge not in page(client, "/stories?to=2026-11-14").xpath("//li/a/@href")
    assert bridge in page(client, "/stories?outlet=thanhnien").xpath("//li/a/@href")
    assert bridge not in page(client, "/stories?outlet=evil.example").xpath("//li/a/@href")


@pytest.mark.parametrize(
    "query", ["from=gestern", "page=-1", "page=9999999999", "outlets=x", "page=²", "outlet=%00", "type=%27"]
)
def test_what_cannot_be_read_counts_as_not_given(client: TestClient, query: str) -> None:
    assert client.get(f"/stories?{query}").status_code == 200
    assert client.get(f"/names?{query}").status_code == 200


def test_a_story_shows_the_quarrel_the_timeline_and_the_words(client: TestClient, ids: dict[str, str]) -> None:
    said = words(page(client, f"/story/{ids['story']}").xpath("//main")[0])
    for expected in ("35 người Thanh Niên", "33 người Tuổi Trẻ", "chưa khớp", "đưa tin đầu tiên", "Lê Quang Vinh"):
        assert expected in said


def test_an_article_shows_the_marks_that_were_chosen(client: TestClient, ids: dict[str, str]) -> None:
    path = f"/article/{ids['cau-2']}"
    assert page(client, path).xpath("//span[contains(@class, 'quote')]")
    only = page(client, f"{path}?marks=chosen&mark=figure&mark=nonsense")
    assert not only.xpath("//span[contains(@class, 'quote')]")
    assert only.xpath("//span[contains(@class, 'figure')]")
    assert [box.get("value") for box in only.xpath("//input[@checked]")] == ["figure"]
    for link in page(client, path).xpath("//details//td/a/@href"):
        assert page(client, path).xpath(f"//*[@id='{link.removeprefix('#')}']"), link


def test_names_are_found_whatever_the_accents(client: TestClient) -> None:
    found = page(client, "/names?q=le+quang+vinh&type=PER").xpath("//table//a/@href")
    assert len(found) == 1
    assert "Giám đốc Công an tỉnh" in words(page(client, found[0]))


def test_an_outlet_shows_its_articles_in_a_range_of_days(client: TestClient) -> None:
    assert "Trường học ở Lai Sơn" in words(page(client, "/outlet/vnexpress"))
    assert "Trường học ở Lai Sơn" not in words(page(client, "/outlet/vnexpress?from=2026-11-15"))


@pytest.mark.parametrize(
    "path",
    [
        "/article/unknown",
        "/story/unknown",
        "/name/per:unknown",
        "/outlet/unknown",
        "/nowhere",
        "/article/..%2f..%2fetc",
    ],
)
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text


def test_sql_is_answered_on_the_page_and_as_csv(client: TestClient) -> None:
    asked = quote("select title from articles order by title")
    assert press.FORMULA in words(page(client, f"/sql?q={asked}").xpath("//table")[0])
    answer = client.get(f"/sql.csv?q={asked}")
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert "'" + press.FORMULA in {row[0] for row in rows}
    assert not [row for row in rows if row[0].startswith("=")]
    assert answer.headers["content-disposition"].startswith("attachment")


def test_sql_that_is_refused_says_why(client: TestClient) -> None:
    refused = words(page(client, f"/sql?q={quote('drop table articles')}").xpath("//*[@role='alert']")[0])
    assert "Only questions" in refused
    assert client.get(f"/sql.csv?q={quote('drop table articles')}").status_code == 400
    trouble = page(client, f"/sql?q={quote('select <script>alert(1)</script>')}")
    assert "<script>" in words(trouble.xpath("//*[@role='alert']")[0])
    assert not trouble.xpath("//script")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8642", "127.0.0.1.evil.example", "", "localhost.evil.example"]
)
def test_a_name_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost:8642", "LOCALHOST", "[::1]:8642"])
def test_our_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/quality", headers={"host": host}).status_code == 200


def test_another_site_cannot_have_sql_answered(client: TestClient) -> None:
    for site in ("cross-site", "same-site"):
        assert client.get("/sql?q=select+1", headers={"sec-fetch-site": site}).status_code == 403
        assert client.get("/sql.csv?q=select+1", headers={"sec-fetch-site": site}).status_code == 403
    assert client.get("/sql?q=select+1", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_every_answer_is_signed_and_nothing_is_kept(client: TestClient) -> None:
    for path in ("/", "/sql.csv?q=select+1", "/nowhere", "/search?q=a"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_sent(client: TestClient, method: str) -> None:
    assert getattr(client, method)("/sql").status_code == 405


def test_hostile_words_stand_on_every_page_as_words(client: TestClient, ids: dict[str, str]) -> None:
    paths = [
        "/",
        "/stories",
        "/outlets",
        "/names",
        f"/search?q={quote(press.SCRIPT)}",
        f"/names?q={quote(press.SCRIPT)}",
    ]
    paths += [f"/article/{ids[f'la-{n}']}" for n in (1, 2, 3, 4)] + ["/outlet/img-src-x-onerror-alert"]
    for path in paths:
        answer = client.get(path).text
        tree = html.fromstring(answer)
        assert not tree.xpath("//script | //img | //iframe"), path
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")], path
        assert "javascript:" not in answer
        assert "\u202e" not in answer
        assert "\x1b" not in answer
    assert press.SCRIPT in words(page(client, f"/article/{ids['la-1']}"))


def test_without_a_publication_the_page_says_what_to_do(tmp_path: Path) -> None:
    with TestClient(make_app(tmp_path), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert "diembao run" in answer.text
