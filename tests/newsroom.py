"""A small press of our own, run once a session: a bridge that three papers tell of, a quarrel over a figure, bad text.

Nothing in it happened. `HOSTILE` are articles whose words would act on a page, a table or a terminal if they were let.
"""

from __future__ import annotations

from pathlib import Path

from flows.summary import Summary
from tests.flows.news import run, write_json

DAY = "2026-11-15"
SCRIPT = "<script>document.title='bị chiếm'</script>"
TURNED = "\u202egnud gnôhk\u202c"
ESCAPE = "\x1b[31mđỏ\x1b[0m"
FORMULA = '=HYPERLINK("http://evil.example","Bấm vào đây")'
DROP = "'); drop table articles; --"


def _row(name: str, outlet: str, hour: str, title: str, text: str, **more: str) -> dict[str, str]:
    domain = {"vnexpress": "vnexpress.net", "tuoitre": "tuoitre.vn", "thanhnien": "thanhnien.vn"}.get(outlet, outlet)
    date = hour if "T" in hour else f"{DAY}T{hour}:00+07:00"
    return {"id": name, "url": f"https://{domain}/{name}.html", "date": date, "title": title, "text": text, **more}


BRIDGE = (
    _row(
        "cau-1",
        "thanhnien",
        "14:05",
        "Sập cầu treo Nậm Chày ở Lai Sơn, 35 người chết",
        "Cầu treo Nậm Chày ở xã Lai Sơn bị đứt cáp lúc 6 giờ sáng 15/11, 35 người chết, 10 người mất tích.\n\n"
        '"Cáp đã được kiểm định tháng trước", ông Trần Hữu Bảy, Chủ tịch UBND xã Lai Sơn, nói.\n\n'
        "Lực lượng cứu hộ tiếp tục tìm kiếm dọc suối Nậm Chày trong đêm.",
    ),
    _row(
        "cau-2",
        "tuoitre",
        "18:30",
        "Sập cầu treo Nậm Chày: 33 người chết, 12 người mất tích",
        "Đến chiều 15/11, lực lượng cứu hộ xác nhận 33 người chết, 12 người mất tích trong vụ sập cầu treo Nậm Chày ở "
        'xã Lai Sơn.\n\n"Chúng tôi chỉ công bố khi đã nhận dạng xong từng nạn nhân", đại tá Lê Quang Vinh, Giám đốc '
        "Công an tỉnh, nói.\n\nCầu treo Nậm Chày bị đứt cáp lúc 6 giờ sáng, dưới suối nước chảy xiết.",
    ),
    _row(
        "cau-3",
        "vnexpress",
        "19:10",
        "Sập cầu treo Nậm Chày: dừng tìm kiếm trong đêm",
        "Lực lượng cứu hộ dừng tìm kiếm dưới suối Nậm Chày vì nước chảy xiết. Vụ sập cầu treo Nậm Chày ở xã Lai Sơn "
        "sáng 15/11 làm 33 người chết.\n\n"
        '"Nước rút chúng tôi sẽ xuống ngay", đại tá Lê Quang Vinh nói.',
    ),
)
EARLIER = (
    _row(
        "hoc-1",
        "vnexpress",
        "2026-11-14T08:00:00+07:00",
        "Trường học ở Lai Sơn mở lại sau mưa lũ",
        "Sáng 14/11, 420 học sinh xã Lai Sơn trở lại lớp sau một tuần nghỉ tránh lũ.\n\n"
        "Cô Nguyễn Thị Mơ cho biết sách vở còn ướt nhưng các em đi học đủ.",
    ),
)
HOSTILE = (
    _row("la-1", "tuoitre", "08:00", f"Giá cà phê {SCRIPT} tăng", f"Giá cà phê {SCRIPT} tăng 5% trong tuần qua ở phố."),
    _row("la-2", "evil.example", "08:10", FORMULA, f'Bà "{DROP}" nói: "{FORMULA}". Đàn trâu về làng lúc chiều muộn.'),
    _row(
        "la-3", "vnexpress", "08:20", f"Chợ phiên {TURNED} đông khách", f"Chợ phiên {TURNED} đông khách, {ESCAPE} quầy."
    ),
    _row(
        "la-4",
        "tuoitre",
        "08:30",
        "Nghề làm giấy dó bên sông",
        f"Ông Đỗ Văn Chín {SCRIPT} kể về nghề làm giấy dó. @SUM(1+1)*cmd|' /C calc'!A0 là dòng lạ trong sổ.",
        author=f"{SCRIPT}",
        url="javascript:alert(document.domain)",
        source='"><img src=x onerror=alert(1)>',
    ),
)
ALL = (*BRIDGE, *EARLIER, *HOSTILE)


def publish(folder: Path) -> Summary:
    """Run the press once, from an inbox in `folder` into `folder`/home."""
    write_json(folder / "inbox", *ALL)
    return run(folder / "inbox", folder / "home")
