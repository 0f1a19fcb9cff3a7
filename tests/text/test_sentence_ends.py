"""Sentences are not cut at short forms, initials, addresses and exclamation marks of names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.segment import sentence_spans

CASES = [
    pytest.param("Sạt lở ở TX. Mường Lay và TP.Điện Biên. Mưa to.", 2, id="town-by-its-short-form"),
    pytest.param("Trang Muabandat.vn cho biết giá giảm. Dân mừng.", 2, id="address-of-a-site"),
    pytest.param("Anh Lò Văn D. - thợ lặn - cho biết nước đục. Anh đi về.", 2, id="initial-before-a-dash"),
    pytest.param("Nạn nhân là em N.T.H. (lớp 11A5), ở xã. Em đã về.", 2, id="letters-before-a-bracket"),
    pytest.param("Ảnh: Đ. Hạnh", 1, id="initial-before-a-name"),
    pytest.param("Nấu chín trên 70 độ C. Vaccine chưa có.", 2, id="a-degree-ends-a-sentence"),
    pytest.param("Gió mạnh tới 100 km/h. Lực lượng cứu hỏa tới nơi.", 2, id="a-rate-ends-a-sentence"),
    pytest.param("Máy nặng 209 g. Thiết bị này rẻ.", 2, id="a-unit-of-one-letter-ends-a-sentence"),
    pytest.param("Sách nói về chợ, về sông... “Tôi yêu bến nước này”, ông Mơ viết.", 2, id="dots-before-a-quotation"),
    pytest.param("Đội dẫn đầu Serie A. Với trận thắng này, họ vô địch.", 2, id="a-letter-before-an-opener"),
    pytest.param("Hãng lớn nhất châu Á. Công ty này lãi đậm.", 2, id="a-continent-of-one-letter"),
    pytest.param("Họ đứng đầu bảng B. Cầu thủ mừng rỡ.", 2, id="a-letter-that-numbers"),
    pytest.param("Mạng của Yahoo! và của họ đều hỏng. Ai cũng kêu.", 2, id="called-name-before-a-small-opener"),
    pytest.param("Trọng tài F. Kvist thổi còi.", 1, id="an-initial-before-a-name"),
    pytest.param("Hôm nay Yahoo! Mail đổi giao diện. Ai cũng khen.", 2, id="exclamation-mark-inside-a-name"),
    pytest.param("Hãng đã mua Yahoo! Theo đó, giá tăng.", 2, id="exclamation-mark-of-a-name-that-ends"),
    pytest.param("Đẹp quá! Mail vừa tới.", 2, id="exclamation-mark-of-a-sentence"),
    pytest.param("Hòm thư Yahoo! tăng lên 1TB. Ai cũng khen.", 2, id="exclamation-mark-of-a-name"),
    pytest.param("Th.S. Bùi Thị Hậu và ThS. Lê Cường cùng ký. Rồi họ về.", 2, id="degrees"),
    pytest.param("“Nước rút rồi. ” Bà Lựu kể.", 2, id="mark-after-a-space-closes-its-own-sentence"),
    pytest.param("“Nước rút rồi. Mừng quá! ”, bà Lựu kể.", 2, id="what-follows-a-comma-goes-on"),
    pytest.param("Lễ hội kéo dài ba ngày./. Tin của đài.", 2, id="agency-slash"),
    pytest.param("Đội về nhất nhóm VIP. Sau đó họ nghỉ.", 2, id="acronym-ends-a-sentence"),
    pytest.param("Cảng Vũng Áng mở lại.\nanh em thợ trở về.", 2, id="lines-are-never-joined"),
]


@pytest.mark.parametrize(("text", "number"), CASES)
def test_a_text_has_as_many_sentences_as_a_reader_counts(text: str, number: int) -> None:
    found = [text[span.start : span.end] for span in sentence_spans(text, 0, len(text))]
    assert len(found) == number, found


@given(st.text(alphabet='aDĐ .!?”"’,\n/T-', max_size=60))
def test_every_visible_character_is_in_one_sentence(text: str) -> None:
    spans = list(sentence_spans(text, 0, len(text)))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_mark_that_closes_stays_with_the_sentence_it_closes() -> None:
    text = "“Nước rút rồi. ” Bà Lựu kể."
    first, second = sentence_spans(text, 0, len(text))
    assert text[first.end - 1] == "”"
    assert text[second.start :] == "Bà Lựu kể."
