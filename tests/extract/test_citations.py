"""Cited sources: media, bodies, documents, people and the unnamed, in the text and where it ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.extract.citations import find_citations
from diembao.extract.quotes import find_quotes
from tests.extract.told import document_of, tell

Cited = list[tuple[str, str]]


def cited(marked: str, tail: str = "") -> Cited:
    document, mentions = tell(marked, tail)
    found = find_citations(document, mentions, find_quotes(document, mentions))
    return [(citation.source, citation.kind.value) for citation in found]


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        pytest.param("Theo Reuters, giá dầu đã giảm.", [("Reuters", "agency")], id="agency-without-an-entity"),
        pytest.param("Giá dầu đã giảm, theo hãng tin AFP.", [("AFP", "agency")], id="agency-at-the-end"),
        pytest.param(
            "Tờ Bangkok Post đưa tin đường sắt đã mở lại.", [("Bangkok Post", "outlet")], id="paper-with-noun"
        ),
        pytest.param("Reuters hôm 5/3 cho hay, hai bên đã ký.", [("Reuters", "agency")], id="agency-as-subject"),
        pytest.param("Báo Sao Mai viết rằng cầu đã xong.", [("Sao Mai", "outlet")], id="paper-that-nobody-knows"),
        pytest.param(
            "Đã có ba người chết, theo tổ chức quan sát môi trường biển (TQSB).", [("TQSB", "agency")], id="acronym"
        ),
        pytest.param("Theo ông [PER Lê An], đê vẫn vững.", [("Lê An", "person")], id="titled-person"),
        pytest.param(
            "Theo Ngoại trưởng [LOC Nga] [PER Ivan Petrov], đàm phán sẽ dài.", [("Ivan Petrov", "person")], id="office"
        ),
        pytest.param(
            "Theo báo cáo của [ORG Bộ Y tế], dịch đã lui.", [("báo cáo của Bộ Y tế", "document")], id="document"
        ),
        pytest.param("Khảo sát cho thấy một nửa số hộ thiếu nước.", [("Khảo sát", "document")], id="survey-shows"),
        pytest.param(
            "Một nguồn tin giấu tên cho biết hợp đồng đã ký.", [("nguồn tin giấu tên", "anonymous")], id="unnamed"
        ),
        pytest.param("Theo một số nhân chứng, lửa cháy rất nhanh.", [("một số nhân chứng", "person")], id="witnesses"),
        pytest.param(
            "Theo [ORG Sở Văn hóa, Thể thao và Du lịch], lễ hội vẫn mở.",
            [("Sở Văn hóa, Thể thao và Du lịch", "agency")],
            id="body-with-a-comma",
        ),
        pytest.param(
            "Theo cáo trạng của [ORG VKSND TP.HCM], bị cáo đã khai.",
            [("cáo trạng của VKSND TP.HCM", "document")],
            id="document-of-a-body-with-a-dot",
        ),
        pytest.param(
            "Truyền thông [LOC Lào] đưa tin cầu đã sập.", [("Truyền thông Lào", "outlet")], id="press-of-a-country"
        ),
        pytest.param("Phát biểu với báo chí sau cuộc gặp tối 18/11, ông nói đã xong.", [], id="told-to-the-press"),
        pytest.param("Một trăm nhà báo đăng ký đưa tin.", [], id="reporters"),
        pytest.param("Tuyên bố không nêu tên ai nói với ai.", [], id="part-of-another-word"),
        pytest.param(
            "Bà [PER Lò Mỷ], hiệu trưởng, xác nhận sự việc và cho biết có hai em.", [], id="a-verb-is-no-paper"
        ),
        pytest.param("Cơ quan điều tra thông báo kết quả và cho biết vụ án đã khép.", [], id="who-investigates"),
        pytest.param(
            "Chiều qua, báo cáo của [ORG Sở Y tế] cho biết có 5 ca.",
            [("báo cáo của Sở Y tế", "document")],
            id="a-report-behind-a-comma",
        ),
        pytest.param("Đại diện truyền thông [ORG Sao Mai] nói giá đã giảm.", [], id="who-speaks-for-a-firm"),
        pytest.param("Vợ chồng ông Cao đưa tin vui cho xóm.", [], id="a-name-like-a-short-form"),
        pytest.param("Bà thăm Huế theo lời mời của ông [PER Lê An].", [], id="an-invitation"),
        pytest.param(
            "Thứ trưởng [ORG Bộ Công Thương] [PER Lê An] cho hay giá giảm.", [], id="a-paper-inside-a-ministry"
        ),
        pytest.param(
            "Theo NBC News dẫn ba nguồn tin giấu tên, kế hoạch đã ký.",
            [("NBC News", "outlet"), ("ba nguồn tin giấu tên", "anonymous")],
            id="a-count-of-unnamed-sources",
        ),
        pytest.param(
            "Hãng Kyodo dẫn nguồn tin chính phủ cho hay thuế sẽ tăng.",
            [("Kyodo", "agency"), ("nguồn tin chính phủ", "anonymous")],
            id="a-source-inside-a-government",
        ),
        pytest.param(
            "[ORG Cơ quan An ninh điều tra Công an tỉnh Gia Lai] cho biết đã khởi tố.", [], id="a-noun-inside-a-name"
        ),
        pytest.param("Một thanh niên chưa rõ danh tính bị thương.", [], id="unnamed-and-silent"),
        pytest.param(
            "[ORG Nhân dân Nhật báo] cho rằng giá sẽ giảm.",
            [("Nhân dân Nhật báo", "outlet")],
            id="a-paper-of-four-words",
        ),
        pytest.param("Theo quy định, xe phải đi chậm.", [], id="rule"),
        pytest.param("Theo đó, giá sẽ tăng.", [], id="connective"),
        pytest.param("Anh đi theo Reuters khắp châu Âu", [], id="unclosed-name"),
        pytest.param("Cục đã thông báo về cơn bão.", [], id="paper-inside-another-word"),
        pytest.param("Ông [PER An] nói: “Theo Reuters thì giá giảm”.", [], id="inside-a-direct-quotation"),
    ],
)
def test_sources_in_the_text(marked: str, sources: Cited) -> None:
    assert cited(marked) == sources


@pytest.mark.parametrize(
    ("tail", "sources"),
    [
        pytest.param("Theo Reuters, Sputnik News", [("Reuters", "agency"), ("Sputnik News", "agency")], id="comma"),
        pytest.param("(Nguồn: TTXVN)", [("TTXVN", "agency")], id="nguon"),
        pytest.param("Lan Anh (theo Goal)", [("Goal", "outlet")], id="author-and-source"),
        pytest.param(
            "Theo AFP/BBC và Yonhap", [("AFP", "agency"), ("BBC", "outlet"), ("Yonhap", "agency")], id="marks"
        ),
        pytest.param("Minh Hà (TTXVN)", [("TTXVN", "agency")], id="agency-that-signs"),
        pytest.param("Minh Hà", [], id="author-alone"),
    ],
)
def test_sources_where_the_article_ends(tail: str, sources: Cited) -> None:
    assert cited("Một bài báo không nêu ai cả.", tail) == sources


def test_a_tail_that_was_not_told_from_the_prose_is_read_too() -> None:
    assert cited("Nước đang rút dần.\nTheo CNN, Kyodo") == [("CNN", "outlet"), ("Kyodo", "agency")]
    assert cited("Nước đang rút dần. (Theo Xinhua)") == [("Xinhua", "agency")]


def test_a_relay_names_who_relays() -> None:
    document, mentions = tell("AFP dẫn lời ông [PER Kham] cho biết hai bên sẽ gặp lại.")
    agency, person = find_citations(document, mentions)
    assert (agency.source, agency.relayed_by) == ("AFP", None)
    assert (person.source, person.relayed_by, person.source_id) == ("Kham", "AFP", mentions[0].entity_id)


def test_a_registered_outlet_gives_its_id_and_a_name_its_entity() -> None:
    document, mentions = tell("Theo [ORG Reuters], giá giảm. Theo báo [ORG Sao Mai], giá tăng.")
    assert [c.source_id for c in find_citations(document, mentions)] == ["reuters", mentions[1].entity_id]


_PIECES = [
    "theo",
    "Theo",
    "dẫn",
    "lời",
    "nguồn",
    "tin",
    "báo",
    "tờ",
    "Reuters",
    "(",
    ")",
    ",",
    ".",
    "Nguồn:",
    "ông",
    "\n",
]


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=80).map(" ".join)))
def test_any_text_gives_spans_that_hold_the_source(text: str) -> None:
    document = document_of(text)
    found = find_citations(document, ())
    assert all(text[c.start : c.end] == c.source for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == find_citations(document, ())
