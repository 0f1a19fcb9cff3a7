"""Prose that fills a flattened page: in a brief, a sentence that only shows something is news."""

from __future__ import annotations

from diembao.text.lines import lay_out

MORE = (
    "Ông Trần Bé nói xã đã họp dân ba lần trong tháng mà chưa chốt được phương án nào. "
    "Theo ông, kho gạo của hợp tác xã chỉ đủ dùng đến hết tuần sau, nên huyện sẽ phải chở thêm. "
    "Bà Hà Thu cho biết trường đã cho mượn hai phòng học, và thầy cô vẫn dạy buổi chiều. "
    "Nếu nước không rút trước thứ Sáu, học sinh sẽ được nghỉ thêm ba ngày nữa. "
    "Trước đó, đoàn của tỉnh đã về thăm, nhưng cũng chưa hứa sẽ hỗ trợ bao nhiêu tiền cho những hộ này."
)


def kinds_in_a_page(before: str, sentence: str, behind: str) -> list[tuple[str, str]]:
    """Return (kind, words) of the passages of a page that goes on behind three sentences, without those of `MORE`."""
    text = f"Tiêu đề của bài\n\n{before} {sentence} {behind} {MORE}"
    found = [(p.kind.value, text[p.start : p.end].strip()) for p in lay_out(text, 15, 15)[1:]]
    return [*found[:-1], (found[-1][0], found[-1][1].removesuffix(MORE).strip())]
