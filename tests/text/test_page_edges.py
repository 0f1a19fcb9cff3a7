"""What stands around the stories of a flattened page: links above, items of a digest, who signs below."""

from __future__ import annotations

import pytest

from tests.text.test_lines import kinds


def test_links_end_where_a_story_about_a_listed_firm_begins() -> None:
    links = 'Dòng sự kiện Lúa Vàng lãi lớn trong quý 3 "Vua cá" Bến Nọc bắt tay đối tác mới'
    story = "Công ty Cổ phần Mơ Xanh ( MX1 ) báo lãi 5 tỷ đồng. Lãi năm trước là 3 tỷ đồng."
    found = kinds(f"{links} {story}")
    assert found[-1] == ("body", story)
    assert {kind for kind, _ in found[:-1]} == {"promo"}


def test_an_arrow_leads_to_a_label_and_its_titles() -> None:
    found = kinds(
        "Giá gạo tăng ba phiên. » Tin mới Gạo nếp hút hàng Vựa gạo bán khống Công ty Mơ Xanh ( MXA ) mở kho gạo."
    )
    assert found == [
        ("body", "Giá gạo tăng ba phiên."),
        ("promo", "» Tin mới Gạo nếp hút hàng Vựa gạo bán khống"),
        ("body", "Công ty Mơ Xanh ( MXA ) mở kho gạo."),
    ]


def test_a_listed_firm_without_links_above_it_stays_in_its_sentence() -> None:
    body = "Hôm qua, cổ đông của Công ty Mơ Xanh ( MXA ) đã họp. Cuộc họp kéo dài."
    assert {kind for kind, _ in kinds(body)} == {"body"}


def test_an_item_of_a_digest_has_its_headline_and_dateline() -> None:
    found = kinds(
        "Ghe chìm ở Bến Nọc, hai người thoát nạn. Xe lật trên dốc đèo, tài xế bị kẹt (SGGPO).- 10 giờ sáng nay, xe tải "
        "đã lật trên đèo. Không ai chết."
    )
    assert ("dateline", "(SGGPO).-") in found
    assert ("subheading", "Xe lật trên dốc đèo, tài xế bị kẹt") in found


def test_an_agency_in_brackets_before_its_description_opens_nothing() -> None:
    body = "Hôm qua, Thông tấn xã Việt Nam (TTXVN) - cơ quan của Chính phủ - mở phòng trưng bày. Khách rất đông."
    assert kinds(body) == [("body", body)]


@pytest.mark.parametrize(
    ("prose", "tail"),
    [
        pytest.param("Bà nói: “Cả xóm đang chờ tin người thân”,", ["theo VnExpress"], id="a-house-behind-a-quotation"),
        pytest.param(
            "Lãi sau thuế đạt 5 tỷ đồng, theo báo cáo quý 3/2013", ["Lê Mơ", "Theo AFP"], id="author-and-source"
        ),
    ],
)
def test_a_tail_without_a_mark_before_it_is_told_by_its_form(prose: str, tail: list[str]) -> None:
    body = f"Giá gạo đã tăng ba phiên. {prose}"
    assert kinds(" ".join([body, *tail])) == [("body", body), *(("byline", words) for words in tail)]


@pytest.mark.parametrize(
    "last",
    [
        pytest.param("Bà nói: “Cả xóm đang chờ”, theo lời kể của cháu", id="no-house"),
        pytest.param("Cả xóm kéo ra bến đón ca sĩ Lê Mơ", id="a-singer-at-the-end"),
    ],
)
def test_a_last_sentence_that_lost_its_stop_keeps_its_words(last: str) -> None:
    found = kinds(f"Giá gạo đã tăng ba phiên. {last} Theo AFP")
    assert not any(kind == "byline" and words != "Theo AFP" for kind, words in found)


def test_a_name_with_an_exclamation_mark_ends_a_credit() -> None:
    found = kinds("Biểu trưng mới của hãng - Ảnh: Yahoo!. Bên cạnh đó, hãng đã đổi màu chữ. Chữ tím đẹp hơn.")
    assert found[1] == ("credit", "Ảnh: Yahoo!.")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "Xe khách lật. Cơ quan Cảnh sát điều tra Công an tỉnh đã khởi tố vụ án.", id="a-body-of-two-nouns"
        ),
        pytest.param(
            "Xe khách lật trên đèo vào sáng nay. Hai người đã chết vì ngạt. Công an đang điều tra.",
            id="an-investigation-is-no-picture",
        ),
    ],
)
def test_prose_of_one_line_stays_prose(body: str) -> None:
    assert kinds(body) == [("body", body)]
