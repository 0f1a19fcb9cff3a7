"""Articles to measure with: ../shared/corpus/dev.jsonl where it is there, else made from a few sentences of ours."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "dev.jsonl"

_SENTENCES = (
    "Chiều 12/11, Chủ tịch UBND tỉnh Quảng Lâm Trần Văn Hảo cho biết bão số 13 làm 33 người chết và 12 người mất tích.",
    "Theo Trung tâm Dự báo khí tượng thủy văn quốc gia, hoàn lưu bão gây mưa lớn từ Hà Tĩnh đến Đà Nẵng.",
    "Thiệt hại ban đầu ước khoảng 1.250 tỷ đồng, trong đó riêng huyện Sơn Thủy hơn 320 tỷ đồng.",
    '"Chúng tôi đã di dời 2.400 hộ dân ra khỏi vùng nguy hiểm", ông Hảo nói.',
    "Bộ Quốc phòng điều 1.500 chiến sĩ của Quân khu 4 tham gia tìm kiếm cứu nạn.",
    "Ngoại trưởng Pháp Claire Moreau khẳng định Paris sẽ tiếp tục hỗ trợ Việt Nam ứng phó biến đổi khí hậu.",
    "Giá xăng RON 95 giảm 2,3% so với kỳ điều hành hôm 5/11, còn 21.450 đồng/lít.",
    "HLV Park Min-seo thừa nhận đội tuyển Việt Nam gặp khó khăn trước Thái Lan ở bán kết AFF Cup.",
    "Công ty CP Thép Hòa Bình báo lãi quý III đạt 215 tỷ đồng, tăng 18% so với cùng kỳ năm ngoái.",
    "Tòa án nhân dân TP.HCM tuyên phạt bị cáo Lê Quốc Trung 12 năm tù về tội lừa đảo chiếm đoạt tài sản.",
    "Một nhân chứng kể lại: 'Nước dâng nhanh quá, cả xóm chỉ kịp chạy lên đồi'.",
    "Reuters dẫn lời người phát ngôn Liên Hợp Quốc (LHQ) kêu gọi các bên kiềm chế.",
)


def source() -> str:
    """Return where the articles come from, in words."""
    return "the shared corpus" if CORPUS.exists() else "generated articles"


def rows(count: int) -> Iterator[dict[str, Any]]:
    """Yield `count` crawler records; beyond the first round they are copies with ids and words of their own."""
    base = [json.loads(line) for line in CORPUS.open(encoding="utf-8")] if CORPUS.exists() else list(_made(312))
    for number in range(count):
        row = dict(base[number % len(base)])
        turn = number // len(base)
        if turn:
            row["id"] = f"{row['id']}-{turn}"
            row["url"] = f"{row['url']}?ban={turn}"
            row["text"] = f"{row['text']} Bản tin thứ {turn + 1} trong ngày."
        yield row


def _made(count: int) -> Iterator[dict[str, Any]]:
    choose = random.Random(20261121)
    for number in range(count):
        sentences = [choose.choice(_SENTENCES) for _ in range(choose.randint(12, 40))]
        yield {
            "id": f"made-{number}",
            "url": f"https://tienphong.vn/tin-{number}.tpo",
            "date": f"2026-11-{1 + number % 20:02}T0{number % 10}:00:00+07:00",
            "title": f"Tin {number}: {sentences[0][:60]}",
            "text": " ".join(sentences),
        }


def write_inbox(folder: Path, count: int, per_file: int = 500) -> None:
    """Write `count` records as .jsonl files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) for row in rows(count))
    for number in range(0, count, per_file):
        size = min(per_file, count - number)
        text = "\n".join(next(lines) for _ in range(size))
        (folder / f"part-{number // per_file:04}.jsonl").write_text(text + "\n", "utf-8")
