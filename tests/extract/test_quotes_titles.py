"""A quotation in a title that names nobody gets its speaker from the body."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diembao.article import PassageKind
from diembao.extract.quotes import find_quotes
from tests.extract.told import tell

_BRIDGE = "Ông [PER Tẩn] cho biết cầu treo sẽ được mở lại trước mùa lũ năm nay."
_SCHOOL = "Bà [PER Mỷ] nói rằng lớp học vẫn chưa có điện."


def _in_title(title: str, *body: str) -> tuple[str | None, str]:
    """Return who speaks in `title` above `body`, and by which rule that was found."""
    document, mentions = tell("\n".join((title, *body)))
    passages = (replace(document.passages[0], kind=PassageKind.TITLE), *document.passages[1:])
    first = find_quotes(replace(document, passages=passages), mentions)[0]
    assert first.start == 1
    return first.speaker, first.resolved_by


@pytest.mark.parametrize(
    ("title", "body", "speaker"),
    [
        pytest.param(
            "“Cầu treo sẽ được mở lại ngay trước mùa lũ”", (_SCHOOL, _BRIDGE), ("Tẩn", "title"), id="words-recur"
        ),
        pytest.param("“Tôi mong cầu treo sẽ mở lại”", (_BRIDGE, _SCHOOL), ("Tẩn", "title"), id="short-in-first-person"),
        pytest.param(
            "“Không ai chịu bỏ lại con trâu của mình cả đâu”",
            (_BRIDGE, "Ông [PER Tẩn] khẳng định bản đã có đủ gạo."),
            ("Tẩn", "title"),
            id="one-main-speaker",
        ),
        pytest.param(
            "“Không ai chịu bỏ lại con trâu của mình cả đâu”",
            (_BRIDGE, _SCHOOL),
            (None, "none"),
            id="two-speakers-alike",
        ),
        pytest.param(
            "“Không ai chịu bỏ lại con trâu của mình cả đâu”", ("Nước lên nhanh.",), (None, "none"), id="nobody-speaks"
        ),
    ],
)
def test_a_title_is_signed_by_the_body(title: str, body: tuple[str, ...], speaker: tuple[str | None, str]) -> None:
    assert _in_title(title, *body) == speaker
