"""The fullest name in the article, and one id for one entity."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.extract.canonical import resolve
from tests.extract.told import tell


def fullest(marked: str) -> list[str]:
    document, mentions = tell(marked)
    return [m.canonical for m in resolve(document, mentions)]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        pytest.param(
            "Ông [PER Đỗ Quang Huy] tới. [PER Huy] nói.",
            ["Đỗ Quang Huy", "Đỗ Quang Huy"],
            id="last-word-of-a-vietnamese",
        ),
        pytest.param(
            "[PER Lê Văn Hải] bị bắt. [PER Hải] khai thế. [PER Hải] khóc. Luật sư [PER Hà Hải] tới gặp [PER Hải].",
            ["Lê Văn Hải"] * 3 + ["Hà Hải", "Lê Văn Hải"],
            id="without-a-title-it-is-who-it-was",
        ),
        pytest.param(
            "Bán [MISC Mơ 18 Pro] và [MISC Mơ 18 Pro Max].", ["Mơ 18 Pro", "Mơ 18 Pro Max"], id="two-models-of-one-kind"
        ),
        pytest.param(
            "[ORG Bộ Công an] họp. Thứ trưởng [ORG Công an] dự; [ORG Công an] Huế vắng.",
            ["Bộ Công an", "Bộ Công an", "Công an"],
            id="a-ministry-by-its-field",
        ),
        pytest.param(
            "[ORG Hội Nhà giáo Gò Sậy] họp. [ORG Hội] báo cáo.",
            ["Hội Nhà giáo Gò Sậy"] * 2,
            id="a-body-by-its-kind-alone",
        ),
        pytest.param(
            "[ORG Trung tâm nghiên cứu và hỗ trợ nông dân BXN] họp. [ORG BXN] mời.",
            ["Trung tâm nghiên cứu và hỗ trợ nông dân BXN"] * 2,
            id="the-letters-that-close-a-name",
        ),
        pytest.param(
            "[ORG HĐBA LHQ] họp với [ORG LHQ].", ["HĐBA LHQ", "LHQ"], id="the-list-knows-two-where-one-ends-alike"
        ),
        pytest.param(
            "[ORG Newcastle] thắng, [ORG Chích chòe] lên hạng.", ["Newcastle"] * 2, id="no-nickname-is-the-fullest"
        ),
        pytest.param(
            "[ORG Công đoàn Ngân hàng Nông sản Việt Nam] họp; [ORG Công đoàn NHNS] chi.",
            ["Công đoàn Ngân hàng Nông sản Việt Nam"] * 2,
            id="letters-inside-and-without-the-country",
        ),
        pytest.param(
            "[ORG Ngân hàng TMCP Ngoại thương Việt Nam] lãi. [ORG Vietcombank] chia cổ tức.",
            ["Ngân hàng TMCP Ngoại thương Việt Nam"] * 2,
            id="what-begins-with-its-kind-is-no-nickname",
        ),
        pytest.param(
            "[ORG Cơ quan Nghe lén] của [LOC Anh] ([ORG GCQX]) họp. [ORG GCQX] im lặng.",
            ["Cơ quan Nghe lén", "Anh", "Cơ quan Nghe lén", "Cơ quan Nghe lén"],
            id="the-letters-behind-the-country-of-a-body",
        ),
        pytest.param(
            "[ORG CLB Manchester United] thua, [ORG MU] đứng cuối.",
            ["CLB Manchester United"] * 2,
            id="a-listed-club-behind-its-kind",
        ),
        pytest.param("Bão [MISC Haiyan] ([MISC Hải Yến]) vào bờ.", ["Haiyan"] * 2, id="a-nickname-in-brackets"),
        pytest.param(
            "[PER Petra Lindqvist] thắng. [PER Lindqvist] cười, [PER Petra] khóc.",
            ["Petra Lindqvist"] * 3,
            id="either-word-of-a-foreign-name",
        ),
        pytest.param(
            "[PER Kerstin] tới trước khi [PER Kerstin Falk] rời đi.",
            ["Kerstin Falk"] * 2,
            id="the-full-name-comes-later",
        ),
        pytest.param(
            "[ORG Công ty Cổ phần Xi măng Sông Mã 1] ([ORG SM1]) báo lỗ, [ORG SM1] giảm sàn.",
            ["Công ty Cổ phần Xi măng Sông Mã 1"] * 3,
            id="a-code-spells-the-own-name-of-a-firm",
        ),
        pytest.param(
            "[ORG Ngân hàng Kvist] và [ORG Tập đoàn Tài chính Kvist] họp. [ORG Kvist] im lặng.",
            ["Ngân hàng Kvist", "Tập đoàn Tài chính Kvist", "Tập đoàn Tài chính Kvist"],
            id="a-bank-and-its-group",
        ),
        pytest.param(
            "[ORG Nhà máy Kvist Hải Dương] cháy. [ORG Kvist Hải Dương] xin lỗi.",
            ["Nhà máy Kvist Hải Dương", "Kvist Hải Dương"],
            id="a-plant-is-not-its-owner",
        ),
        pytest.param(
            "[ORG Ngân hàng Sông Mã] họp. [ORG Ngân hàng Sông Mã chi nhánh Huế] vắng mặt.",
            ["Ngân hàng Sông Mã", "Ngân hàng Sông Mã chi nhánh Huế"],
            id="a-branch-is-not-the-bank",
        ),
        pytest.param(
            "[ORG Phòng GD&ĐT huyện Sìn Hồ] họp. [ORG Phòng Giáo dục và Đào tạo huyện Sìn Hồ] báo cáo.",
            ["Phòng Giáo dục và Đào tạo huyện Sìn Hồ"] * 2,
            id="initials-inside-a-name",
        ),
        pytest.param("[ORG FC Kvist] thắng, [ORG F.C. Kvist] thua.", ["FC Kvist"] * 2, id="initials-with-stops"),
        pytest.param(
            "[ORG Phòng GD&ĐT huyện Sìn Hồ] họp. [ORG Phòng Giáo dục và Đào tạo huyện Mường Tè] vắng.",
            ["Phòng GD&ĐT huyện Sìn Hồ", "Phòng Giáo dục và Đào tạo huyện Mường Tè"],
            id="the-same-office-of-another-district",
        ),
        pytest.param(
            "[ORG Trường tiểu học Đồng Nai 2] đóng cửa. [ORG Trường tiểu học Đồng Nai] sẽ mở lại.",
            ["Trường tiểu học Đồng Nai 2"] * 2,
            id="a-school-without-its-number",
        ),
        pytest.param(
            "[ORG Tổ chức Hòa bình Xanh Quốc tế] lên tiếng. [ORG Tổ chức Hòa bình Xanh] phản đối.",
            ["Tổ chức Hòa bình Xanh Quốc tế"] * 2,
            id="the-beginning-of-a-body",
        ),
        pytest.param(
            "[ORG Công ty Cổ phần Gạch Sông Mã] ( [ORG GSX] ) báo lãi, [ORG GSX] tăng trần.",
            ["Công ty Cổ phần Gạch Sông Mã"] * 3,
            id="a-ticker-in-wide-brackets",
        ),
        pytest.param(
            "Ông [PER Vũ Minh An] và bà [PER Lê Thúy An] cãi nhau; bà [PER An] về.",
            ["Vũ Minh An", "Lê Thúy An", "Lê Thúy An"],
            id="of-two-the-one-named-last",
        ),
        pytest.param(
            "Ông [PER Mạnh Tử Kiện] bị điều tra. Ông [PER Mạnh] im lặng.",
            ["Mạnh Tử Kiện"] * 2,
            id="family-name-of-a-chinese",
        ),
        pytest.param(
            "[ORG Công ty cổ phần Thép Sông Lam] (mã chứng khoán [ORG TSL]) lãi. [ORG TSL] tăng trần.",
            ["Công ty cổ phần Thép Sông Lam"] * 3,
            id="ticker-in-brackets",
        ),
        pytest.param(
            "[ORG Phong trào Đồng Xanh], gọi tắt là [ORG PĐX], ra đời.",
            ["Phong trào Đồng Xanh"] * 2,
            id="called-by-its-letters",
        ),
        pytest.param(
            "[ORG Sở Y tế TP Huế] họp. [ORG Sở Y tế] giải thích.",
            ["Sở Y tế TP Huế"] * 2,
            id="an-office-and-its-seat",
        ),
        pytest.param(
            "[ORG Cơ quan Giám sát biển quốc gia] [ORG CGB] từ chối. [ORG CGB] im lặng.",
            ["Cơ quan Giám sát biển quốc gia"] * 3,
            id="an-acronym-right-after-it",
        ),
        pytest.param(
            "Tờ [ORG The Norrvik Post] đưa tin. [ORG The Post] xin lỗi.",
            ["The Norrvik Post"] * 2,
            id="the-article-and-the-last-word",
        ),
        pytest.param(
            "[ORG Đảng và Nhà nước] quan tâm, [ORG Nhà nước] hỗ trợ.",
            ["Đảng và Nhà nước", "Nhà nước"],
            id="two-bodies-in-one-name",
        ),
        pytest.param(
            "[ORG CLB Sông Mơ Lâm Hà] thắng, [ORG SMLH] lên đầu bảng.",
            ["CLB Sông Mơ Lâm Hà"] * 2,
            id="letters-without-those-of-the-head",
        ),
        pytest.param(
            "[ORG Hòa Phát] lãi, [ORG Tập đoàn Hòa Phát] cho biết.",
            ["Tập đoàn Hòa Phát"] * 2,
            id="the-longest-form-of-a-listed-body",
        ),
        pytest.param(
            "[ORG Trường THPT tư thục Lê Văn Vũ] mở cửa. [ORG Trường Lê Văn Vũ] đông học sinh.",
            ["Trường THPT tư thục Lê Văn Vũ"] * 2,
            id="words-left-out",
        ),
        pytest.param(
            "[ORG Công an huyện Cù Lao] tới. [ORG Công an huyện] lập biên bản.",
            ["Công an huyện Cù Lao"] * 2,
            id="body-of-the-area",
        ),
        pytest.param(
            "[ORG Quỹ Rừng Xanh] ([ORG QRX]) trao quà; [ORG QRX] cảm ơn.",
            ["Quỹ Rừng Xanh"] * 3,
            id="acronym-in-brackets",
        ),
        pytest.param(
            "[ORG Hội đồng Năng lượng] họp, [ORG HĐNL] thông qua.",
            ["Hội đồng Năng lượng"] * 2,
            id="acronym-by-its-letters",
        ),
        pytest.param(
            "[ORG Công ty Hải Vân Thịnh] lãi, [ORG Hải Vân Thịnh] mở rộng.",
            ["Công ty Hải Vân Thịnh"] * 2,
            id="own-name-of-a-firm",
        ),
        pytest.param(
            "[ORG Bộ Y tế] yêu cầu [ORG Cục Quản lý Dược] ([ORG Bộ Y tế]) kiểm tra.",
            ["Bộ Y tế", "Cục Quản lý Dược", "Bộ Y tế"],
            id="the-parent-in-brackets-is-another",
        ),
        pytest.param(
            "[PER Marcus Oyelaran] thắng; [PER Marcus Oyelarn] cười; [PER Marcus Oyelaran] về.",
            ["Marcus Oyelaran"] * 3,
            id="a-letter-left-out",
        ),
        pytest.param(
            "[PER Trần An] gặp [PER Trần Ân].", ["Trần An", "Trần Ân"], id="an-accent-makes-another-vietnamese"
        ),
        pytest.param(
            "[ORG Công đoàn Ngân hàng Lúa Vàng] ([ORG NHLV]) cho biết.",
            ["Công đoàn Ngân hàng Lúa Vàng", "NHLV"],
            id="the-letters-of-the-body-inside",
        ),
        pytest.param(
            "Ông [PER Owen Hartok] và bà [PER Mira Hartok] ly hôn. Bà [PER Hartok] im lặng, ông [PER Hartok] khóc.",
            ["Owen Hartok", "Mira Hartok", "Mira Hartok", "Owen Hartok"],
            id="husband-and-wife",
        ),
        pytest.param(
            "Ông [PER Owen Hartok] tới, bà [PER Mira Hartok] vắng. Ông [PER Hartok] nói. [PER Hartok] cười.",
            ["Owen Hartok", "Mira Hartok", "Owen Hartok", "Owen Hartok"],
            id="who-was-called-so-last",
        ),
        pytest.param(
            "Ông [PER Owen Hartok] tới. Bà [PER Hartok] không đi cùng.",
            ["Owen Hartok", "Hartok"],
            id="the-wife-who-is-not-named",
        ),
        pytest.param(
            "Thủ tướng Anh [PER Mira Hartok] tới. Bà [PER Hartok] nói, ông bà [PER Hartok] ra về.",
            ["Mira Hartok"] * 3,
            id="the-country-is-no-address",
        ),
        pytest.param(
            "Ông [PER Mạnh Tử Kiện] và con trai [PER Mạnh Tử Quy] bị bắt. Ông [PER Mạnh] khai.",
            ["Mạnh Tử Kiện", "Mạnh Tử Quy", "Mạnh Tử Kiện"],
            id="father-and-son-of-one-family-name",
        ),
        pytest.param(
            "[ORG Tập đoàn Kvist Motor] lãi. [ORG Kvist] mở rộng.",
            ["Tập đoàn Kvist Motor"] * 2,
            id="the-brand-in-the-middle",
        ),
        pytest.param(
            "[PER Owen T. Hartok] gặp con là [PER Owen J. T. Hartok].",
            ["Owen T. Hartok", "Owen J. T. Hartok"],
            id="other-initials",
        ),
        pytest.param(
            "[ORG Công an TP Sông Mơ] bắt, [ORG Công an TP Lào Mơ] phối hợp. [ORG Công an TP] im lặng.",
            ["Công an TP Sông Mơ", "Công an TP Lào Mơ", "Công an TP"],
            id="the-police-of-two-cities",
        ),
        pytest.param(
            "[PER Lê Văn H.] bị bắt. [PER Lê Văn Huyện] là điều tra viên.",
            ["Lê Văn H.", "Lê Văn Huyện"],
            id="an-initial-hides-a-name",
        ),
        pytest.param(
            "[PER Pak Jong-sul] thắng. [PER Pak Jong-sul] cười. [PER Pak Jong Sul] về.",
            ["Pak Jong-sul"] * 3,
            id="hyphens-of-korean-names",
        ),
        pytest.param(
            "[ORG Tổng công ty Vận tải Kvist] lãi. [ORG Kvist] mở rộng.",
            ["Tổng công ty Vận tải Kvist"] * 2,
            id="the-brand-at-the-end",
        ),
        pytest.param(
            "[ORG Quỹ Làm vườn Việt Nam] họp. [ORG QLV] trao giải, [ORG QLVX] vắng.",
            ["Quỹ Làm vườn Việt Nam"] * 2 + ["QLVX"],
            id="letters-without-the-country",
        ),
        pytest.param(
            "[PER Lê Thị Sâm] kể. Ông [PER Sâm], cha chị, im lặng.",
            ["Lê Thị Sâm", "Sâm"],
            id="a-middle-name-of-women",
        ),
        pytest.param(
            "[PER Karim al-Hadid] thắng. [PER Karim Hadid] cảm ơn cử tri.",
            ["Karim al-Hadid"] * 2,
            id="without-the-particle",
        ),
        pytest.param(
            "[PER Karim bin Hadid] gặp [PER Omar Hadid].",
            ["Karim bin Hadid", "Omar Hadid"],
            id="another-first-name",
        ),
        pytest.param(
            "[PER Colm Oyelaran] khen học trò. [PER Sir Colm] nghỉ hưu.",
            ["Colm Oyelaran"] * 2,
            id="a-title-in-the-name",
        ),
        pytest.param(
            "[PER Trần Hoài Sơn] hát. Anh [PER Ba Sơn] cười.", ["Trần Hoài Sơn"] * 2, id="the-third-born-of-the-south"
        ),
        pytest.param("[PER Lưu Huy Tuấn] hát. [PER Anh Tuấn]", ["Lưu Huy Tuấn", "Anh Tuấn"], id="an-author-called-anh"),
        pytest.param(
            "[PER Viktor Drobnikov] họp báo. [PER Drobnikow] từ chối.",
            ["Viktor Drobnikov"] * 2,
            id="a-long-family-name-misspelt",
        ),
        pytest.param(
            "[PER Viktor Ramos] ghi bàn, [PER Ramon] kiến tạo.", ["Viktor Ramos", "Ramon"], id="short-names-are-two"
        ),
        pytest.param("[PER Minh Anh] gặp chị [PER Minh].", ["Minh Anh", "Minh"], id="a-given-name-is-no-family-name"),
        pytest.param(
            "[PER Colette Marsan] cười. [PER Colette Marsan Lan Chi]",
            ["Colette Marsan", "Colette Marsan Lan Chi"],
            id="the-author-right-behind",
        ),
        pytest.param(
            "[PER Nguyễn Văn Sửu] ([PER Sửu Lửa]) bị bắt. [PER Sửu Lửa] khai nhận.",
            ["Nguyễn Văn Sửu"] * 3,
            id="a-by-name-in-brackets",
        ),
        pytest.param(
            "Trong phim, [PER Petra Falk] ([PER Jane Moss]) thua.", ["Petra Falk", "Jane Moss"], id="who-plays-it"
        ),
        pytest.param(
            "[ORG UBND Q.7] họp. [ORG UBND quận 7] và [ORG UBND P. Tân Mơ] vắng; [ORG UBND phường Tân Mơ] xin lỗi.",
            ["UBND quận 7"] * 2 + ["UBND phường Tân Mơ"] * 2,
            id="short-for-districts",
        ),
        pytest.param(
            "[ORG BV Sông Mơ] quá tải. [ORG Bệnh viện Sông Mơ] xin lỗi. [ORG Trường ĐH Sông Mơ] thi.",
            ["Bệnh viện Sông Mơ"] * 2 + ["Trường ĐH Sông Mơ"],
            id="short-for-a-hospital",
        ),
        pytest.param(
            "[ORG Trường Đại học Gốm sứ Huế] thi. [ORG Trường ĐH Gốm sứ] tuyển thêm.",
            ["Trường Đại học Gốm sứ Huế"] * 2,
            id="short-and-without-its-seat",
        ),
        pytest.param(
            "[ORG KvistAir] bay. [ORG KvistAir] lãi. [ORG Kvist Air] mua máy bay.",
            ["KvistAir"] * 3,
            id="one-word-or-two",
        ),
        pytest.param(
            "[ORG Công ty Cổ phần Sữa Sông Mơ] ([ORG Somomilk] - mã CK: [ORG SMM]) lãi. [ORG SMM] tăng.",
            ["Công ty Cổ phần Sữa Sông Mơ"] * 4,
            id="brand-and-ticker",
        ),
        pytest.param(
            "[ORG Tổng công ty Gió Sông Mơ] ([ORG SM Wind], mã [ORG GIO]) lãi. [ORG SM Wind] mở rộng.",
            ["Tổng công ty Gió Sông Mơ"] * 4,
            id="ticker-after-a-comma",
        ),
        pytest.param(
            "[ORG Quỹ Trẻ em Sông Mơ] ([ORG QXA], [ORG QXB]) tài trợ.",
            ["Quỹ Trẻ em Sông Mơ", "QXA", "QXB"],
            id="a-list-in-brackets",
        ),
        pytest.param(
            "[ORG Cơ quan CSĐT Công an tỉnh Lào Mơ] khởi tố. [ORG Công an tỉnh] khám nhà.",
            ["Cơ quan CSĐT Công an tỉnh Lào Mơ", "Công an tỉnh Lào Mơ"],
            id="a-body-named-inside-another",
        ),
        pytest.param(
            "[ORG Phòng Giáo dục và Đào tạo huyện Sìn Mơ] họp. Phó phòng [ORG GD&ĐT huyện Sìn Mơ] nói.",
            ["Phòng Giáo dục và Đào tạo huyện Sìn Mơ"] * 2,
            id="an-office-without-its-head",
        ),
        pytest.param(
            "[ORG Bộ Quốc phòng Canada] họp. Người phát ngôn [ORG Bộ Quốc phòng] [PER Nguyễn Văn Sửu] nói.",
            ["Bộ Quốc phòng Canada", "Bộ Quốc phòng", "Nguyễn Văn Sửu"],
            id="the-ministry-at-home",
        ),
        pytest.param(
            "[ORG Hội Làm vườn Việt Nam] họp. [ORG Hội Làm vườn Việt Nam tỉnh Lào Mơ] vắng.",
            ["Hội Làm vườn Việt Nam", "Hội Làm vườn Việt Nam tỉnh Lào Mơ"],
            id="the-branch-of-a-province",
        ),
        pytest.param("[ORG QXT] lãi, [ORG QXT Telecom] lỗ.", ["QXT", "QXT Telecom"], id="a-subsidiary-of-letters"),
        pytest.param(
            "[MISC Kvist Nova] bán chạy hơn [MISC Kvist Nova Mini].",
            ["Kvist Nova", "Kvist Nova Mini"],
            id="another-product",
        ),
        pytest.param(
            "[MISC Kvist Rally] trở lại. [MISC Kvist Rally 2019] có 20 đội.",
            ["Kvist Rally 2019"] * 2,
            id="an-event-and-its-year",
        ),
        pytest.param(
            "[LOC Phillippines] và [LOC Philippines] là một.",
            ["Philippines"] * 2,
            id="the-listed-spelling-of-a-country",
        ),
        pytest.param(
            "Ở [LOC châu Phi], “[LOC lục địa đen]”, mưa lớn.", ["châu Phi"] * 2, id="a-nickname-is-never-the-fullest"
        ),
        pytest.param("[PER Merkel] tới muộn, [PER Angela] xin lỗi.", ["Merkel"] * 2, id="both-halves-of-a-listed-name"),
        pytest.param(
            "[PER Petra] gặp [PER Lindqvist] ở ga.", ["Petra", "Lindqvist"], id="halves-that-are-no-listed-name"
        ),
        pytest.param(
            "[PER T.T.M.] là bạn của [PER M.]; [PER T.] ở xa.",
            ["T.T.M.", "T.T.M.", "T."],
            id="the-last-letter-of-three",
        ),
        pytest.param("[PER P.V.T] nhập viện; ông [PER T.] đã khỏe.", ["P.V.T"] * 2, id="letters-without-the-last-dot"),
        pytest.param("[PER Trâm Nguyễn] tới. Bà [PER Trâm] nói.", ["Trâm Nguyễn"] * 2, id="the-family-name-last"),
        pytest.param("[LOC Nga] và [LOC Mỹ] đàm phán.", ["Nga", "Mỹ"], id="nothing-to-resolve"),
    ],
)
def test_short_forms_are_given_their_fullest_name(marked: str, names: list[str]) -> None:
    assert fullest(marked) == names


def test_a_person_behind_an_address_is_no_district_of_that_name() -> None:
    document, mentions = tell("Anh [PER Lê Tuấn Sơn] tới muộn. Theo anh [PER Sơn], mưa to.")
    assert {mention.entity_id for mention in resolve(document, mentions)} == {"per:lê tuấn sơn"}


def test_one_person_has_one_id_under_all_his_names() -> None:
    document, mentions = tell("[PER Đỗ Quang Huy] tới. [PER Huy] nói. [PER ĐỖ QUANG HUY]")
    assert len({m.entity_id for m in resolve(document, mentions)}) == 1


def test_who_is_known_by_a_title_has_his_id_behind_it_and_anywhere_after() -> None:
    document, mentions = tell("Hoàng tử [PER Harry] bán nhà. [PER Harry] cười.")
    assert {m.entity_id for m in resolve(document, mentions)} == {"per-harry-hoang-tu"}
    document, mentions = tell("Ca sĩ [PER Harry] hát.")
    assert [m.entity_id for m in resolve(document, mentions)] == ["per:harry"]


@pytest.mark.parametrize(
    ("marked", "entity_id"),
    [
        ("Chiều qua, sở [ORG Xây dựng] thông xe.", "org:sở xây dựng"),
        ("Chiều qua, bộ [ORG Xây dựng] thông xe.", "org-bo-xay-dung"),
        ("Thứ trưởng [ORG Xây dựng] thông xe.", "org-bo-xay-dung"),
        ("Đoàn tới trụ sở [ORG Xây dựng].", "outlet:baoxaydung"),
    ],
    ids=["department", "ministry", "deputy-minister", "a-seat-is-no-department"],
)
def test_a_body_that_is_called_by_its_field_has_the_id_of_the_body(marked: str, entity_id: str) -> None:
    document, mentions = tell(marked)
    assert [m.entity_id for m in resolve(document, mentions)] == [entity_id]


def test_the_id_is_the_same_in_another_article() -> None:
    ids = []
    for marked in ("Ông [PER Đỗ Quang Huy] tới.", "[PER Huy] nói với [PER Đỗ Quang Huy]."):
        document, mentions = tell(marked)
        ids.append({m.entity_id for m in resolve(document, mentions)})
    assert ids[0] == ids[1]


def test_a_country_has_the_id_of_the_lexicon_under_every_name() -> None:
    document, mentions = tell("[LOC Mỹ] và [LOC Hoa Kỳ].")
    first, second = resolve(document, mentions)
    assert first.entity_id == second.entity_id == "loc-us"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["[PER An]", "[PER Lê An]", "[PER Vũ Lê An]", "[ORG LA]", "[ORG Lê An]", "(", ")", "-"]))
)
def test_resolving_keeps_every_span_and_ends(pieces: list[str]) -> None:
    document, mentions = tell(" ".join(pieces))
    resolved = resolve(document, mentions)
    assert [(m.start, m.end, m.type) for m in resolved] == [(m.start, m.end, m.type) for m in mentions]
    assert all(m.canonical and m.entity_id for m in resolved)
    assert resolved == resolve(document, mentions)
