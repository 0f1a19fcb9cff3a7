"""Speech without marks that goes on over several sentences, and where the writer takes over again."""

from __future__ import annotations

import pytest

from tests.extract.test_quotes import heard


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        pytest.param(
            "Ông [PER Tẩn] cho biết: Đêm qua cả xóm mất điện. Chúng tôi phải thắp nến ăn cơm. [ORG EVN] đã xin lỗi.",
            ["Đêm qua cả xóm mất điện. Chúng tôi phải thắp nến ăn cơm"],
            id="first-person-after-a-colon-comes-later",
        ),
        pytest.param(
            "Ông [PER Tẩn] cho biết: Đêm qua cả xóm mất điện. Sửa xong lúc gần sáng.",
            ["Đêm qua cả xóm mất điện"],
            id="a-colon-without-first-person",
        ),
        pytest.param(
            "Bà [PER Mỷ] nói: Chúng tôi không bán được quả nào. Số vườn cam ở [LOC Hàm Yên] đã giảm một nửa.",
            ["Chúng tôi không bán được quả nào"],
            id="the-writer-names-places",
        ),
        pytest.param(
            "Bà [PER Mỷ] nói: Tôi bán cam đã lâu. Đường từ [LOC Hàm Yên] rất xấu. Tôi phải đi hai ngày.",
            ["Tôi bán cam đã lâu. Đường từ Hàm Yên rất xấu. Tôi phải đi hai ngày"],
            id="a-place-between-two-sentences-in-the-first-person",
        ),
        pytest.param(
            "[PER Páo] chia sẻ mình không hề buồn vì nhà nghèo. Đi học là niềm vui của em. "
            "[PER Páo] mong rằng sau này mình sẽ là thợ máy.",
            ["mình không hề buồn vì nhà nghèo", "sau này mình sẽ là thợ máy"],
            id="told-of-oneself-is-not-the-first-person",
        ),
        pytest.param(
            "Chị [PER Mỷ] kể: Tôi nuôi ong từ nhỏ. Chị [PER Mỷ] mong rằng mình sẽ mở được xưởng.",
            ["Tôi nuôi ong từ nhỏ", "mình sẽ mở được xưởng"],
            id="the-speaker-is-the-subject-again",
        ),
    ],
)
def test_speech_goes_on_while_it_is_in_the_first_person(marked: str, said: list[str]) -> None:
    assert [words for _, words, _ in heard(marked)] == said
