"""The registry of outlets is consistent, and finds an outlet by all its faces."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from diembao.lexicon.outlets import (
    all_outlets,
    mark_key,
    outlet_of_domain,
    outlet_of_name,
    outlet_of_prefix,
    outlet_of_promo,
    outlet_of_tail,
    registered_domain,
)


def test_ids_codes_domains_and_prefixes_belong_to_one_outlet_each() -> None:
    for values in (
        [o.outlet_id for o in all_outlets()],
        [o.code for o in all_outlets()],
        [d for o in all_outlets() for d in o.domains],
        [key for o in all_outlets() for key in {mark_key(p) for p in o.prefixes}],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_every_outlet_is_complete() -> None:
    assert len(all_outlets()) > 180
    for outlet in all_outlets():
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", outlet.outlet_id), outlet
        assert outlet.name and outlet.code and outlet.domain, outlet
        assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", domain) for domain in outlet.domains), outlet


@pytest.mark.parametrize(
    ("host", "outlet_id"),
    [
        ("vnexpress.net", "vnexpress"),
        ("kinhdoanh.vnexpress.net", "vnexpress"),
        ("e.vnexpress.net", "vnexpress-en"),
        ("WWW.TuoiTre.vn", "tuoitre"),
        ("baotintuc.vn", "baotintuc"),
        ("baotintuc.org.vn", None),
        ("vnexpress.net.example.com", None),
        ("xvnexpress.net", None),
    ],
)
def test_a_look_alike_domain_is_nobodys(host: str, outlet_id: str | None) -> None:
    found = outlet_of_domain(host)
    assert (found.outlet_id if found else None) == outlet_id


@pytest.mark.parametrize("name", ["Tuổi Trẻ", "Báo Tuổi Trẻ", "tuổi trẻ online", "TTO", "TUỔI TRẺ ONLINE"])
def test_one_outlet_has_many_names(name: str) -> None:
    found = outlet_of_name(name)
    assert found is not None
    assert found.outlet_id == "tuoitre"


def test_prefixes_tails_and_promos_name_their_outlet() -> None:
    found = [
        outlet_of_prefix("(Dân trí)"),
        outlet_of_prefix("TPO"),
        outlet_of_tail("Vietnam+"),
        outlet_of_promo("MỚI - NÓNG"),
    ]
    assert [o.outlet_id if o else None for o in found] == ["dantri", "tienphong", "vietnamplus", "tienphong"]


@pytest.mark.parametrize(
    ("host", "domain"),
    [("a.b.example.com", "example.com"), ("thethao.baonghean.com.vn", "baonghean.com.vn"), ("bbc.co.uk", "bbc.co.uk")],
)
def test_the_registered_domain_keeps_the_label_that_was_bought(host: str, domain: str) -> None:
    assert registered_domain(host) == domain
