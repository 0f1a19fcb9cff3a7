"""Records become articles that lost nothing, or are refused with a reason."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.article import Article, Origin, PassageKind, PublishedFrom, RawRecord
from diembao.refusal import Refusal, Stage
from diembao.text.clean import clean
from diembao.text.orthography import normalise, unescape

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
ORIGIN = Origin("ngay/bai.txt", 0, "0" * 64)
BODY = "Sáng nay, mưa lớn gây ngập nhiều tuyến phố. Người dân phải dắt xe qua đoạn ngập."


def record(body: str = BODY, **fields: object) -> RawRecord:
    return RawRecord(ORIGIN, "txt", body, **{"title": "Mưa lớn ở Huế", **fields})  # type: ignore[arg-type]


def article(body: str = BODY, **fields: object) -> Article:
    found = clean(record(body, **fields), NOW)
    assert isinstance(found, Article), found
    return found


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_a_file_without_a_title_gives_its_first_line() -> None:
    found = article(f"\n\nMưa lớn ở Huế\n\n{BODY}\n", title=None)
    assert (found.title, found.text) == ("Mưa lớn ở Huế", f"Mưa lớn ở Huế\n\n{BODY}")
    assert found.external_id == "bai"


def test_the_lead_of_an_article_begins_after_its_dateline() -> None:
    found = article(lead="TTO - Huế ngập sâu nửa mét.")
    assert found.lead == "Huế ngập sâu nửa mét."
    assert "TTO - Huế" in found.text


def test_the_lead_stands_between_title_and_body() -> None:
    found = article(lead="Huế ngập sâu nửa mét.")
    assert found.text == f"Mưa lớn ở Huế\n\nHuế ngập sâu nửa mét.\n\n{BODY}"
    assert [p.kind for p in found.passages] == [PassageKind.TITLE, PassageKind.LEAD, PassageKind.BODY]


@pytest.mark.parametrize(
    ("lead", "body"),
    [
        ("Sáng nay, mưa lớn gây ngập nhiều tuyến phố.", BODY),
        ("Sáng nay,  mưa lớn gây ngập…", BODY),
        ("Sáng nay, mưa lớn gây ngập nhiều tuyến phố.", f"TTO - {BODY}"),
    ],
    ids=["whole", "cut-by-the-page", "behind-the-prefix"],
)
def test_a_lead_that_the_body_repeats_stands_once_and_is_marked(lead: str, body: str) -> None:
    found = article(body, lead=lead)
    assert found.text == f"Mưa lớn ở Huế\n\n{body}"
    marked = [found.text[p.start : p.end].strip() for p in found.passages if p.kind is PassageKind.LEAD]
    assert len(marked) == 1
    assert lead.rstrip("…").split() == marked[0].split()


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        pytest.param(record("", title=None), "no_title", id="empty"),
        pytest.param(record("x" * 3_000, title=None), "no_title", id="one-long-line"),
        pytest.param(record("Chỉ có tiêu đề", title=None), "no_body", id="title-only"),
        pytest.param(record("\u200b \n"), "no_body", id="invisible-body"),
        pytest.param(record("… (*) …"), "too_short", id="marks-only"),
        pytest.param(
            record("Vi?t Nam ??i m?i, ng??i d?n ph?n kh?i, kinh t? ph?t tri?n."), "encoding_suspect", id="lost-letters"
        ),
        pytest.param(record(published="2026-11-23T09:00:00Z"), "future_date", id="day-after-tomorrow"),
    ],
)
def test_what_is_no_article_is_set_aside_with_a_code(raw: RawRecord, rule: str) -> None:
    found = clean(raw, NOW)
    assert isinstance(found, Refusal)
    assert (found.rule, found.stage, found.origin) == (rule, Stage.CLEAN, ORIGIN)
    assert found.reason.endswith(".")


def test_a_clock_that_runs_ahead_by_hours_is_forgiven() -> None:
    assert article(published="2026-11-22T07:00:00Z").published_at == datetime(2026, 11, 22, 7, tzinfo=UTC)


def test_an_article_in_another_language_or_without_date_and_outlet_is_kept() -> None:
    found = article("The bridge opened on Monday after two years of work.", title="Bridge opens")
    assert (found.language, found.outlet_id, found.outlet_from, found.published_at) == (None, None, "none", None)
    assert found.published_from is PublishedFrom.NONE
    assert article().language == "vi"


def test_metadata_dates_go_before_a_timestamp_in_the_text() -> None:
    stamped = f"Thứ Sáu, 21/12/2023 11:42 (GMT+7)\n{BODY}\nCập nhật: 16:34 22/12/2023"
    in_text = article(stamped)
    assert (in_text.published_at, in_text.published_from) == (
        datetime(2023, 12, 21, 4, 42, tzinfo=UTC),
        PublishedFrom.TEXT,
    )
    assert in_text.modified_at == datetime(2023, 12, 22, 9, 34, tzinfo=UTC)
    told = article(stamped, published="20/12/2023", published_from=PublishedFrom.SIDECAR)
    assert (told.published_from, told.published_precision) == (PublishedFrom.SIDECAR, "day")
    assert told.published_at == datetime(2023, 12, 19, 17, tzinfo=UTC)


def test_an_event_date_never_becomes_the_publication_date() -> None:
    assert article("Ngày 21/12/2023, lúc 11:42, bão số 3 đổ bộ.").published_at is None


def test_a_date_that_can_not_be_read_is_told() -> None:
    assert "date_unread" in article(published="thứ Sáu đẹp trời").repairs


def test_what_was_mended_is_counted_over_all_fields() -> None:
    found = article("Đà\u00a0Nẵng &amp; Hu\u200bế mưa to.", title="Mưa\u00a0lớn")
    assert found.text == "Mưa lớn\n\nĐà Nẵng & Huế mưa to."
    assert found.repairs == ("entities:1", "space:2", "zero_width:1")


def test_mojibake_in_a_title_is_mended_with_its_body() -> None:
    def spoil(text: str) -> str:
        return "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in text.encode())

    found = article(spoil(BODY), title=spoil("Mưa lớn ở Huế"))
    assert found.text == f"Mưa lớn ở Huế\n\n{BODY}"
    assert found.repairs[0] == "mojibake:1"


def test_mojibake_in_a_title_alone_is_mended_where_the_body_is_sound() -> None:
    found = article(BODY, title="M\u00c6\u00b0a l\u00e1\u00bb\u009bn")
    assert (found.title, found.repairs) == ("Mưa lớn", ("mojibake:1",))


def test_the_id_follows_the_address_and_the_hash_the_words() -> None:
    one = article(url="http://www.tuoitre.vn/mua-lon-1.htm?utm_source=zalo#top")
    two = article(BODY + " Nước rút dần.", url="https://m.tuoitre.vn/mua-lon-1.htm")
    assert one.article_id == two.article_id
    assert one.content_hash != two.content_hash
    assert one.content_hash == article(BODY.replace(" ", "\n")).content_hash
    assert one.url == "https://tuoitre.vn/mua-lon-1.htm"
    assert article(external_id="7").article_id != article(external_id="8").article_id
    assert len(one.article_id) == len(one.content_hash) == 16


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=300))
def test_no_visible_character_is_lost(title: str, body: str) -> None:
    found = clean(record(body, title=title), NOW)
    again = clean(record(body, title=title), NOW)
    assert found == again
    if isinstance(found, Article) and not any(
        r.startswith(("mojibake", "tcvn3", "vni", "viscii", "cp1258")) for r in found.repairs
    ):
        given = normalise(unescape(f"{title}\n\x1e\n{body}").text).text
        assert squeeze(found.text) == squeeze(given)
        assert unicodedata.is_normalized("NFC", found.text)
        assert "".join(found.text[p.start : p.end] for p in found.passages) == found.text
