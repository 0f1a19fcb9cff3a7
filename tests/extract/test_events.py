"""Coded events: type, participants by position and voice, day, and what keeps an event from being a fact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.extract.events import find_events
from diembao.lexicon.phrases import rows
from diembao.lexicon.triggers import doubts, event_triggers
from diembao.reading import Event, TimeMention
from tests.extract.told import document_of, tell


def seen(marked: str) -> tuple[Event, ...]:
    return find_events(*tell(marked))


@pytest.mark.parametrize(
    ("marked", "code", "actor", "target"),
    [
        pytest.param("[LOC Nga] không kích [LOC Raqqa].", "ASSAULT", "loc:Nga", "loc:Raqqa", id="active"),
        pytest.param(
            "[LOC Raqqa] bị [LOC Nga] không kích.", "ASSAULT", "loc:Nga", "loc:Raqqa", id="passive-with-agent"
        ),
        pytest.param("[PER Lê An] bị bắt giữ tại sân bay.", "COERCE", None, "per:Lê An", id="passive-without-agent"),
        pytest.param("[PER Lê An] bị tố cáo bởi [PER Ba].", "ACCUSE", "per:Ba", "per:Lê An", id="agent-behind"),
        pytest.param(
            "Tổng thống [LOC Pháp] [PER Duval] hội đàm với [PER Petrov].",
            "CONSULT",
            "per:Duval",
            "per:Petrov",
            id="with",
        ),
        pytest.param("[LOC Lào] và [LOC Thái Lan] điện đàm.", "CONSULT", "loc:Lào", "loc:Thái Lan", id="joined-by-and"),
        pytest.param(
            "Tại [LOC Huế], [ORG Hội Chữ thập đỏ] cứu trợ người dân.",
            "AID",
            "org:Hội Chữ thập đỏ",
            None,
            id="adverbial",
        ),
        pytest.param(
            "[LOC Mỹ] áp đặt lệnh trừng phạt [LOC Iran].", "SANCTION", "loc:Mỹ", "loc:Iran", id="long-trigger"
        ),
        pytest.param(
            "Vụ tấn công của [ORG IS] vào [LOC Mosul] gây chấn động.", "ASSAULT", "org:IS", "loc:Mosul", id="noun"
        ),
        pytest.param(
            "[ORG Hà Nội FC] thắng [ORG Viettel] 2-1.", "OTHER.RESULT", "org:Hà Nội FC", "org:Viettel", id="match"
        ),
        pytest.param("Động đất làm rung chuyển thành phố.", "OTHER.DISASTER", None, None, id="nobody-acts"),
        pytest.param(
            "[LOC Lào] mừng thấy [LOC Nga] rút quân.", "RETREAT", "loc:Nga", None, id="the-name-right-before-acts"
        ),
        pytest.param(
            "[PER Lê An] giúp [ORG Đội Đỏ] đánh bại [ORG Đội Xanh].",
            "OTHER.RESULT",
            "org:Đội Đỏ",
            "org:Đội Xanh",
            id="helped",
        ),
        pytest.param("[PER Lê An] cho biết đã bắt giữ hai người.", "COERCE", "per:Lê An", None, id="says-what-he-did"),
        pytest.param("[PER Lê An] nhờ công an bắt giữ [PER Bảy].", "COERCE", None, "per:Bảy", id="asked-others-to-do"),
        pytest.param(
            "[ORG Công an quận 8] tới nơi, bắt giữ [PER Ba].",
            "COERCE",
            "org:Công an quận 8",
            "per:Ba",
            id="clause-that-opens-with-the-verb",
        ),
        pytest.param(
            "Theo lời kể của nhiều người quen [PER Ba], kẻ lạ bắt giữ [PER Bảy].",
            "COERCE",
            None,
            "per:Bảy",
            id="far-name-is-no-actor",
        ),
        pytest.param("[LOC Huế] lo vì siêu bão.", "OTHER.DISASTER", None, None, id="noun-of-what-happened"),
        pytest.param(
            "[LOC Nga] không kích [LOC Raqqa] vì [ORG IS].", "ASSAULT", "loc:Nga", "loc:Raqqa", id="reason-is-no-target"
        ),
        pytest.param("[PER Lê An] được bổ nhiệm hôm qua.", "OTHER.APPOINT", None, "per:Lê An", id="appointed"),
    ],
)
def test_who_does_what_to_whom(marked: str, code: str, actor: str | None, target: str | None) -> None:
    (event,) = (event for event in seen(marked) if event.code == code)
    assert (event.code, event.actor_id, event.target_id, event.status) == (code, actor, target, "asserted")


def test_a_place_in_front_of_a_colon_is_where_it_happens() -> None:
    (event,) = seen("[LOC Sudan]: Không kích trúng chợ.")
    assert (event.code, event.actor_id, event.place_id) == ("ASSAULT", None, "loc:Sudan")


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        pytest.param("[LOC Nga] không tấn công [LOC Kiev].", "negated", id="khong"),
        pytest.param("[LOC Nga] chưa từng tấn công [LOC Kiev].", "negated", id="chua-tung"),
        pytest.param("[LOC Nga] phủ nhận đã tấn công [LOC Kiev].", "negated", id="denied"),
        pytest.param("[LOC Nga] có thể tấn công [LOC Kiev].", "hypothetical", id="co-the"),
        pytest.param("Nếu [LOC Nga] tấn công [LOC Kiev] thì hòa ước sẽ vỡ.", "hypothetical", id="neu"),
        pytest.param("[LOC Nga] lên kế hoạch tấn công [LOC Kiev].", "hypothetical", id="plan"),
        pytest.param("[LOC Nga] vừa tấn công [LOC Kiev].", "asserted", id="vua"),
        pytest.param("Liệu [LOC Nga] có tấn công [LOC Kiev]?", "hypothetical", id="question"),
    ],
)
def test_only_what_is_told_as_done_is_asserted(marked: str, status: str) -> None:
    statuses = {event.status for event in seen(marked) if event.code == "ASSAULT"}
    assert statuses == {status}


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[PER An] gặp khó khăn.", id="refused-object"),
        pytest.param("Trong điều kiện này [PER An] vẫn làm việc.", id="syllable-of-another-word"),
        pytest.param("Cơ quan điều tra đã nhận hồ sơ.", id="name-of-an-office"),
        pytest.param("Ông gặp bà ở cổng chợ.", id="nobody-named"),
        pytest.param("[PER An] kéo chị ngã xuống đường.", id="fell-on-the-road"),
        pytest.param("[PER An] giữ được phong độ ổn định.", id="form-of-a-player"),
        pytest.param("[PER An] đổ bê tông con đường.", id="concrete"),
        pytest.param("[ORG Bộ Nông nghiệp] lập bản đồ cảnh báo cho các xã.", id="map-of-warnings"),
        pytest.param("[ORG Tin Sáng] đưa tin nhóm đảo nhỏ dọa rời phòng họp.", id="who-only-reports"),
        pytest.param(
            "Tiền đạo [PER An] cướp bóng của thủ môn rồi tấn công khung thành, cầu thủ này ngã trong vòng cấm.",
            id="match",
        ),
    ],
)
def test_this_is_no_event(marked: str) -> None:
    assert seen(marked) == ()


def test_the_day_comes_from_the_sentence_and_from_nowhere_else() -> None:
    marked = "[LOC Nga] không kích [LOC Raqqa] hôm 17/11. [LOC Nga] rút quân."
    document, mentions = tell(marked, day=date(2015, 11, 18))
    start = document.text.index("hôm")
    day = date(2015, 11, 17)
    time = TimeMention(start, start + 9, "hôm 17/11", "DATE", "2015-11-17", day, day, "published", 0.9)
    assert [e.happened_on for e in find_events(document, mentions, (time,))] == [day, None]


def test_a_span_of_days_is_no_day() -> None:
    document, mentions = tell("[LOC Nga] không kích [LOC Raqqa] trong tháng 11.")
    time = TimeMention(27, 35, "tháng 11", "DATE", "2015-11", date(2015, 11, 1), date(2015, 11, 30), "text", 0.9)
    assert [e.happened_on for e in find_events(document, mentions, (time,))] == [None]


def test_the_place_is_led_in_by_a_preposition() -> None:
    (event,) = seen("[ORG IS] bắt cóc hai người ở thành phố [LOC Mosul].")
    assert (event.actor_id, event.place_id) == ("org:IS", "loc:Mosul")


def test_the_clause_holds_the_trigger() -> None:
    document, mentions = tell("Sáng nay, [LOC Nga] không kích [LOC Raqqa], nhiều nhà sập.")
    (event,) = find_events(document, mentions)
    assert document.text[event.start : event.end] == "Nga không kích Raqqa"
    assert event.trigger == "không kích"


def test_the_lexicon_is_large_and_every_code_has_words() -> None:
    table = event_triggers()
    triggers = [found[1] for cells in rows("event_triggers.tsv") if (found := table.at(cells[0].split(), 0))]
    assert len({t.form for t in triggers}) >= 250
    assert {t.code for t in triggers if not t.code.startswith("OTHER.")} == {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
        *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }


_PIECES = [
    "không",
    "kích",
    "tấn",
    "công",
    "bị",
    "được",
    "do",
    "vụ",
    "của",
    "ở",
    "Nga",
    "nếu",
    ",",
    ".",
    "gặp",
    "với",
    "?",
]


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=80).map(" ".join)))
def test_any_text_gives_valid_spans_and_the_same_twice(text: str) -> None:
    document = document_of(text)
    events = find_events(document, ())
    for event in events:
        assert 0 <= event.start < event.end <= len(text)
        assert event.trigger in text[event.start : event.end]
        assert 0.0 <= event.confidence <= 1.0
        assert event.status in ("asserted", "negated", "hypothetical")
    assert events == find_events(document, ())


def test_doubts_and_triggers_load() -> None:
    assert doubts().at(["chưa"], 0) is not None


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        pytest.param("Tàu phải dừng khi động đất xảy ra.", "asserted", id="duty-of-another-verb"),
        pytest.param("Phiên tòa sẽ mở lại sau Tết.", "hypothetical", id="will-behind-the-noun"),
        pytest.param("[ORG Bộ Công an] trao quyết định thăng hàm cho ông [PER Páo].", "asserted", id="handed-over"),
        pytest.param("[LOC Lima] cấm biểu tình ở quảng trường.", "hypothetical", id="forbidden"),
    ],
)
def test_what_is_said_of_another_verb_leaves_the_event_as_it_is(marked: str, status: str) -> None:
    assert {event.status for event in seen(marked)} == {status}


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[ORG Công ty Hải Thạch] niêm yết giá vàng ở mức mới.", id="a-price-is-no-listing"),
        pytest.param("Chiếc xe sơn tông màu đỏ.", id="a-tone-of-colour"),
        pytest.param("Hai người bị hất tung xuống đường.", id="thrown-on-the-road"),
        pytest.param("Quỹ học bổng [ORG Gió] Hỗ trợ tài năng trẻ khai mạc.", id="a-verb-in-a-title"),
        pytest.param("[PER Okoro] rút lui khỏi giải quần vợt mở rộng.", id="withdraws-from-a-tournament"),
    ],
)
def test_words_of_other_things_tell_of_no_such_event(marked: str) -> None:
    told = {event.code for event in seen(marked)}
    assert told.isdisjoint({"PROTEST", "RETREAT", "AID", "OTHER.ACCIDENT"})
    assert "niêm yết" not in {event.trigger for event in seen(marked)}


@pytest.mark.parametrize(
    ("marked", "target"),
    [
        pytest.param(
            "[PER Páo] đề nghị các ngành chức năng của tỉnh tham mưu [ORG UBND tỉnh] ra tay.", None, id="far-off"
        ),
        pytest.param("Khi đến gần giao lộ [LOC Quốc lộ 91] thì xảy ra va chạm.", None, id="the-road"),
        pytest.param("Ông [PER Páo] được bầu làm chủ tịch.", "per:Páo", id="who-is-elected-undergoes-it"),
        pytest.param("[ORG Đội cứu hộ] sơ tán người khỏi quảng trường [LOC Tự Do].", None, id="away-from"),
    ],
)
def test_the_target_is_who_undergoes_it(marked: str, target: str | None) -> None:
    assert [event.target_id for event in seen(marked)] == [target]


def test_a_day_of_another_clause_is_not_the_day_of_the_event() -> None:
    document, mentions = tell("[PER Vinh] bị giam giữ cho tới nay, chờ phiên xử ngày 3/12.")
    start = document.text.index("ngày 3/12")
    day = date(2013, 12, 3)
    time = TimeMention(start, start + 9, "ngày 3/12", "DATE", "2013-12-03", day, day, "published", 0.9)
    (event, *_) = find_events(document, mentions, (time,))
    assert (event.code, event.happened_on) == ("COERCE", None)


def test_a_day_that_opens_the_words_behind_is_the_day_of_the_event() -> None:
    document, mentions = tell("Công an bắt [PER Páo], chủ vựa cá, hôm 3/12.")
    start = document.text.index("hôm 3/12")
    day = date(2013, 12, 3)
    time = TimeMention(start, start + 8, "hôm 3/12", "DATE", "2013-12-03", day, day, "published", 0.9)
    assert [e.happened_on for e in find_events(document, mentions, (time,))] == [day]
