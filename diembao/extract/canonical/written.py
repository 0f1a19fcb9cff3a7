"""Names with their abbreviations written out, for comparing: "UBND Q.1" and "Ủy ban nhân dân quận 1" are one."""

from __future__ import annotations

import re
from functools import lru_cache

from diembao.extract.canonical.form import Words
from diembao.lexicon.names import key_of_word

_TOKEN = re.compile(r"T\.\s?(?:Ư|W)|[^\W_]+|[^\w\s]")
_SHORT = {
    "BHXH": "bảo hiểm xã hội",
    "BV": "bệnh viện",
    "BVĐK": "bệnh viện đa khoa",
    "CA": "công an",
    "CLB": "câu lạc bộ",
    "CP": "cổ phần",
    "CSGT": "cảnh sát giao thông",
    "CSĐT": "cảnh sát điều tra",
    "CTCP": "công ty cổ phần",
    "CTY": "công ty",
    "CĐ": "cao đẳng",
    "Cty": "công ty",
    "GD": "giáo dục",
    "GTVT": "giao thông vận tải",
    "HCM": "hồ chí minh",
    "HĐND": "hội đồng nhân dân",
    "LĐLĐ": "liên đoàn lao động",
    "MTTQ": "mặt trận tổ quốc",
    "NH": "ngân hàng",
    "PCCC": "phòng cháy chữa cháy",
    "TAND": "tòa án nhân dân",
    "TCT": "tổng công ty",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TMCP": "thương mại cổ phần",
    "TNHH": "trách nhiệm hữu hạn",
    "TP": "thành phố",
    "TPHCM": "thành phố hồ chí minh",
    "TW": "trung ương",
    "TX": "thị xã",
    "TƯ": "trung ương",
    "Tp": "thành phố",
    "UBND": "ủy ban nhân dân",
    "VKSND": "viện kiểm sát nhân dân",
    "VN": "việt nam",
    "ĐH": "đại học",
    "ĐHQG": "đại học quốc gia",
    "ĐT": "đào tạo",
}
# Only with a dot or a number behind them.
_DOTTED = {"H": "huyện", "P": "phường", "Q": "quận", "X": "xã"}
_JOINTS = frozenset({"và"})


@lru_cache(maxsize=16_384)
def written_out(surface: str) -> Words:
    """Return the words of a name in lower case, abbreviations written out, without marks and "và".

    "Sở GD&ĐT TP Huế" gives ("sở", "giáo", "dục", "đào", "tạo", "thành", "phố", "huế").
    """
    tokens = _TOKEN.findall(surface)
    words: list[str] = []
    for token, after in zip(tokens, (*tokens[1:], ""), strict=True):
        plain = token.replace(".", "").replace(" ", "") if len(token) > 1 else token
        full = _SHORT.get(plain) or (_DOTTED.get(plain) if after == "." or after.isdigit() else None)
        if full is not None:
            words += full.split(" ")
        elif token[0].isalnum() and (word := key_of_word(token)) not in _JOINTS:
            words.append(word)
    return tuple(words)


def without_marks(key: str) -> Words:
    """Return the words of a key without the marks between them: ("kim", "jong", "un") for "kim jong - un"."""
    return tuple(word for word in key.split(" ") if word[:1].isalnum())
