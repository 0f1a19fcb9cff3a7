"""Names that are one although they look like two, and words with a capital that name nothing."""

from __future__ import annotations

import pytest

from tests.extract.test_entities import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tuần sau, Diễn đàn Nghề cá Việt Nam - Đức sẽ họp.",
            [("MISC", "Diễn đàn Nghề cá Việt Nam - Đức")],
            id="a-forum-of-two-countries",
        ),
        pytest.param(
            "Chương trình GOSA cấp giống. Năm nay GOSA lo nước tưới.",
            [("MISC", "Chương trình GOSA"), ("MISC", "GOSA")],
            id="a-programme-by-its-letters",
        ),
        pytest.param("Chính Nemkova lên tiếng.", [("PER", "Nemkova")], id="a-word-that-stresses-the-name"),
        pytest.param(
            "Bà là Phó Trưởng Ban chỉ đạo Phòng lũ Gò Sậy.",
            [("ORG", "Ban chỉ đạo Phòng lũ Gò Sậy")],
            id="the-deputy-head-of-a-board-is-no-person",
        ),
        pytest.param("Ban nhạc T.O.M ra đĩa mới.", [("ORG", "Ban nhạc T.O.M")], id="letters-with-dots-to-the-last"),
        pytest.param("Máy có ứng dụng Nokia Camera.", [("MISC", "Nokia Camera")], id="a-firm-and-its-product"),
        pytest.param("Quỹ của Intel Capital rót vốn.", [("ORG", "Intel Capital")], id="a-firm-that-is-a-part-of-one"),
        pytest.param(
            "Cô viết trên Facebook và Instagram.",
            [("MISC", "Facebook"), ("MISC", "Instagram")],
            id="networks-on-which-something-is-told",
        ),
        pytest.param("Tuần này Facebook công bố doanh thu.", [("ORG", "Facebook")], id="the-firm-that-acts"),
        pytest.param(
            "Quà do Ngân hàng Sông Thao - Chi nhánh Phú Nhuận tặng.",
            [("ORG", "Ngân hàng Sông Thao - Chi nhánh Phú Nhuận")],
            id="a-branch-behind-a-dash",
        ),
        pytest.param("Nhóm al - Qaeda bị tấn công.", [("ORG", "al - Qaeda")], id="a-loose-hyphen-of-an-article"),
        pytest.param("Tác giả là Saint-valery.", [("PER", "Saint-valery")], id="a-small-letter-behind-a-hyphen"),
        pytest.param("Ông Bùi Văn Phải bị bắt.", [("PER", "Bùi Văn Phải")], id="a-word-of-grammar-as-a-given-name"),
        pytest.param("Đại tướngLê Quang Minh đến dự.", [("PER", "Lê Quang Minh")], id="no-blank-before-the-name"),
        pytest.param(
            "Mưa lớn trong đêm.\nẢnh: Chí Linh", [("PER", "Chí Linh")], id="a-photographer-called-like-a-town"
        ),
        pytest.param(
            "Mọi người yêu mến Một Phương Thanh rất khác.", [("PER", "Phương Thanh")], id="a-number-word-before-a-name"
        ),
        pytest.param(
            "Bà Henzig nói giá tăng. Theo Henzig, lãi giảm.",
            [("PER", "Henzig"), ("PER", "Henzig")],
            id="a-person-who-is-a-source",
        ),
        pytest.param(
            "Như Thanh Niên Online đã đưa tin, mưa lớn.", [("ORG", "Thanh Niên Online")], id="as-an-outlet-reported"
        ),
    ],
)
def test_a_name_is_read_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tâm bão ở 16,2 độ Vĩ Bắc; 109,4 độ Kinh Đông.", id="degrees"),
        pytest.param("Sở đã gửi công văn cho UBND các huyện.", id="councils-of-many-places"),
        pytest.param("Họ đếm các tên lửa tầm xa (ICBMs).", id="an-acronym-of-many"),
        pytest.param("Ông phát biểu tại buổi Lễ, sau đó ra về.", id="a-ceremony"),
        pytest.param("Quan hệ giữa hai Đảng, hai Nhà nước rất tốt.", id="bodies-of-two-states"),
        pytest.param("Họ xây dựng Nhà nước pháp quyền của dân, do dân.", id="a-kind-of-state"),
        pytest.param("Máy dùng mạng Wi-Fi và sạc nhanh.", id="a-foreign-common-word"),
    ],
)
def test_a_capital_may_name_nothing(text: str) -> None:
    assert named(text) == []


def test_a_body_is_called_by_its_kind_once_it_was_named() -> None:
    found = named("Hội Nhà giáo Gò Sậy họp. Sau Hội thảo, Hội đã gửi thư cho các Hội khác.")
    assert found == [("ORG", "Hội Nhà giáo Gò Sậy"), ("ORG", "Hội")]
    assert named("Sau nhiều năm, Hội đã gửi thư.") == []


def test_two_singers_in_a_row_are_no_school() -> None:
    text = "Fan tặng ảnh cho Phương Thanh. Ảnh chụp Lam Trường Phương Thanh năm ấy. Ca sĩ Phương Thanh vui."
    assert [name for kind, name in named(text) if kind == "PER"].count("Phương Thanh") > 1


def test_a_road_that_joins_north_and_south_names_none() -> None:
    assert named("Cao tốc Bắc - Nam thông xe.") == []
