"""By-names: what the article calls one person by, side by side with the name."""

from __future__ import annotations

import pytest

from diembao.article import Article, Origin, Passage, PassageKind
from diembao.reader import read
from diembao.reading import EntityType


def canonicals(text: str) -> dict[str, str]:
    passages = (Passage(PassageKind.BODY, 0, len(text), "made"),)
    article = Article("a", "", Origin("a", 0, "0" * 64), "txt", "a", "", None, text, passages)
    return {mention.surface: mention.canonical for mention in read(article).mentions}


@pytest.mark.parametrize(
    ("text", "by_name", "name"),
    [
        pytest.param(
            "Cảnh sát vẫn truy lùng “Bóng Ma” Robert Hannigan. Ông Hannigan đã trốn khỏi London.",
            "Hannigan",
            "Robert Hannigan",
            id="short-name-still-resolves",
        ),
        pytest.param(
            "Cảnh sát tìm “Góa phụ Đen” Mary Hannigan. Bức ảnh của Góa phụ Đen Hannigan bị xóa, Góa phụ Đen đã trốn.",
            "Góa phụ Đen",
            "Mary Hannigan",
            id="a-common-noun-with-capitals",
        ),
        pytest.param(
            "Tarik Benouni, người Algeria, còn được gọi là Abu Walid, bị bắt ở Paris. Abu Walid không nhận tội.",
            "Abu Walid",
            "Tarik Benouni",
            id="also-called",
        ),
        pytest.param(
            "Mary Hannigan được báo chí mệnh danh là “Góa phụ Đen”. Vụ nổ ở Paris do “Góa phụ Đen” gây ra.",
            "Góa phụ Đen",
            "Mary Hannigan",
            id="called-so-by-others",
        ),
        pytest.param(
            "Công an bắt “cậu Tâm”, tức Nguyễn Thanh Tám, ở Huế. Ông Nguyễn Thanh Tám khai. Cậu Tâm bói toán đã lâu.",
            "Tâm",
            "Nguyễn Thanh Tám",
            id="the-same-as-the-full-name-behind",
        ),
        pytest.param(
            "Ông Nguyễn Thanh Tám (tức “cậu Tâm”) bị bắt ở Huế. Cậu Tâm bói toán đã lâu.",
            "Tâm",
            "Nguyễn Thanh Tám",
            id="an-address-in-the-marks",
        ),
    ],
)
def test_a_by_name_has_the_name_for_its_full_form(text: str, by_name: str, name: str) -> None:
    assert canonicals(text).get(by_name) == name


def test_two_persons_side_by_side_stay_two() -> None:
    found = canonicals("Ông John Kerry gặp ông Sergei Lavrov ở Paris, bà Angela Merkel cũng có mặt.")
    assert found["John Kerry"] == "John Kerry"
    assert found["Sergei Lavrov"] == "Sergei Lavrov"


def test_a_by_name_in_marks_is_a_person() -> None:
    text = "Mary Hannigan, biệt danh “Góa phụ Đen”, bị truy nã. Cảnh sát Paris tìm “Góa phụ Đen” đã hai năm."
    passages = (Passage(PassageKind.BODY, 0, len(text), "made"),)
    article = Article("a", "", Origin("a", 0, "0" * 64), "txt", "a", "", None, text, passages)
    found = {(mention.surface, mention.type) for mention in read(article).mentions}
    assert ("Góa phụ Đen", EntityType.PER) in found
    assert ("Góa phụ Đen", EntityType.MISC) not in found


def test_to_be_likened_to_somebody_is_no_by_name() -> None:
    found = canonicals("Ca sĩ Lan Anh được mệnh danh là Madonna của miền Tây. Ông John Kerry khen Madonna.")
    assert found.get("Madonna", "Madonna") == "Madonna"


def test_whom_a_person_calls_something_is_not_that_person() -> None:
    found = canonicals("Ca sĩ Hồng Quế trân trọng gọi Minh Triết là tri kỷ. Minh Triết cảm ơn.")
    assert found["Minh Triết"] == "Minh Triết"


def test_a_contest_in_marks_before_its_winner_is_no_by_name() -> None:
    found = canonicals("Quán quân “Giọng hát Việt” Hồng Quế lưu diễn. Giọng hát Việt trở lại.")
    assert found["Giọng hát Việt"] == "Giọng hát Việt"


def test_what_stands_far_behind_somebody_is_not_the_same() -> None:
    found = canonicals("Ông John Kerry đã trò chuyện với huấn luyện viên (tức Sergei Lavrov) ở Paris.")
    assert found["Sergei Lavrov"] == "Sergei Lavrov"


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        pytest.param(
            "Thủ lĩnh Karim bin Hadid bị giết ở Yemen. Thơ ca ngợi bin Hadid lan truyền.",
            "bin Hadid",
            "Karim bin Hadid",
            id="a-particle-before-the-family-name",
        ),
        pytest.param(
            "Tổng thống Vladimir Drobnikov từ chức. Ông Drobnikov sang Kiev.",
            "Drobnikov",
            "Vladimir Drobnikov",
            id="a-given-name-that-is-a-town",
        ),
    ],
)
def test_the_family_name_alone_is_the_person(text: str, short: str, name: str) -> None:
    assert canonicals(text).get(short) == name


def test_who_is_named_after_a_city_is_not_the_body_before_him() -> None:
    found = canonicals("Theo đại biểu Quốc hội Nguyễn Văn Sơn, luật còn thiếu. Ông Sơn đề nghị sửa.")
    assert found["Sơn"] == "Nguyễn Văn Sơn"
    assert found["Quốc hội"] == "Quốc hội"


@pytest.mark.parametrize("body", ["UBND xã", "UBND tỉnh", "TAND tỉnh", "Công an quận"])
def test_a_body_of_the_area_is_one_name_wherever_it_stands(body: str) -> None:
    found = canonicals(f"{body} họp sáng nay. Theo {body} thì đường sẽ xong.")
    assert found.get(body) == body


def test_districts_of_other_numbers_stay_apart() -> None:
    found = canonicals("Công an quận 3 họp. Theo Công an quận 3, đường ở quận 3 và quận 9 ngập, quận 3 kẹt xe.")
    assert found["quận 9"] == "quận 9"
