"""How verbs of report frame their clause, where the clause ends, and speakers who have no name of their own."""

from __future__ import annotations

import pytest

from diembao.extract.quotes import find_quotes
from tests.extract.told import tell

Told = list[tuple[str, str, str | None]]


def heard(marked: str) -> Told:
    document, mentions = tell(marked)
    return [(q.kind.value, document.text[q.start : q.end], q.speaker) for q in find_quotes(document, mentions)]


@pytest.mark.parametrize(
    ("marked", "clause", "speaker"),
    [
        pytest.param(
            "Ông [PER Tám] phàn nàn xe tải chạy suốt đêm.",
            "xe tải chạy suốt đêm",
            "Tám",
            id="verb-that-takes-nouns-too",
        ),
        pytest.param(
            "Người dân phản ánh bãi rác bốc mùi suốt ngày.", "bãi rác bốc mùi suốt ngày", "Người dân", id="phan-anh"
        ),
        pytest.param("Công an huyện xác định xe đi sai làn.", "xe đi sai làn", "Công an huyện", id="authority-finds"),
        pytest.param("Ông [PER Sơn] dọa sẽ kiện đội bóng.", "sẽ kiện đội bóng", "Sơn", id="threat"),
        pytest.param(
            "Bà [PER Mai] hỏi vì sao học phí tăng gấp đôi.", "vì sao học phí tăng gấp đôi", "Mai", id="question"
        ),
        pytest.param(
            "Tòa hỏi ai giữ chìa khóa kho, bị cáo cúi đầu.", "ai giữ chìa khóa kho", "Tòa", id="question-ends-at-answer"
        ),
        pytest.param("Ông [PER Ba] tin rằng thuyền chìm.", "thuyền chìm", "Ba", id="rang-needs-no-length"),
        pytest.param(
            "Bà [PER Hà] khai bị lừa mất hai cây vàng.", "bị lừa mất hai cây vàng", "Hà", id="khai-and-a-passive"
        ),
        pytest.param(
            "Ông [PER An] cho biết sau khi mổ, bệnh nhân đã tỉnh.",
            "sau khi mổ, bệnh nhân đã tỉnh",
            "An",
            id="adverbial-opens-the-clause",
        ),
        pytest.param(
            "Ông [PER An] cho biết đến nay đã có mười xã xong việc.",
            "đến nay đã có mười xã xong việc",
            "An",
            id="adverbial-without-a-comma",
        ),
        pytest.param("[LOC Nga] hôm qua cảnh báo sẽ đáp trả.", "sẽ đáp trả", "Nga", id="qua-of-hom-qua-makes-no-noun"),
        pytest.param(
            "Nhóm thứ hai đề nghị giữ nguyên mức phí cũ.", "giữ nguyên mức phí cũ", "Nhóm", id="ordinal-makes-no-noun"
        ),
        pytest.param(
            "[LOC Mỹ] lên tiếng tố cáo hãng này bán phá giá.",
            "hãng này bán phá giá",
            "Mỹ",
            id="len-tieng-makes-no-noun",
        ),
        pytest.param(
            "[ORG Hội Nông dân] đã có văn bản đề nghị tỉnh giãn nợ.",
            "tỉnh giãn nợ",
            "Hội Nông dân",
            id="document-sent-by-the-speaker",
        ),
        pytest.param("Giới buôn lo ngại giá sẽ còn giảm.", "giá sẽ còn giảm", "Giới buôn", id="fear-with-a-clause"),
        pytest.param("Nguồn tin tiết lộ hai bên sẽ gặp lại.", "hai bên sẽ gặp lại", "Nguồn tin", id="tin-of-nguon-tin"),
        pytest.param(
            "Ông [PER Hải] cho rằng bản đồ tỉ lệ 1:50.000 quá thô.",
            "bản đồ tỉ lệ 1:50.000 quá thô",
            "Hải",
            id="colon-inside-a-number",
        ),
    ],
)
def test_the_verb_reports_its_clause(marked: str, clause: str, speaker: str) -> None:
    assert heard(marked) == [("indirect", clause, speaker)]


@pytest.mark.parametrize(
    ("marked", "clause"),
    [
        pytest.param(
            "[ORG Bộ Y tế] ước tính có 200 ca bệnh, còn [ORG Hội Y học] nói con số gấp đôi.",
            "có 200 ca bệnh",
            id="con-and-another-body",
        ),
        pytest.param(
            "Ông [PER An] nhấn mạnh hai bên cùng có lợi, còn thời hạn sẽ bàn sau.",
            "hai bên cùng có lợi, còn thời hạn sẽ bàn sau",
            id="con-and-another-thing",
        ),
        pytest.param(
            "[ORG Liên hợp quốc] kêu gọi ngừng bắn, trong lúc số người chết vẫn tăng.", "ngừng bắn", id="trong-luc"
        ),
        pytest.param(
            "[ORG Google] tuyên bố sẽ mã hóa thư trong khi [ORG Yahoo] chưa làm.",
            "sẽ mã hóa thư",
            id="trong-khi-and-another-body",
        ),
        pytest.param(
            "Trong khi chủ tàu nói rằng bốn người bị thương, [ORG UKMTO] chỉ ghi nhận ba.",
            "bốn người bị thương",
            id="conceded-clause",
        ),
    ],
)
def test_the_clause_ends_where_another_side_is_told(marked: str, clause: str) -> None:
    assert heard(marked)[0][1] == clause


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        pytest.param(
            'Các biểu ngữ của người biểu tình ghi "Nước sạch cho mọi nhà".',
            [("direct", "Nước sạch cho mọi nhà", "người biểu tình")],
            id="banner",
        ),
        pytest.param(
            'Bà [PER Hảo] gọi đó là "cái chợ chẳng lúc nào tan".',
            [("direct", "cái chợ chẳng lúc nào tan", "Hảo")],
            id="called",
        ),
        pytest.param(
            'Ông [PER Minh] mô tả không khí "rất tốt, rất cởi mở" và cho biết hai bên sẽ gặp lại.',
            [("direct", "rất tốt, rất cởi mở", "Minh"), ("indirect", "hai bên sẽ gặp lại", "Minh")],
            id="described-and-said-on",
        ),
        pytest.param(
            'Ông [PER Dân] phàn nàn trọng tài bù giờ quá dài: "Sáu phút là sao?".',
            [("indirect", "trọng tài bù giờ quá dài", "Dân"), ("direct", "Sáu phút là sao?", "Dân")],
            id="clause-and-quotation-after-a-colon",
        ),
        pytest.param(
            '"Em ấy gọi về, bảo nhớ con đò", thầy [PER Đức] cười.',
            [("direct", "Em ấy gọi về, bảo nhớ con đò", "Đức")],
            id="smile-instead-of-a-verb",
        ),
        pytest.param(
            '"Tôi hối hận lắm", bị cáo [PER Bảo] cúi đầu, "xin mọi người tha thứ".',
            [("direct", "Tôi hối hận lắm", "Bảo"), ("direct", "xin mọi người tha thứ", "Bảo")],
            id="speaker-in-the-middle",
        ),
        pytest.param(
            "Cô chủ quán cười xòa: “Quán em sắp nghỉ rồi”.",
            [("direct", "Quán em sắp nghỉ rồi", "Cô chủ quán")],
            id="gesture-and-a-colon",
        ),
    ],
)
def test_marks_need_no_speech_verb(marked: str, told: Told) -> None:
    assert heard(marked) == told


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        pytest.param("Nạn nhân khai đã chuyển tiền hai lần.", "Nạn nhân", id="description-for-itself"),
        pytest.param("Đối tượng cầm đầu khai đã bán hết hàng.", "Đối tượng cầm đầu", id="description-with-more-words"),
        pytest.param("Hãng hy vọng doanh thu sẽ hồi phục.", "Hãng", id="body-for-itself"),
        pytest.param("Nhà điều tra cho biết lửa bắt đầu từ bếp.", "Nhà điều tra", id="calling-no-list-of-offices-has"),
        pytest.param(
            "[ORG Công an quận 9], [LOC TP.HCM], cho biết đã bắt được xe.", "Công an quận 9", id="place-is-no-speaker"
        ),
        pytest.param("PGS [PER Hải], [ORG Viện Địa chất], cho rằng núi còn trượt.", "Hải", id="body-behind-its-man"),
        pytest.param(
            "Theo bác sĩ [PER Nga], trưởng kíp trực, đến khuya vẫn còn ca nặng.", "Nga", id="calling-in-apposition"
        ),
        pytest.param("[ORG Chosun] dẫn lại báo [ORG Yomiuri] cho hay hai bên sẽ ký.", "Yomiuri", id="relayed-paper"),
        pytest.param("[ORG Bloomberg] dẫn nguồn thạo tin nói hai bên sẽ ký.", "nguồn thạo tin", id="relayed-source"),
        pytest.param(
            "Tin từ [ORG Công an huyện Lý] cho biết xe đã cháy rụi.", "Công an huyện Lý", id="news-from-a-body"
        ),
        pytest.param(
            "Các tiểu thương bức xúc: “Chợ ế lắm rồi”. Họ cho rằng phí đã quá cao.", "Các tiểu thương", id="they"
        ),
        pytest.param(
            "Thầy [PER Đức] dạy [PER Toán] đã lâu. Thầy cho biết trường còn nghèo.", "Đức", id="called-so-before"
        ),
        pytest.param(
            "Trận này [PER Mour] rất vui. Ông khen [PER Tor]. Chiến lược gia này nói rằng đội sẽ thắng.",
            "Mour",
            id="whom-the-statement-before-is-about",
        ),
        pytest.param(
            "Xe rơi chỉ hai giờ sau khi cảnh sát biển cảnh báo rằng đường rất trơn.", "cảnh sát biển", id="after-which"
        ),
        pytest.param("Điều này khiến giới đầu tư hy vọng lãi suất sẽ giảm.", "giới đầu tư", id="who-was-made-to"),
    ],
)
def test_the_speaker_without_a_name_at_the_verb_is_found(marked: str, speaker: str) -> None:
    assert [who for _, _, who in heard(marked)[-1:]] == [speaker]


def test_the_speaker_may_call_himself_as_others_call_him() -> None:
    text = "Bác [PER Hào] cho biết, bác bán xôi từ năm ngoái. Trời mưa thì ế. Không chỉ bác [PER Hào], cả chợ đều vắng."
    assert heard(text) == [("indirect", "bác bán xôi từ năm ngoái. Trời mưa thì ế", "Hào")]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Ông [PER An] nêu quan điểm của tỉnh về dự án.", id="noun-after-a-verb-of-both-kinds"),
        pytest.param("Công an xác định danh tính người chạy xe.", id="finding-out-who"),
        pytest.param("Cử tri phản ánh tình trạng lấn chiếm vỉa hè.", id="state-of-things"),
        pytest.param("Ông [PER An] phủ nhận các cáo buộc của tòa báo.", id="denied-charges"),
        pytest.param("Bão đe dọa các tỉnh miền núi phía bắc.", id="storm-threatens"),
        pytest.param("[LOC Hàn Quốc] tìm ra cái gọi là “đường hầm của quỷ dữ”.", id="so-called"),
        pytest.param("Các nhà máy đã nâng dự báo lợi nhuận cả năm lên 3%.", id="forecast-is-a-noun"),
        pytest.param("Bộ phim được [PER Lan] tiết lộ trong buổi ra mắt báo chí.", id="thing-told-is-no-clause"),
        pytest.param(
            "Ông [PER An] nhấn mạnh: Dịp này, xã trao quà cho mười hộ.", id="the-writer-behind-a-lost-quotation"
        ),
        pytest.param("Ông [PER An] báo cáo biện pháp này lên tỉnh và được chấp thuận.", id="handed-up"),
        pytest.param("Đoàn thanh tra chỉ ra nhiều sai sót của xã.", id="faults-pointed-out"),
        pytest.param("Anh trở lại với các trọng trách: chính ủy, tư lệnh.", id="verb-is-the-end-of-a-word"),
    ],
)
def test_these_words_report_nothing(marked: str) -> None:
    assert heard(marked) == []
