"""Bytes in every encoding that Vietnamese news has come in read as the same words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.text.encoding import decode, mend, mend_title
from diembao.text.legacy import from_tcvn3, from_viscii, from_vni
from tests.proportion import in_proportion

STORY = (
    "Sáng nay, mưa lớn kéo dài nhiều giờ khiến hàng trăm hộ dân ở huyện vùng cao bị cô lập. "
    "Lực lượng cứu hộ đã đưa người già và trẻ nhỏ đến nơi an toàn, đồng thời chuẩn bị lương thực. "
    "Chính quyền cho biết nước lũ rút chậm; đường sắt qua đây được sửa xong trước chiều mai."
)


def shown(raw: bytes) -> str:
    """Return bytes as a program that takes everything for Windows-1252 shows them."""
    return "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in raw)


def windows_1258(text: str) -> bytes:
    """Return `text` as Windows-1258 keeps it: the letter with its hat, then the tone."""
    out = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        out += unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tones
    return out.encode("cp1258")


def inverse(convert: object, pieces: list[str]) -> dict[str, str]:
    return {unicodedata.normalize("NFC", convert(p.encode("cp1252"))): p for p in pieces}  # type: ignore[operator]


def encode_bytewise(text: str, convert: object) -> bytes:
    back = {convert(bytes([b])): bytes([b]) for b in range(0x80, 0x100)}  # type: ignore[operator]
    return b"".join(
        letter.encode() if letter.isascii() else back.get(letter) or back[letter.lower()] for letter in text
    )


MARKS = "øùûõïâàáåãäêèéúüë"
VNI = inverse(from_vni, [a + m for a in "aeouyôö" for m in MARKS] + list("ñæóòôöîìí"))


def encode_vni(text: str) -> bytes:
    return "".join(VNI.get(c, c) for c in text).encode("cp1252")


@pytest.mark.parametrize(
    ("raw", "encoding", "repairs"),
    [
        pytest.param(STORY.encode(), "utf-8", (), id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + STORY.encode(), "utf-8", ("bom",), id="utf-8-with-mark"),
        pytest.param(STORY.encode("utf-16"), "utf-16-le", ("bom",), id="utf-16-with-mark"),
        pytest.param(STORY.encode("utf-16-be"), "utf-16-be", ("utf16_without_bom",), id="utf-16-be-bare"),
        pytest.param(windows_1258(STORY), "cp1258", (), id="windows-1258"),
        pytest.param(encode_bytewise(STORY, from_tcvn3), "tcvn3", (), id="tcvn3"),
        pytest.param(encode_bytewise(STORY, from_viscii), "viscii", (), id="viscii"),
        pytest.param(encode_vni(STORY), "vni", (), id="vni"),
        pytest.param(shown(STORY.encode()).encode(), "utf-8", ("mojibake:1",), id="mojibake"),
        pytest.param(shown(shown(STORY.encode()).encode()).encode(), "utf-8", ("mojibake:2",), id="mojibake-twice"),
        pytest.param(
            shown(encode_bytewise(STORY, from_tcvn3)).encode(), "utf-8", ("tcvn3",), id="tcvn3-saved-as-utf-8"
        ),
        pytest.param(shown(encode_vni(STORY)).encode(), "utf-8", ("vni",), id="vni-saved-as-utf-8"),
    ],
)
def test_the_story_reads_the_same_in_every_encoding(raw: bytes, encoding: str, repairs: tuple[str, ...]) -> None:
    found = decode(raw)
    assert unicodedata.normalize("NFC", found.text) == STORY
    assert (found.encoding, found.repairs, found.suspect) == (encoding, repairs, False)


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1258", "nonsense-9", "cp1252"])
def test_a_wrong_declaration_does_not_spoil_good_utf_8(declared: str | None) -> None:
    assert decode(STORY.encode(), declared).text == STORY


def test_capitals_of_tcvn3_come_back_in_words_of_capitals() -> None:
    assert from_tcvn3(b"VI\xd6T NAM, Vi\xd6t Nam") == "VIỆT NAM, Việt Nam"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The storm made landfall near Hue on Sunday; about 1,200 people were moved.", id="english"),
        pytest.param("It's a café in the résumé of José. Prices rose 5 % to £3.", id="english-with-accents"),
        pytest.param("Правительство сообщило о наводнении.", id="russian"),
        pytest.param("台风登陆越南中部。", id="chinese"),
        pytest.param("Die Züge fahren heute nicht, weil die Brücke bei Köln gesperrt ist.", id="german"),
        pytest.param("HĐND, UBND, QĐND, LĐLĐ, ĐBQH, VNĐ, ĐHQG", id="acronyms"),
        pytest.param("", id="nothing"),
        pytest.param("Sơn, €5", id="two-words"),
    ],
)
def test_text_that_reads_well_is_left_alone(text: str) -> None:
    found = decode(text.encode())
    assert (found.text, found.repairs, found.suspect) == (text, (), False)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"Vi?t Nam ??i m?i, ng??i d?n ph?n kh?i, kinh t? ph?t tri?n.", id="question-marks"),
        pytest.param("Vi\ufffdt Nam \ufffd\ufffdi m\ufffdi".encode(), id="replacement-characters"),
        pytest.param(bytes(range(128, 256)) * 20, id="noise"),
    ],
)
def test_letters_that_are_lost_are_suspect(raw: bytes) -> None:
    assert decode(raw).suspect


def test_a_letter_cut_at_the_end_of_the_file_costs_that_letter_only() -> None:
    found = decode(STORY.encode()[:-1] + "ệ".encode()[:2])
    assert found.text.startswith(STORY[:-1])
    assert found.encoding == "utf-8"


def test_one_line_of_mojibake_in_a_good_text_is_mended_alone() -> None:
    found = mend(STORY + "\nẢnh: " + shown("Hội chợ đầu xuân".encode()))
    assert found.text == STORY + "\nẢnh: Hội chợ đầu xuân"


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_become_text_without_an_error(raw: bytes) -> None:
    found = decode(raw)
    assert isinstance(found.text, str)
    assert decode(raw) == found


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_ascii_and_plain_vietnamese_survive_mending(text: str) -> None:
    vietnamese = "".join(c for c in text if c.isascii() and c not in "?")
    assert mend(vietnamese).text == vietnamese


def test_two_megabytes_are_decoded_in_proportion() -> None:
    def work(text: str) -> None:
        decode(encode_bytewise(text, from_tcvn3))

    assert in_proportion(work, STORY * 500, STORY * 2_000, most=10)


@pytest.mark.parametrize(
    ("title", "mended"),
    [
        ("Gi\u00c3\u00a1 g\u00e1\u00ba\u00a1o t\u00c4\u0083ng", "Giá gạo tăng"),  # Latin-1, as escapes of JSON write it
        ("Giáº£ giÃ¡", "Giả giá"),
        ("Café à Genève", "Café à Genève"),
        ("Giá gạo tăng", "Giá gạo tăng"),
    ],
)
def test_a_title_alone_is_mended_where_only_vietnamese_is_left(title: str, mended: str) -> None:
    assert mend_title(title).text == mended
