"""Which outlet published an article, and what told so."""

from __future__ import annotations

import pytest

from diembao.text.identity import article_id, canonical_url, content_hash
from diembao.text.lines import lay_out
from diembao.text.provenance import find_outlet


def outlet(body: str, name: str | None = None, url: str | None = None) -> tuple[str | None, str]:
    text = f"Tiêu đề\n\n{body}"
    found = find_outlet(name, url, text, lay_out(text, 7, 7))
    return found.outlet_id, found.outlet_from


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("Báo Tuổi Trẻ", None, ("tuoitre", "metadata")),
        ("www.thanhnien.com.vn", "http://www.baomoi.com/x/1.epi", ("thanhnien", "metadata")),
        ("Bản tin Xóm Chài", None, ("ban-tin-xom-chai", "metadata")),
        ("Bản tin Xóm Chài (from 2025)", None, ("ban-tin-xom-chai", "metadata")),
        ("Giao thông (merged)", None, ("baogiaothong", "metadata")),
        ("Vietstock / FILI", None, ("vietstock", "metadata")),
        ("TTXVN/Vietnam+", None, ("vietnamplus", "metadata")),
        ("https://xomchai.vn/vov", None, ("xomchai.vn", "metadata")),
        (None, "https://kinhdoanh.vnexpress.net/a-1.html", ("vnexpress", "url")),
        (None, "https://www.tin.baoxomchai.com.vn/a", ("baoxomchai.com.vn", "url")),
        (None, "https://baotintuc.org.vn/a", ("baotintuc.org.vn", "url")),
        (None, "http://www.baomoi.com/Home/XaHoi/www.nld.com.vn/A-b/1.epi", ("nld", "url")),
        (None, "https://baomoi.com/a-1.epi", ("baomoi", "url")),
        (None, "javascript:void(0)", (None, "none")),
        (None, None, (None, "none")),
    ],
)
def test_a_record_or_its_address_names_the_outlet(
    name: str | None, url: str | None, expected: tuple[str | None, str]
) -> None:
    assert outlet("Sáng nay trời mưa to.", name, url) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("TPO - Sáng nay trời mưa to.", ("tienphong", "prefix"), id="prefix"),
        pytest.param("(NLĐO)- Sáng nay trời mưa to.", ("nld", "prefix"), id="bracketed-prefix"),
        pytest.param("Sáng nay trời mưa to.\n\nMỚI - NÓNG", ("tienphong", "promo"), id="promo"),
        pytest.param("Sáng nay trời mưa to. Lê Mơ/VOV online", ("vov", "tail"), id="signature"),
        pytest.param("Sáng nay trời mưa to.\n\nTheo Reuters, Kyodo", (None, "none"), id="cited-source"),
        pytest.param("Sáng nay trời mưa to. Lê Mơ (TTXVN)", (None, "none"), id="agency-behind-a-name"),
        pytest.param("Theo TPO - tờ báo của thanh niên, trời mưa.", (None, "none"), id="prefix-inside-a-sentence"),
    ],
)
def test_marks_in_the_text_name_the_outlet(body: str, expected: tuple[str | None, str]) -> None:
    assert outlet(body) == expected


def test_a_prefix_goes_before_an_aggregator() -> None:
    assert outlet("TTO - Sáng nay trời mưa to.", url="https://baomoi.com/a-1.epi") == ("tuoitre", "prefix")


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://WWW.Example.com/a/?utm_source=x&id=3&fbclid=9#top", "https://example.com/a?id=3"),
        ("https://m.example.com:443/a/", "https://example.com/a"),
        ("https://example.com:8080/", "https://example.com:8080"),
        ("https://example.com/b%C3%A3o-s%E1%BB%91-3", "https://example.com/b%C3%A3o-s%E1%BB%91-3"),
        ("https://example.com/bão-số-3", "https://example.com/b%C3%A3o-s%E1%BB%91-3"),
        ("ftp://example.com/a", None),
        ("https://[::1", None),
        ("không phải địa chỉ", None),
        ("", None),
        (None, None),
    ],
)
def test_one_address_has_one_form(url: str | None, canonical: str | None) -> None:
    assert canonical_url(url) == canonical
    if canonical:
        assert canonical_url(canonical) == canonical


def test_an_article_is_named_by_address_then_by_its_own_id_then_by_its_words() -> None:
    assert article_id("http://a.vn/1", None, "7", "x") == article_id("https://www.a.vn/1/", "b", "8", "y")
    assert article_id(None, "a", "7", "x") == article_id(None, "a", "7", "y") != article_id(None, "b", "7", "x")
    assert article_id(None, "a", None, "một hai") == article_id(None, "b", None, "một\nhai")
    assert content_hash("một hai") == content_hash(" một\n\nhai ") != content_hash("một ba")
