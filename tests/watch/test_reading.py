"""The watch list: what a file says, and what is said of a file that cannot be used."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.errors import SettingsInvalid
from diembao.watch.reading import read_watchlist
from diembao.watch.watchlist import Threshold, Watch


def watches(folder: Path, text: str) -> tuple[Watch, ...]:
    path = folder / "watchlists.yaml"
    path.write_text(text, encoding="utf-8")
    return read_watchlist(path)


def test_no_file_watches_nothing(tmp_path: Path) -> None:
    assert read_watchlist(tmp_path / "watchlists.yaml") == ()


def test_a_watch_may_ask_for_everything(tmp_path: Path) -> None:
    (found,) = watches(
        tmp_path,
        """
watches:
  - name: thiên tai chết người
    note: cho bàn thời sự
    entities: [Ban Chỉ huy phòng thủ dân sự]
    places: Quảng Ngãi
    phrases: ["lở núi", sạt lở]
    topics: [thảm họa, medtop:20000168, weather]
    figures: {killed: 10, money: 1000000000}
    outlets: [tuoitre.vn, Tiền Phong]
    stories: [20131101-0f3a]
    spike: 2.5
    silence: 3
""",
    )
    assert found == Watch(
        name="thiên tai chết người",
        note="cho bàn thời sự",
        entities=("Ban Chỉ huy phòng thủ dân sự",),
        places=("Quảng Ngãi",),
        phrases=("lở núi", "sạt lở"),
        topics=("medtop:20000148", "medtop:20000168", "medtop:17000000"),
        figures=(Threshold("killed", Decimal(10)), Threshold("money", Decimal(1_000_000_000))),
        outlets=("tuoitre", "tienphong"),
        stories=("20131101-0f3a",),
        spike=Decimal("2.5"),
        silence=3,
    )
    assert set(found.criteria) == {"entities", "places", "phrases", "topics", "figures", "outlets", "stories"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("watches:\n  - name: a\n    phrases: [x\n", "line 4: this is no YAML", id="broken-yaml"),
        pytest.param("- name: a\n", 'one key, "watches"', id="no-top-key"),
        pytest.param("watches: bão\n", 'one key, "watches"', id="no-list"),
        pytest.param("watches:\n  - bão\n", "line 2: a watch has keys", id="a-bare-word"),
        pytest.param("watches:\n  - phrases: [a]\n", "line 2: a watch needs a name", id="no-name"),
        pytest.param("watches:\n  - name: a\n", "line 2: 'a' watches nothing", id="nothing-watched"),
        pytest.param("watches:\n  - name: a\n    entites: [b]\n", "no key 'entites'", id="a-misspelt-key"),
        pytest.param("watches:\n  - name: a\n    topics: [bia]\n", "no topic 'bia'", id="an-unknown-topic"),
        pytest.param("watches:\n  - name: a\n    outlets: [nobody]\n", "no outlet 'nobody'", id="an-unknown-outlet"),
        pytest.param(
            "watches:\n  - name: a\n    figures: {dead: 3}\n", "no kind of figure 'dead'", id="unknown-figure"
        ),
        pytest.param("watches:\n  - name: a\n    figures: 3\n", "figures is a kind and a least", id="figures-no-map"),
        pytest.param("watches:\n  - name: a\n    figures: {killed: nhiều}\n", "not 'nhiều'", id="no-number"),
        pytest.param("watches:\n  - name: a\n    phrases: [a]\n    spike: 0.5\n", "from 1 on", id="spike-below-one"),
        pytest.param("watches:\n  - name: a\n    phrases: [a]\n    silence: 1.5\n", "number of days", id="half-a-day"),
        pytest.param("watches:\n  - name: a\n    phrases: {b: c}\n", "name or a list of names", id="no-names"),
        pytest.param("watches:\n  - name: a\n    phrases: ['?']\n", "empty name", id="a-mark-is-no-phrase"),
        pytest.param(
            "watches:\n  - name: a\n    phrases: [b]\n  - name: a\n    phrases: [c]\n", "stands twice", id="name-twice"
        ),
        pytest.param("watches: " + "[" * 5000, "no YAML", id="a-deep-one"),
        pytest.param("? [a]\n: b\n", 'one key, "watches"', id="a-key-that-is-a-list"),
        pytest.param("watches: &a\n  - name: b\n    phrases: [*a]\n", "anchors and aliases", id="a-bomb"),
        pytest.param("watches:\n  - name: !!python/object:os.system\n", "line 2", id="a-python-tag"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_line_and_the_reason(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        watches(tmp_path, text)
    assert said in str(refused.value)
    assert "docs/watchlists.md" in str(refused.value)


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        watches(tmp_path, "watches:\n  - name: a\n    topics: [x1]\n  - name: b\n    outlets: [y1]\n")
    assert "line 2" in str(refused.value)
    assert "line 4" in str(refused.value)


def test_what_does_not_change_which_articles_fit_does_not_look_anew() -> None:
    one = Watch("a", phrases=("bão",))
    assert one.sha256 == Watch("a", note="x", phrases=("bão",), silence=3, spike=Decimal(2), line=7).sha256
    assert one.sha256 != Watch("a", phrases=("lũ",)).sha256


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "watchlists.yaml"
    path.write_bytes(raw)
    try:
        assert all(watch.criteria for watch in read_watchlist(path))
    except SettingsInvalid as refused:
        assert any(words in str(refused) for words in ("line ", "anchors", "no YAML"))
