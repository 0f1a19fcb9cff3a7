"""A generated archive to ask questions of: a thousand invented articles are read by the pipeline and then multiplied.

Multiplied by SQL, since what is asked is how tables of that size answer: each copy has ids, days, stories and half of
its people of its own, and a few words that no other copy has.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from models.warehouse import Settings, open_warehouse
from tests.stories.made import syllables

BASE = 1_000
BASE_DAYS = 10
FIRST = datetime(2019, 12, 31, 22, tzinfo=UTC)
NOW = datetime(2026, 11, 21, tzinfo=UTC)
OUTLETS = (
    "tienphong.vn",
    "vnexpress.net",
    "tuoitre.vn",
    "thanhnien.vn",
    "dantri.com.vn",
    "laodong.vn",
    "vietnamnet.vn",
)
_PROVINCES = "Hòa Bình|Quảng Ngãi|Đà Nẵng|Hà Nội|Cần Thơ|Lào Cai|Nghệ An|Bình Định|Thanh Hóa|Huế|Quảng Nam|Sơn La"
_COUNTRIES = "Mỹ|Nga|Pháp|Nhật Bản|Trung Quốc|Hàn Quốc|Đức|Anh|Ukraine|Thái Lan"
_FAMILIES = "Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Đặng|Bùi|Đỗ|Hồ"
_MIDDLES = "Văn|Thị|Hữu|Đức|Minh|Quang|Ngọc|Xuân"
_GIVEN = "Lực|Hảo|Tâm|Hùng|Lan|Bình|Sơn|Thảo|Dũng|Hương|Khánh|Phúc|Tuấn|Yến"
_SENTENCES = (
    "Theo Công an tỉnh {place}, vụ sạt lở làm {dead} người chết và {lost} người mất tích.",
    "Chủ tịch UBND tỉnh {place} {person} cho biết {dead} người thiệt mạng trong trận lũ quét.",
    '"Chúng tôi đã di dời {lost} hộ dân ra khỏi vùng {words} nguy hiểm", ông {given} nói.',
    "Theo Reuters, Ngoại trưởng {country} hội đàm với người đồng cấp {other} tại Hà Nội.",
    "{person} khẳng định dự án trị giá {money} tỷ đồng sẽ về đích đúng hạn.",
    "Giá vàng giảm {lost}% trong phiên giao dịch sáng nay, theo Reuters.",
    "Tòa án nhân dân tỉnh {place} tuyên phạt bị cáo {person} {lost} năm tù.",
    "HLV {person} thừa nhận đội tuyển Việt Nam gặp khó khăn trước {country}.",
    "{country} kêu gọi {other} ngừng bắn sau vụ không kích làm {dead} người chết.",
    "Bộ Y tế cảnh báo dịch sốt xuất huyết tại {place}, đã có {dead} ca tử vong.",
)
_COMMON = [" ".join(syllables(f"word {n}", 2)) for n in range(4_000)]
_ODDS = [1 / (n + 10) for n in range(len(_COMMON))]


def records(count: int = BASE) -> Iterator[dict[str, Any]]:
    """Yield `count` crawler records of BASE_DAYS days; four articles in a row tell one story with their own figures."""
    choose = random.Random(5)
    for number in range(count):
        happening = random.Random(f"happening {number // 4}")
        told = happening.sample(_SENTENCES, 4)
        slots = _slots(happening) | {"dead": str(happening.randint(3, 60) + choose.choice((0, 0, 2)))}
        own = [" ".join(syllables(happening.random(), 3)) for _ in range(40)]
        body = [sentence.format_map(slots) for sentence in told]
        for _ in range(14):
            words = [*choose.choices(_COMMON, _ODDS, k=12), *choose.sample(own, 3)]
            choose.shuffle(words)
            body.append(" ".join(words).capitalize() + ".")
        choose.shuffle(body)
        moment = FIRST + timedelta(minutes=number * BASE_DAYS * 1440 / count)
        yield {
            "id": f"made-{number}",
            "url": f"https://{choose.choice(OUTLETS)}/tin-{number}.html",
            "date": moment.isoformat(),
            "title": f"{slots['place']}: {own[0].title()} {told[0].format_map(slots).split(',')[0]} {number}",
            "text": "\n".join(body),
        }


def _slots(choose: random.Random) -> dict[str, str]:
    def one(of: str) -> str:
        return choose.choice(of.split("|"))

    given = one(_GIVEN)
    return {
        "place": one(_PROVINCES),
        "country": one(_COUNTRIES),
        "other": one(_COUNTRIES),
        "given": given,
        "person": f"{one(_FAMILIES)} {one(_MIDDLES)} {given}",
        "lost": str(choose.randint(2, 15)),
        "money": str(choose.randint(100, 900)),
        "words": " ".join(choose.choices(_COMMON, _ODDS, k=2)),
    }


def build(home: Path, articles: int) -> None:
    """Make in `home` a warehouse with about `articles` articles, not yet derived from (see `digest`)."""
    from flows import recipe
    from flows.plan import plan_run
    from flows.settings import Settings as FlowSettings
    from flows.steps import Steps
    from flows.watch import Watch

    inbox = home / "inbox"
    inbox.mkdir(parents=True)
    lines = [json.dumps(row, ensure_ascii=False) for row in records()]
    (inbox / "made.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    plan = plan_run(FlowSettings(inbox=str(inbox), home=home, workers=1), command="bench", now=NOW)
    recipe.run(Steps(plan), Watch())
    settings = Settings(memory_limit="1GB")
    with open_warehouse(home / "warehouse.duckdb", now=NOW, settings=settings) as warehouse, warehouse.begin() as to:
        _multiply(to, max(1, articles // BASE))


_OWN = "md5({0} || ':' || k)[:16]"
_PEOPLE = "case when {0} like 'per%' and hash({0}) % 2 = 0 then {0} || '-' || (k // 10) else {0} end"
_COLUMNS = {
    "story_id": "story_id || '-' || k",
    "external_id": "external_id || '-' || k",
    "url": "url || '?' || k",
    "text": "text || ' ' || {words}",
    "text_folded": "text_folded || ' ' || strip_accents({words})",
    "title": "title",
    "published_at": "published_at + to_days(k * {days})",
    "day_vn": "day_vn + k * {days}",
    "told_on": "told_on + k * {days}",
    "first_published_at": "first_published_at + to_days(k * {days})",
    "last_published_at": "last_published_at + to_days(k * {days})",
    **{name: _PEOPLE.format(name) for name in ("entity_id", "person_id", "speaker_id", "actor_id", "target_id")},
    **{name: _OWN.format(name) for name in ("article_id", "duplicate_of", "compared_with", "content_hash")},
}
_TABLES = (
    *("articles", "article_versions", "passages", "sentences", "mentions", "roles", "quotes", "times", "figures"),
    *("citations", "events", "topics", "keyphrases", "stories", "story_decisions"),
)


def _multiply(connection: Connection, times: int) -> None:
    words = "'Bản ' || md5(article_id || k)[:6] || ' ' || md5(k::varchar)[:5] || '.'"
    for table in _TABLES:
        names = connection.execute(
            text("select column_name from duckdb_columns() where schema_name = 'main' and table_name = :t"),
            {"t": table},
        )
        columns = [str(n) for n in names.scalars()]
        chosen = ", ".join(_COLUMNS.get(c, c).format(words=words, days=BASE_DAYS) for c in columns)
        copies = f"(select i::integer as k from range(1, {times}) as r(i))"
        connection.exec_driver_sql(f"insert into {table} ({', '.join(columns)}) select {chosen} from {table}, {copies}")
    connection.exec_driver_sql("insert into ops.entities_to_refresh select distinct entity_id from mentions")
