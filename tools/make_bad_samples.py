"""Write the bad samples that no editor can write: bytes that are cut off, swollen, packed or in an old encoding.

    python tools/make_bad_samples.py samples/inbox/bad

Gives the same bytes on every run. The bad samples that are plain text stand in that folder as they are.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import tarfile
import unicodedata
import zipfile
import zlib
from pathlib import Path

# TCVN 5712:1993 (VN3): the letter of each byte from 0xA1 on, a dot where it has none of ours.
_TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
_TO_TCVN3 = {letter: byte for byte, letter in enumerate(_TCVN3, 0xA1) if letter != "."}
_HATS = "\u0302\u0306\u031b"

FERRY = """Bến phà Vàm Cống cũ thành công viên ven sông
Sau bảy năm bỏ trống, bến phà Vàm Cống phía An Giang sẽ thành công viên rộng 3,2 ha, kinh phí 48 tỷ đồng.
Theo Ban Quản lý dự án tỉnh, công trình khởi công ngày 20/11 và xong trước quý III năm sau.
"Tôi bán cóc ổi ở đây từ hồi còn phà, nay được về chỗ cũ thì mừng lắm", bà Tư Hường, 66 tuổi, nói.
Bến phà ngừng hoạt động từ khi cầu Vàm Cống thông xe. Mỗi ngày khi ấy có hơn 20.000 lượt khách qua lại.
(Ảnh: Thanh Dũng)
"""
LIBRARY = """Thư viện lưu động đến với học sinh xã đảo
Chiếc thuyền gỗ chở 1.500 cuốn sách cập bến xã đảo sáng qua, mở đầu chuyến đi dài ba tuần qua chín điểm trường.
Ông Đặng Hữu Phước, giám đốc thư viện tỉnh, cho biết mỗi em được mượn hai cuốn và trả vào chuyến sau.
"Em thích nhất truyện về cá voi, vì ở đây ai cũng thờ cá Ông", em Ngọc, học sinh lớp năm, nói.
Năm ngoái, thuyền sách đã phục vụ 4.200 lượt bạn đọc, tăng 35% so với năm trước nữa.
"""
FLOWERS = """Đường hoa xuân mở cửa trước Tết một tuần
Ban tổ chức cho biết đường hoa năm nay dài 720 mét, có hơn 90 loài hoa, chia làm bốn phân đoạn.
Lễ khai mạc diễn ra lúc 19 giờ ngày 30 tháng Chạp và kéo dài đến mùng 4 Tết.
"Chúng tôi muốn mọi người được nghỉ ngơi giữa thành phố", kiến trúc sư trưởng nói.
"""
NOTICES = (
    {
        "title": "Cà Mau thả 500.000 con tôm giống xuống đầm",
        "text": "Sáng 14/11, tỉnh Cà Mau thả 500.000 con tôm giống, kinh phí 120 triệu đồng.",
        "published": "2026-11-14T10:15:00+07:00",
        "url": "https://baocamau.vn/tha-500-000-con-tom-giong-123310.html",
    },
    {
        "title": "Cà Mau: hai tàu cá hỏng máy được kéo vào bờ",
        "text": "Hai tàu cá với 13 thuyền viên được biên phòng kéo vào bờ an toàn tối 13/11.",
        "published": "2026-11-14T07:40:00+07:00",
        "url": "https://baocamau.vn/hai-tau-ca-hong-may-123298.html",
    },
)
LINE_BYTES = 30_000_000


def tcvn3(text: str) -> bytes:
    """Return `text` in TCVN3, whose capitals with a tone are small letters (a font of capitals showed them large)."""
    return bytes(_TO_TCVN3.get(c) or _TO_TCVN3.get(c.lower()) or ord(c) for c in text)


def windows_1258(text: str) -> bytes:
    """Return `text` in Windows-1258: hats stay on their letters, each tone is a byte of its own."""
    out = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        hats = "".join(mark for mark in marks if mark in _HATS)
        tones = "".join(mark for mark in marks if mark not in _HATS)
        out.append(unicodedata.normalize("NFC", base + hats) + tones)
    return "".join(out).encode("cp1258")


def mojibake(text: str) -> bytes:
    """Return `text` as a server leaves it that read UTF-8 as ASCII: every Vietnamese letter is lost for good."""
    return text.encode().decode("ascii", "replace").encode()


def mendable(text: str) -> bytes:
    """Return `text` as a program leaves it that read UTF-8 as Windows-1252: "Viá»‡t", which can be turned back."""
    wrong = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    return "".join(wrong).encode()


def long_line() -> bytes:
    """Return a .jsonl of one record of 30 MB, compressed about 150 times: below the ratio of a bomb."""
    pick = random.Random(12)
    words = ("nước", "mưa", "núi", "làng", "bão", "người", "đường", "trường", "rừng", "sông")
    chorus = "Mưa lớn kéo dài nhiều ngày khiến nước sông lên nhanh, nhiều tuyến đường bị chia cắt. " * 110
    body, size = [], 0
    while size < LINE_BYTES:
        verse = chorus + " ".join(pick.choices(words, k=40)) + f" {pick.random():.12f}. "
        body.append(verse)
        size += len(verse.encode())
    record = json.dumps({"title": "Một dòng dài 30 MB", "text": "".join(body)}, ensure_ascii=False)
    return gzip.compress(record.encode() + b"\n", mtime=0)


def truncated() -> bytes:
    """Return a .jsonl.gz that was cut off in its third record, as by a broken download."""
    noise = random.Random(7).randbytes(3000).hex()
    records = [*NOTICES, {"title": "Bài thứ ba không bao giờ tới nơi", "text": noise}]
    whole = gzip.compress("\n".join(json.dumps(r, ensure_ascii=False) for r in records).encode(), mtime=0)
    return whole[: len(whole) // 2]


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a .zip of `members` with a fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2026, 11, 19, 6, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def link_tar() -> bytes:
    """Return a .tar whose only member is a link to a file of the machine."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("tin/bai.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def picture() -> bytes:
    """Return a PNG of four grey pixels."""
    chunks = (
        (b"IHDR", b"\0\0\0\2\0\0\0\2\x08\0\0\0\0"),
        (b"IDAT", zlib.compress(b"\0\x80\x80\0\x80\x80")),
        (b"IEND", b""),
    )
    framed = (len(d).to_bytes(4, "big") + k + d + zlib.crc32(k + d).to_bytes(4, "big") for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def main(folder: Path) -> None:
    """Write every file into `folder`: "empty.txt" and eleven more, named for their faults."""
    files = {
        "empty.txt": b"",
        "binary.txt": picture(),
        "tcvn3.txt": tcvn3(FERRY),
        "windows-1258.txt": windows_1258(LIBRARY),
        "mojibake.txt": mojibake(FLOWERS),
        "mojibake-mendable.txt": mendable(LIBRARY.replace("xã đảo", "vùng cao")),
        "truncated.jsonl.gz": truncated(),
        "long-line.jsonl.gz": long_line(),
        "path-escapes.zip": zipped({"../../tin-thoat.txt": FERRY.encode(), "tin/trong.txt": FLOWERS.encode()}),
        "bomb.zip": zipped({"bom.txt": "Tin nóng! ".encode() * 1_000_000}),
        "link.tar": link_tar(),
        "cut-off.parquet": b"PAR1" + bytes(range(64)) * 4,
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
        print(f"{len(data):>9,}  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "samples/inbox/bad"))
