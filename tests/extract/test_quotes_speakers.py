"""Who speaks where the words before the verb are long, glued together, or no subject at all; and interviews."""

from __future__ import annotations

import pytest

from diembao.article import Passage, PassageKind
from diembao.extract.quotes import find_quotes
from tests.extract.told import document_of, tell

Told = list[tuple[str, str, str | None]]


def heard(marked: str) -> Told:
    document, mentions = tell(marked)
    return [(q.kind.value, document.text[q.start : q.end], q.speaker) for q in find_quotes(document, mentions)]


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        pytest.param(
            "Cũng có những lời khen của khách như bạn [PER Mơ] viết rằng: “Chợ vui quá là vui.”",
            "Mơ",
            id="who-is-named-as-an-example",
        ),
        pytest.param(
            "Chị [PER Lò Thị Mỷ], thị trấn [LOC Sìn Hồ], [LOC Lai Châu] thì ngậm ngùi chia sẻ: “Ruộng ngập hết rồi.”",
            "Lò Thị Mỷ",
            id="address-behind-the-name",
        ),
        pytest.param(
            "Chị [PER Mỷ] bán rau tại chợ [LOC Sìn Hồ], [LOC Lai Châu] hồ hởi cho biết: “Hôm nay bán hết từ sáng.”",
            "Mỷ",
            id="place-where-she-works",
        ),
        pytest.param(
            "Chị [PER Mỷ] bán rau, cá, tôm ở chợ [LOC Sìn Hồ] buồn rầu nói: “Cả tuần không ai mua gì cả.”",
            "Mỷ",
            id="list-of-what-she-sells",
        ),
        pytest.param(
            "Trao đổi với chúng tôi, ông [PER Tẩn], Phó phòng Y tế huyện cho biết đã có thuốc.",
            "Tẩn",
            id="office-behind",
        ),
        pytest.param(
            "Thủ tướng [PER Lò Thị Mỷ], sau cuộc điện đàm với ông [PER Tẩn], khẳng định sẽ mở kho gạo.",
            "Lò Thị Mỷ",
            id="a-circumstance-between-two-commas",
        ),
        pytest.param(
            "Bà [PER Mỷ], trong cuộc gặp ông [PER Tẩn] ở [LOC Sìn Hồ], nói rằng kho gạo đã cạn.",
            "Mỷ",
            id="whom-she-met-is-not-who-speaks",
        ),
        pytest.param(
            "Khi đến nơi thì gia đình anh [PER Páo] cho biết, anh đã đi làm xa từ Tết.", "gia đình anh Páo", id="family"
        ),
        pytest.param(
            "Bà [PER Lò Thị Mỷ] đã tới xưởng. Đại diện đơn vị này cho biết, máy sẽ chạy lại từ thứ hai.",
            "Đại diện đơn vị này",
            id="anybody-of-that-body",
        ),
        pytest.param(
            "Bị cáo vụ [PER VTrust] nói không hề lấy tiền của bà con.", "Bị cáo vụ VTrust", id="a-case-is-no-person"
        ),
        pytest.param(
            "Nói thêm về giá gạo nếp, gạo tẻ và công gặt, theo bà [PER Mỷ], vụ này lãi mỏng.",
            "Mỷ",
            id="theo-behind-what-is-spoken-of",
        ),
        pytest.param(
            "Tờ báo dẫn nguồn của chính phủ [LOC Bỉ] cho biết cầu đã đóng từ hôm qua.",
            "chính phủ Bỉ",
            id="the-source-that-is-cited",
        ),
        pytest.param(
            "Theo lời các nhân chứng, chiếc xe lao thẳng xuống vực.", "các nhân chứng", id="account-of-people-uncounted"
        ),
        pytest.param("Hiện tại, theo ông [PER Tẩn], kho đã đầy.", "Tẩn", id="theo-behind-a-time"),
        pytest.param("Sáng 22/10, theo ông [PER Tẩn], kho đã đầy gạo.", "Tẩn", id="theo-behind-a-date"),
        pytest.param("Theo ông [PER Tẩn], cho biết kho đã đầy gạo.", "Tẩn", id="theo-and-a-verb"),
        pytest.param("Theo [ORG ThS]. [PER Tẩn], kho đã đầy gạo.", "Tẩn", id="degree-taken-for-a-name"),
        pytest.param(
            "Ông [PER Tẩn] cho rằng giá sẽ giảm. Phát biểu sau đó, quan chức này nói mọi kho đều đầy.",
            "Tẩn",
            id="this-official",
        ),
        pytest.param(
            "Trao cờ cho đồng chí [PER Tẩn], Chủ tịch huyện nêu rõ: Đây là niềm vui của cả vùng cao.",
            "Chủ tịch huyện",
            id="who-gives-is-not-who-gets",
        ),
        pytest.param(
            "Theo Bí thư [ORG Huyện đoàn Sìn Hồ], Chủ tịch Hội [PER Tẩn], năm nay có hai trại hè.",
            "Tẩn",
            id="two-offices-behind-theo",
        ),
        pytest.param(
            "Các đại biểu mong muốn tỉnh sửa đường. Đồng thời đề nghị các xã góp công nhiều hơn.",
            "Các đại biểu",
            id="dong-thoi-goes-on",
        ),
        pytest.param("“Tôi sẽ ở lại với bản.” Chị [PER Mỷ] nói thêm. Trời tối.", "Mỷ", id="signed-behind-the-stop"),
        pytest.param("Cựu thủ quân của đội chia sẻ: “Tôi thấy rất vui.”", "Cựu thủ quân của đội", id="former-office"),
        pytest.param(
            "Phát biểu trong sự xúc động, cô [PER Mỷ] (83 tuổi) cảm tạ đoàn xe: “Sự có mặt này đến rất đúng lúc.”",
            "Mỷ",
            id="behind-an-opening-verb",
        ),
        pytest.param(
            "Trong điện mừng của các cụ bô lão gửi trường có đoạn viết: “Chúng tôi rất vui khi nghe tin này”.",
            "các cụ bô lão",
            id="whose-letter",
        ),
        pytest.param(
            "Bà [PER Mỷ] phủ nhận một báo cáo cho rằng kho sắp cạn gạo.", "một báo cáo", id="account-that-is-denied"
        ),
        pytest.param("Trước đó từng có thông tin cho rằng kho đã cạn.", "thông tin", id="there-was-word-that"),
        pytest.param(
            "Người đứng đầu đoàn cứu trợ [PER Kofi Amadi] khẳng định cho đến nay, kho vẫn đầy.",
            "Kofi Amadi",
            id="head-of",
        ),
        pytest.param("Ông [PER Tẩn] ghi nhận, bản này có nhiều nhà mới.", "Tẩn", id="notes-that"),
        pytest.param("Thơì hạn đã hết, ông [PER Tẩn] khẳng định hôì đâù tuần.", "Tẩn", id="stray-tones"),
        pytest.param(
            "Ca sĩ [PER Mỷ] hát rất hay. Anh trai cô và em gái [PER Kim Oanh] cùng đến. Cô bảo, cả nhà đều thích hát.",
            "Mỷ",
            id="pronoun-that-stood-before-another-name",
        ),
        pytest.param(
            "[PER Lê Snow] kể chuyện này. Tuy nhiên, Giám đốc [ORG EVN] đã phủ nhận. Ông cho biết kho vẫn đầy gạo.",
            "Giám đốc EVN",
            id="unnamed-office-before-the-pronoun",
        ),
        pytest.param("Ông [PER Tẩn] chia sẻ. “Tuần trước chúng tôi còn mất mùa.”", "Tẩn", id="announced-with-a-stop"),
        pytest.param("Rất nhiều chuyên gia nói rằng giá sẽ giảm.", "Rất nhiều chuyên gia", id="very-many"),
        pytest.param("Tin thêm: “Ngày mai nước sẽ rút hết”, bà [PER Mỷ] nói.", "Mỷ", id="label-is-no-speaker"),
        pytest.param(
            "“Giá gạo làm chúng tôi khổ quá”, báo [ORG Granma] dẫn lời một người dân phát biểu về chợ mới.",
            "một người dân",
            id="relayed-behind-the-marks",
        ),
        pytest.param(
            "[ORG Kênh Lúa] dẫn lại lời cảnh sát huyện cho biết “Xe chạy quá nhanh nên không dừng kịp”.",
            "cảnh sát huyện",
            id="relayed-again",
        ),
        pytest.param(
            "Thủ tướng [PER Lê An] chủ trì. Cùng dự có Phó Thủ tướng [PER Bùi Mơ]. "
            "“Đã nói là làm”, Thủ tướng [ORG Chính phủ] nhắc lại.",
            "Lê An",
            id="no-deputy-for-the-head-of-government",
        ),
        pytest.param(
            "HLV [PER Ken Mori] chốt danh sách. “Cậu ấy cần thêm thời gian”, HLV người [LOC Nhật Bản] chia sẻ.",
            "Ken Mori",
            id="an-office-told-by-its-origin",
        ),
        pytest.param(
            "“Kho đã đầy, không ai phải lo” - [ORG AFP] dẫn lời Bộ trưởng [PER Amadi] tuyên bố.", "Amadi", id="relayed"
        ),
    ],
)
def test_the_speaker_is_the_one_a_reader_names(marked: str, speaker: str) -> None:
    assert [who for _, _, who in heard(marked)[-1:]] == [speaker]


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        pytest.param(
            "Thầy [PER Tẩn]: Tôi nghĩ trường vẫn phải mở. Học trò cần trường. - Còn lương thì sao?",
            [("direct", "Tôi nghĩ trường vẫn phải mở. Học trò cần trường", "Tẩn")],
            id="answer-of-an-interview",
        ),
        pytest.param(
            "PV: Ông thấy sao? Ông [PER Tẩn]: Chúng tôi sẽ sửa đường. Bà [PER Mỷ]: Tôi đã gửi đơn từ lâu.",
            [("direct", "Chúng tôi sẽ sửa đường", "Tẩn"), ("direct", "Tôi đã gửi đơn từ lâu", "Mỷ")],
            id="two-who-answer",
        ),
        pytest.param(
            "HLV [PER Tẩn]: Đội sẽ không đá thủ hòa", [("direct", "Đội sẽ không đá thủ hòa", "Tẩn")], id="headline"
        ),
        pytest.param("Thủ môn [PER Tẩn]: 7 điểm.", [], id="mark-of-a-player-is-no-speech"),
        pytest.param(
            "Chợ vẫn còn nợ [ORG EVN] “Tiền điện chúng tôi đã trả từ tháng trước rồi”, bà [PER Mỷ] nói.",
            [("direct", "Tiền điện chúng tôi đã trả từ tháng trước rồi", "Mỷ")],
            id="heading-glued-to-speech",
        ),
        pytest.param(
            "Bà [PER Mỷ] cho rằng, là người bán hàng, bà phải trả nhiều tiền hơn.",
            [("indirect", "là người bán hàng, bà phải trả nhiều tiền hơn", "Mỷ")],
            id="la-behind-a-comma-is-a-verb",
        ),
        pytest.param(
            "Bà [PER Mỷ] cho rằng chợ đã cũ; hàng quán đề nghị sửa nhiều lần rồi.",
            [("indirect", "chợ đã cũ; hàng quán đề nghị sửa nhiều lần rồi", "Mỷ")],
            id="semicolon-without-a-new-speaker",
        ),
        pytest.param(
            "Nụ cười của chị [PER Mỷ] “Những đêm trước ngày về, tôi chỉ chờ được hát câu “xin đừng đi” ở quê nhà.” "
            "Chị [PER Mỷ] chia sẻ.",
            [("direct", "Những đêm trước ngày về, tôi chỉ chờ được hát câu “xin đừng đi” ở quê nhà.", "Mỷ")],
            id="caption-glued-to-speech-with-marks-inside",
        ),
        pytest.param(
            "Từ 5 đến 7 ngôi nhà bị tốc mái, [ORG Đài Sìn Hồ] đưa tin.",
            [("indirect", "Từ 5 đến 7 ngôi nhà bị tốc mái", "Đài Sìn Hồ")],
            id="number-is-no-adverbial",
        ),
        pytest.param(
            "Nợ cũ không còn nhiều, ông [PER Tẩn] cho biết tại cuộc họp tổng kết tình hình chín tháng hôm 2/10.",
            [("indirect", "Nợ cũ không còn nhiều", "Tẩn")],
            id="long-circumstance-behind-the-verb",
        ),
        pytest.param(
            "Ông [PER Lữ Văn Tẩn]: Tôi mừng vì đường đã xong. Thưa ông, bao giờ cầu thông xe? "
            "Cầu sẽ thông xe trước Tết này. Nhưng đường dẫn chưa xong. Xin cảm ơn ông!",
            [
                ("direct", "Tôi mừng vì đường đã xong", "Lữ Văn Tẩn"),
                ("direct", "Cầu sẽ thông xe trước Tết này. Nhưng đường dẫn chưa xong", "Lữ Văn Tẩn"),
            ],
            id="the-answer-to-a-question-without-a-label",
        ),
        pytest.param(
            "Hôm qua, ông [PER Lữ Văn Tẩn] đã trả lời báo chí. Cầu bao giờ xong? - Cầu sẽ xong trước Tết này.",
            [("direct", "Cầu sẽ xong trước Tết này", "Lữ Văn Tẩn")],
            id="the-answer-behind-a-dash",
        ),
        pytest.param(
            "Ông [PER Lữ Văn Tẩn] cho biết đến nay mới xác định được ba người.",
            [("indirect", "đến nay mới xác định được ba người", "Lữ Văn Tẩn")],
            id="told-until-now",
        ),
        pytest.param(
            "Ông [PER Lữ Văn Tẩn], chủ [ORG Kvist], không phủ nhận tin của [ORG Đài Sìn Hồ] mà chỉ nói kho đã cháy.",
            [("indirect", "kho đã cháy", "Lữ Văn Tẩn")],
            id="said-instead-of-an-answer",
        ),
        pytest.param(
            "Luật sư [PER Lữ Văn Tẩn], bào chữa cho bị cáo [PER Mỷ], đề nghị hoãn phiên tòa.",
            [("indirect", "hoãn phiên tòa", "Lữ Văn Tẩn")],
            id="what-he-does-in-commas",
        ),
        pytest.param(
            "Thủ tướng yêu cầu [ORG Kvist] cấp gạo; [ORG Đài Sìn Hồ] đã mở kho từ hôm qua.",
            [("indirect", "Kvist cấp gạo", "Thủ tướng")],
            id="what-is-done-behind-a-demand",
        ),
        pytest.param(
            "Ca sĩ [PER Mỷ] ra đĩa. Nữ ca sĩ sinh năm 1995 viết: “Tôi hát cho chợ Sìn Hồ”.",
            [("direct", "Tôi hát cho chợ Sìn Hồ", "Mỷ")],
            id="a-calling-that-tells-the-gender",
        ),
        pytest.param(
            "[ORG Kvist] nói máy bay bay 350 km.", [("indirect", "máy bay bay 350 km", "Kvist")], id="it-flew"
        ),
        pytest.param("Theo lời mời của Thủ tướng [LOC Lào], ông [PER Lữ Văn Tẩn] thăm chợ.", [], id="an-invitation"),
        pytest.param("Bà [PER Mỷ] rất coi trọng cáo buộc kho gạo đã cháy.", [], id="a-charge-that-is-heard"),
        pytest.param("PV: Có ý kiến cho rằng đường này quá hẹp, ông nghĩ sao?", [], id="question-of-the-interviewer"),
        pytest.param("Vậy Hội đã kiến nghị đưa món này vào thực đơn của trường?", [], id="question-whether-asked"),
        pytest.param(
            "Có mặt đại diện tỉnh, một số phóng viên của báo huyện đến xem và đưa tin.", [], id="came-and-reported"
        ),
        pytest.param(
            "[ORG Đài Sìn Hồ] đưa tin cầu đã sập nhưng không công bố thêm chi tiết.",
            [("indirect", "cầu đã sập", "Đài Sìn Hồ")],
            id="says-no-more",
        ),
        pytest.param(
            "[ORG Đài Sìn Hồ] đưa tin ông này “đi nghỉ phép”, một cụm từ hay dùng cho người bị cách chức.",
            [("indirect", "ông này “đi nghỉ phép”", "Đài Sìn Hồ")],
            id="the-writer-explains-the-words",
        ),
        pytest.param(
            "Bà [PER Mỷ] khẳng định kho vẫn đầy, phủ nhận tin đồn trên mạng.",
            [("indirect", "kho vẫn đầy", "Mỷ")],
            id="denial-behind-a-comma",
        ),
        pytest.param(
            "Ông [PER Tẩn] cho biết ông tin rằng “đường sẽ xong trước Tết”.",
            [("indirect", "ông tin rằng “đường sẽ xong trước Tết”", "Tẩn")],
            id="believes-inside-what-he-says",
        ),
        pytest.param("Ngành đường sắt phải cùng chia sẻ, vì khó khăn là của cả vùng.", [], id="ought-to-share"),
        pytest.param(
            "Đoàn làm theo sáng kiến do Bộ trưởng [PER Amadi] đề xuất hồi tháng trước ở hội nghị.", [], id="proposed-by"
        ),
        pytest.param(
            "[LOC Nga] cam kết sẽ xong vào năm 2015, còn [LOC Mỹ] là vào năm 2023./.",
            [("indirect", "sẽ xong vào năm 2015", "Nga")],
            id="the-other-country",
        ),
        pytest.param(
            "Theo đài [ORG BBC], Thủ tướng [PER Amadi] cử hai người, ông [PER Tẩn] và bà [PER Mỷ], đi tìm nguồn nước.",
            [("indirect", "Thủ tướng Amadi cử hai người, ông Tẩn và bà Mỷ, đi tìm nguồn nước", "BBC")],
            id="office-that-opens-what-a-medium-says",
        ),
        pytest.param(
            "Thầy [PER Tẩn], Hiệu trưởng nhà trường cho biết: Trường vẫn phải duy trì lớp 11. Học trò đã giảm mạnh.",
            [("indirect", "Trường vẫn phải duy trì lớp 11", "Tẩn")],
            id="a-verb-before-the-colon-makes-no-turn",
        ),
        pytest.param("Nhóm ly khai muốn lập một nhà nước riêng ở miền núi.", [], id="khai-in-another-word"),
        pytest.param("Mã này tăng sau tin công ty đòi được 264 tỷ đồng tiền nợ cũ.", [], id="got-back-what-it-asked"),
    ],
)
def test_the_words_are_cut_where_a_reader_cuts_them(marked: str, told: Told) -> None:
    assert heard(marked) == told


def test_marks_inside_marks_do_not_end_the_speech() -> None:
    words = "Nước lên. Vợ tôi gọi: “Bỏ trâu lại.” Tôi nghe lời."
    assert heard(f"Ông [PER Lò Văn Ính] viết: “{words}” Bức thư dài bốn trang.") == [("direct", words, "Lò Văn Ính")]


def test_a_mark_that_was_never_closed_ends_where_another_begins() -> None:
    told = heard("Ông [PER Lò Văn Ính] nói: “Nước lên rồi. Bà [PER Lan Anh] kể: “Trâu trôi hết.”")
    assert ("direct", "Trâu trôi hết.", "Lan Anh") in told


def test_oneself_is_not_the_one_who_speaks() -> None:
    said = "[ORG Kvist] đã chọn cho mình một lối đi riêng"
    told = heard(f"Theo các chuyên gia, {said}. Những cam kết ấy đã thành hiện thực ở nhiều nơi.")
    assert [words for _, words, _ in told] == ["Kvist đã chọn cho mình một lối đi riêng"]


def test_a_label_may_hold_a_degree_with_its_dot() -> None:
    told = heard(
        "PV: Thưa PGS. [PER Lò Mỷ], bà nghĩ sao? PGS. [PER Lò Mỷ]: Tôi nghĩ nên làm ngay. Đê đã yếu. PV: Xin cảm ơn bà!"
    )
    assert told == [("direct", "Tôi nghĩ nên làm ngay. Đê đã yếu", "Lò Mỷ")]


def test_an_answer_goes_on_behind_a_caption() -> None:
    shown = "Bến đò Gò Sậy sáng nay "
    document, mentions = tell(
        f"PV: Thưa ông, vì sao? Ông [PER Lò Mỷ]: Tôi đã báo xã từ lâu. {shown}Nhưng xã chưa sửa. PV: Xin cảm ơn ông!"
    )
    at = document.text.index(shown)
    passages = [
        Passage(PassageKind.BODY, 0, at, "hand"),
        Passage(PassageKind.CAPTION, at, at + len(shown), "hand"),
        Passage(PassageKind.BODY, at + len(shown), len(document.text), "hand"),
    ]
    document = document_of(document.text, passages)
    told = [(document.text[q.start : q.end], q.speaker) for q in find_quotes(document, mentions)]
    assert told == [("Tôi đã báo xã từ lâu", "Lò Mỷ"), ("Nhưng xã chưa sửa", "Lò Mỷ")]
