"""What an edition knows of its own parts."""

from __future__ import annotations

import pytest

from diembao.briefing.edition import Edit, Source

HERE = Source("a", "VnExpress", "Thêm 7 nạn nhân được tìm thấy")


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param(("Đến 14h tìm thấy 7 người.", "Đính chính: không phải 8 người."), 1, id="đính chính"),
        pytest.param(("Bài ghi tuổi là 45, nay sửa lại là 54.",), 0, id="nay sửa"),
        pytest.param(("Tòa soạn xin lỗi bạn đọc.",), 0, id="xin lỗi"),
        pytest.param(("Ông xin lỗi gia đình nạn nhân.",), None, id="somebody-else-is-sorry"),
        pytest.param((), None, id="nothing"),
    ],
)
def test_a_correction_is_the_line_that_says_so(added: tuple[str, ...], expected: int | None) -> None:
    edit = Edit(HERE, HERE.title, (), added)
    assert edit.correction == (None if expected is None else added[expected])


def test_a_headline_that_changed_is_told() -> None:
    assert Edit(HERE, "Thêm 8 nạn nhân được tìm thấy", (), ()).has_new_title
    assert not Edit(HERE, HERE.title, (), ()).has_new_title
