"""Four weeks of small news of our own from four outlets, as files, and a home that has them: enough to judge a day."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flows import recipe
from flows.plan import Plan, plan_run
from flows.settings import Settings
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Watch

DAY = date(2026, 11, 19)  # a Thursday: the day that is judged
MORNING = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)  # half past five on the day after, in Vietnam
A_DAY = 10  # articles of an outlet
OUTLETS = {
    "tienphong": ("tienphong.vn", "TPO"),
    "tuoitre": ("tuoitre.vn", "TTO"),
    "vov": ("vov.vn", "VOV.VN"),
    "nhandan": ("nhandan.vn", "NDO"),
}


def _of(words: str) -> list[str]:
    return words.split("|")


_HEADS = _of("Sông|Bình|Hòa|Thanh|Đông|Tây|Nam|Bắc|Phú|Long|Mỹ|An|Tân|Vĩnh|Kim|Cẩm|Lộc|Xuân|Trà|Quảng")
_TAILS = _of("Lâm|Khê|Sơn|Giang|Thủy|Hải|Vân|Châu|Phong|Thạch|Trung|Hà|Điền|Lộc|Định|Hưng|Ninh|Trạch")
_NAMES = _of("Trần Văn Hảo|Lê Thị Duyên|Phạm Quốc Bảo|Đỗ Minh Khuê|Vũ Hải Đường|Ngô Thanh Tùng|Hồ Mai Phương")
_ABOUT = _of(
    "cầu treo bắc qua suối|trạm y tế xã mới|tuyến kè chống sạt lở|chợ phiên vùng cao|lớp học bán trú|đội thuyền cứu hộ|"
    "vườn cam sành|nhà máy nước sạch|bến xe liên tỉnh|thư viện lưu động|hồ chứa thủy lợi|làng nghề dệt chiếu"
)
_DONE = _of(
    "đã hoàn thành sau {n} tháng thi công|phục vụ {n} hộ dân trong vùng|phải dừng vì mưa lớn kéo dài|"
    "được nâng cấp với {n} tỷ đồng|đón {n} lượt khách trong tuần đầu|sẽ mở cửa trở lại vào tháng tới|"
    "giúp {n} em nhỏ khỏi đường xa|cần thêm {n} kỹ sư và công nhân"
)


def story(number: int, day: date, outlet: str) -> dict[str, str]:
    """Return a crawler record; every number gives other words, and every outlet has its sign before the text."""
    choose = random.Random(number)
    site, sign = OUTLETS[outlet]
    place, other = (f"{choose.choice(_HEADS)} {choose.choice(_TAILS)}" for _ in range(2))
    who = choose.choice(_NAMES)
    about = choose.sample(_ABOUT, 3)
    done = [words.format(n=choose.randint(12, 980)) for words in choose.sample(_DONE, 3)]
    text = (
        f"{sign} - {about[0].capitalize()} ở huyện {place} {done[0]}, Chủ tịch UBND huyện {place} {who} cho biết. "
        f'"Việc {about[1]} {done[1]} là điều chúng tôi mong từ lâu", ông {who.split()[-1]} nói. '
        f"Tại tỉnh {other}, {about[2]} {done[2]}."
    )
    return {
        "id": f"{outlet}-{number}",
        "url": f"https://{site}/tin-{number}.html",
        "date": f"{day}T0{number % 9}:{number % 60:02}:00+07:00",
        "title": f"{place}: {about[0]} {done[0]}",
        "text": text,
    }


def news(day: date, outlets: Iterable[str] = OUTLETS, many: int = A_DAY) -> list[dict[str, str]]:
    """Return the records of a day, `many` of each outlet."""
    first = day.toordinal() * 100
    numbers = {outlet: first + 20 * at for at, outlet in enumerate(OUTLETS)}
    return [story(numbers[outlet] + n, day, outlet) for outlet in outlets for n in range(many)]


def deliver(folder: Path, rows: Iterable[dict[str, str]]) -> Path:
    """Write the records as files of their own and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        (folder / f"{row['id']}.json").write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    return folder


def plan_for(inbox: Path, home: Path, at: datetime = MORNING) -> Plan:
    """Return the plan of the run of a morning, in this process."""
    return plan_run(Settings(inbox=str(inbox), home=home, workers=1), command="run", now=at)


def make_month(folder: Path) -> Path:
    """Return a home that has the four weeks before DAY, published, as the run of the morning before left it."""
    inbox = folder / "four-weeks"
    inbox.mkdir()
    for back in range(28, 0, -1):
        day = DAY - timedelta(days=back)
        lines = (json.dumps(row, ensure_ascii=False) for row in news(day))
        (inbox / f"{day}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    steps = Steps(plan_for(inbox, folder / "month", MORNING - timedelta(days=1)))
    with steps.held():
        _load(steps)
    return steps.plan.home


def _load(steps: Steps) -> None:
    """Take everything in as a run does, without the gates and checks, which take as long as the rest."""
    steps.start()
    number = 1
    while (taken := steps.take_batch(number)).folder is not None:
        steps.read_batch(taken.folder, taken.articles)
        steps.load_batch(taken.folder)
        number += 1
    steps.derive()
    steps.enter("done", {})
    steps.publish()


def run(inbox: Path, home: Path, at: datetime = MORNING) -> Summary:
    """Run once, without Prefect and without alerts."""
    return recipe.run(Steps(plan_for(inbox, home, at)), Watch())
