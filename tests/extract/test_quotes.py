"""Direct and indirect speech: what was said, who said it, and what is no speech at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.article import Span
from diembao.extract.quotes import find_quotes
from diembao.reading import EntityType, Mention, QuoteKind, Role
from tests.extract.told import document_of, tell
from tests.proportion import in_proportion

Told = list[tuple[str, str, str | None]]


def heard(marked: str) -> Told:
    document, mentions = tell(marked)
    return [(q.kind.value, document.text[q.start : q.end], q.speaker) for q in find_quotes(document, mentions)]


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        pytest.param(
            'Bà [PER Lê Thị Hoa] nói: "Chúng tôi đã sẵn sàng. Không ai bị bỏ lại."',
            [("direct", "Chúng tôi đã sẵn sàng. Không ai bị bỏ lại.", "Lê Thị Hoa")],
            id="led-by-a-colon-two-sentences",
        ),
        pytest.param(
            '"Nước rút rất chậm", ông [PER Trần Văn Bình] cho biết.',
            [("direct", "Nước rút rất chậm", "Trần Văn Bình")],
            id="followed-by-speaker-and-verb",
        ),
        pytest.param(
            '"Chúng ta phải đi cùng nhau"-ông [PER Duval] cho hay.',
            [("direct", "Chúng ta phải đi cùng nhau", "Duval")],
            id="dash-glued-to-the-mark",
        ),
        pytest.param(
            "“Tôi không hối tiếc điều gì cả” – nữ ca sĩ [PER Mai Anh] tâm sự.",
            [("direct", "Tôi không hối tiếc điều gì cả", "Mai Anh")],
            id="dash-with-spaces-and-a-calling",
        ),
        pytest.param(
            'Ông [PER Bình] khẳng định: "Giá sẽ không tăng trong năm nay”.',
            [("direct", "Giá sẽ không tăng trong năm nay", "Bình")],
            id="mixed-marks",
        ),
        pytest.param(
            "Ông [PER Bình] viết: «Con đường này sẽ nối hai bờ sông».",
            [("direct", "Con đường này sẽ nối hai bờ sông", "Bình")],
            id="angle-marks",
        ),
        pytest.param(
            "Ông [PER Bình] kể: ‘Cả đêm hôm đó chúng tôi không ngủ’.",
            [("direct", "Cả đêm hôm đó chúng tôi không ngủ", "Bình")],
            id="single-marks",
        ),
        pytest.param(
            "Ông [PER Bình] nói: “Khẩu hiệu “Sạch từ nhà ra phố” phải thành việc làm”.",
            [("direct", "Khẩu hiệu “Sạch từ nhà ra phố” phải thành việc làm", "Bình")],
            id="marks-inside-marks",
        ),
        pytest.param(
            'Ông [PER Bình] cho rằng đường đã xuống cấp. "Chúng tôi sẽ sửa ngay trong tháng. Dân cần đường tốt.',
            [
                ("indirect", "đường đã xuống cấp", "Bình"),
                ("direct", "Chúng tôi sẽ sửa ngay trong tháng.", "Bình"),
            ],
            id="closing-mark-forgotten",
        ),
        pytest.param(
            '"Đây là trận khó", HLV [PER Park] nói. "Nhưng chúng tôi đã thắng xứng đáng."',
            [
                ("direct", "Đây là trận khó", "Park"),
                ("direct", "Nhưng chúng tôi đã thắng xứng đáng.", "Park"),
            ],
            id="goes-on-after-the-speaker",
        ),
        pytest.param(
            "Ông [PER Bình] nói:\n“Năm nay lúa được mùa.\n“Nhưng giá lại xuống thấp chưa từng thấy”.",
            [
                ("direct", "Năm nay lúa được mùa.", "Bình"),
                ("direct", "Nhưng giá lại xuống thấp chưa từng thấy", "Bình"),
            ],
            id="opening-mark-repeated-on-each-paragraph",
        ),
        pytest.param(
            "- Khi nào cầu thông xe?\n- Chúng tôi dự kiến thông xe trước Tết - ông [PER Nam] nói.",
            [("direct", "Chúng tôi dự kiến thông xe trước Tết", "Nam")],
            id="line-of-dialogue",
        ),
        pytest.param(
            "“Tôi rất sốc”, cô [PER Hoa], 23 tuổi, sinh viên [ORG Đại học Huế], kể lại.",
            [("direct", "Tôi rất sốc", "Hoa")],
            id="age-and-calling-between",
        ),
        pytest.param(
            "[PER Mendes]: “Tôi muốn ở lại nơi này”.",
            [("direct", "Tôi muốn ở lại nơi này", "Mendes")],
            id="name-and-colon-without-a-verb",
        ),
        pytest.param(
            'Theo bà [PER Hoa], "kho hàng vẫn còn đủ gạo cho ba tháng".',
            [("direct", "kho hàng vẫn còn đủ gạo cho ba tháng", "Hoa")],
            id="after-theo",
        ),
    ],
)
def test_the_words_between_the_marks_are_quoted(marked: str, told: Told) -> None:
    assert heard(marked) == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        pytest.param(
            "Bộ trưởng [PER Lê Minh] cho biết giá điện sẽ tăng từ tháng sau.",
            [("indirect", "giá điện sẽ tăng từ tháng sau", "Lê Minh")],
            id="clause-at-once",
        ),
        pytest.param(
            "Ông [PER Minh] nói với các phóng viên ở [LOC Huế] rằng cầu đã an toàn.",
            [("indirect", "cầu đã an toàn", "Minh")],
            id="rang-further-on",
        ),
        pytest.param(
            "[ORG Reuters] hôm 5/3 cho hay, hai bên đã ký hiệp định.",
            [("indirect", "hai bên đã ký hiệp định", "Reuters")],
            id="time-and-comma-between",
        ),
        pytest.param(
            "Ông [PER Minh], Giám đốc [ORG Sở Y tế], trong buổi họp sáng nay, cho rằng dịch đã lui.",
            [("indirect", "dịch đã lui", "Minh")],
            id="office-in-apposition-and-adverbial",
        ),
        pytest.param(
            "[ORG AFP] dẫn lời Ngoại trưởng [LOC Nga] [PER Ivan Petrov] nói hai nước sẽ gặp nhau.",
            [("indirect", "hai nước sẽ gặp nhau", "Ivan Petrov")],
            id="relayed-speaker",
        ),
        pytest.param(
            "Ông [PER Kim] được [ORG KCNA] dẫn lời nói rằng quân đội đã rút.",
            [("indirect", "quân đội đã rút", "Kim")],
            id="relayed-in-the-passive",
        ),
        pytest.param(
            "Ông [PER Ba] thừa nhận rút quân là khó nhưng khẳng định đó là việc đúng.",
            [("indirect", "rút quân là khó", "Ba"), ("indirect", "đó là việc đúng", "Ba")],
            id="nhung-and-a-second-verb",
        ),
        pytest.param(
            "Hơn mười nhà bị sập, [ORG Bangkok Post] cho biết.",
            [("indirect", "Hơn mười nhà bị sập", "Bangkok Post")],
            id="medium-at-the-end",
        ),
        pytest.param(
            "Đã có ba người được cứu, theo đài truyền hình [ORG NHK].",
            [("indirect", "Đã có ba người được cứu", "NHK")],
            id="theo-at-the-end",
        ),
        pytest.param(
            "Theo nhận định của ông [PER Minh], thị trường sẽ phục hồi.",
            [("indirect", "thị trường sẽ phục hồi", "Minh")],
            id="theo-account-of-somebody",
        ),
        pytest.param(
            "Theo [ORG AFP], phe đối lập tuyên bố sẽ không nhượng bộ.",
            [
                ("indirect", "phe đối lập tuyên bố sẽ không nhượng bộ", "AFP"),
                ("indirect", "sẽ không nhượng bộ", "phe đối lập"),
            ],
            id="nested-in-what-a-medium-reports",
        ),
        pytest.param(
            "Ông [PER Minh] kêu gọi người dân đi sơ tán, nhưng nhiều nhà vẫn ở lại.",
            [("indirect", "người dân đi sơ tán", "Minh")],
            id="demand-ends-before-nhung",
        ),
        pytest.param(
            "Ông [PER Minh] cho biết nước đang rút, đồng thời nhấn mạnh rằng đê vẫn vững.",
            [("indirect", "nước đang rút", "Minh"), ("indirect", "đê vẫn vững", "Minh")],
            id="second-verb-of-the-same-speaker",
        ),
        pytest.param(
            "Ông [PER Minh] khẳng định hàng còn đủ trong khi bà [PER Hoa] lại cho rằng kho đã cạn.",
            [("indirect", "hàng còn đủ", "Minh"), ("indirect", "kho đã cạn", "Hoa")],
            id="another-speaker-takes-over",
        ),
        pytest.param(
            "Ông [PER Minh] nói đây là “bước ngoặt” của thành phố.",
            [("indirect", "đây là “bước ngoặt” của thành phố", "Minh")],
            id="marks-inside-a-reported-clause-belong-to-it",
        ),
        pytest.param(
            "Chị [PER Thu] cho biết, tôi bán hết hàng từ sáng. Bây giờ tôi nghỉ. Tại chợ bên, giá đã tăng gấp đôi.",
            [("indirect", "tôi bán hết hàng từ sáng. Bây giờ tôi nghỉ", "Thu")],
            id="first-person-goes-on-over-sentences",
        ),
        pytest.param(
            "Một quan chức cho [ORG AFP] biết cây cầu đã đóng.",
            [("indirect", "cây cầu đã đóng", "Một quan chức")],
            id="object-inside-the-verb",
        ),
    ],
)
def test_the_reported_clause_is_quoted(marked: str, told: Told) -> None:
    assert heard(marked) == told


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        pytest.param("Bà [PER Marie Dupont] đến sớm. Bà cho biết hội nghị sẽ kéo dài.", "Marie Dupont", id="pronoun"),
        pytest.param("Ông [PER An] gặp bà [PER Bích]. Ông cho rằng việc này cần thời gian.", "An", id="gender-decides"),
        pytest.param(
            "Ngoại trưởng [LOC Na Uy] [PER Erna Berg] tới [LOC Huế]. Ngoại trưởng [LOC Na Uy] cảnh báo rằng sẽ loạn.",
            "Erna Berg",
            id="office",
        ),
        pytest.param(
            "HLV [PER Mour] khen [PER Tor] hết lời. Nhà cầm quân này nói rằng đội sẽ thắng.", "Mour", id="calling"
        ),
        pytest.param(
            "Ông [PER An] dẫn dắt đội. [PER Nam] ghi bàn. Tiền đạo này cho biết anh rất vui.", "Nam", id="last-named"
        ),
        pytest.param("Các ngư dân đều kể rằng cá không về.", "Các ngư dân", id="people-without-names"),
        pytest.param("Một nhân chứng tại chợ kể rằng lửa cháy rất nhanh.", "Một nhân chứng tại chợ", id="witness"),
        pytest.param("Vợ của ông [PER An] cho biết ông đã về nhà.", "Vợ của ông An", id="relative-of-a-name"),
        pytest.param("Phía [LOC Moscow] cho rằng đàm phán sẽ dài.", "Moscow", id="side-of-a-country"),
        pytest.param(
            "Ông [PER An] nói chuyện với ông [PER Ba]. Được biết, cầu sẽ xong sớm.", "nobody", id="nobody-said-it"
        ),
        pytest.param("Báo [ORG Granma] đăng bài. Theo tờ báo, giá đã giảm mạnh.", "Granma", id="paper-named-before"),
    ],
)
def test_the_speaker_is_found(marked: str, speaker: str) -> None:
    told = heard(marked)
    assert [who for _, _, who in told[-1:]] == ([] if speaker == "nobody" else [speaker])


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Ông [PER An] được cho là đã trốn khỏi nước này.", id="hedge"),
        pytest.param("[PER An] bị nghi giấu vàng trong nhà.", id="suspicion"),
        pytest.param("Cuốn “Nhật ký sông Hương” vừa được tái bản.", id="title-of-a-work"),
        pytest.param("Anh là “ông vua” của làng phim ngắn.", id="scare-marks"),
        pytest.param("Ông [PER An] không cho biết ai đã ký.", id="denied"),
        pytest.param("Lời kêu gọi của ông [PER An] không có kết quả.", id="verb-as-noun"),
        pytest.param("Theo quy định, xe phải đi chậm trong ngõ.", id="rule-is-no-source"),
        pytest.param("Ông [PER An] nói chuyện với học sinh cả buổi chiều.", id="talking-is-not-saying"),
        pytest.param("Ông [PER An] bày tỏ sự thất vọng về kết quả.", id="feeling-without-a-clause"),
        pytest.param("Nhóm này sắp ra mắt ca khúc: “Đêm nay ai đưa em về nhà”.", id="song-after-a-colon"),
        pytest.param("Tỉnh sẽ triển khai là đúng kế hoạch đã bàn.", id="verb-inside-another-word"),
    ],
)
def test_this_is_no_quotation(marked: str) -> None:
    assert heard(marked) == []


def test_a_role_fact_tells_whose_office_it_is() -> None:
    document, mentions = tell("[PER Lý Hải] nhận giải tối qua. Chủ tịch hội cho biết giải sẽ mở rộng.")
    role = Role(mentions[0].start, mentions[0].end, mentions[0].entity_id, "Chủ tịch hội Điện ảnh")
    (quote,) = find_quotes(document, mentions, (role,))
    assert (quote.speaker, quote.speaker_id, quote.resolved_by) == ("Lý Hải", mentions[0].entity_id, "role")


def test_the_cue_and_the_rule_are_kept() -> None:
    document, mentions = tell("Ông [PER An] nhấn mạnh rằng trường sẽ mở cửa.")
    (quote,) = find_quotes(document, mentions)
    assert (quote.cue, quote.resolved_by, quote.kind) == ("nhấn mạnh", "name", QuoteKind.INDIRECT)


def test_captions_and_bylines_say_nothing() -> None:
    document, mentions = tell("Ông [PER An] đến chợ.", tail='Ông Bình nói: "Chúng tôi đã về nhà rồi"')
    assert find_quotes(document, mentions) == ()


_PIECES = [
    *'"“”‘’«»:,.…?-()',
    *("ông", "bà", "nói", "rằng", "là", "cho biết", "theo", "Theo", "ông này", "AFP", "Lan", "và", "nhưng", "\n"),
    *("kêu gọi", "cho rằng", "một người", "Một quan chức", "trong khi", "“Tôi", "nói:"),
]
_WORDS = st.lists(st.sampled_from(_PIECES), max_size=120)


@st.composite
def _scenes(draw: st.DrawFn) -> tuple[str, tuple[Mention, ...]]:
    text = draw(st.one_of(_WORDS.map(" ".join), st.text(max_size=300)))
    spans = draw(st.lists(st.tuples(st.integers(0, 320), st.integers(1, 12)), max_size=6))
    kinds = st.sampled_from(list(EntityType))
    names = tuple(
        Mention(start, start + size, "x", draw(kinds), f"n{start}", f"id{start}", 0.5, "random")
        for start, size in spans
    )
    return text, names


@settings(max_examples=150, deadline=None)
@given(_scenes())
def test_any_text_and_any_names_give_valid_spans_twice_the_same(scene: tuple[str, tuple[Mention, ...]]) -> None:
    text, names = scene
    document = document_of(text)
    quotes = find_quotes(document, names)
    for quote in quotes:
        assert Span(quote.start, quote.end).of(text).strip()
        assert quote.end <= len(text)
    assert list(quotes) == sorted(quotes, key=lambda q: (q.start, -q.end))
    assert quotes == find_quotes(document, names)


@pytest.mark.slow
def test_time_grows_in_proportion_to_length() -> None:
    once = 'Ông An nói: "Chúng tôi đi, và họ ở lại" rồi theo ông Ba, cho biết, nhà bị cháy, khi đó “ai cũng ' * 300

    def work(text: str) -> None:
        find_quotes(document_of(text), ())

    work(once)
    assert in_proportion(work, once, once * 8, most=24)
