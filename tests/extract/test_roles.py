"""Who is what, in the words of the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.extract.roles import find_roles
from tests.extract.told import tell


def roles(marked: str) -> dict[str, str]:
    document, mentions = tell(marked)
    return {document.text[r.start : r.end]: r.role for r in find_roles(document, mentions)}


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        pytest.param(
            "Ngoại trưởng [LOC Na Uy] [PER Ingrid Solheim] tới.",
            {"Ingrid Solheim": "Ngoại trưởng Na Uy"},
            id="title-and-country",
        ),
        pytest.param(
            "Trao đổi với phóng viên [ORG Sao Mai], bà [PER Lò Mỷ], hiệu trưởng nhà trường, nói đã rõ.",
            {"Lò Mỷ": "hiệu trưởng nhà trường"},
            id="a-reporter-who-listens",
        ),
        pytest.param(
            "Ông [PER Lê Vũ], Trưởng ban Chỉ đạo Phòng thủ dân sự quốc gia, đã đến.",
            {"Lê Vũ": "Trưởng ban Chỉ đạo Phòng thủ dân sự quốc gia"},
            id="a-capital-is-no-verb",
        ),
        pytest.param(
            "Dự lễ có Bộ trưởng Y tế [PER Lê Văn Vũ], Phó Thủ tướng, Bộ trưởng Ngoại giao [PER Lò Mỷ].",
            {"Lê Văn Vũ": "Bộ trưởng Y tế", "Lò Mỷ": "Phó Thủ tướng, Bộ trưởng Ngoại giao"},
            id="a-list-of-offices-and-names",
        ),
        pytest.param("Theo PGS. [PER Lò Mỷ], đê còn vững.", {"Lò Mỷ": "PGS"}, id="a-degree-with-its-dot"),
        pytest.param("Quản lý của nữ ca sĩ, chị [PER Lò Mỷ], đã đến.", {}, id="who-manages-a-singer-is-none"),
        pytest.param("Bắt đối tượng [PER Lê Văn Vũ].", {"Lê Văn Vũ": "đối tượng"}, id="a-suspect"),
        pytest.param(
            "Giám đốc [ORG Công an TP Huế] [PER Lê Văn Vũ] nói.",
            {"Lê Văn Vũ": "Giám đốc Công an TP Huế"},
            id="title-and-body",
        ),
        pytest.param(
            "ông [PER Lê Văn Vũ], chủ tịch [ORG UBND tỉnh Lâm Đồng], cho biết.",
            {"Lê Văn Vũ": "chủ tịch UBND tỉnh Lâm Đồng"},
            id="apposition-between-commas",
        ),
        pytest.param(
            "Bà [PER Rosa Klint] (đại diện [ORG Quỹ Rừng Xanh]) trao quà.",
            {"Rosa Klint": "đại diện Quỹ Rừng Xanh"},
            id="apposition-in-brackets",
        ),
        pytest.param(
            "Phát ngôn viên từ [ORG Nhà Trắng], ông [PER Carl Denby] từ chối.",
            {"Carl Denby": "Phát ngôn viên từ Nhà Trắng"},
            id="role-then-address",
        ),
        pytest.param(
            "ông [PER Lê Văn Vũ], trưởng khoa [ORG Bệnh viện Gò Sậy] ([LOC TP Huế]) cho biết.",
            {"Lê Văn Vũ": "trưởng khoa Bệnh viện Gò Sậy (TP Huế)"},
            id="a-place-in-brackets-behind-the-body",
        ),
        pytest.param(
            "Luật sư của [PER Lê Văn Vũ], [PER Carl Denby], từ chối.",
            {"Carl Denby": "Luật sư của Lê Văn Vũ"},
            id="somebody's-lawyer",
        ),
        pytest.param(
            "ca sĩ [PER Thu Lê] - một trong những giọng ca hàng đầu - tới.",
            {"Thu Lê": "ca sĩ"},
            id="praise-is-no-second-role",
        ),
        pytest.param("Đội hình: thủ môn: [PER Lê Văn Vũ].", {"Lê Văn Vũ": "thủ môn"}, id="a-position-in-a-line-up"),
        pytest.param(
            "Họ phạt nhiều người, kể cả giám đốc ngân hàng [ORG Kvist], ông [PER Carl Denby].",
            {"Carl Denby": "giám đốc ngân hàng Kvist"},
            id="role-behind-even",
        ),
        pytest.param(
            "Dàn nhạc do nhạc trưởng người [LOC Bỉ] – [PER Nils Aalto] chỉ huy.",
            {"Nils Aalto": "nhạc trưởng người Bỉ"},
            id="role-and-dash",
        ),
        pytest.param(
            "Có thủ môn và cựu ngôi sao [LOC Bergen], [PER Nils Aalto].",
            {"Nils Aalto": "cựu ngôi sao Bergen"},
            id="role-and-comma",
        ),
        pytest.param("Theo Thủ tướng [LOC Bỉ], [PER Nils Aalto] có tội.", {}, id="the-source-is-another"),
        pytest.param(
            "Bà [PER Rosa Klint], giám đốc [ORG Quỹ Rừng Xanh] – [PER Nils Aalto] vắng mặt.",
            {"Rosa Klint": "giám đốc Quỹ Rừng Xanh"},
            id="the-role-before-a-dash-is-taken",
        ),
        pytest.param(
            "“Chờ kết luận của cơ quan chức năng” - Ông [PER Lê Văn Vũ] nói.", {}, id="a-dash-behind-what-is-said"
        ),
        pytest.param(
            "Phạt cả chủ tịch ngân hàng là ông [PER Lê Văn Vũ].",
            {"Lê Văn Vũ": "chủ tịch ngân hàng"},
            id="role-is-mister",
        ),
        pytest.param("Cha của ca sĩ là ông [PER Lê Văn Vũ].", {}, id="of-a-singer-is-mister"),
        pytest.param(
            "Hai ca sĩ [PER Lan Anh] (áo đỏ) và [PER Lê Vũ] hát.",
            {"Lan Anh": "ca sĩ", "Lê Vũ": "ca sĩ"},
            id="a-role-of-two",
        ),
        pytest.param("Ca sĩ [PER Lan Anh] và [PER Lê Vũ] hát.", {"Lan Anh": "Ca sĩ"}, id="a-role-of-one"),
        pytest.param(
            "Anh [PER Lê Văn Vũ] (41 tuổi, giám đốc [ORG Quỹ Rừng Xanh]) tới.",
            {"Lê Văn Vũ": "giám đốc Quỹ Rừng Xanh"},
            id="behind-the-age-in-brackets",
        ),
        pytest.param("Anh [PER Lê Văn Vũ], 41 tuổi, chủ quán, kể lại.", {"Lê Văn Vũ": "chủ quán"}, id="behind-the-age"),
        pytest.param(
            "Theo ông [PER Lê Văn Vũ], trưởng phòng kinh doanh, [ORG Kvist] sẽ đóng cửa.",
            {"Lê Văn Vũ": "trưởng phòng kinh doanh"},
            id="the-body-is-the-subject",
        ),
        pytest.param(
            "Ông [PER Lê Văn Vũ], người từng là giám đốc [ORG Quỹ Rừng Xanh], kể.",
            {"Lê Văn Vũ": "giám đốc Quỹ Rừng Xanh"},
            id="who-was",
        ),
        pytest.param(
            "Chị [PER Lan Anh] - một phụ huynh khác - nói.",
            {},
            id="another-one-of-them",
        ),
        pytest.param(
            "Không chỉ bác [PER Lê Văn Vũ], một nhân viên tại siêu thị này chia sẻ.", {}, id="another-one-points-back"
        ),
        pytest.param("Cựu thủ tướng [PER Nils Aalto] tới.", {"Nils Aalto": "Cựu thủ tướng"}, id="former"),
        pytest.param(
            "Hậu vệ người [LOC Senegal] [PER Cheikh Ndao] rời sân.",
            {"Cheikh Ndao": "Hậu vệ người Senegal"},
            id="of-a-nationality",
        ),
        pytest.param(
            "Giáo sư [PER Bùi Trọng Tín] – Chủ tịch [ORG Hội Sử học] nêu quan điểm như vậy.",
            {"Bùi Trọng Tín": "Chủ tịch Hội Sử học"},
            id="a-verb-ends-it",
        ),
        pytest.param(
            "Anh gặp người mẫu [PER Rosa Klint], ca sĩ nổi tiếng tại quê nhà [PER Jena Aalto].",
            {"Rosa Klint": "người mẫu", "Jena Aalto": "ca sĩ nổi tiếng tại quê nhà"},
            id="the-role-of-the-next-person",
        ),
        pytest.param("Họ mời [PER Rosa Klint], nữ diễn viên này từ chối.", {}, id="a-noun-that-points-back"),
        pytest.param("Trao quà cho ông [PER Lê Văn Vũ], Chủ tịch nước nêu rõ.", {}, id="the-next-subject"),
        pytest.param("Vốn là ca sĩ nên [PER Rosa Klint] hiểu.", {}, id="a-clause-before-the-name"),
        pytest.param(
            "Người phát ngôn của [ORG Tổ chức Biển Xanh] ([ORG TBX]) [PER Carl Denby] nói.",
            {"Carl Denby": "Người phát ngôn của Tổ chức Biển Xanh (TBX)"},
            id="an-acronym-in-between",
        ),
        pytest.param("Đại diện mời [PER Rosa Klint], đại sứ quán các nước tới dự.", {}, id="an-embassy-is-no-envoy"),
        pytest.param("GS.TS [PER Bùi Trọng Tín] phân tích.", {"Bùi Trọng Tín": "GS.TS"}, id="two-degrees"),
        pytest.param("Ông [PER Bùi Trọng Tín] tới.", {}, id="a-bare-address-is-none"),
        pytest.param("Con trai [PER Bùi Trọng Tín] tới.", {}, id="kinship-is-none"),
        pytest.param(
            "Hậu vệ [PER Anders Holm], tiền đạo [PER Carl Denby] vắng mặt.",
            {"Anders Holm": "Hậu vệ", "Carl Denby": "tiền đạo"},
            id="the-next-title-is-of-the-next-person",
        ),
        pytest.param("Thủ tướng [LOC Đức] tiếp ông [PER Lê Minh Đức].", {}, id="a-verb-stands-between"),
        pytest.param(
            "Có ông [PER Lê Văn Vũ], Ủy viên [ORG Hội đồng Rừng], Giám đốc [ORG Quỹ Rừng Xanh]; bà [PER Rosa Klint].",
            {"Lê Văn Vũ": "Ủy viên Hội đồng Rừng, Giám đốc Quỹ Rừng Xanh"},
            id="two-offices-and-a-comma",
        ),
        pytest.param(
            "Trao quyết định thăng hàm Thiếu tướng, Chủ tịch nước [PER Lê Văn Vũ] phát biểu.",
            {"Lê Văn Vũ": "Chủ tịch nước"},
            id="a-rank-that-is-given",
        ),
        pytest.param(
            "Phó Chủ tịch nước [PER Rosa Klint], Trưởng [ORG Ban Rừng Xanh] [PER Lê Văn Vũ] dự.",
            {"Rosa Klint": "Phó Chủ tịch nước", "Lê Văn Vũ": "Trưởng Ban Rừng Xanh"},
            id="a-title-that-ends-in-a-name",
        ),
        pytest.param(
            "Ông [PER Lê Văn Vũ] - Bí thư, Tỉnh trưởng [LOC Bò Kẹo] và ông [PER Ken Mori] dự lễ.",
            {"Lê Văn Vũ": "Bí thư, Tỉnh trưởng Bò Kẹo"},
            id="and-another-person",
        ),
        pytest.param(
            "Đặc phái viên [ORG Liên Hợp Quốc] về [LOC Syria] [PER Omar Nasser] từ chức.",
            {"Omar Nasser": "Đặc phái viên Liên Hợp Quốc về Syria"},
            id="what-an-office-is-about",
        ),
        pytest.param("Chủ tịch xã về nhà [PER Lê Văn Vũ] ăn cỗ.", {}, id="about-and-home"),
        pytest.param(
            "Ông [PER Lê Văn Vũ], nguyên Trưởng khoa Nhiễm, [ORG Bệnh viện Gò Sậy], nói vậy.",
            {"Lê Văn Vũ": "nguyên Trưởng khoa Nhiễm, Bệnh viện Gò Sậy"},
            id="the-body-of-a-former-office",
        ),
        pytest.param(
            "Báo phỏng vấn ông [PER Lê Văn Vũ], đại biểu [ORG Quốc hội] [LOC TP Gò Sậy] về giá lúa.",
            {"Lê Văn Vũ": "đại biểu Quốc hội TP Gò Sậy"},
            id="what-they-talk-about",
        ),
        pytest.param(
            "Họ trao đổi với ông [PER Omar Nasser], Đặc phái viên [LOC Mỹ] về [LOC Syria].",
            {"Omar Nasser": "Đặc phái viên Mỹ về Syria"},
            id="what-an-envoy-is-about-in-a-talk",
        ),
        pytest.param(
            "Ông [PER Lê Văn Vũ] là đại biểu [ORG HĐND TP Gò Sậy], bà [PER Rosa Klint] thì bán cá.",
            {},
            id="what-the-one-before-is",
        ),
        pytest.param(
            "Chánh văn phòng nội các [PER Ken Mori] phản đối.",
            {"Ken Mori": "Chánh văn phòng nội các"},
            id="the-secretary-of-a-cabinet",
        ),
        pytest.param("“Bà trùm” [PER Rosa Klint] bị bắt.", {"Rosa Klint": "trùm"}, id="a-title-in-marks"),
        pytest.param("'Bà trùm' [PER Rosa Klint] bị bắt.", {"Rosa Klint": "trùm"}, id="a-title-in-single-marks"),
        pytest.param(
            "Bắt [PER Rosa Klint], kế toán, và [PER Lê Văn Vũ], dược sĩ.",
            {"Rosa Klint": "kế toán", "Lê Văn Vũ": "dược sĩ"},
            id="a-bookkeeper",
        ),
        pytest.param(
            "Người phát ngôn của Tổng thống [LOC Syria], ông [PER Omar Nasser], phản đối.",
            {"Omar Nasser": "Người phát ngôn của Tổng thống Syria"},
            id="who-speaks-for-a-president",
        ),
        pytest.param("Vợ của Tổng thống [LOC Syria], bà [PER Rosa Klint], đến thăm.", {}, id="the-wife-of-a-president"),
        pytest.param(
            "Dàn nhạc diễn dưới sự chỉ huy của nhạc trưởng người [LOC Syria], [PER Omar Nasser].",
            {"Omar Nasser": "nhạc trưởng người Syria"},
            id="conducted-by",
        ),
        pytest.param(
            "chính quyền Tổng thống [LOC Syria] [PER Omar Nasser]",
            {"Omar Nasser": "Tổng thống Syria"},
            id="quyen-of-chinh-quyen-is-no-deputy",
        ),
        pytest.param(
            "Dự lễ có các ông [PER Lê An], bí thư [ORG Xã ủy Gò Sậy], ông [PER Omar Nasser] - kế toán.",
            {"Lê An": "bí thư Xã ủy Gò Sậy", "Omar Nasser": "kế toán"},
            id="the-next-of-a-list-has-his-own",
        ),
        pytest.param(
            "Ông [PER Lê An], nguyên giám đốc [ORG Quỹ Rừng Xanh] từ năm 2010, bị bắt.",
            {"Lê An": "nguyên giám đốc Quỹ Rừng Xanh"},
            id="since-when-is-no-role",
        ),
        pytest.param(
            "Ông [PER Lê An], Phó Ban chỉ đạo, Trưởng Ban Tuyên giáo, nói.",
            {"Lê An": "Phó Ban chỉ đạo, Trưởng Ban Tuyên giáo"},
            id="a-board-that-leads",
        ),
        pytest.param(
            "Chàng nhạc sĩ, ca sĩ trẻ [PER Lê An] trở lại.", {"Lê An": "nhạc sĩ, ca sĩ trẻ"}, id="one-who-is-both"
        ),
        pytest.param('Ca khúc "Em muốn làm ca sĩ" [PER Lê An] hát rất hay.', {}, id="the-last-word-of-a-title"),
        pytest.param(
            "Bà [PER Rosa Klint] - thị trưởng thành phố đặc biệt đánh giá cao cây cầu.",
            {"Rosa Klint": "thị trưởng thành phố"},
            id="how-it-is-praised",
        ),
    ],
)
def test_roles_are_read_beside_the_name(marked: str, told: dict[str, str]) -> None:
    assert roles(marked) == told


def test_a_role_knows_its_body_and_its_place() -> None:
    document, mentions = tell("Đại sứ [LOC Nhật Bản] [PER Ken Mori] gặp giám đốc [ORG Quỹ Rừng Xanh] [PER Lê Văn Vũ].")
    first, second = find_roles(document, mentions)
    assert (first.place_id, first.organisation_id) == ("loc:Nhật Bản", None)
    assert (second.place_id, second.organisation_id) == (None, "org:Quỹ Rừng Xanh")


def test_the_span_of_a_role_quotes_it() -> None:
    document, mentions = tell("Ngoại trưởng [LOC Na Uy] [PER Ingrid Solheim] tới.")
    (role,) = find_roles(document, mentions)
    assert role.role_start is not None
    assert role.role_end is not None
    assert document.text[role.role_start : role.role_end] == role.role


PIECES = st.sampled_from(
    [
        "[PER Lê Vũ]",
        "[PER Ken Mori]",
        "[LOC Nga]",
        "[ORG Bộ Y tế]",
        "Giám đốc",
        "phó",
        "ông",
        ",",
        "(",
        ")",
        "-",
        "và",
        "của",
        "nói",
        ".",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_order_of_words_gives_roles_of_persons_only(pieces: list[str]) -> None:
    document, mentions = tell(" ".join(pieces))
    found = find_roles(document, mentions)
    persons = {(m.start, m.end) for m in mentions if m.type.value == "PER"}
    assert all((r.start, r.end) in persons and r.role.strip() for r in found)
    assert found == find_roles(document, mentions)
