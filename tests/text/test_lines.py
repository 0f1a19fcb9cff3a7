"""The line ledger: every stretch of a page is known for what it is, with the rule that said so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.text.lines import lay_out
from tests.proportion import in_proportion

PAGE = """Mưa lớn gây ngập ở Cần Thơ

Thứ Sáu, 21/12/2023 11:42 (GMT+7)
Lê Văn Mơ
Nước ngập trước cổng chợ vào sáng sớm nay
Nước ngập trước cổng chợ vào sáng sớm nay
(Dân trí) - Sáng nay, mưa lớn kéo dài hơn ba giờ khiến nhiều tuyến phố ngập sâu.

Người dân dắt xe qua đoạn ngập (Ảnh: Lê Mơ)

Theo ông Trần Văn Bé, lượng mưa đo được là 120 mm. "Đây là trận mưa lớn nhất", ông Bé nói.

Giao thông tê liệt
Nhiều xe máy chết máy giữa đường.
- Đường Trần Hưng Đạo
Đến 14 giờ, nước rút dần.

Lê Mơ - Trần Bé
Theo Reuters, Kyodo
>> Xem thêm: Triều cường lên nhanh
Tin liên quan
Cần Thơ xây kè chống ngập
Từ khóa: ngập, mưa lớn"""


def ledger(text: str) -> list[tuple[str, str, str]]:
    """Return (kind, rule, words) of each passage of a page whose first line is the title."""
    title = text.index("\n") if "\n" in text else len(text)
    return [(p.kind.value, p.rule, text[p.start : p.end].strip()) for p in lay_out(text, title, title)]


def kinds(body: str) -> list[tuple[str, str]]:
    """Return (kind, words) of each passage of a one-line body under a title."""
    return [(kind, words) for kind, _, words in ledger(f"Tiêu đề của bài\n\n{body}")[1:]]


def test_letters_sign_below_links_and_a_credit_is_no_author() -> None:
    page = "Tiêu đề\nXã cấp gạo cho bà con. Mỗi hộ một bao.\nXem thêm: Lũ lên nhanh\nN.X - T.L\nẢnh trong bài: Lê Mơ"
    found = [(kind, words) for kind, _, words in ledger(page)]
    assert found[-2:] == [("byline", "N.X - T.L"), ("credit", "Ảnh trong bài: Lê Mơ")]


def test_who_wrote_and_took_pictures_signs_above_the_captions() -> None:
    page = "Tiêu đề\nXã cấp gạo cho bà con. Mỗi hộ một bao.\nBài và ảnh: Lê Mơ\nBà con nhận gạo. Ảnh: L.M"
    found = [(kind, words) for kind, _, words in ledger(page)]
    assert found[-3:] == [("byline", "Bài và ảnh: Lê Mơ"), ("caption", "Bà con nhận gạo."), ("credit", "Ảnh: L.M")]


def test_an_author_signs_above_the_pictures() -> None:
    page = "Tiêu đề\nXã cấp gạo cho bà con. Mỗi hộ một bao.\nLê Văn Mơ\nBà con nhận gạo. Ảnh: L.M\nXe gạo. (Ảnh: L.M)"
    kinds_of = {words: kind for kind, _, words in ledger(page)}
    assert kinds_of["Lê Văn Mơ"] == "byline"


def test_a_page_with_its_lines_is_read_line_by_line() -> None:
    found = ledger(PAGE)
    assert [(kind, rule) for kind, rule, _ in found] == [
        ("title", "title"),
        ("dateline", "dateline.stamp"),
        ("byline", "byline.head"),
        ("caption", "caption.doubled"),
        ("caption", "caption.doubled"),
        ("dateline", "dateline.bracketed"),
        ("body", "body"),
        ("caption", "caption.credited"),
        ("credit", "credit"),
        ("body", "body"),
        ("subheading", "subheading.line"),
        ("body", "body"),
        ("byline", "byline.line"),
        ("byline", "byline.source"),
        ("promo", "promo.line"),
        ("promo", "promo.line"),
        ("promo", "promo.line"),
        ("promo", "promo.line"),
    ]
    assert found[5][2] == "(Dân trí) -"
    assert found[9][2].startswith("Theo ông Trần Văn Bé")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "TTO - Giá gạo tăng mạnh. Nông dân phấn khởi. LÊ MƠ",
            [("dateline", "TTO -"), ("body", "Giá gạo tăng mạnh. Nông dân phấn khởi."), ("byline", "LÊ MƠ")],
            id="prefix-and-author",
        ),
        pytest.param(
            "Hà Nội (TTXVN) - Sáng 5/3, hội chợ mở cửa. Khách đến rất đông./. Lê Mơ (TTXVN)",
            [
                ("dateline", "Hà Nội (TTXVN) -"),
                ("body", "Sáng 5/3, hội chợ mở cửa. Khách đến rất đông./."),
                ("byline", "Lê Mơ (TTXVN)"),
            ],
            id="agency-dateline",
        ),
        pytest.param(
            "Hội chợ mở cửa từ sáng sớm. Khách xếp hàng trước cổng. Ảnh: Lê Mơ Trong ba ngày, hội chợ bán hết hàng.",
            [
                ("body", "Hội chợ mở cửa từ sáng sớm."),
                ("caption", "Khách xếp hàng trước cổng."),
                ("credit", "Ảnh: Lê Mơ"),
                ("body", "Trong ba ngày, hội chợ bán hết hàng."),
            ],
            id="caption-with-credit",
        ),
        pytest.param(
            "Bà con dọn bùn trong nhà sau khi nước rút ở xóm chài Theo ước tính, thiệt hại lên tới 3 tỷ đồng.",
            [
                ("caption", "Bà con dọn bùn trong nhà sau khi nước rút ở xóm chài"),
                ("body", "Theo ước tính, thiệt hại lên tới 3 tỷ đồng."),
            ],
            id="opening-caption-without-mark",
        ),
        pytest.param(
            "Giá vàng tăng phiên thứ ba. Người mua vẫn đông. Giải pháp lâu dài Theo chuyên gia, cần thêm nguồn cung.",
            [
                ("body", "Giá vàng tăng phiên thứ ba. Người mua vẫn đông."),
                ("subheading", "Giải pháp lâu dài"),
                ("body", "Theo chuyên gia, cần thêm nguồn cung."),
            ],
            id="heading-without-mark",
        ),
        pytest.param(
            "Hai nước ký thỏa thuận mới. [Hai nước bàn về thuế xuất khẩu gạo] Lễ ký diễn ra chiều nay.",
            [
                ("body", "Hai nước ký thỏa thuận mới."),
                ("promo", "[Hai nước bàn về thuế xuất khẩu gạo]"),
                ("body", "Lễ ký diễn ra chiều nay."),
            ],
            id="headline-in-brackets",
        ),
        pytest.param(
            "Đội nhà thắng 3-0 và lên đầu bảng. Theo AFP",
            [("body", "Đội nhà thắng 3-0 và lên đầu bảng."), ("byline", "Theo AFP")],
            id="source-tail",
        ),
        pytest.param(
            "Đội nhà thắng 3-0 và lên đầu bảng. Tin, ảnh: Lê Mơ",
            [("body", "Đội nhà thắng 3-0 và lên đầu bảng."), ("byline", "Tin, ảnh: Lê Mơ")],
            id="text-and-pictures-by",
        ),
        pytest.param(
            "Đội nhà thắng 3-0 và lên đầu bảng. Lê Mơ - Trần Bé (tổng hợp)",
            [("body", "Đội nhà thắng 3-0 và lên đầu bảng."), ("byline", "Lê Mơ - Trần Bé (tổng hợp)")],
            id="compiled-by-two",
        ),
        pytest.param(
            "Đội nhà thắng 3-0 và lên đầu bảng. Xem thêm: Lịch thi đấu vòng 5",
            [("body", "Đội nhà thắng 3-0 và lên đầu bảng."), ("promo", "Xem thêm: Lịch thi đấu vòng 5")],
            id="see-also",
        ),
        pytest.param(
            "Xã Sín Chải xin thêm 50 tấn gạo... Chợ phiên Tả Van đông khách trở... Sáng nay, mưa đã ngớt ở vùng cao.",
            [
                ("promo", "Xã Sín Chải xin thêm 50 tấn gạo..."),
                ("promo", "Chợ phiên Tả Van đông khách trở..."),
                ("body", "Sáng nay, mưa đã ngớt ở vùng cao."),
            ],
            id="titles-of-others-cut-with-dots",
        ),
        pytest.param(
            "Thứ Sáu, 21/12/2023 11:42 (GMT+7) Bão số 3 đã suy yếu. Mưa sẽ giảm dần.",
            [("dateline", "Thứ Sáu, 21/12/2023 11:42 (GMT+7)"), ("body", "Bão số 3 đã suy yếu. Mưa sẽ giảm dần.")],
            id="timestamp-in-the-line",
        ),
    ],
)
def test_a_page_that_lost_its_lines_is_read_piece_by_piece(body: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Giá tăng mạnh. Theo Bộ Công Thương, nguồn cung vẫn đủ.", id="theo-opens-a-sentence"),
        pytest.param(
            "Anh Lê Mơ gặp ca sĩ Anh Thơ ở phố Hàng Bông. Họ nói chuyện về phim Trong đầm gì đẹp.", id="names"
        ),
        pytest.param("Bức ảnh (ảnh) cho thấy nước lên cao. Mọi người lo lắng.", id="picture-in-a-sentence"),
        pytest.param("Sở Kế hoạch và Đầu tư họp với Hội Phụ nữ tỉnh. TP. Huế mưa to, ông N.V.B. nói.", id="offices"),
        pytest.param('Bà hỏi: "Con đi đâu? Trong nhà có ai không?" rồi đóng cửa lại.', id="quotation"),
        pytest.param("Điện Biên Phủ - trận đánh lớn. Hà Nội - Huế dài 660 km.", id="dashes"),
        pytest.param("The mayor spoke on Monday. He said the bridge would open in May.", id="english"),
    ],
)
def test_prose_stays_prose(body: str) -> None:
    assert kinds(body) == [("body", body)]


def test_a_gallery_of_captions_that_run_on_is_told_by_its_dots() -> None:
    found = kinds("Đêm diễn khép lại muộn. Lúc ồn ào như hội... ... lúc lặng im như tờ. Khán giả ra về.")
    assert ("caption", "Lúc ồn ào như hội...") in found
    assert ("body", "Khán giả ra về.") in found


def test_a_repeated_title_is_a_title_again() -> None:
    assert [rule for _, rule, _ in ledger("Mưa lớn\nMưa lớn\nNước lên nhanh.")] == ["title", "title.repeated", "body"]


PARTS = (
    'Ảnh: (Ảnh: AP) Theo AFP TTO - Xem thêm: >> Tin liên quan Ông Lê Mơ nói. Trong ba ngày ... \n \n\n ” “ " [ ] ( ) '
    "… ./. Hiện trường , : Nguồn: PV (tổng hợp) 21/12/2023 11:42 MỚI - NÓNG đường phố chợ nổi"
)
WORDS = st.sampled_from(re.split(" ", PARTS))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=60).map(" ".join)), st.integers(0, 40), st.integers(0, 40)
)
def test_passages_cover_every_text_in_order(text: str, title: int, lead: int) -> None:
    title_end = min(title, len(text))
    passages = lay_out(text, title_end, min(title_end + lead, len(text)))
    assert "".join(text[p.start : p.end] for p in passages) == text
    assert all(p.start < p.end and p.rule for p in passages)
    assert [p.start for p in passages[1:]] == [p.end for p in passages[:-1]]
    assert all(not text[p.start].isspace() for p in passages[1:])


@pytest.mark.parametrize(
    "unit", ["Ảnh: A. ", ">> ", ". ", "Theo ", "(ảnh ", "a\n", "“", "Xem thêm\n", "Lê Văn A\n", "Một câu ngắn. "]
)
def test_time_grows_with_the_length_of_the_page_and_no_faster(unit: str) -> None:
    def work(text: str) -> None:
        lay_out(f"Tiêu đề\n\n{text}", 7, 7)

    work(unit * 10)
    assert in_proportion(work, unit * 5_000, unit * 40_000, most=16)
