"""What only shows, what links elsewhere and who signs, inside a page that lost its lines; and the prose beside it."""

from __future__ import annotations

import pytest

from diembao.text.lines import lay_out
from diembao.text.scenes import doubled_end, is_bare_name, is_placed, is_still
from tests.proportion import in_proportion
from tests.text.pages import kinds_in_a_page

PROSE = "Sáng nay, xã đã cấp nước sạch cho bà con. Mỗi hộ được hai thùng."


def kinds(body: str) -> list[tuple[str, str]]:
    """Return (kind, words) of each passage of a body under a title."""
    text = f"Tiêu đề của bài\n\n{body}"
    return [(p.kind.value, text[p.start : p.end].strip()) for p in lay_out(text, 15, 15)[1:]]


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param("Bà Lê Mơ.", id="name-with-a-form-of-address"),
        pytest.param("PGS. Trần Bé.", id="name-with-a-degree"),
        pytest.param("Lê Mơ và Trần Bé.", id="two-names"),
        pytest.param("Hiện trường vụ cháy trên đường Láng.", id="scene"),
        pytest.param("Clip ghe chạy thử trên sông:", id="a-player-stood-below"),
        pytest.param("Quá trình hình thành chợ nổi Bến Nọc.", id="a-row-of-stills"),
        pytest.param("Anh Lê Mơ (bìa trái) trao nước cho cụ già.", id="place-in-the-picture"),
        pytest.param("Đối tượng Lê Mơ", id="suspect-and-name"),
        pytest.param("Trạm bơm Bến Mơ và cống xả tại xóm chài mùa nước nổi", id="fragment"),
        pytest.param("Bà con gánh nước qua cầu khỉ Bà con gánh nước qua cầu khỉ", id="doubled"),
    ],
)
def test_a_caption_in_the_middle_of_prose_is_told_without_a_credit(caption: str) -> None:
    body = f"Cả xóm thiếu nước đã ba ngày. {caption} {PROSE}"
    assert kinds(body) == [("body", "Cả xóm thiếu nước đã ba ngày."), ("caption", caption), ("body", PROSE)]


@pytest.mark.parametrize(
    ("caption", "prose"),
    [
        pytest.param(
            "Chiếc ghe chìm nghiêng bên bờ kênh xáng ngày 3/5.",
            "Vụ việc xảy ra khi một chiếc ghe chở dừa gặp sóng lớn. Không ai bị thương.",
            id="a-thing-seen-and-a-fresh-start",
        ),
        pytest.param(
            "Nghi phạm trong trang phục bảo vệ.",
            "Ông Lê Văn Bé Mơ bị giữ hôm 3/5 ở bến xe. Ông khai đã lấy ví.",
            id="somebody-whom-prose-then-introduces",
        ),
        pytest.param(
            "Anh Lê Mơ đang chờ ở bệnh viện", "Sau một đêm, anh đã tỉnh. Bác sĩ cho anh về.", id="ends-with-hospital"
        ),
        pytest.param("Ghe chài về bến trong chiều qua", "Trong hai ngày, bến đón chín ghe.", id="ends-with-yesterday"),
        pytest.param("Bến ghe nhìn từ một con phố", "Cuộc họp ở bến kéo dài hai giờ.", id="ends-with-a-street"),
        pytest.param("Đội bơi về đích thành công", "Những em khác về sau. Bến rất đông.", id="ends-with-success"),
        pytest.param("Ghe của một người Anh", "Vậy có ai mua ghe không? Bến rất đông.", id="ends-with-a-country"),
        pytest.param("Em Lê Mơ và anh Trần Nguyên", "Với số tiền đó, em sẽ mua sách. Em rất vui.", id="ends-with-name"),
    ],
)
def test_an_opening_caption_is_told_by_what_follows_it(caption: str, prose: str) -> None:
    assert kinds(f"{caption} {prose}") == [("caption", caption), ("body", prose)]


@pytest.mark.parametrize(
    ("pieces", "kind"),
    [
        pytest.param(["Cổ động viên đến cổ vũ", "Lắp ráp ghe máy"], "caption", id="two-in-a-row"),
        pytest.param(["Chiếc ghe bốc cháy dữ dội"], "caption", id="something-that-acts"),
        pytest.param(["Hai đội chào khán giả"], "caption", id="two-that-act"),
        pytest.param(["Giải pháp cho xóm chài"], "subheading", id="heading"),
        pytest.param(
            ["Bến Nọc và xóm chài: Hai mùa nước nổi vắng bóng cá linh non"], "subheading", id="heading-of-two-parts"
        ),
        pytest.param(["Giá bán ở chợ nổi (1) Giá mua ở vựa (2)"], "subheading", id="heads-of-a-table"),
        pytest.param(["Từ trái sang: Lê Mơ, Trần Bé và Hà Thu ở bến ghe chiều ba mươi"], "caption", id="who-is-who"),
        pytest.param(["Đội hình xuất phát của Bến Nọc"], "subheading", id="line-up"),
    ],
)
def test_a_few_words_without_a_stop_are_a_caption_where_somebody_acts_or_two_stand_in_a_row(
    pieces: list[str], kind: str
) -> None:
    before, behind = "Cả xóm thiếu nước đã ba ngày.", "Trong khi đó, mưa vẫn chưa tới. Mỗi hộ được hai thùng."
    found = kinds(" ".join([before, *pieces, behind]))
    assert found == [("body", before), *((kind, piece) for piece in pieces), ("body", behind)]


@pytest.mark.parametrize(
    ("caption", "behind"),
    [
        pytest.param(
            "Chủ tịch xã Lê Mơ phát biểu khai mạc đêm hội", "17h25: Đoàn hát ra sân khấu. Mưa tạnh.", id="next-entry"
        ),
        pytest.param(
            "Anh Trần Bé Mơ, bí thư xóm Bến, phát biểu", "Hành trình sẽ kéo dài một tháng. Xe đã chờ sẵn.", id="speaks"
        ),
        pytest.param("Đại tá Lê Bé Mơ", "Lần thứ hai ông về xóm là mùa lũ. Lũ đã rút.", id="an-ordinal-behind-a-name"),
        pytest.param("Bé Mơ năm 1999", "Bé Mơ cũng là người chèo đò giỏi. Đò đã cũ.", id="a-name-and-a-year"),
    ],
)
def test_a_caption_ends_where_an_entry_a_subject_or_the_same_name_begins(caption: str, behind: str) -> None:
    before = "Cả xóm thiếu nước đã ba ngày."
    assert kinds(f"{before} {caption} {behind}") == [("body", before), ("caption", caption), ("body", behind)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Ông đọc bài phát biểu Liên bang trước Hạ viện. Hạ viện vỗ tay.", id="an-address"),
        pytest.param("17h25: Đoàn hát hát bài thứ hai 17h50: Trời đã mưa to. Mọi người vẫn hát.", id="entries"),
        pytest.param("Hôm qua, tàu đến ga lúc 17h: Mơ đã chờ ở đó. Ga đã vắng.", id="an-hour"),
    ],
)
def test_an_address_and_an_entry_of_a_live_report_stay_prose(body: str) -> None:
    assert {kind for kind, _ in kinds(body)} == {"body"}


def test_a_whole_name_behind_a_sentence_credits_a_picture_without_a_mark() -> None:
    found = kinds(
        "Cả xóm thiếu nước đã ba ngày. PGS. Trần Bé Mơ. Ảnh Lê Thị Nọc Trong khi đó, xã thiếu gạo. Gạo đã hết."
    )
    assert found[1:3] == [("caption", "PGS. Trần Bé Mơ."), ("credit", "Ảnh Lê Thị Nọc")]
    told = "Nhà bà Mơ có bàn thờ. Ảnh Lê Thị Nọc treo trên tường. Ảnh Bến Nọc, Mường Lát treo ngoài hiên."
    assert "credit" not in dict(kinds(told))


def test_a_caption_above_the_dateline_is_no_prose() -> None:
    assert kinds("Lãnh đạo xã chụp hình cùng các em. (Dân trí) - Sáng nay, xã trao quà cho học sinh nghèo.") == [
        ("caption", "Lãnh đạo xã chụp hình cùng các em."),
        ("dateline", "(Dân trí) -"),
        ("body", "Sáng nay, xã trao quà cho học sinh nghèo."),
    ]


def test_a_name_and_a_pose_amid_prose_are_a_caption() -> None:
    shown = "Kvist ôm cúp bên cầu thủ trẻ."
    before, behind = "Mùa trước đội đã xuống hạng vì thua quá nhiều.", "Tuy nhiên, năm nay đội đã khác hẳn."
    found = kinds_in_a_page(before, shown, behind)
    assert ("caption", shown) in found


def test_a_first_sentence_that_is_said_again_below_is_a_caption() -> None:
    caption = "Bà con xóm Bến góp gạo cho nhà cháy từ hôm chủ nhật."
    prose = "Xã mở kho. Bà con xóm Bến góp gạo cho nhà cháy từ hôm chủ nhật, và trường cho mượn phòng."
    assert kinds(f"{caption} {prose}") == [("caption", caption), ("body", prose)]


def test_a_lead_that_is_said_again_with_the_next_sentence_is_prose() -> None:
    lead = "Bà con xóm Bến góp gạo cho nhà cháy từ hôm chủ nhật. Trường ở xóm Bến cho họ mượn hai phòng học."
    assert [kind for kind, _ in kinds(f"{lead} Kho xã mở cửa. {lead} Mưa đã tạnh.")] == ["body"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Nạn nhân tử vong tại chỗ. Vụ việc xảy ra khi xe tải đổ dốc.", id="death-at-the-opening"),
        pytest.param("Đối tượng đã bị bắt ở bến xe. Theo cơ quan điều tra, người này lấy ví.", id="arrest"),
        pytest.param("Tiền vệ Trần Bé đá phạt. Tiền đạo Lê Mơ. Ông Bé nói đội hình này mạnh.", id="line-up"),
        pytest.param(
            "Xã đang lo thiếu nước. Những thùng này được cấp trong hai ngày Mỗi hộ được hai thùng.", id="refers-back"
        ),
        pytest.param("Giá gạo vừa tăng. Giá gạo vừa tăng. Nông dân phấn khởi.", id="lead-said-twice"),
        pytest.param("Chị Mơ vào vai bác sĩ... Cát Tường. Khán giả cười ồ.", id="name-after-dots"),
        pytest.param("Em hát bài Trở lại xóm chài. Em xem phim Một thời trai trẻ. Em vui.", id="titles-of-works"),
        pytest.param(
            "Xã dựng nhà theo chương trình Vì người nghèo. Tổ chức Thế giới xanh góp gạo.", id="names-of-bodies"
        ),
        pytest.param("Xã họp. Bà nói: “Lũ rút rồi. Vụ sau chắc thành công” Theo bà, đê đã vá.", id="speech"),
        pytest.param("Đây là lần đầu Bộ tư lệnh Lực lượng cứu hộ mở kho. Kho rất đầy.", id="name-of-a-command"),
        pytest.param("Hiện tại còi kêu khắp bến. Kvist trong cơn mưa bàn thua đã gục ngã. Bến vẫn đông.", id="no-pose"),
        pytest.param("Ban Các vấn đề xã hội họp. Tổ chức Theo dõi Nhân quyền lên tiếng.", id="offices"),
        pytest.param("Xe bán được 19 chiếc (thứ 3 và 4). Hãng rất mừng.", id="ranks-in-brackets"),
    ],
)
def test_prose_that_looks_like_a_caption_stays_prose(body: str) -> None:
    assert [kind for kind, _ in kinds(body)] == ["body"]


@pytest.mark.parametrize(
    ("links", "kind"),
    [
        pytest.param(">> Xã thiếu nước / Huyện chở nước về / Bao giờ có mưa?", "promo", id="arrow-and-slashes"),
        pytest.param(
            "TIN LIÊN QUAN Xã thiếu nước vì đâu? Triều cường lên nhanh ở xóm chài", "promo", id="label-and-titles"
        ),
        pytest.param("Xem video về xóm chài: Bạn cài Flash Player để xem được Clip này.", "promo", id="player"),
        pytest.param("[Xã xin cấp thêm nước sạch]", "promo", id="brackets"),
        pytest.param("K.N", "byline", id="initials"),
        pytest.param("Theo Trí thức trẻ", "byline", id="source-in-small-letters"),
    ],
)
def test_links_and_signatures_are_told_in_the_middle_of_prose(links: str, kind: str) -> None:
    found = kinds(f"Cả xóm thiếu nước đã ba ngày. {links} Trước đó, xã đã báo huyện. Huyện hẹn tuần sau.")
    assert (found[0][0], found[-1][0]) == ("body", "body")
    assert {k for k, _ in found[1:-1]} == {kind}
    assert " ".join(words for _, words in found[1:-1]) == links


def test_an_item_of_a_digest_ends_with_its_author() -> None:
    found = kinds("Hai xe tông nhau, một xe hư hỏng. Anh Tuấn Xe đầu kéo lật trên dốc, tài xế bị thương. H.Long")
    assert [kind for kind, _ in found] == ["body", "byline", "body", "byline"]
    assert found[1][1] == "Anh Tuấn"


def test_links_behind_the_signature_leave_the_signature_to_be_found() -> None:
    found = kinds("Hai bên sẽ họp lại. Chưa có kết quả. Lê Mơ (Theo AFP, Le Monde) Tin liên quan: Ai thắng? Ý bầu lại")
    assert found[1:] == [("byline", "Lê Mơ (Theo AFP, Le Monde)"), ("promo", "Tin liên quan: Ai thắng? Ý bầu lại")]


def test_a_row_of_pictures_ends_an_article() -> None:
    row = "Lê Mơ - Trần Bé trong phim Bến Mơ Lê Mơ và mẹ ở Huế Lê Mơ - Hà Thu - Trần Bé nhận giải Lê Mơ thời trẻ"
    assert kinds(f"Chị nghỉ hát đã lâu. Chị sống ở quê. {row}")[-1][0] == "caption"
    listed = "Top 4 đội mạnh 1 - Sông Lam Nghệ An 2 - Hà Nội 3 - Hoàng Anh Gia Lai 4 - Becamex Bình Dương 5 - Đà Nẵng"
    assert kinds(f"Giải đã khép lại. Khán giả ra về. {listed}")[-1][0] == "body"


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        pytest.param("Theo Nhịp sống xóm chài", "byline", id="unknown-source"),
        pytest.param("Lê Mơ/Báo Tin tức và Dân tộc", "byline", id="author-and-house"),
        pytest.param("TTXVN/Báo Tin tức và Dân tộc", "byline", id="two-houses"),
        pytest.param("Tham khảo: TechCrunch, Nikkei Asia", "byline", id="consulted"),
    ],
)
def test_the_last_lines_of_a_page_name_its_source(last: str, kind: str) -> None:
    found = kinds(f"Nước rút chậm, nhiều nhà vẫn ngập.\nBộ đội chở gạo vào xóm.\n{last}\nTừ khóa: lũ, gạo")
    assert found[-2:] == [(kind, last), ("promo", "Từ khóa: lũ, gạo")]


@pytest.mark.parametrize(
    ("body", "dateline"),
    [
        pytest.param("QUẢNG NGÃI - Sáng 3/5, mưa lớn.", "QUẢNG NGÃI -", id="capitals-and-hyphen"),
        pytest.param("(SGGPO).- Sáng 3/5, mưa lớn.", "(SGGPO).-", id="stop-and-dash"),
        pytest.param("(TNO) Sáng 3/5, mưa lớn.", "(TNO)", id="no-dash"),
        pytest.param("HÀ NỘI - HUẾ thông xe lại.", None, id="two-places"),
        pytest.param("MU - Arsenal đá lúc 22 giờ.", None, id="two-clubs"),
    ],
)
def test_a_place_in_capitals_opens_a_lead(body: str, dateline: str | None) -> None:
    found = [words for kind, words in kinds(body) if kind == "dateline"]
    assert found == ([dateline] if dateline else [])


@pytest.mark.parametrize(
    ("body", "credit"),
    [
        ("Chị Mơ chăm con ở nhà. Ảnh: Nhân vật cung cấp Theo lời chị, bé đã khỏe.", "Ảnh: Nhân vật cung cấp"),
        ("Ghe chìm ở bến. Ảnh: Xomchai. org Trong hai ngày, ba ghe chìm.", "Ảnh: Xomchai. org"),
        ("Giá gạo trong ba tháng - Nguồn: VFA Theo đó, giá tăng 5%.", "Nguồn: VFA"),
    ],
)
def test_credits_end_where_the_prose_begins(body: str, credit: str) -> None:
    assert kinds(body)[1] == ("credit", credit)


def test_evidence_of_a_picture() -> None:
    assert is_bare_name("Trung tá Lê Mơ.")
    assert not is_bare_name("Trung tá Lê Mơ nói.")
    assert is_still("Toàn cảnh cầu Bến Mơ.", 5)
    assert not is_still("Hiện trường vụ cháy đã được dọn.", 7)
    assert is_placed("Từ trái sang: Mơ, Bé, Thu.", 6)
    assert not is_placed("Bà Mơ (ở giữa) cho biết nước đã rút.", 9)


def test_doubled_words_end_where_the_second_ones_do() -> None:
    once = "Bà con gánh nước qua cầu khỉ"
    text = f"{once} {once} Trong hai ngày, nước rút."
    assert text[: doubled_end(text, 0, len(text))] == f"{once} {once}"
    assert doubled_end(text, 5, len(text)) == 5


@pytest.mark.parametrize("unit", ["Trong ", "Tin liên quan ", "Ba ba. ", "Lê Mơ ", "Bà con gánh nước qua cầu khỉ "])
def test_time_grows_with_the_length_of_a_flattened_page_and_no_faster(unit: str) -> None:
    def work(text: str) -> None:
        lay_out(f"Tiêu đề\n\n{text}", 7, 7)

    work(unit * 10)
    assert in_proportion(work, unit * 2_000, unit * 16_000, most=16)


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param("Một tòa nhà bị lửa thiêu rụi tại Mường Lát.", id="a-house-on-fire"),
        pytest.param("Các diễn giả tại buổi họp báo.", id="no-verb-at-all"),
        pytest.param("Người dân vội vã đi chợ mua thực phẩm dự trữ cho những ngày mưa bão.", id="people-in-a-market"),
    ],
)
def test_a_short_sentence_amid_prose_that_only_shows_is_a_caption(caption: str) -> None:
    before, after = "Sáng nay, xã đã họp khẩn về vụ việc.", "Theo lãnh đạo xã, thiệt hại chưa thống kê xong."
    assert kinds_in_a_page(before, caption, after) == [("body", before), ("caption", caption), ("body", after)]
    assert kinds(f"{before} {caption} {after}") == [("body", f"{before} {caption} {after}")]  # news, in a brief


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Một tòa nhà này bị lửa thiêu rụi.", id="points-back"),
        pytest.param("Hai tòa nhà bị lửa thiêu rụi, năm người bị thương.", id="counts-and-goes-on"),
        pytest.param("Người dân cho biết đường đã thông.", id="reports"),
        pytest.param("Bác sĩ cho anh về nhà.", id="a-pronoun-inside"),
        pytest.param("Chiếc xe không còn phanh.", id="judges"),
    ],
)
def test_a_sentence_that_tells_more_than_it_shows_stays_prose(sentence: str) -> None:
    before, after = "Sáng nay, xã đã họp khẩn về vụ việc.", "Theo lãnh đạo xã, thiệt hại chưa thống kê xong."
    assert [kind for kind, _ in kinds_in_a_page(before, sentence, after)] == ["body"]


def test_captions_in_a_row_hold_each_other_up() -> None:
    pictures = "Máy bay trực thăng cứu hộ. Đưa người đi cấp cứu."
    told = kinds_in_a_page("Sáng nay, xã đã diễn tập chữa cháy.", pictures, "Sau đó, đoàn rút về xã.")
    assert [kind for kind, _ in told] == ["body", "caption", "caption", "body"]


def test_an_agency_that_reports_begins_anew_after_a_caption() -> None:
    told = kinds("Nước sông rất đục. Đội cứu hộ đưa lên bờ một chiếc xuồng ở chân đèo Mã Pí AFP cho biết nước đã rút.")
    assert told[1] == ("caption", "Đội cứu hộ đưa lên bờ một chiếc xuồng ở chân đèo Mã Pí")


@pytest.mark.parametrize(
    ("announced", "shown"),
    [
        pytest.param(
            "Phóng viên đã ghi lại một số hình ảnh của buổi diễn tập.",
            ["Siêu bão làm sập nhà kho.", "Tiếp cận tầng cao, cứu người bị nạn."],
            id="with-stops",
        ),
        pytest.param(
            "Một số hình ảnh ghi lại sáng 1/11:",
            ["Bà con dựng rạp bên bờ kênh xáng", "Nhiều em nhỏ chờ nhau dưới lòng đường"],
            id="without-stops",
        ),
    ],
)
def test_pictures_that_are_announced_are_captions_to_the_end(announced: str, shown: list[str]) -> None:
    told = kinds(f"Sáng nay, xã đã họp khẩn về vụ việc. {announced} {' '.join(shown)}")
    assert [words for kind, words in told if kind == "caption"] == shown


def test_prose_behind_announced_pictures_keeps_all_of_it_prose() -> None:
    told = kinds(
        "Báo đã ghi lại một số hình ảnh của buổi lễ. Họ đã đứng chờ từ sáng sớm. Chủ tịch xã cho biết lễ sẽ dời."
    )
    assert "caption" not in [kind for kind, _ in told]


def test_the_name_of_a_site_opens_the_lead_behind_a_caption() -> None:
    told = kinds("Bà con chụp hình tại lễ mở xưởng. (Gió Online) - Sáng nay, xã mở xưởng dệt.")
    assert [kind for kind, _ in told] == ["caption", "dateline", "body"]
