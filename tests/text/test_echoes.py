"""Sentences with their full stop that stand under a picture, told by the prose beside them; and prose like them."""

from __future__ import annotations

import pytest

from diembao.text.lines import lay_out
from tests.text.pages import kinds_in_a_page
from tests.text.test_lines import kinds


def caption_of(before: str, shown: str, behind: str) -> bool:
    """Return whether `shown` alone is a caption between two stretches of prose."""
    return kinds_in_a_page(before, shown, behind) == [("body", before), ("caption", shown), ("body", behind)]


@pytest.mark.parametrize(
    ("before", "shown", "behind"),
    [
        pytest.param(
            "Công an xã đã thu giữ năm xe máy đua trái phép trên đê Bến Nọc.",
            "5 xe máy bị thu giữ vì đua trái phép.",
            "Đội trưởng Lê Mơ nói sẽ còn tuần tra.",
            id="said-beside",
        ),
        pytest.param(
            "Quân đội nước láng giềng đã bác bỏ tin này.",
            "Máy bay không người lái của hải quân.",
            "Phóng viên chưa được vào căn cứ.",
            id="a-denial-in-a-compound",
        ),
        pytest.param(
            "Tờ báo làng đã đưa tin về đêm hội.",
            "Trần Bé Mơ xuất hiện tại đêm hội cùng một vài người bạn thời nhỏ.",
            "Đêm hội nào cũng đông.",
            id="appears",
        ),
        pytest.param(
            "Bà Thu đã bán ghe để mua đàn.",
            "Lê Mơ ôm cây đàn trong căn nhà mới.",
            "Cây đàn đã theo bà qua ba bến sông.",
            id="ends-with-new",
        ),
        pytest.param(
            "Chủ ghe đã được đưa vào bệnh viện huyện.",
            "Người nhà bà Thu vẫn chưa hết bàng hoàng sau vụ cháy.",
            "Ngay sau khi vụ cháy xảy ra, bến ghe bị phong tỏa.",
            id="faces-before-a-fresh-start",
        ),
        pytest.param(
            "Bác sĩ đã khâu bảy mũi cho hai người.",
            "Hai cha con Ngọc Anh băng kín cánh tay bên phải.",
            "Bệnh viện không thu tiền.",
            id="a-name-that-is-a-form-of-address",
        ),
    ],
)
def test_a_short_sentence_that_only_shows_is_a_caption(before: str, shown: str, behind: str) -> None:
    assert caption_of(before, shown, behind)


@pytest.mark.parametrize(
    ("before", "shown", "behind"),
    [
        pytest.param(
            "Bà Thu đã bán ghe để mua đàn.",
            "Người nhà bà Thu vẫn chưa hết bàng hoàng sau vụ cháy.",
            "Họ ngủ nhờ ở trường.",
            id="faces-and-the-story-goes-on",
        ),
        pytest.param(
            "Công an xã đã thu giữ năm xe máy trên đê.",
            "Năm xe máy sẽ được trả trong tuần tới.",
            "Chủ xe phải ký giấy.",
            id="says-more",
        ),
        pytest.param(
            "Gạo thơm đã tăng lên 20 nghìn đồng một ký ở chợ nổi.",
            "Gạo nếp tăng lên 30 nghìn đồng một ký ở chợ nổi.",
            "Người mua vẫn đông.",
            id="figures-in-a-row",
        ),
        pytest.param(
            "Xã đã cấm ghe chở quá năm tấn qua cầu.",
            "Ghe chở quá năm tấn không được qua cầu.",
            "Ghe nhỏ thì được.",
            id="a-rule-said-again",
        ),
        pytest.param(
            "Trần Bé Mơ đã về làng.",
            "Trần Bé Mơ xuất hiện là vì nhớ nhà.",
            "Làng mừng lắm.",
            id="appears-for-a-reason",
        ),
    ],
)
def test_a_sentence_that_says_more_is_prose(before: str, shown: str, behind: str) -> None:
    assert not caption_of(before, shown, behind)
    assert {kind for kind, _ in kinds_in_a_page(before, shown, behind)} == {"body"}


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param("Khói bốc lên từ một vạt rừng gần xóm Bến, phía tây Mường Lát.", id="smoke-and-a-place"),
        pytest.param("Ông Lê Mơ nói chuyện với bà con về số gạo mà hợp tác xã nợ từ tháng 10/2012.", id="a-clause"),
    ],
)
def test_an_opening_scene_is_told_by_prose_that_begins_anew(caption: str) -> None:
    prose = "Tổng cộng, bảy vạt rừng đã cháy trong tuần. Mưa vẫn chưa tới."
    assert kinds(f"{caption} {prose}") == [("caption", caption), ("body", prose)]
    assert kinds(f"{caption} Ông ấy đã kể lại như thế. Mưa vẫn chưa tới.")[0][0] == "body"


def test_a_guess_with_a_question_mark_and_no_word_that_asks_stands_under_a_picture() -> None:
    before, behind = "Hãng đã giữ kín mẫu ghe mới.", "Các thợ máy cũng đoán như vậy."
    assert caption_of(before, "Mơ Xanh sẽ bán chiếc ghe chạy bằng nắng dài hơn cho Bến Nọc?", behind)
    assert kinds(f"{before} Dân Bến Nọc nghe lén? {behind}")[1][0] == "subheading"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Liệu Mơ Xanh có bán chiếc ghe chạy bằng nắng cho Bến Nọc?", id="a-word-that-asks"),
        pytest.param("Mơ Xanh sẽ bán ghe cho Bến Nọc trong năm nào?", id="which"),
        pytest.param("Nếu vậy Mơ Xanh sẽ mất khách ở Bến Nọc?", id="a-condition"),
        pytest.param("Xin ông nói về ghe của Mơ Xanh ở Bến Nọc?", id="a-talk"),
        pytest.param("Mùa sau sẽ có thêm ghe chạy bằng nắng trên sông?", id="nobody-named"),
    ],
)
def test_a_question_of_prose_stays_prose(question: str) -> None:
    body = f"Hãng đã giữ kín mẫu ghe mới. {question} Các thợ máy cũng đoán như vậy."
    assert kinds(body) == [("body", body)]


def test_a_party_to_a_contract_stands_in_no_picture() -> None:
    body = "Hôm qua, hai xã đã họp. Xã Bến Nọc (Bên A) và xã Mường Lát (Bên B) cùng dựng cầu. Cầu sẽ dài ba nhịp."
    assert kinds(body) == [("body", body)]


def test_an_opening_piece_whose_end_the_next_sentence_says_again_is_a_caption() -> None:
    caption = "Dù đã đi qua ba bến sông lớn, Lê Mơ vẫn chẳng đổi khác là bao"
    prose = "Gần một năm sau ngày rời xóm, Lê Mơ vẫn chẳng đổi khác là bao. Cô vẫn bán bánh."
    assert kinds(f"{caption} {prose}") == [("caption", caption), ("body", prose)]
    lead = f"{caption} Gần một năm sau ngày rời xóm, cô về lại Bến Nọc. Cô vẫn bán bánh."
    assert {kind for kind, _ in kinds(lead)} == {"body"}


def test_a_sentence_that_is_the_title_stands_under_a_picture() -> None:
    before, behind = "Xã đã mở đêm hội.", "Đêm hội kéo dài ba giờ."
    text = f"Bà con Bến Nọc thả đèn trên sông\n\n{before} Bà con Bến Nọc thả đèn trên sông. {behind}"
    found = [(p.rule, text[p.start : p.end].strip()) for p in lay_out(text, text.index("\n"), text.index("\n"))[1:]]
    assert found == [("body", before), ("caption.title", "Bà con Bến Nọc thả đèn trên sông."), ("body", behind)]


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        pytest.param("Phát biểu tại buổi lễ, bà nhắc lại trận lũ năm ấy.", "caption", id="prose-begins-anew"),
        pytest.param("Họ đã khóc khi ôm nhau.", "body", id="the-story-goes-on"),
    ],
)
def test_a_ceremony_is_seen_where_prose_begins_anew(behind: str, kind: str) -> None:
    shown = "Chủ tịch xã Lê Mơ, trưởng đoàn cứu trợ, tặng hoa chúc mừng đội chèo đò của xóm Bến Nọc và xóm Mường Lát."
    found = kinds_in_a_page("Xã đã mở đêm hội.", shown, behind)
    assert [words for k, words in found if k == "caption"] == ([shown] if kind == "caption" else [])
