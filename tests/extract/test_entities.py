"""Names in sentences: where each begins and ends, and what it names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.article import Passage, PassageKind
from diembao.extract.entities import find_mentions
from tests.extract.told import document_of, tell

Named = list[tuple[str, str]]


def named(text: str) -> Named:
    return [(m.type.value, m.surface) for m in find_mentions(document_of(text))]


def written(marked: str) -> tuple[str, Named]:
    document, mentions = tell(marked)
    return document.text, [(m.type.value, m.surface) for m in mentions]


PERSONS = [
    pytest.param("Ông [PER Lương Thế Khải] kể lại.", id="after-an-address"),
    pytest.param("Hôm qua, [PER Phạm Thị Ngọc Hân] (34 tuổi) trình báo.", id="vietnamese-name-and-age"),
    pytest.param("Ngoại trưởng [LOC Na Uy] [PER Ingrid Solheim] tới thăm.", id="country-between-title-and-name"),
    pytest.param("Tổng thống [PER Omar al-Khatib] phản đối.", id="particle-with-hyphen"),
    pytest.param("Nhà văn [PER Jan van der Meer] ký tặng.", id="two-particles"),
    pytest.param("Theo bà [PER K. Lindqvist], giá đã giảm.", id="initials"),
    pytest.param("Hậu vệ [PER Diego Ruiz-Salas] rời sân.", id="double-barrelled"),
    pytest.param("Ca sĩ [PER Hồng Quế] và [PER Minh Triết] hát mở màn.", id="two-syllable-stage-names"),
    pytest.param("Ông [PER Bun-thoong Xay-nha-phông] tiếp đoàn.", id="a-foreign-name-spelt-in-syllables"),
    pytest.param("Nhà địa chất [LOC Đài Loan] [PER Hsieh Mei-Lan] trả lời.", id="after-a-state-of-two-words"),
    pytest.param("Người phát ngôn [ORG Bộ Quốc phòng] [PER Peter Almeda] bác tin.", id="a-foreigner-after-a-body"),
    pytest.param("Anh [PER Trần Nguyên] đại diện nhóm thợ.", id="a-surname-before-half-a-compound"),
    pytest.param("Ảnh: [PER Đình Lộc] Cặp đôi trẻ nhảy.", id="a-caption-without-a-stop"),
]
PLACES = [
    pytest.param("Bão vào [LOC Quảng Ninh], [LOC Hải Phòng] và [LOC Thái Bình].", id="a-list-of-provinces"),
    pytest.param("Nhà ở [LOC quận 7], gần [LOC quốc lộ 1A].", id="numbered-units-keep-their-noun"),
    pytest.param("Anh trú tại xã [LOC Tân Lập], huyện [LOC Mộc Châu], tỉnh [LOC Sơn La].", id="classifiers-are-out"),
    pytest.param("Nhiều nước [LOC châu Âu] và [LOC phương Tây] phản đối.", id="regions-keep-theirs"),
    pytest.param("Giao tranh lan tới [LOC Nam Sudan] và [LOC miền Bắc Nigeria].", id="a-part-of-a-country"),
    pytest.param("Quan hệ [LOC Nga]-[LOC Trung] ấm lên.", id="a-pair-of-countries"),
    pytest.param("Xe đi trên đường [LOC Nguyễn Văn Linh].", id="a-street-named-after-a-person"),
    pytest.param("Lễ hội mở tại [LOC TP.HCM].", id="an-abbreviated-city"),
    pytest.param("Lũ lên ở tỉnh [LOC Xa-van-na-pha].", id="a-foreign-place-spelt-in-syllables"),
    pytest.param("Trọng tài người [LOC Tây Ban Nha] rời sân.", id="a-head-inside-a-country"),
    pytest.param("Nhà ở [LOC P.7], [LOC Q.Tân Bình].", id="a-ward-with-a-number"),
    pytest.param("[LOC Huế] nói riêng và [LOC Việt Nam] nói chung.", id="noi-rieng-is-no-act"),
]
BODIES = [
    pytest.param("Thứ trưởng [ORG Bộ Giáo dục và Đào tạo] trả lời.", id="fields-joined-by-and"),
    pytest.param("Chủ tịch [ORG UBND tỉnh Quảng Nam] chỉ đạo.", id="body-and-its-seat"),
    pytest.param("Giám đốc [ORG Công an TP Hà Nội] [PER Trần Quốc Bình] báo cáo.", id="a-person-ends-the-body"),
    pytest.param("Hai bên nâng quan hệ [MISC Đối tác Chiến lược Toàn diện] với [LOC Lào].", id="three-compounds"),
    pytest.param("“Người [LOC Việt] chuyển sang xe điện”, [PER Mơ] nói.", id="people-not-a-paper"),
    pytest.param("Trưởng bộ phận Vĩ mô của [ORG VNDirect] vắng mặt.", id="a-compound-with-a-capital"),
    pytest.param("Xuân Giáp Thìn 2024, chị [PER Mơ] về quê; chị [PER Xuân] cũng về.", id="a-spring-by-its-year"),
    pytest.param("“Trời 17 độ C rất đẹp”, [PER Mơ] viết.", id="a-letter-that-measures"),
    pytest.param("Bà là đại biểu [ORG Quốc hội] [LOC TP Hà Nội] khi đó.", id="a-town-ends-the-body"),
    pytest.param("Hai nước [LOC Việt Nam] [LOC Lào] ký kết; [LOC Nam Lào] mưa to.", id="two-states-side-by-side"),
    pytest.param(
        "Gồm 1 – [ORG Tổng công ty Gạo Sông Mơ] 2 – [ORG Tập đoàn Viễn thông Gò Sậy] 3 – [ORG Công ty Bưu chính Huế].",
        id="a-dash-behind-the-numbers-of-a-list",
    ),
    pytest.param("Tin từ [ORG Bộ Ngoại giao Nhật Bản] hôm nay.", id="ministry-of-a-country"),
    pytest.param("Cổ đông của [ORG Công ty Cổ phần Đầu tư Lúa Mới] họp.", id="company-with-inner-words"),
    pytest.param("Cuộc họp của [ORG Hội đồng Bảo an Liên Hợp Quốc] kéo dài.", id="lower-case-inside"),
    pytest.param("Chính sách của chính phủ [LOC Cuba] thay đổi.", id="lower-case-government-is-out"),
    pytest.param("Trả lời hãng tin [ORG Northern Wire], ông từ chối.", id="lower-case-classifier-names-an-agency"),
    pytest.param("Tổng giám đốc [ORG Zentrix Việt Nam] xin lỗi.", id="branch-of-a-firm"),
    pytest.param("Điện thoại của [ORG Nokia Việt Nam] bán chạy.", id="branch-of-a-listed-firm"),
    pytest.param("Thanh tra tại tập đoàn [ORG Điện lực] đã xong.", id="a-field-after-its-noun"),
    pytest.param("Chủ trương của [ORG Đảng] và [ORG Nhà nước] rất rõ.", id="party-and-state-are-two"),
    pytest.param("Trụ sở [ORG Thành ủy] nằm gần sông.", id="a-committee-by-itself"),
    pytest.param("Quan chức [ORG Đại sứ quán Thái Lan tại Viêng Chăn] cho biết.", id="a-mission-in-a-capital"),
    pytest.param("[ORG Công ty Lúa Vàng] ([ORG Luvaco]) lãi lớn.", id="a-brand-in-brackets"),
    pytest.param("Thêm 200 triệu đồng cho mỗi tỉnh; xem [ORG tinmoi.vn].", id="a-site-written-small"),
    pytest.param("Cổ vũ đội tuyển bóng đá [ORG Việt Nam].", id="the-team-of-a-country"),
    pytest.param("[ORG Ban Thư ký Ủy ban hòa bình Nam Sudan] lên tiếng.", id="the-organ-of-a-body"),
    pytest.param("Chi nhánh công ty [ORG Baltic Star Shipping] đóng cửa.", id="a-firm-that-begins-with-a-place"),
]
OTHERS = [
    pytest.param('Ca khúc "[MISC Mưa trên phố cũ]" ra mắt.', id="a-song-between-marks"),
    pytest.param("Cô vào tứ kết giải [MISC Pháp mở rộng].", id="a-tournament-named-after-a-country"),
    pytest.param("Siêu bão [MISC Haiyan] đổi hướng.", id="a-storm"),
]
AMBIGUOUS = [
    pytest.param("Chị [PER Nga] bán hoa ở [LOC Nga].", id="a-woman-and-a-country"),
    pytest.param("Anh ấy về quê.", id="a-pronoun-is-no-country"),
    pytest.param("Chào [PER Kvistel], anh đến rồi.", id="a-greeting-is-no-part-of-the-name"),
    pytest.param("Pháp luật quy định như vậy.", id="law-is-not-france"),
    pytest.param("Lễ diễn ra vào thứ Bảy tuần này.", id="a-weekday-is-no-person"),
    pytest.param("Người bị bỏng do điện giật đã hồi phục.", id="no-name-at-all"),
    pytest.param("GDP tăng, CPI giảm.", id="acronyms-that-name-nothing"),
    pytest.param("Quyết định 12/2026/QĐ-UBND có hiệu lực.", id="the-number-of-a-decree"),
    pytest.param("Giữ an ninh trật tự (ANTT) dịp lễ.", id="an-acronym-of-common-words"),
    pytest.param(
        'Chị viết: "Thật vô tâm" Bạn [PER Duc Hieu Nguyen] thì hỏi: "Sao lại thế?".',
        id="a-mark-that-closes-opens-nothing",
    ),
]


@pytest.mark.parametrize("marked", [*PERSONS, *PLACES, *BODIES, *OTHERS, *AMBIGUOUS])
def test_a_sentence_gives_its_names(marked: str) -> None:
    text, expected = written(marked)
    assert named(text) == expected


def test_what_is_clear_in_one_place_decides_the_unclear_elsewhere() -> None:
    alone = named("Kvist tăng giá bán.")
    told = named("Công ty Kvist vừa niêm yết. Hãng Kvist có 40 cửa hàng. Kvist tăng giá bán.")
    assert ("ORG", "Kvist") in told
    assert told.count(("ORG", "Kvist")) > alone.count(("ORG", "Kvist"))


def test_a_short_name_is_a_person_where_the_full_one_was_read() -> None:
    assert named("Ông Bùi Trọng Tín tới muộn. Tín xin lỗi mọi người.") == [("PER", "Bùi Trọng Tín"), ("PER", "Tín")]


def test_a_team_is_a_body_in_a_match_and_a_place_elsewhere() -> None:
    match = "Trận đấu giữa hai đội kết thúc. HLV và các cầu thủ ăn mừng bàn thắng. Milan thắng 2-1 ở vòng 5 giải này."
    assert ("ORG", "Milan") in named(match)
    assert ("LOC", "Milan") in named("Du khách thích mua sắm ở thành phố Milan.")


def test_an_acronym_in_brackets_is_of_the_type_of_its_name() -> None:
    found = named("Chương trình Hỗ trợ Nông thôn (HTNT) kết thúc. Tổ chức Y tế Thế giới (WHO) cảnh báo.")
    assert ("ORG", "WHO") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Phan Văn Sáng khai. Sáng nói dối. Do Sáng đang học.",
            [("PER", "Phan Văn Sáng"), ("PER", "Sáng"), ("PER", "Sáng")],
            id="an-ordinary-word-after-the-full-name",
        ),
        pytest.param("Chiến thắng đến muộn. Đoàn thanh tra rời xã.", [], id="first-syllables-of-ordinary-words"),
        pytest.param("Bão cuốn nhà của đồng bào Ca Dong.", [], id="a-people-is-no-place-and-no-body"),
        pytest.param("Hôm qua, Bỉ thua Canada.", [("ORG", "Bỉ"), ("ORG", "Canada")], id="two-teams-and-a-result"),
        pytest.param("Tàu cá KLm 90457 TS gặp nạn.", [("MISC", "KLm 90457 TS")], id="a-number-is-in-no-person"),
        pytest.param("Em đạt 9 điểm Toán.", [], id="a-subject-of-school"),
        pytest.param("Gió đổi sang phía Nam, ở 23 độ vĩ Bắc.", [], id="points-of-the-compass"),
        pytest.param("Em đoạt giải Nhì, bạn được hạng Ba.", [], id="ranks-of-a-prize"),
        pytest.param("Tháng Mười năm ấy, Ba anh em rời quê.", [], id="a-month-and-a-number"),
        pytest.param("Họ tặng mỗi tỉnh 200 triệu đồng.", [], id="a-sum-for-a-province-is-no-road"),
        pytest.param("Các doanh nghiệp FDI lo ngại.", [], id="a-common-acronym-after-its-noun"),
        pytest.param("Ban Tổng giám đốc và Hội đồng Quản trị từ chức.", [], id="the-board-of-any-house"),
        pytest.param("Ngày 1/11, Ngươì dân rơì đi. Hôị đồng họp.", [], id="a-tone-on-the-wrong-vowel"),
        pytest.param("Ông lặng lẽ về quê. Nh.Thạch", [("PER", "Nh.Thạch")], id="an-author-of-two-letters-and-a-name"),
        pytest.param("Ông lặng lẽ về quê. TK", [("PER", "TK")], id="an-author-of-two-letters"),
        pytest.param(
            "Bộ trưởng Nigeria Ngozi Adebayo-Okafor đến.",
            [("LOC", "Nigeria"), ("PER", "Ngozi Adebayo-Okafor")],
            id="a-foreign-name-after-its-country",
        ),
        pytest.param("Hôm qua, Eto’o ghi bàn.", [("PER", "Eto’o")], id="an-apostrophe-inside"),
        pytest.param("Chỉ số S&P 500 tăng.", [("MISC", "S&P 500")], id="an-index"),
        pytest.param("Theo Tinnhanh.vn, trời mưa.", [("ORG", "Tinnhanh.vn")], id="an-outlet-with-a-dot"),
        pytest.param("Liên Hiệp Quốc kêu gọi giúp đỡ.", [("ORG", "Liên Hiệp Quốc")], id="a-verb-is-no-part-of-a-body"),
        pytest.param("Công an huyện đang điều tra.", [("ORG", "Công an huyện")], id="a-body-of-the-area"),
        pytest.param("Chứng khoán Mỹ tăng.", [("LOC", "Mỹ")], id="a-market-of-a-country"),
        pytest.param("Nhạc sĩ Anh Quân hát.", [("PER", "Anh Quân")], id="an-address-inside-a-name"),
        pytest.param("Tới dự Lễ khai mạc có nhiều khách.", [], id="a-common-noun-with-a-capital"),
        pytest.param("Bộ phận này gửi cả Biên bản và Báo cáo.", [], id="papers-with-capitals"),
        pytest.param(
            "Nghị quyết của Hội đồng Bảo an Liên hợp quốc có hiệu lực.",
            [("ORG", "Hội đồng Bảo an Liên hợp quốc")],
            id="a-listed-body-in-fewer-capitals",
        ),
        pytest.param(
            "Hai bên là Sở Tư pháp và Trung ương Hội Nông dân Việt Nam.",
            [("ORG", "Sở Tư pháp"), ("ORG", "Trung ương Hội Nông dân Việt Nam")],
            id="another-body-after-and",
        ),
        pytest.param("Theo Sở Y tế, dịch đã lui.", [("ORG", "Sở Y tế")], id="an-office-without-its-seat"),
        pytest.param("Tin từ Bộ Nội vụ Anh.", [("ORG", "Bộ Nội vụ Anh")], id="a-country-that-is-a-pronoun"),
        pytest.param(
            "Công ty TNHH Minh Anh kiện Công ty Lúa Vàng.",
            [("ORG", "Công ty TNHH Minh Anh"), ("ORG", "Công ty Lúa Vàng")],
            id="a-verb-between-two-firms",
        ),
        pytest.param(
            "Thứ trưởng Bộ GD-ĐT Nguyễn Vinh Hòa trả lời.",
            [("ORG", "Bộ GD-ĐT"), ("PER", "Nguyễn Vinh Hòa")],
            id="a-person-after-an-acronym",
        ),
        pytest.param("Cho phép bắn UAV Trung Quốc.", [("LOC", "Trung Quốc")], id="an-acronym-that-names-nothing"),
        pytest.param("Lái xe Hồ Thị Mơ (SN 1988) khai.", [("PER", "Hồ Thị Mơ")], id="a-year-of-birth"),
        pytest.param("Bà Trần Thị N. (63 tuổi) trình báo.", [("PER", "Trần Thị N.")], id="a-name-kept-back"),
        pytest.param("Tin từ em T.H.A. (lớp 11).", [("PER", "T.H.A.")], id="a-name-cut-to-its-letters"),
        pytest.param("Trời tối. Em N.V.B. đã về.", [("PER", "N.V.B.")], id="an-address-opens-the-sentence"),
        pytest.param("Hàng xóm nghe anh D. kể lại.", [("PER", "D.")], id="one-letter-behind-an-address"),
        pytest.param("Mưa đã tạnh. Mẹ Tùng bán rau ngoài chợ.", [("PER", "Tùng")], id="somebodys-mother"),
        pytest.param("Ảnh chụp ở bến. Ảnh: X.T.", [("PER", "X.T.")], id="letters-of-who-took-the-photo"),
        pytest.param(
            "Khối liên minh Mỹ-Hàn-Nhật họp.", [("LOC", "Mỹ"), ("LOC", "Hàn"), ("LOC", "Nhật")], id="hyphened-states"
        ),
        pytest.param("Đây là nỗ lực của hai Chính phủ.", [], id="two-governments"),
        pytest.param(
            "Tàu vào khu vực châu Á-Thái Bình Dương.", [("LOC", "châu Á-Thái Bình Dương")], id="a-region-of-two-halves"
        ),
        pytest.param(
            "Mưa ở ba miền Bắc, Trung, Nam.",
            [("LOC", "miền Bắc"), ("LOC", "Trung"), ("LOC", "Nam")],
            id="the-parts-of-the-country",
        ),
        pytest.param("Ông thuộc đảng Tự do Úc.", [("ORG", "Tự do Úc")], id="a-party-in-small-letters"),
        pytest.param("Ông kể với phóng viên Thanh Niên.", [("ORG", "Thanh Niên")], id="a-paper-and-its-reporter"),
        pytest.param("Lý do TQ phản đối đã rõ.", [("LOC", "TQ")], id="a-reason-is-no-person"),
        pytest.param("Bà làm Trưởng ban Chỉ đạo Phòng thủ dân sự quốc gia.", [], id="what-somebody-heads"),
        pytest.param(
            "Hãng bán iPhone 18 Pro và Galaxy S26 Ultra.",
            [("MISC", "iPhone 18 Pro"), ("MISC", "Galaxy S26 Ultra")],
            id="models-of-a-product",
        ),
        pytest.param(
            "Đêm qua, U-19 Hàn Quốc gặp U17 nữ Lào.",
            [("ORG", "U-19 Hàn Quốc"), ("ORG", "U17 nữ Lào")],
            id="teams-by-age",
        ),
        pytest.param("Anh Nguyễn Đức H. - thợ lặn - kể.", [("PER", "Nguyễn Đức H.")], id="a-letter-behind-a-country"),
        pytest.param("Hậu vệ Van de Ven ghi bàn.", [("PER", "Van de Ven")], id="a-dutch-name-of-short-words"),
        pytest.param('Xã chọn bộ "Kết nối với sông".', [("MISC", "Kết nối với sông")], id="a-set-of-books"),
        pytest.param(
            "Lãi nhất là Vĩnh Mơ (VMC) và Nam Nọc (NNC).",
            [("ORG", "Vĩnh Mơ"), ("ORG", "VMC"), ("ORG", "Nam Nọc"), ("ORG", "NNC")],
            id="firms-and-the-codes-of-their-shares",
        ),
        pytest.param("Ca mổ do ThS.BS Lê Bé Mơ làm.", [("PER", "Lê Bé Mơ")], id="two-degrees-with-a-dot"),
        pytest.param("Giá iPhone 30 triệu đồng.", [("MISC", "iPhone")], id="a-price-is-no-model"),
        pytest.param(
            "Theo Cục Thống kê Tội phạm Quốc gia, vụ việc ít đi.",
            [("ORG", "Cục Thống kê Tội phạm Quốc gia")],
            id="a-field-that-is-a-title-too",
        ),
        pytest.param(
            "Hai nơi là Ngân hàng Nhà nước và Kiểm toán Nhà nước.",
            [("ORG", "Ngân hàng Nhà nước"), ("ORG", "Kiểm toán Nhà nước")],
            id="two-listed-bodies",
        ),
        pytest.param(
            "Nam sinh N.H.D. mất. Bạn tên L. cho biết D. thức khuya, L. nhớ lại; bảng D. khác.",
            [("PER", "N.H.D."), ("PER", "L."), ("PER", "D."), ("PER", "L.")],
            id="letters-that-stand-for-persons",
        ),
        pytest.param(
            "HLV Kim Min-su gặp nghị sĩ Park Ji-won và ông Wi Sung-lac.",
            [("PER", "Kim Min-su"), ("PER", "Park Ji-won"), ("PER", "Wi Sung-lac")],
            id="korean-names-of-vietnamese-syllables",
        ),
        pytest.param(
            "Quỹ Đầu tư trực tiếp Nga (RDIF) góp vốn; Tết Nguyên đán Đinh Mùi được nghỉ. Năm Đinh Mùi mưa nhiều.",
            [("ORG", "Quỹ Đầu tư trực tiếp Nga"), ("ORG", "RDIF"), ("MISC", "Tết Nguyên đán Đinh Mùi")],
            id="a-fund-and-its-field",
        ),
        pytest.param("Tài khoản Minh Khôi bình luận.", [("PER", "Minh Khôi")], id="an-account"),
        pytest.param("May có mấy chú bộ đội.", [], id="luckily"),
        pytest.param("Em Thao Văn Xua kể chuyện.", [("PER", "Thao Văn Xua")], id="a-family-name-that-no-list-has"),
        pytest.param("Nhà Văn Hóa Quận mở cửa.", [("LOC", "Nhà Văn Hóa Quận")], id="a-house-of-culture"),
        pytest.param("Vi khuẩn Streptolentus suis gây bệnh.", [], id="a-species"),
        pytest.param("Dữ liệu của Norvikdata cho thấy xe bán chạy.", [("ORG", "Norvikdata")], id="whose-data-it-is"),
        pytest.param(
            "Bà Lê Bé Mơ, Phó TGĐ VinFast, cảm ơn.", [("PER", "Lê Bé Mơ"), ("ORG", "VinFast")], id="a-short-title"
        ),
        pytest.param(
            "Theo Trung tâm Phòng chống dịch, có 5 ca.",
            [("ORG", "Trung tâm Phòng chống dịch")],
            id="a-centre-against-disease",
        ),
        pytest.param("Thủ tướng tuyên bố Kiev sẽ không trả.", [("LOC", "Kiev")], id="half-of-a-word-is-no-address"),
        pytest.param(
            "Người phát ngôn của Tổng thống Nga, Dmitry Peskov, nói vậy.",
            [("LOC", "Nga"), ("PER", "Dmitry Peskov")],
            id="the-president-of-a-country",
        ),
        pytest.param("Trộm vào tiệm vàng Ngọc Lan.", [("ORG", "Ngọc Lan")], id="a-shop"),
        pytest.param(
            "Ông Phạm Minh Chính dự họp. Thủ tướng Chính phủ giao việc.",
            [("PER", "Phạm Minh Chính"), ("ORG", "Chính phủ")],
            id="a-government-and-a-man-of-its-first-syllable",
        ),
        pytest.param(
            "Phó Thủ tướng Nguyễn Hòa Bình tới. Tại Hòa Bình, nước dâng; Phó Thủ tướng Hòa Bình chỉ đạo.",
            [("PER", "Nguyễn Hòa Bình"), ("LOC", "Hòa Bình"), ("PER", "Hòa Bình")],
            id="a-province-and-a-man-of-its-name",
        ),
        pytest.param("Dự án đường sắt Bắc Nam khởi công.", [], id="a-railway-from-north-to-south"),
        pytest.param("Lửa cháy ở quán karaoke Ruby.", [("ORG", "Ruby")], id="a-house-of-songs"),
        pytest.param("Ông al-Khatib từ chối.", [("PER", "al-Khatib")], id="an-arabic-article"),
        pytest.param("Quân al-Qaeda rút lui.", [("ORG", "al-Qaeda")], id="an-arabic-article-of-a-group"),
        pytest.param("Họ phóng tên lửa KX-12M Taigan.", [("MISC", "KX-12M Taigan")], id="a-weapon-and-its-code"),
        pytest.param(
            "Theo nhật báo Wall Street, giá giảm.", [("ORG", "Wall Street")], id="a-paper-named-after-a-street"
        ),
        pytest.param("Theo báo Anh, giá giảm.", [("LOC", "Anh")], id="the-press-of-a-country"),
        pytest.param(
            "Ngập ở các tuyến đường Lê Lợi, Nguyễn Văn Mão và Hai Bà Trưng.",
            [("LOC", "Lê Lợi"), ("LOC", "Nguyễn Văn Mão"), ("LOC", "Hai Bà Trưng")],
            id="a-list-of-streets",
        ),
        pytest.param("Nhà ở số nhà 36B Lý Nam Đế.", [("LOC", "Lý Nam Đế")], id="the-number-of-a-house"),
        pytest.param("Chủ tàu là công ty Aegean Star.", [("ORG", "Aegean Star")], id="a-sea-inside-a-firm"),
        pytest.param("Trụ cột của đội tuyển Thái Lan nghỉ.", [("ORG", "Thái Lan")], id="a-national-team"),
        pytest.param(
            "Học viện Báo chí và Tuyên truyền tuyển sinh.",
            [("ORG", "Học viện Báo chí và Tuyên truyền")],
            id="a-field-that-no-list-has",
        ),
        pytest.param("Ảnh minh họa: Tiền Phong.", [("ORG", "Tiền Phong")], id="the-credit-of-a-paper"),
        pytest.param("Đại biểu Quốc hội Khóa XIII họp.", [("ORG", "Quốc hội")], id="a-term-of-office"),
    ],
)
def test_the_edges_of_a_name_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_nothing_is_read_in_promo_passages() -> None:
    text = "Hà Nội mưa lớn.\nXem thêm: Huế ngập nặng"
    passages = [Passage(PassageKind.BODY, 0, 15, "hand"), Passage(PassageKind.PROMO, 16, len(text), "hand")]
    assert [m.surface for m in find_mentions(document_of(text, passages))] == ["Hà Nội"]


def test_the_author_under_an_article_is_a_person() -> None:
    assert ("PER", "THU TRANG") in named("Mưa lớn ở Huế.\nTHU TRANG")
    assert named("Mưa lớn ở Huế.\nKiến Tường")[-1] == ("PER", "Kiến Tường")
    assert named("Mưa lớn ở Huế.\nDanh Thoại Văn Khôi")[1:] == [("PER", "Danh Thoại"), ("PER", "Văn Khôi")]


def test_tone_placement_makes_no_difference() -> None:
    assert named("Mưa ở Hoà Bình, Khánh Hoà.") == [("LOC", "Hoà Bình"), ("LOC", "Khánh Hoà")]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    document = document_of(text)
    mentions = find_mentions(document)
    assert mentions == find_mentions(document)
    last = 0
    for mention in mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        assert 0 <= mention.confidence <= 1
        last = mention.end


SOUP = "Ông Nga Nguyễn Văn An UBND tỉnh Hà Nội Kerry al de 1A 27 TP HCM Bộ Y tế và của . , ( ) “ ” - – /"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SOUP.split()), max_size=40))
def test_any_order_of_cues_gives_flat_mentions_in_order(words: list[str]) -> None:
    text = " ".join(words)
    spans = [(m.start, m.end) for m in find_mentions(document_of(text))]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_the_paper_in_a_dateline_is_a_body_though_its_name_is_of_ordinary_words() -> None:
    text = "(Dân Việt) - Giá vàng tăng."
    cut = text.index("Giá")
    passages = [Passage(PassageKind.DATELINE, 0, cut, "hand"), Passage(PassageKind.BODY, cut, len(text), "hand")]
    assert [(m.type, m.surface) for m in find_mentions(document_of(text, passages))] == [("ORG", "Dân Việt")]
