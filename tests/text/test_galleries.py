"""Rows of captions at the end of a flattened article: announced, or too long and too full of names to be a sentence."""

from __future__ import annotations

import pytest

from tests.text.test_lines import kinds

TOLD = "Đêm nhạc ở Bến Nọc khép lại muộn. Khán giả ra về trong mưa."
ROW = (
    "Lê Mơ và Hà Thu trong phim Bến cũ Lê Mơ bên cây đàn của cha Hà Thu cùng nhóm Sóng Xanh tập múa Lê Mơ múa trống "
    "Trần Bé, Hà Thu và Lê Mơ ở hậu trường Lê Mơ ký tặng em nhỏ xứ Mường Lát Hà Thu mặc áo bà ba Trần Bé nâng cúp vàng"
)


@pytest.mark.parametrize(
    "announcement",
    [
        pytest.param("Cùng ngắm một số hình ảnh của đêm nhạc:", id="let-us-look"),
        pytest.param("Nhân dịp này, cùng nhìn lại kỷ niệm đi hát của Lê Mơ :", id="look-back"),
        pytest.param(
            "Sau đây là những hình ảnh của Lê Mơ từ những ngày đầu đi hát mà bà con xóm chài Bến Nọc đã xem đi xem lại "
            "nhiều lần trong các hội làng.",
            id="a-long-sentence",
        ),
    ],
)
def test_all_behind_an_announcement_of_pictures_is_caption(announcement: str) -> None:
    found = kinds(f"{TOLD} {announcement} {ROW}")
    assert found[-1][0] == "caption"
    assert "".join(words for kind, words in found if kind == "body").endswith(announcement)


def test_a_gallery_goes_on_behind_the_credit_of_a_picture() -> None:
    found = kinds(f"{TOLD} Cùng ngắm một số hình ảnh của đêm nhạc: {ROW} Ảnh: Trần Bé")
    assert [kind for kind, _ in found] == ["body", "caption", "credit"]


def test_a_run_of_names_too_long_for_a_sentence_is_a_gallery() -> None:
    found = kinds(f"{TOLD} {ROW} Hà Thu đã khóc khi gặp lại Trần Bé")
    assert found[0] == ("body", TOLD)
    assert {kind for kind, _ in found[1:]} == {"caption"}


def test_an_article_without_one_end_mark_is_a_gallery() -> None:
    assert {kind for kind, _ in kinds(f"{ROW} Hà Thu đã khóc khi gặp lại Trần Bé")} == {"caption"}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"{TOLD} Sau đây là những hình ảnh còn lại của đêm ấy. Theo ban tổ chức, hơn hai nghìn vé đã được bán hết.",
            id="prose-goes-on",
        ),
        pytest.param(
            f"{TOLD} Bà con xóm chài đang góp tiền dựng lại cây cầu gỗ mà nước cuốn trôi trong trận lũ năm ngoái",
            id="last-sentence-without-its-stop",
        ),
        pytest.param(
            "Ta về bến cũ chiều nay mưa bay trắng cả hàng cây ven đường người xưa đã vượt dặm trường ta còn đứng đợi "
            "giọt sương cuối mùa thuyền ai ghé lại gọi đùa mà nghe như thể gió lùa trong tim",
            id="a-poem",
        ),
    ],
)
def test_prose_after_pictures_and_at_the_end_stays_prose(body: str) -> None:
    assert {kind for kind, _ in kinds(body)} == {"body"}


def test_short_sentences_that_only_show_above_text_and_pictures_by_are_captions() -> None:
    told = "Xã đã mở cuộc diễn tập chữa cháy rừng. Theo kịch bản, lửa đã lan xuống xóm chài trong đêm."
    shown = "Lính cứu hỏa phun nước vào vạt rừng. Chuyển người bị thương lên cáng. Lực lượng không quân thả áo phao."
    found = kinds(f"{told} {shown} Tin, ảnh: Lê Mơ")
    assert [kind for kind, _ in found] == ["body", "caption", "caption", "caption", "byline"]
    assert found[0] == ("body", told)


def test_prose_above_text_and_pictures_by_stays_prose() -> None:
    told = "Xã đã mở cuộc diễn tập. Lửa đã tắt sau hai giờ. Dân làng rất vui. Bà nói sẽ trồng lại rừng."
    assert kinds(f"{told} Tin, ảnh: Lê Mơ")[0] == ("body", told)


def test_a_short_rest_behind_an_announcement_is_caption_also_where_it_goes_on_about_those_shown() -> None:
    told = f"{TOLD} Dưới đây là những hình ảnh mà phóng viên bao.vn ghi lại được."
    found = kinds(f"{told} Bà con đổ ra bến đón đoàn hát. Họ thắp đèn dọc bờ sông.")
    assert found[0] == ("body", told)
    assert {kind for kind, _ in found[1:]} == {"caption"}
