from __future__ import annotations

import pytest

from diembao.stories.headline import typical


@pytest.mark.parametrize(
    ("headlines", "position"),
    [
        pytest.param(["Lũ quét ở Vàm Lẽo"], 0, id="only-one"),
        pytest.param(
            ["Trắng đêm", "Lũ quét ở Vàm Lẽo", "Vàm Lẽo: lũ quét, hai cầu trôi"], 1, id="words-the-others-have"
        ),
        pytest.param(["Lũ quét Vàm Lẽo", "Vàm Lẽo lũ quét"], 0, id="the-first-of-equals"),
        pytest.param(["", "", "Lũ quét"], 0, id="nothing-in-common"),
        pytest.param(["Thoả thuận mới", "Ký hợp đồng", "Thỏa thuận mới ký"], 2, id="either-tone-placement"),
    ],
)
def test_the_most_typical_headline_stands_for_the_story(headlines: list[str], position: int) -> None:
    assert typical(headlines) == position
