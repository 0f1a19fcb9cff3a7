"""Forms of figures in Vietnamese news, each with its kind and value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from diembao.article import Passage, PassageKind
from diembao.document import Document
from diembao.extract.figures import find_figures
from diembao.extract.times import find_times
from diembao.reading import Figure
from diembao.text.tokens import tokenize


def figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures of a bare text, its times kept out of the counting."""
    document = Document("a" * 16, text, (), (), tokenize(text, ()), None)
    return find_figures(document, find_times(document))


def readings(text: str) -> list[tuple[str, str, Decimal]]:
    """Return surface, kind and value of each figure in `text`."""
    return [(f.surface, f.kind.value, f.value) for f in figures_of(text)]


MONEY = [
    ("Dự án chi 1.250 tỷ đồng.", "1.250 tỷ đồng", 1_250_000_000_000, "VND"),
    ("Quỹ có hơn 70 tỷ đồng.", "70 tỷ đồng", 70_000_000_000, "VND"),
    ("Ông bị phạt 7,5 triệu đồng.", "7,5 triệu đồng", 7_500_000, "VND"),
    ("Giá rau 15.000 đồng/kg.", "15.000 đồng", 15_000, "VND"),
    ("Giá cà chua 15 nghìn đồng/kg.", "15 nghìn đồng", 15_000, "VND"),
    ("Gạo bán 20 ngàn đồng một cân.", "20 ngàn đồng", 20_000, "VND"),
    ("Học phí 3,5 tỉ đồng.", "3,5 tỉ đồng", 3_500_000_000, "VND"),
    ("Vốn điều lệ 3 nghìn tỷ đồng.", "3 nghìn tỷ đồng", 3_000_000_000_000, "VND"),
    ("Nợ công 3 triệu tỷ đồng.", "3 triệu tỷ đồng", 3_000_000_000_000_000, "VND"),
    ("Trúng 3 tỷ 200 triệu đồng.", "3 tỷ 200 triệu đồng", 3_200_000_000, "VND"),
    ("Căn nhà giá 2 tỷ rưỡi.", "2 tỷ rưỡi", 2_500_000_000, "VND"),
    ("Lương 6 triệu rưỡi đồng.", "6 triệu rưỡi đồng", 6_500_000, "VND"),
    ("Mỗi suất nửa triệu đồng.", "nửa triệu đồng", 500_000, "VND"),
    ("Bà trả hai mươi lăm triệu đồng.", "hai mươi lăm triệu đồng", 25_000_000, "VND"),
    ("Vé giá 200.000 VND.", "200.000 VND", 200_000, "VND"),
    ("Vé giá 200.000 VNĐ.", "200.000 VNĐ", 200_000, "VND"),
    ("Cuốc xe 50.000đ.", "50.000đ", 50_000, "VND"),
    ("Tin nhắn giá 3.000 đ/phút.", "3.000 đ", 3_000, "VND"),
    ("Ví điện tử nhận 120.000₫.", "120.000₫", 120_000, "VND"),
    ("Hợp đồng trị giá 85 tỷ USD.", "85 tỷ USD", 85_000_000_000, "USD"),
    ("Vé giá 80 USD.", "80 USD", 80, "USD"),
    ("Vé giá $80.", "$80", 80, "USD"),
    ("Vé giá 80$.", "80$", 80, "USD"),
    ("Khoản vay US$ 5 triệu.", "US$ 5 triệu", 5_000_000, "USD"),
    ("Ông tặng 300 triệu đô la Mỹ.", "300 triệu đô la Mỹ", 300_000_000, "USD"),
    ("Quỹ cần 5 triệu đô.", "5 triệu đô", 5_000_000, "USD"),
    ("Giá dầu 78,1 USD/thùng.", "78,1 USD", Decimal("78.1"), "USD"),
    ("Vàng ở 1.312,76 USD/ounce.", "1.312,76 USD", Decimal("1312.76"), "USD"),
    ("Gói cước 19.99 USD/năm.", "19.99 USD", Decimal("19.99"), "USD"),
    ("Thêm 10 triệu euro cho Huế.", "10 triệu euro", 10_000_000, "EUR"),
    ("Án phí 8.000 euro.", "8.000 euro", 8_000, "EUR"),
    ("Vé hạng chót giá 45 bảng.", "45 bảng", 45, "GBP"),
    ("Chi phí lên tới 900 yên.", "900 yên", 900, "JPY"),
    ("Một suất ăn giá 90 baht.", "90 baht", 90, "THB"),
    ("Công trình ngốn 6.000 tỷ mà vẫn bỏ hoang.", "6.000 tỷ", 6_000_000_000_000, "VND"),
    ("Giá bán giảm 2,3 triệu so với hôm trước.", "2,3 triệu", 2_300_000, "VND"),
    ("Vé giá 25 bảng Anh.", "25 bảng Anh", 25, "GBP"),
    ("Phí chuyển nhượng 50 triệu bảng.", "50 triệu bảng", 50_000_000, "GBP"),
    ("Quà trị giá €200.", "€200", 200, "EUR"),
    ("Khoản tiền 200 triệu yên.", "200 triệu yên", 200_000_000, "JPY"),
    ("Máy bán 5.000 yên Nhật.", "5.000 yên Nhật", 5_000, "JPY"),
    ("Dự án 3 tỷ nhân dân tệ.", "3 tỷ nhân dân tệ", 3_000_000_000, "CNY"),
    ("Nhà máy 20 triệu NDT.", "20 triệu NDT", 20_000_000, "CNY"),
    ("Bồi thường 15 triệu bạt.", "15 triệu bạt", 15_000_000, "THB"),
    ("Tiền lương 3 triệu won.", "3 triệu won", 3_000_000, "KRW"),
    ("Ngân sách 40 tỷ rúp.", "40 tỷ rúp", 40_000_000_000, "RUB"),
    ("Đổi 24 CUP.", "24 CUP", 24, "CUP"),
    ("Thưởng 5.000 SGD.", "5.000 SGD", 5_000, "SGD"),
    ("Công ty phát hành 1.700 tỷ trái phiếu.", "1.700 tỷ", 1_700_000_000_000, "VND"),
    ("Ngân hàng lỗ 200 tỷ.", "200 tỷ", 200_000_000_000, "VND"),
    ("Tài xế bị phạt 5 triệu.", "5 triệu", 5_000_000, "VND"),
    ("Tỷ giá 23.450 đồng/USD.", "23.450 đồng", 23_450, "VND"),
    ("Nhà thầu nợ 1.041,67 tỷ đồng.", "1.041,67 tỷ đồng", 1_041_670_000_000, "VND"),
    ("Giá trị 68,6 ngàn tỉ đồng.", "68,6 ngàn tỉ đồng", 68_600_000_000_000, "VND"),
    ("Công nhân nợ 1.700 tỉ đồng tiền trái phiếu.", "1.700 tỉ đồng", 1_700_000_000_000, "VND"),
]


@pytest.mark.parametrize(("text", "surface", "value", "currency"), MONEY, ids=[row[1] for row in MONEY])
def test_money_has_its_value_and_currency(text: str, surface: str, value: Decimal, currency: str) -> None:
    (found,) = figures_of(text)
    assert (found.surface, found.kind.value, found.value, found.currency) == (surface, "money", value, currency)


PERCENT = [
    ("Giá tăng 5,3%.", "5,3%", "5.3", "up"),
    ("Xuất khẩu giảm 7 %.", "7 %", "7", "down"),
    ("Chiếm 70 phần trăm dân số.", "70 phần trăm", "70", None),
    ("Lãi suất tăng 0,5 điểm phần trăm.", "0,5 điểm phần trăm", "0.5", "up"),
    ("Pin bị cắt giảm khoảng 31%.", "31%", "31", "down"),
    ("Mã này mất điểm (-1,7%).", "1,7%", "1.7", "down"),
    ("Mã kia khởi sắc (+6,93%).", "6,93%", "6.93", "up"),
    ("Tỷ lệ nữ là 26,2%.", "26,2%", "26.2", None),
    ("Doanh thu vượt 27% kế hoạch.", "27%", "27", "up"),
    ("Giá vàng rớt mạnh 9%.", "9%", "9", "down"),
    ("Doanh nghiệp 100% vốn ngoại.", "100%", "100", None),
    ("Mười phần trăm số hộ mất điện.", "Mười phần trăm", "10", None),
    ("Chỉ số lên 2.5%.", "2.5%", "2.5", "up"),
]


@pytest.mark.parametrize(("text", "surface", "value", "direction"), PERCENT, ids=[row[0] for row in PERCENT])
def test_a_percentage_has_a_positive_value_and_a_direction(
    text: str, surface: str, value: str, direction: str | None
) -> None:
    (found,) = figures_of(text)
    assert (found.surface, found.kind.value, found.value) == (surface, "percent", Decimal(value))
    assert found.direction == direction


PEOPLE = [
    ("Đã có 33 tay súng bị thiệt mạng.", "33 tay súng", "killed", 33),
    ("Vụ nổ làm 5 người chết.", "5 người", "killed", 5),
    ("Chỉ có một người chết.", "một người", "killed", 1),
    ("Trận đánh khiến 12 binh sĩ tử trận.", "12 binh sĩ", "killed", 12),
    ("Hai công nhân tử vong tại chỗ.", "Hai công nhân", "killed", 2),
    ("Lũ cướp đi mạng sống của 26 người.", "26 người", "killed", 26),
    ("Không kích giết chết ít nhất 473 người.", "473 người", "killed", 473),
    ("Kẻ xả súng sát hại 3 cảnh sát.", "3 cảnh sát", "killed", 3),
    ("Quân đội tiêu diệt 20 phiến quân.", "20 phiến quân", "killed", 20),
    ("Vụ rơi máy bay làm thiệt mạng 49 người.", "49 người", "killed", 49),
    ("Đội cứu hộ vớt được 43 thi thể.", "43 thi thể", "killed", 43),
    ("Tỉnh ghi nhận 4 ca tử vong.", "4 ca tử vong", "killed", 4),
    ("Hàng chục xe hỏng, mười hai hành khách thiệt mạng.", "mười hai hành khách", "killed", 12),
    ("Ba chiến sĩ hy sinh khi cứu dân.", "Ba chiến sĩ", "killed", 3),
    ("Số người chết đã lên tới 120.", "120", "killed", 120),
    ("Số người thiệt mạng tăng lên 33 người.", "33 người", "killed", 33),
    ("Tai nạn làm 38 người bị thương.", "38 người", "injured", 38),
    ("Năm học sinh bị thương nặng.", "Năm học sinh", "injured", 5),
    ("Lửa khiến 3 người bị bỏng.", "3 người", "injured", 3),
    ("Vụ sập khiến 7 thợ mỏ trọng thương.", "7 thợ mỏ", "injured", 7),
    ("Số người bị thương là 25.", "25", "injured", 25),
    ("Tàu chìm, 9 ngư dân mất tích.", "9 ngư dân", "missing", 9),
    ("Còn 4 người chưa được tìm thấy.", "4 người", "missing", 4),
    ("Máy bay chở 12 hành khách mất liên lạc.", "12 hành khách", "missing", 12),
    ("Công an bắt giữ 20 nghi phạm.", "20 nghi phạm", "arrested", 20),
    ("Cảnh sát bắt 140 người trong đêm.", "140 người", "arrested", 140),
    ("Bảy đối tượng bị tạm giữ.", "Bảy đối tượng", "arrested", 7),
    ("Lực lượng chức năng bắt quả tang 15 đối tượng.", "15 đối tượng", "arrested", 15),
    ("Hơn 300 người biểu tình bị bắt.", "300 người biểu tình", "arrested", 300),
    ("Tỉnh sơ tán 5.000 người.", "5.000 người", "displaced", 5_000),
    ("Động đất khiến 2 triệu người mất nhà cửa.", "2 triệu người", "displaced", 2_000_000),
    ("Hơn 1.200 hộ dân phải di dời.", "1.200 hộ dân", "displaced", 1_200),
    ("Tám người bị mắc kẹt trong thang máy.", "Tám người", "affected", 8),
    ("Bữa tiệc làm 60 công nhân ngộ độc.", "60 công nhân", "affected", 60),
    ("Bão khiến 75.000 dân mất điện.", "75.000 dân", "affected", 75_000),
    ("Thành phố có 25 ca nhiễm mới.", "25 ca nhiễm", "affected", 25),
    ("Khoảng 10.000 người bị ảnh hưởng.", "10.000 người", "affected", 10_000),
    ("Giải thu hút 60.000 thanh niên.", "60.000 thanh niên", "people", 60_000),
    ("Hơn 2.000 người tuần hành.", "2.000 người", "people", 2_000),
    ("Nga điều 34.000 binh sĩ tập trận.", "34.000 binh sĩ", "people", 34_000),
    ("Học bổng trao cho 150 học sinh.", "150 học sinh", "people", 150),
    ("Đoàn 18 vị đại biểu ra đảo.", "18 vị đại biểu", "people", 18),
    ("Khoảng 5 vạn cổ động viên đến sân.", "5 vạn cổ động viên", "people", 50_000),
    ("Cuộc thi có 47 thí sinh.", "47 thí sinh", "people", 47),
    ("Vụ cháy cướp đi sinh mạng của hai mẹ con.", "hai mẹ con", "killed", 2),
    ("Tường sập, một phụ hồ chết tại chỗ.", "một phụ hồ", "killed", 1),
    ("Quân đội hạ 30 tay súng.", "30 tay súng", "killed", 30),
    ("Công an khởi tố 11 bị can.", "11 bị can", "arrested", 11),
    ("Công an tạm giữ 12 nam nữ dùng ma túy.", "12 nam nữ", "arrested", 12),
    ("Bánh mì hỏng đưa 88 học sinh vào bệnh viện.", "88 học sinh", "injured", 88),
    ("Dân quân giúp 320 người dân di dời lên đồi.", "320 người dân", "displaced", 320),
    ("Khoảng 900 hộ dân bị cô lập.", "900 hộ dân", "affected", 900),
    ("Nhóm này thu của 2.714 người hàng tỷ bạc.", "2.714 người", "affected", 2_714),
    ("Vụ lừa có hơn 2.700 bị hại.", "2.700 bị hại", "affected", 2_700),
    ("Tòa xét xử 12 bị cáo.", "12 bị cáo", "people", 12),
    ("Anh ta khai có 3 đồng phạm.", "3 đồng phạm", "people", 3),
    ("Ảnh của hai nghi phạm được dán khắp phố.", "hai nghi phạm", "people", 2),
    ("Tàu kéo cứu chín thợ lặn an toàn.", "chín thợ lặn", "people", 9),
]


@pytest.mark.parametrize(("text", "surface", "kind", "value"), PEOPLE, ids=[row[0] for row in PEOPLE])
def test_counted_people_have_the_kind_that_the_words_beside_them_give(
    text: str, surface: str, kind: str, value: int
) -> None:
    assert readings(text) == [(surface, kind, Decimal(value))]


SEVERAL = [
    ("Giá thịt 9.000-11.000 đồng/lạng.", [("9.000", 9_000), ("11.000 đồng", 11_000)]),
    ("Lương từ 5 đến 7 triệu đồng.", [("5", 5_000_000), ("7 triệu đồng", 7_000_000)]),
    ("Giá gà tăng từ 120.000 lên 140.000 đồng/kg.", [("120.000", 120_000), ("140.000 đồng", 140_000)]),
    ("Vốn 800 triệu đến 1 tỷ đồng.", [("800 triệu", 800_000_000), ("1 tỷ đồng", 1_000_000_000)]),
    ("Mức phạt 3-5 triệu đồng.", [("3", 3_000_000), ("5 triệu đồng", 5_000_000)]),
    ("Giá 37,25 – 37,33 triệu đồng/lượng.", [("37,25", 37_250_000), ("37,33 triệu đồng", 37_330_000)]),
    ("Lãi suất 5-7%.", [("5", 5), ("7%", 7)]),
    ("Tỷ lệ giảm từ 12% xuống 10%.", [("12%", 12), ("10%", 10)]),
    ("Hai bên lần lượt chiếm 43,7 và 33,2%.", [("43,7", Decimal("43.7")), ("33,2%", Decimal("33.2"))]),
    ("Vụ lao xe làm 5 người chết, 38 người bị thương.", [("5 người", 5), ("38 người", 38)]),
    ("Lũ khiến 5 người chết, 12 bị thương và 3 mất tích.", [("5 người", 5), ("12", 12), ("3", 3)]),
    ("82 người, trong đó có 57 thường dân, thiệt mạng.", [("82 người", 82), ("57 thường dân", 57)]),
    ("1 CUC đổi được 24 CUP.", [("1 CUC", 1), ("24 CUP", 24)]),
    ("Thuế 10% trên 2 tỷ đồng.", [("10%", 10), ("2 tỷ đồng", 2_000_000_000)]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[row[0] for row in SEVERAL])
def test_figures_side_by_side_keep_apart_and_share_their_unit(text: str, expected: list[tuple[str, Decimal]]) -> None:
    assert [(f.surface, f.value) for f in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Vụ lao xe làm 5 người chết, 38 người bị thương.", ["killed", "injured"]),
        ("Lũ khiến 5 người chết, 12 bị thương và 3 mất tích.", ["killed", "injured", "missing"]),
        ("Xả súng làm 33 người thiệt mạng, trong đó có 5 trẻ em.", ["killed", "killed"]),
        ("Ngoài 5 người bị bắt, ba nghi phạm khác đã chết.", ["arrested", "killed"]),
        ("49 người có mặt, gồm 5 thành viên phi hành đoàn.", ["people"]),
        ("Xuồng vớt lên 17 người, trong đó 3 người đã tử vong.", ["people", "killed"]),
        ("Bom nổ, 23 người chết, trong đó có 7 trẻ em và 9 phụ nữ.", ["killed", "killed", "killed"]),
        ("Những người thiệt mạng gồm tài xế, 2 hành khách, 3 người đi bộ.", ["killed", "killed"]),
        ("Công an nói có 120.000 người dự, công đoàn đưa ra con số 400.000.", ["people", "people"]),
        ("Bị bắt có 11 đối tượng; 3 người còn lại được tại ngoại.", ["arrested", "people"]),
        ("Bão làm 14 người chết. Chiều nay tìm thấy năm nạn nhân dưới suối.", ["killed", "killed"]),
        ("Lửa làm chị Mơ (30 tuổi, ở Huế) và 2 người khách (chưa rõ tên) bị bỏng.", ["injured"]),
    ],
)
def test_each_count_takes_its_own_kind(text: str, kinds: list[str]) -> None:
    assert [f.kind.value for f in figures_of(text)] == kinds


NO_FIGURE = [
    "Hàng nghìn người xuống đường.",
    "Hàng chục tỷ đồng đã mất.",
    "Cậu bé 12 tuổi đạt giải.",
    "Đội nhà thắng 3-1.",
    "Ông có 3 đứa con.",
    "Hai nghệ sĩ song ca.",
    "Vở kịch có 2 diễn viên.",
    "Ba đồng chí lên đường.",
    "Hai đồng nội tệ sẽ hợp nhất.",
    "Ông chờ ba tiếng đồng hồ.",
    "Mua 1,89 triệu cổ phiếu.",
    "Thế giới có 7 tỷ người.",
    "Mỏ chứa 10 triệu tấn than.",
    "Cháy 200 ngôi nhà.",
    "Nhà ở quận 10.",
    "Chương trình có 5 khách sạn tham gia.",
    "Ông sinh năm 1955.",
    "Ngày 20/11, trường mở hội.",
    "Điểm chuẩn là 24 điểm.",
    "Vn-Index tăng 0,84 điểm.",
    "Nga phóng bốn tên lửa.",
    "Quãng đường dài 15 km.",
    "Chỉ giết một con lợn.",
    "Ông không mất một đồng nào.",
    "Mỗi nhóm 12 người.",
    "Top 10 vận động viên.",
    "Hai dân tộc anh em.",
    "Năm hy sinh của ông là 1968.",
    "Khu vực có dân số 7 triệu người.",
    "Tủ lạnh giá rẻ đến 3 ngày.",
    "Bà Bảy bị bỏng.",
    "Sở cử hai kíp mổ lên huyện.",
    "Khu công nghiệp Long Đức 3 thiếu nước.",
    "Xã vận động 15 hộ sát chân núi dời đồ.",
    "Bà Hoa, một bị hại, bật khóc.",
    "Cháy nhà, hai mẹ con may mắn chạy kịp.",
    "Lớp có 20 bảng đen.",
]


@pytest.mark.parametrize("text", NO_FIGURE)
def test_numbers_that_are_no_figures_are_left_out(text: str) -> None:
    assert readings(text) == []


BOUNDS = [
    ("Hơn 70 tỷ đồng.", "at_least"),
    ("Trên 70 tỷ đồng.", "at_least"),
    ("Ít nhất 70 tỷ đồng.", "at_least"),
    ("Không dưới 70 tỷ đồng.", "at_least"),
    ("Thu nhập 70 triệu đồng trở lên.", "at_least"),
    ("Khoảng 70 tỷ đồng.", "about"),
    ("Gần 70 tỷ đồng.", "about"),
    ("Xấp xỉ 70 tỷ đồng.", "about"),
    ("Chừng 70 tỷ đồng.", "about"),
    ("Dưới 70 tỷ đồng.", "at_most"),
    ("Chưa đến 70 tỷ đồng.", "at_most"),
    ("Không quá 70 tỷ đồng.", "at_most"),
    ("Tối đa 70 tỷ đồng.", "at_most"),
    ("Đúng 70 tỷ đồng.", "exact"),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_the_word_before_a_number_is_its_bound_and_no_part_of_it(text: str, bound: str) -> None:
    (found,) = figures_of(text)
    assert found.bound == bound
    assert found.surface.startswith("70")


def test_a_figure_names_its_subject_and_whose_count_it_is() -> None:
    text = "Đã có 33 tay súng IS thiệt mạng, theo Tổ chức Quan sát nhân quyền. Doanh thu đạt 5 tỷ đồng."
    killed, money = figures_of(text)
    assert (killed.subject, killed.according_to) == ("tay súng IS", "Tổ chức Quan sát nhân quyền")
    assert money.subject == "Doanh thu"


SUBJECTS = [
    ("Có 27 du khách đã lên núi.", "du khách", None),
    ("Tìm thấy 34 thi thể ở hạ lưu.", "thi thể", None),
    ("Thép Bến Trăng muốn chi 4.850 tỷ đồng.", "Thép Bến Trăng", None),
    ("Họ trả 20 triệu đồng mỗi tháng.", None, None),
    ("Giá xăng tăng thêm 300 đồng.", "Giá xăng", None),
    ("Các bị cáo hứa trả lãi 12%.", "Các bị cáo", None),
    ("Hội đồng hỏi vì sao nhận 96 tỉ đồng.", "Hội đồng", None),
    ("Theo thống kê của UBND TP.HCM là 26 người chết.", "người", "thống kê của UBND TP.HCM"),
]


@pytest.mark.parametrize(("text", "subject", "source"), SUBJECTS, ids=[row[0] for row in SUBJECTS])
def test_a_subject_is_who_is_counted_or_what_is_told_and_no_verb(
    text: str, subject: str | None, source: str | None
) -> None:
    (found,) = figures_of(text)
    assert (found.subject, found.according_to) == (subject, source)


def test_a_number_inside_a_time_is_no_figure() -> None:
    assert [f.surface for f in figures_of("Ngày 5/10, 12 người chết.")] == ["12 người"]


def test_figures_in_promo_passages_are_left_out() -> None:
    text = "Mất 5 tỷ đồng.\nXem thêm: Mất 9 tỷ đồng."
    passages = (Passage(PassageKind.BODY, 0, 15, "t"), Passage(PassageKind.PROMO, 15, len(text), "t"))
    document = Document("a" * 16, text, passages, (), tokenize(text, ()), None)
    assert [f.value for f in find_figures(document)] == [Decimal(5_000_000_000)]


@pytest.mark.parametrize("name", ["peso", "dinar"])
def test_money_of_several_countries_has_no_code(name: str) -> None:
    (found,) = figures_of(f"Đổi được 24 {name}.")
    assert (found.kind.value, found.currency) == ("money", None)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Đã vớt 26 thi thể, trong đó có 3 Việt kiều.", ["killed", "killed"], id="a-noun-with-a-capital"),
        pytest.param("Một trong hai phi công trên chuyến bay gặp nạn là người Bỉ.", [], id="there-always-are-two"),
        pytest.param(
            "Bão làm Cát Trẹm 63 người chết; Kinh Năm 14 người, Sông Lộ 5 và Núi Bà 3.",
            ["killed"] * 4,
            id="place-after-place",
        ),
        pytest.param("Bão làm 63 người chết, ước tính 14 người dự lễ.", ["killed", "people"], id="no-place-between"),
        pytest.param(
            "Trong số người mất tích có 9 lao động Indonesia và 2 người Philippines.",
            ["missing"] * 2,
            id="from-where-they-are",
        ),
        pytest.param("Tàu chìm, 12 thành viên thủy thủ đoàn mất tích.", ["missing"], id="members-of-a-crew"),
    ],
)
def test_crews_and_countrymen_are_counted_where_something_befell_them(text: str, kinds: list[str]) -> None:
    assert [figure.kind.value for figure in figures_of(text)] == kinds


def test_two_rises_of_one_verb_both_rise() -> None:
    assert [f.direction for f in figures_of("Doanh thu và lãi tăng lần lượt 10,8% và 17,6%.")] == ["up", "up"]
