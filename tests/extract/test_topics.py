"""What an article is about, and the words that decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.extract.topics import find_topics
from diembao.lexicon.topics import media_topics, topic_cues
from tests.extract.told import titled as told


def codes(title: str, body: str) -> list[str]:
    return [topic.topic_code.removeprefix("medtop:") for topic in find_topics(told(f"{title}\n\n{body}"))]


@pytest.mark.parametrize(
    ("title", "body", "wanted"),
    [
        pytest.param(
            "Không kích ở Raqqa, 33 tay súng thiệt mạng",
            "Chiến đấu cơ ném bom vào doanh trại của phiến quân.",
            {"16000000", "20000056"},
            id="armed-conflict",
        ),
        pytest.param(
            "Lở núi vùi lấp bốn ngôi nhà",
            "Mưa lũ kéo dài gây sạt lở; lực lượng cứu hộ đang tìm kiếm nạn nhân mất tích.",
            {"03000000", "20000148", "20000168"},
            id="disaster-and-rescue",
        ),
        pytest.param(
            "HLV trưởng tin vào chiến thắng ở bán kết AFF Cup",
            "Các cầu thủ đã tập trên sân vận động từ chiều qua, tiền đạo số một vẫn đau.",
            {"15000000", "20000822", "20001108"},
            id="sport",
        ),
        pytest.param(
            "Giá vàng giảm phiên thứ ba",
            "Thị trường vàng trầm lắng, nhà đầu tư chờ quyết định lãi suất của Fed.",
            {"04000000", "20000385"},
            id="market",
        ),
        pytest.param(
            "Bị cáo lĩnh 12 năm tù",
            "Hội đồng xét xử tuyên phạt bị cáo về tội lừa đảo chiếm đoạt tài sản.",
            {"02000000", "20000106"},
            id="court",
        ),
    ],
)
def test_an_article_has_the_topics_that_its_words_tell(title: str, body: str, wanted: set[str]) -> None:
    assert wanted <= set(codes(title, body))


def test_the_words_that_decided_are_the_strongest_first() -> None:
    topics = {
        t.topic_code: t for t in find_topics(told("Không kích ở Raqqa\n\nMột tay súng chết. Phiến quân bỏ chạy."))
    }
    assert topics["medtop:20000056"].evidence == ("không kích", "phiến quân", "tay súng")


def test_an_old_tone_placement_is_the_same_word() -> None:
    assert codes("Hoà đàm ở Geneva", "Ngừng bắn bắt đầu.") == codes("Hòa đàm ở Geneva", "Ngừng bắn bắt đầu.")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Thị trường bắt đầu ngày mới.", id="market-is-no-school"),
        pytest.param("Trường hợp này không có gì lạ.", id="case-is-no-school"),
        pytest.param("", id="nothing-said"),
        pytest.param("Anh ấy ra khỏi nhà lúc sáng sớm.", id="no-cue"),
    ],
)
def test_words_that_do_not_decide_give_no_topic(body: str) -> None:
    assert codes("Chuyện hôm qua", body) == []


def test_the_headline_counts_more_than_the_text() -> None:
    said = {t.topic_code: t.score for t in find_topics(told("Động đất\n\nMột ngày ở làng. Sóng thần."))}
    other = {t.topic_code: t.score for t in find_topics(told("Một ngày ở làng\n\nĐộng đất. Sóng thần."))}
    assert said["medtop:20000148"] > other.get("medtop:20000148", 0)


@given(st.text(max_size=300), st.sampled_from(["Không kích", "Bão", "Học sinh", "Bóng đá"]))
def test_every_topic_is_in_the_vocabulary_with_those_above_it(text: str, cue: str) -> None:
    topics = find_topics(told(f"{cue} {cue}\n\n{text}"))
    found = {t.topic_code for t in topics}
    for topic in topics:
        assert 0 < topic.score < 1
        assert topic.evidence
        above = media_topics()[topic.topic_code].parent
        assert above is None or above in found


def test_every_topic_of_the_vocabulary_below_the_top_has_words() -> None:
    known = media_topics()
    heard = {code for cue in _cues() for code, _ in cue}
    assert heard == {code for code, topic in known.items() if topic.level > 1}
    assert all(topic.parent in known for topic in known.values() if topic.level > 1)
    assert all(topic.name_vi and topic.name_en for topic in known.values())


def _cues() -> list[tuple[tuple[str, int], ...]]:
    from diembao.lexicon.phrases import rows

    table = topic_cues()
    words = [p.split() for _, _, phrases in rows("topic_cues.tsv") for p in phrases.split("|")]
    return [found[1] for w in words if w[0].isalpha() and (found := table.at(w, 0))]
