"""Whose words they are where no verb says it at once, or where another voice stands nearer to the verb."""

from __future__ import annotations

import pytest

from tests.extract.test_quotes import Told, heard


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        pytest.param(
            "“Chúng tôi muốn trẻ em vùng cao có đủ áo ấm”. Đó là chia sẻ của bà [PER Phàn Thị Mẩy], giám đốc quỹ.",
            [("direct", "Chúng tôi muốn trẻ em vùng cao có đủ áo ấm", "Phàn Thị Mẩy")],
            id="claimed-by-the-next-sentence",
        ),
        pytest.param(
            "“Đập phải xả nước đúng giờ, không để dân bất ngờ”. Đây là chỉ đạo của Bộ trưởng [PER Lưu Thế Vinh].",
            [("direct", "Đập phải xả nước đúng giờ, không để dân bất ngờ", "Lưu Thế Vinh")],
            id="claimed-as-an-order",
        ),
        pytest.param(
            "Thông báo của [ORG Cục Kiểm lâm] cho biết: “Rừng đã tắt lửa.” Thông báo này nêu rõ: “Không ai bị thương.”",
            [
                ("direct", "Rừng đã tắt lửa.", "Cục Kiểm lâm"),
                ("direct", "Không ai bị thương.", "Cục Kiểm lâm"),
            ],
            id="a-notice-speaks-for-its-sender",
        ),
        pytest.param(
            "Nguồn tin của [ORG VnEconomy] cho hay, nhà máy sắp đổi chủ.",
            [("indirect", "nhà máy sắp đổi chủ", "Nguồn tin của VnEconomy")],
            id="a-source-is-not-whom-it-told",
        ),
        pytest.param(
            "Theo thông tin từ truyền thông [LOC Peru], hai thợ mỏ đã được cứu sống.",
            [("indirect", "hai thợ mỏ đã được cứu sống", "truyền thông Peru")],
            id="media-of-a-country",
        ),
        pytest.param(
            "Tạp chí [LOC Ý] [ORG Vela Nuova] tiết lộ rằng con tàu sẽ được bán.",
            [("indirect", "con tàu sẽ được bán", "Vela Nuova")],
            id="magazine-behind-its-country",
        ),
        pytest.param(
            "[ORG Bộ Nông nghiệp] [PER Lưu Thị Vinh] cho biết giống lúa mới đã được trồng.",
            [("indirect", "giống lúa mới đã được trồng", "Lưu Thị Vinh")],
            id="body-whose-office-was-lost",
        ),
        pytest.param(
            "Lễ ký có sự tham dự của ông [PER Lò Văn Páo], Chủ tịch nước [PER Trịnh Hữu Khang] nhấn mạnh, "
            "con đường mới cần được mở trước mùa mưa.",
            [("indirect", "con đường mới cần được mở trước mùa mưa", "Trịnh Hữu Khang")],
            id="office-and-name-are-no-apposition",
        ),
        pytest.param(
            "Một con đập bị vỡ được ghi lại Tổng thống [PER Carlos Ibarra] phát biểu rằng nước sẽ rút.",
            [("indirect", "nước sẽ rút", "Carlos Ibarra")],
            id="caption-glued-before-the-speaker",
        ),
        pytest.param(
            "Tiền đạo [PER Okoro] ghi hai bàn. Ngài Lạ đời chia sẻ. “Chúng tôi đã chơi hay hơn và xứng đáng thắng.”",
            [("direct", "Chúng tôi đã chơi hay hơn và xứng đáng thắng.", "Ngài Lạ đời")],
            id="an-unknown-nickname-is-nobody-else",
        ),
        pytest.param(
            "Theo trung tâm đo địa chấn [LOC Lima], tâm chấn sâu 19 km. Cũng theo trung tâm này, đất còn rung.",
            [
                ("indirect", "tâm chấn sâu 19 km", "trung tâm đo địa chấn Lima"),
                ("indirect", "đất còn rung", "trung tâm đo địa chấn Lima"),
            ],
            id="a-body-without-a-name-goes-on",
        ),
        pytest.param(
            "Một du khách đã tả lại quang cảnh. “Quán cơm thành nơi cấp cứu”, ông này cho hay. "
            "“Tôi thấy nhiều người chạy tới tìm người thân”, theo [ORG Reuters].",
            [
                ("direct", "Quán cơm thành nơi cấp cứu", "Một du khách"),
                ("direct", "Tôi thấy nhiều người chạy tới tìm người thân", "Một du khách"),
            ],
            id="an-agency-passes-on-what-a-stranger-said",
        ),
        pytest.param(
            "Bộ trưởng [PER Amadi] nói rằng một thợ mỏ kể với ông rằng trong hầm còn mười hai người.",
            [
                ("indirect", "một thợ mỏ kể với ông rằng trong hầm còn mười hai người", "Amadi"),
                ("indirect", "trong hầm còn mười hai người", "một thợ mỏ"),
            ],
            id="speech-inside-speech",
        ),
        pytest.param(
            "Lệnh được đưa ra trong bối cảnh tờ [ORG Daily Halm] đưa tin quân đội đã kéo pháo lên đảo.",
            [("indirect", "quân đội đã kéo pháo lên đảo", "Daily Halm")],
            id="while-a-paper-reports",
        ),
        pytest.param(
            "Một nguồn tin trong chính phủ [LOC Peru] cho hay hợp đồng đã bị hoãn. Vị quan chức này cho biết tàu vẫn "
            "sẽ được đóng.",
            [
                ("indirect", "hợp đồng đã bị hoãn", "Một nguồn tin trong chính phủ Peru"),
                ("indirect", "tàu vẫn sẽ được đóng", "Một nguồn tin trong chính phủ Peru"),
            ],
            id="an-unnamed-official-goes-on",
        ),
        pytest.param(
            "Tờ [ORG Yomiuri] đưa tin, [LOC Lào] đã đề nghị [LOC Thái Lan] không xây thêm đập.",
            [
                ("indirect", "Lào đã đề nghị Thái Lan không xây thêm đập", "Yomiuri"),
                ("indirect", "Thái Lan không xây thêm đập", "Lào"),
            ],
            id="what-a-paper-reports-holds-what-others-said",
        ),
        pytest.param(
            "Trao đổi với báo [ORG Tiền Phong] đại diện công an xã cho biết, đã có hai người ra đầu thú.",
            [("indirect", "đã có hai người ra đầu thú", "đại diện công an xã")],
            id="the-source-behind-whom-it-told",
        ),
        pytest.param(
            "Ông [PER Elda], Phó Chủ tịch bộ phận Dịch vụ, [ORG Norrvik] toàn cầu cho biết: Xưởng sẽ mở.",
            [("indirect", "Xưởng sẽ mở", "Elda")],
            id="the-house-of-an-office",
        ),
        pytest.param(
            "Giải thích cho việc đóng chợ, theo một số chuyên gia, nguồn nước ở đó đã nhiễm mặn.",
            [("indirect", "nguồn nước ở đó đã nhiễm mặn", "một số chuyên gia")],
            id="a-source-behind-what-is-explained",
        ),
        pytest.param(
            "Đại tướng [PER Páo] cảm ơn sự quan tâm của [ORG Quốc hội], [ORG Chính phủ] đối với đơn vị, khẳng định sẽ "
            "giữ vững biên giới.",
            [("indirect", "sẽ giữ vững biên giới", "Páo")],
            id="names-in-a-row-behind-a-preposition",
        ),
    ],
)
def test_the_speaker_is_the_one_whose_words_they_are(marked: str, told: Told) -> None:
    assert heard(marked) == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        pytest.param(
            "Mặc dù [ORG Norrvik] khẳng định pin có thể dùng cả tuần nhưng người dùng phải sạc mỗi ngày.",
            [("indirect", "pin có thể dùng cả tuần", "Norrvik")],
            id="conceded-up-to-but",
        ),
        pytest.param(
            "Bà [PER Bính] cho biết sau khi được kiểm tra và xác nhận, lô hàng đã được đưa về kho.",
            [("indirect", "sau khi được kiểm tra và xác nhận, lô hàng đã được đưa về kho", "Bính")],
            id="what-was-done-to-the-goods",
        ),
        pytest.param(
            "Có người nói chợ sẽ dời đi, có người lại nói chợ sẽ xây thêm hai tầng.",
            [
                ("indirect", "chợ sẽ dời đi", "người"),
                ("indirect", "chợ sẽ xây thêm hai tầng", "người"),
            ],
            id="some-say-others-say",
        ),
        pytest.param(
            "Có ý kiến đề nghị bỏ chợ đêm vì ồn; có đại biểu đề nghị dời chợ ra sông; một số người cho rằng nên giữ.",
            [
                ("indirect", "bỏ chợ đêm vì ồn", "ý kiến"),
                ("indirect", "dời chợ ra sông", "đại biểu"),
                ("indirect", "nên giữ", "một số người"),
            ],
            id="nobody-known-behind-a-semicolon",
        ),
        pytest.param(
            "[ORG Norrvik] kiến nghị hạ phí neo tàu và được tỉnh chấp thuận từ tháng sau.",
            [("indirect", "hạ phí neo tàu", "Norrvik")],
            id="what-came-of-a-demand",
        ),
        pytest.param(
            "Trong khi một số nhà báo miêu tả mùa lúa này là thắng lợi thì nhiều người khác cho rằng lúa vẫn lép.",
            [
                ("indirect", "mùa lúa này là thắng lợi", "một số nhà báo"),
                ("indirect", "lúa vẫn lép", "nhiều người khác"),
            ],
            id="while-some-say-then-others",
        ),
        pytest.param(
            "Bà [PER Mỷ] mong cầu sớm xong; còn chồng bà thì nói chỉ muốn ở yên.",
            [("indirect", "cầu sớm xong", "Mỷ"), ("indirect", "chỉ muốn ở yên", "chồng bà")],
            id="another-behind-a-semicolon",
        ),
        pytest.param(
            "[ORG Bộ Quốc phòng Nga] nói rằng tàu đã chìm trong đêm; [LOC Kiev] chưa bình luận về tin này.",
            [("indirect", "tàu đã chìm trong đêm", "Bộ Quốc phòng Nga")],
            id="another-who-says-nothing",
        ),
        pytest.param(
            "[ORG Viện Hải dương] cho hay nước biển sẽ lạnh đi, song từ chối nêu số liệu. [LOC Peru] và [LOC Chile] "
            "tố nhau lấn biển.",
            [("indirect", "nước biển sẽ lạnh đi", "Viện Hải dương")],
            id="refusing-to-say-more-and-blaming-each-other",
        ),
        pytest.param(
            "Thủ tướng [PER Elda] tuyên bố sẽ không rút tàu, trong khi [PER Conti] gọi đây là “trò đùa nguy hiểm”.",
            [("indirect", "sẽ không rút tàu", "Elda"), ("direct", "trò đùa nguy hiểm", "Conti")],
            id="set-against-a-quotation",
        ),
        pytest.param(
            "[ORG Công an Hà Nội] khuyến cáo người dân không mở cửa cho người lạ.",
            [("indirect", "người dân không mở cửa cho người lạ", "Công an Hà Nội")],
            id="the-end-of-a-name-makes-no-noun",
        ),
        pytest.param("[LOC Nhật Bản] khẳng định chủ quyền đối với hai hòn đảo.", [], id="to-assert-a-claim"),
        pytest.param(
            "Đối với việc [LOC Chile] tuyên bố đóng cảng, [ORG Bộ Ngoại giao Peru] cho rằng đó là trò đùa.",
            [("indirect", "đó là trò đùa", "Bộ Ngoại giao Peru")],
            id="what-another-reacts-to",
        ),
        pytest.param("Trường bản mong nhận được sự giúp đỡ của bà con.", [], id="to-hope-for-a-gift"),
        pytest.param(
            "Lá thư gửi [PER Conti] do “Bà trùm” viết, được tìm thấy trong căn nhà hoang.", [], id="written-by"
        ),
        pytest.param("Ông [PER Sung] chửi thề khi phải nộp phạt.", [], id="to-swear-is-no-oath"),
        pytest.param("Nghị quyết nói về mục đích, yêu cầu, những quan điểm của [ORG Bộ Chính trị].", [], id="a-noun"),
        pytest.param(
            "17h25: [PER Minh Quân] phát biểu 17h30: Ca sĩ hát bài mở màn.", [], id="a-clock-announces-nothing"
        ),
    ],
)
def test_the_words_end_where_the_writer_goes_on(marked: str, told: Told) -> None:
    assert heard(marked) == told


def test_the_question_before_the_next_answer_belongs_to_nobody() -> None:
    told = heard(
        "Thầy [PER Tẩn]: Tôi nghĩ trường vẫn phải mở cửa. Chưa ai chịu nghe - Có người chê đường xa. Thầy nghĩ sao? "
        "Thầy [PER Tẩn]: Tôi đã đi bộ ba mươi năm rồi."
    )
    assert told == [
        ("direct", "Tôi nghĩ trường vẫn phải mở cửa", "Tẩn"),
        ("direct", "Tôi đã đi bộ ba mươi năm rồi", "Tẩn"),
    ]
