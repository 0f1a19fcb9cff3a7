"""Where names end: before what a body does, before a sentence without a stop, at joints, between office and bearer."""

from __future__ import annotations

from itertools import pairwise

import pytest

from diembao.extract.entities import find_mentions
from tests.extract.told import document_of

BODIES = (
    "Sở Y tế Hà Nội",
    "Công ty Minh Vượng",
    "Bộ Công an",
    "Hiệp hội Thép Việt Nam",
    "UBND TP Đà Nẵng",
    "Hội Nông dân",
    "Trung tâm Hỗ trợ nông dân",
    "Tập đoàn Sông Thao",
    "Ủy ban châu Âu",
    "Liên đoàn Bóng đá",
    "Tổng cục Thuế",
)
VERBS = (
    "phạt",
    "kiện",
    "mời",
    "giao",
    "mua lại",
    "khởi kiện",
    "chính thức công bố",
    "đề nghị",
    "cáo buộc",
    "bắt giữ",
    "điều động",
    "tài trợ",
    "trao tặng",
    "từ chối",
    "thành lập",
    "phối hợp với",
)
OPENINGS = (
    "Thất bại ở vòng này",
    "Quang cảnh buổi lễ",
    "Hiện trường vụ cháy",
    "Hình ảnh đẹp",
    "Người dân đổ ra",
    "Cô gái trẻ",
    "Phần biểu diễn",
    "Sáng nay",
    "Tuy nhiên",
    "Lực lượng cứu hộ",
)
CAPTIONED = (
    ("ca sĩ Lê Tiến", "Lê Tiến"),
    ("ông Nguyễn Văn Hùng", "Nguyễn Văn Hùng"),
    ("của Công ty Minh Vượng", "Công ty Minh Vượng"),
    ("tại Bệnh viện Gò Sậy", "Bệnh viện Gò Sậy"),
    ("của Bộ Công an", "Bộ Công an"),
    ("ở Hà Nội", "Hà Nội"),
)
BEARERS = ("Nguyễn Văn Hùng", "Kim Young-soo", "John Carver")
FIRM_SETTINGS = (
    "{} lỗ 30 tỷ đồng.",
    "{} sẽ xây nhà máy ở Hải Phòng.",
    "Cổ phiếu của {} giảm sàn.",
    "Các hãng như {} và Toyota giảm giá.",
    "Sản phẩm của {} bị trả lại.",
)


def names(text: str) -> list[str]:
    return [m.surface for m in find_mentions(document_of(text))]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_ends_before_what_it_does(body: str) -> None:
    ran_over = [verb for verb in VERBS if names(f"{body} {verb} Philips hôm qua.") != [body, "Philips"]]
    assert not ran_over


@pytest.mark.parametrize(("shown", "name"), CAPTIONED, ids=[name for _, name in CAPTIONED])
def test_a_name_ends_where_a_sentence_begins_without_a_stop(shown: str, name: str) -> None:
    ran_over = [opening for opening in OPENINGS if names(f"Đây là ảnh {shown} {opening} rất đông.") != [name]]
    assert not ran_over


@pytest.mark.parametrize("bearer", BEARERS)
@pytest.mark.parametrize("body", BODIES)
def test_an_office_and_its_bearer_are_two_names(body: str, bearer: str) -> None:
    assert names(f"Hôm qua, đại diện {body} {bearer} nói giá tăng.") == [body, bearer]


@pytest.mark.parametrize("joint", [", ", " và "])
def test_bodies_in_a_list_are_as_many_names(joint: str) -> None:
    merged = [(a, b) for a, b in pairwise(BODIES) if names(f"Dự họp có {a}{joint}{b}.") != [a, b]]
    assert not merged


@pytest.mark.parametrize("setting", FIRM_SETTINGS)
def test_what_only_a_firm_has_or_does_tells_an_unknown_name(setting: str) -> None:
    found = find_mentions(document_of(setting.format("Norvik")))
    assert ("Norvik", "ORG") in [(m.surface, m.type.value) for m in found]


def test_a_person_who_sells_is_no_firm() -> None:
    found = find_mentions(document_of("Ông Delwyn Hartok bán nhà máy. Hartok mua lại một công ty nhỏ."))
    assert {(m.surface, m.type.value) for m in found} >= {("Delwyn Hartok", "PER"), ("Hartok", "PER")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Lữ đoàn Công binh 917 rà phá bom mìn.", "Lữ đoàn Công binh 917", id="number-of-a-unit"),
        pytest.param("Đội CSGT số 9 lập biên bản.", "Đội CSGT số 9", id="number-after-so"),
        pytest.param("Công ty Xây lắp 45 thua lỗ.", "Công ty Xây lắp 45", id="number-of-a-firm"),
        pytest.param("Tỉnh đoàn Gò Sậy họp.", "Tỉnh đoàn Gò Sậy", id="head-at-the-head-of-a-sentence"),
        pytest.param(
            "Họ lập Công ty TNHH Norvik (Việt Nam) ở đây.", "Công ty TNHH Norvik (Việt Nam)", id="country-in-brackets"
        ),
        pytest.param("Hội Hữu nghị Việt Nam - Cuba họp.", "Hội Hữu nghị Việt Nam - Cuba", id="two-countries"),
    ],
)
def test_a_body_keeps_what_belongs_to_its_name(text: str, name: str) -> None:
    assert name in names(text)


def test_a_number_of_a_list_is_no_part_of_a_name() -> None:
    found = names("Xếp hạng: 1 – Công ty Minh Vượng 2 – Công ty Hải Vân 3 – Công ty Sông Thao.")
    assert found == ["Công ty Minh Vượng", "Công ty Hải Vân", "Công ty Sông Thao"]
