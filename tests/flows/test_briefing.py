"""The briefing as it lies on disk: what it says, where its links lead, and what happens when it cannot be written."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from urllib.parse import urldefrag

import duckdb
import pytest
from lxml import etree, html
from typer.testing import CliRunner

from diembao.errors import BriefingFailed
from flows.briefing import CODE, FOLDER, Shape, brief_stale, stale_days, write_briefings
from flows.causes import failure_codes
from flows.cli import app
from tests import newsroom as press

SUNDAY, SATURDAY = date(2026, 11, 15), date(2026, 11, 14)


@pytest.fixture(scope="module")
def home(newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home of this module's own with the briefings of both days."""
    own = tmp_path_factory.mktemp("briefing") / "home"
    shutil.copytree(newsroom / "published", own / "published")
    write_briefings(own, [SATURDAY, SUNDAY], Shape())
    return own


@pytest.fixture(scope="module")
def page(home: Path) -> html.HtmlElement:
    return parsed(home / FOLDER / "2026-11-15.html")


def parsed(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text("utf-8"))


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_story_that_most_papers_tell_comes_first(page: html.HtmlElement) -> None:
    top = page.xpath("//article[contains(@class, 'top')]")[0]
    assert "Sập cầu treo Nậm Chày: dừng tìm kiếm trong đêm" in words_of(top.xpath("h3")[0])
    assert "3 bài của 3 tòa soạn" in words_of(top)


def test_a_reader_sees_who_was_first_and_how_far_behind_the_others_were(page: html.HtmlElement) -> None:
    lines = [words_of(line) for line in page.xpath("//article[1]//ol[@class='reports']/li")]
    assert [line[:5] for line in lines] == ["14h05", "18h30", "19h10"]
    assert "Thanh Niên đưa tin đầu tiên" in lines[0]
    assert "sau 4 giờ" in lines[1]


def test_a_quarrel_over_the_dead_names_both_papers(page: html.HtmlElement) -> None:
    (row,) = page.xpath("//article[1]//tr[@class='disputed'][contains(., 'Người chết')]")
    said = words_of(row)
    assert "35 người Thanh Niên" in said
    assert "33 người Tuổi Trẻ" in said
    assert "chưa khớp" in said
    assert "35 người" in words_of(page.xpath("//ul[@class='disputes']")[0])


def test_who_said_what_with_the_office(page: html.HtmlElement) -> None:
    quotes = [words_of(quote) for quote in page.xpath("//article[1]//blockquote")]
    (colonel,) = [quote for quote in quotes if "Lê Quang Vinh" in quote]
    assert "Giám đốc Công an tỉnh" in colonel
    assert "“" in colonel


def test_every_statement_leads_to_the_sentence_it_was_read_from(home: Path, page: html.HtmlElement) -> None:
    links = page.xpath("//blockquote/p[1]/a/@href | //table[@class='tally']//a/@href | //p[@class='lead']/a/@href")
    assert len(links) >= 6
    for link in links:
        path, anchor = urldefrag(link)
        assert anchor, link
        assert parsed(home / FOLDER / path).xpath(f"//*[@id='{anchor}']"), link
    quote = page.xpath("//article[1]//blockquote[contains(., 'Lê Quang Vinh')]/p/a")[0]
    path, anchor = urldefrag(quote.get("href"))
    stated = words_of(parsed(home / FOLDER / path).xpath(f"//*[@id='{anchor}']")[0])
    assert words_of(quote).strip("“”")[:20] in stated


def test_every_link_leads_to_a_page_that_is_there(home: Path) -> None:
    pages = [*(home / FOLDER).rglob("*.html")]
    assert len(pages) > 12
    for one in pages:
        for link in parsed(one).xpath("//a/@href | //link/@href"):
            path, anchor = urldefrag(link)
            if not link.startswith("https://"):
                target = (one.parent / path).resolve() if path else one
                assert target.is_file(), (one.name, link)
                assert not anchor or parsed(target).xpath(f"//*[@id='{anchor}']"), (one.name, link)


def test_nothing_on_a_page_is_fetched_or_run(home: Path) -> None:
    for one in (home / FOLDER).rglob("*.html"):
        tree = parsed(one)
        assert not tree.xpath("//script | //img | //iframe | //object | //form | //base | //*[@src] | //*[@srcset]"), (
            one
        )
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")], one
        assert not [
            link for link in tree.xpath("//@href") if not link.startswith(("https://", "../", "#")) and ":" in link
        ]
        assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert "@import" not in one.read_text("utf-8")
        assert "url(" not in one.read_text("utf-8").partition("</style>")[0]


def test_hostile_words_stand_on_the_page_as_words(home: Path, page: html.HtmlElement) -> None:
    said = words_of(page)
    assert press.SCRIPT in said
    assert press.FORMULA in said
    assert "\u202e" not in (home / FOLDER / "2026-11-15.html").read_text("utf-8")
    everything = "".join(p.read_text("utf-8") for p in (home / FOLDER).rglob("*.*"))
    assert "\x1b" not in everything
    assert "\u202e" not in everything
    assert "<script" not in everything
    assert "<img" not in everything
    assert "javascript:" not in everything


def test_what_the_data_cannot_say_is_said(page: html.HtmlElement) -> None:
    assert "vụ việc chỉ một tòa soạn đưa tin" in words_of(page.xpath("//section[@id='gaps']")[0])


def test_the_feed_is_atom_with_an_entry_a_day(home: Path) -> None:
    feed = etree.fromstring((home / FOLDER / "feed.xml").read_bytes())
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert [link.get("href") for link in feed.findall("a:entry/a:link", atom)] == ["2026-11-15.html", "2026-11-14.html"]
    assert len({entry.text for entry in feed.findall("a:entry/a:id", atom)}) == 2
    assert all(entry.text for entry in feed.findall("a:entry/a:updated", atom))


def test_the_newest_day_is_latest_and_days_lead_to_each_other(home: Path, page: html.HtmlElement) -> None:
    assert (home / FOLDER / "latest.html").read_bytes() == (home / FOLDER / "2026-11-15.html").read_bytes()
    assert page.xpath("//nav/a[@rel='prev']/@href") == ["2026-11-14.html"]
    assert parsed(home / FOLDER / "2026-11-14.html").xpath("//nav/a[@rel='next']/@href") == ["2026-11-15.html"]


def test_the_same_file_gives_the_same_pages(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "published", tmp_path / "published")
    write_briefings(tmp_path, [SUNDAY], Shape())
    for one in ("2026-11-15.html", *(f"articles/{p.name}" for p in (tmp_path / FOLDER / "articles").iterdir())):
        assert (tmp_path / FOLDER / one).read_bytes() == (home / FOLDER / one).read_bytes()


def test_excerpts_leave_out_what_nobody_quotes(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "published", tmp_path / "published")
    write_briefings(tmp_path, [SUNDAY], Shape(excerpts=True))
    whole = "".join(p.read_text("utf-8") for p in (home / FOLDER / "articles").iterdir())
    short = "".join(p.read_text("utf-8") for p in (tmp_path / FOLDER / "articles").iterdir())
    assert "Lực lượng cứu hộ tiếp tục tìm kiếm dọc suối" not in short
    assert len(short) < len(whole)
    shown = parsed(tmp_path / FOLDER / "2026-11-15.html")
    for link in shown.xpath("//blockquote/p[1]/a/@href"):
        path, anchor = urldefrag(link)
        assert parsed(tmp_path / FOLDER / path).xpath(f"//*[@id='{anchor}']"), link


def test_what_a_watch_found_stands_on_the_page_with_its_sentence(newsroom: Path, tmp_path: Path) -> None:
    shutil.copytree(newsroom / "published", tmp_path / "published")
    file = tmp_path / "published" / "diembao.duckdb"
    file.chmod(0o644)
    with duckdb.connect(str(file)) as db:
        db.execute(
            """
            insert into watch_hits
            select 'Cầu và đò', a.article_id, a.day_vn, a.story_id, ['Nậm Chày'], s.sentence, s.start_char, s.end_char,
                true, now(), 'hand'
            from articles as a
            join (
                select article_id, start_char, end_char, 'Cầu treo Nậm Chày bị đứt cáp.' as sentence
                from sentences where sentence_no = 1
            ) as s using (article_id)
            where a.external_id = 'cau-1'
            """
        )
    write_briefings(tmp_path, [SUNDAY], Shape())
    page = parsed(tmp_path / FOLDER / "2026-11-15.html")
    (hit,) = page.xpath("//ul[@class='hits']/li")
    assert words_of(hit).endswith("Cầu treo Nậm Chày bị đứt cáp. Thanh Niên")
    assert "Cầu và đò (Nậm Chày)" in words_of(hit)
    path, anchor = urldefrag(hit.xpath(".//a/@href")[0])
    assert anchor == "c1"
    assert (tmp_path / FOLDER / path).is_file()
    assert "1 bài trúng danh sách theo dõi" in words_of(page.xpath("//header")[0])


def test_a_page_is_stale_until_it_knows_the_articles_of_its_day(newsroom: Path, tmp_path: Path) -> None:
    shutil.copytree(newsroom / "published", tmp_path / "published")
    assert stale_days(tmp_path, 7) == [SATURDAY, SUNDAY]
    assert brief_stale(tmp_path, Shape()) == ()
    assert stale_days(tmp_path, 7) == [SATURDAY, SUNDAY], "the newest, and the day before, which links to it"
    page = tmp_path / FOLDER / "2026-11-14.html"
    page.write_text(page.read_text("utf-8").replace('name="diembao-last-run" content="', 'name="x" content="'), "utf-8")
    assert SATURDAY in stale_days(tmp_path, 2)


def test_a_page_that_cannot_be_written_is_a_cause_and_no_failure(newsroom: Path, tmp_path: Path) -> None:
    shutil.copytree(newsroom / "published", tmp_path / "published")
    (tmp_path / FOLDER).write_text("a file where the folder should be", "utf-8")
    (cause,) = brief_stale(tmp_path, Shape())
    assert cause.code == CODE
    assert CODE in failure_codes()
    assert cause.command == "diembao brief"


def test_the_command_says_where_the_page_is(newsroom: Path, tmp_path: Path) -> None:
    shutil.copytree(newsroom / "published", tmp_path / "published")
    done = CliRunner().invoke(app, ["brief", "--day", "2026-11-14", "--home", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert Path(done.stdout.splitlines()[0]) == tmp_path / FOLDER / "2026-11-14.html"
    assert "Trường học ở Lai Sơn mở lại" in (tmp_path / FOLDER / "2026-11-14.html").read_text("utf-8")


def test_a_day_without_news_has_a_page_that_says_so(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "published", tmp_path / "published")
    written = write_briefings(tmp_path, [date(2026, 1, 1)], Shape())
    assert "Không có bài nào" in written.page.read_text("utf-8")


def test_a_file_without_a_dated_article_has_no_briefing(tmp_path: Path) -> None:
    from tests.flows.news import run

    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "tin.txt").write_text(
        "Chợ nổi đông khách\n\nChợ nổi sáng sớm đông khách từ khắp nơi về.", "utf-8"
    )
    assert run(tmp_path / "inbox", tmp_path / "home").status == "done"
    with pytest.raises(BriefingFailed):
        write_briefings(tmp_path / "home", [], Shape())
    assert brief_stale(tmp_path / "home", Shape()) == ()
