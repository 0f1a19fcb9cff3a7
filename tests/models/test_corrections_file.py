"""HOME/entities.csv as it is read: what a line may say, and how all that is wrong is told at once."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diembao.errors import SettingsInvalid
from diembao.reading import EntityType
from models.corrections import Action, Correction, name_key, read_corrections

HEADER = "action,name,type,into,note\n"
PER, ORG = EntityType.PER, EntityType.ORG


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "entities.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_nothing_is_corrected(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "entities.csv") == ()


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["plain", "as-spreadsheets-save-it"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_lines_are_read_in_their_order_with_their_numbers(tmp_path: Path, bom: str, end: str) -> None:
    text = (
        HEADER + "# tháng 11\n"
        'merge,Trần  Lực,PER,"Trần Văn Lực, diễn viên",cùng một người\n\n'
        "split, Hải Vân ,ORG,,\n"
        "merge,org:hải vân,ORG,org:cảng hải vân\n"
    )
    assert read_corrections(write(tmp_path, bom + text.replace("\n", end))) == (
        Correction(3, Action.MERGE, "Trần Lực", PER, "Trần Văn Lực, diễn viên", "cùng một người"),
        Correction(5, Action.SPLIT, "Hải Vân", ORG),
        Correction(6, Action.MERGE, "org:hải vân", ORG, "org:cảng hải vân"),
    )


def test_the_note_may_be_left_out_of_the_header(tmp_path: Path) -> None:
    (found,) = read_corrections(write(tmp_path, "action,name,type,into\nsplit,Lực,PER,\n"))
    assert found == Correction(2, Action.SPLIT, "Lực", PER)


def test_names_are_compared_in_one_way_of_writing() -> None:
    assert name_key("Hoà  Bình") == name_key("Hòa Bình") == name_key(unicodedata.normalize("NFD", "Hòa Bình"))
    assert len({name_key(name) for name in ("Hòa Bình", "HÒA BÌNH", "Hoa Binh", "Hỏa Bình")}) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "line 1: the file is empty", id="empty"),
        pytest.param("name,into\na,b\n", "line 1: the header is 'name,into'", id="other-header"),
        pytest.param("action;name;type;into;note\n", "line 1: the header is 'action;name;type;into;note'", id="semi"),
        pytest.param(HEADER + "join,A,PER,B,\n", "line 2: action 'join' is not known", id="action"),
        pytest.param(HEADER + "merge,A,person,B,\n", "line 2: type 'person' is not known", id="type"),
        pytest.param(HEADER + "split, ,PER,,\n", "line 2: name is empty", id="no-name"),
        pytest.param(HEADER + "merge,A,PER,,\n", "line 2: merge needs the entity to merge into", id="no-target"),
        pytest.param(HEADER + "merge,Hoà,PER,Hòa,\n", "line 2: 'Hoà' cannot be merged into itself", id="itself"),
        pytest.param(HEADER + "merge,A\n", "line 2: 2 cells, not 5", id="too-few"),
        pytest.param(HEADER + "merge,A,PER,B,c,d\n", "line 2: 6 cells, not 5", id="too-many"),
        pytest.param(HEADER + 'merge,"A,PER,B,\n', "line 2: not CSV", id="open-quote"),
        pytest.param(HEADER.encode() + b"\nmerge,\xc0\xff,PER,B,\n", "line 3: not UTF-8", id="not-utf-8"),
        pytest.param(
            HEADER + "merge,Hoà,PER,B,\nmerge,Hòa,PER,C,\n", "line 3: line 2 already says merge for 'Hòa'", id="twice"
        ),
        pytest.param(
            HEADER + "merge,A,PER,B,\nmerge,B,PER,C,\nmerge,C,PER,A,\n",
            "line 4: 'C' is merged in a circle",
            id="circle",
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        read_corrections(write(tmp_path, text))
    assert said in str(caught.value)
    assert caught.value.exit_code == 2


def test_every_bad_line_is_told_at_once_and_good_ones_are_not(tmp_path: Path) -> None:
    text = HEADER + "merge,A,PER,B,\njoin,A,person,B,\nsplit,C,ORG,,\nmerge,D,ORG,,\nmerge,A,PER,C,\n"
    with pytest.raises(SettingsInvalid) as caught:
        read_corrections(write(tmp_path, text))
    assert re.findall(r"line (\d+): ", str(caught.value)) == ["3", "3", "5", "6"]
    assert "entities.csv cannot be used, nothing was changed" in str(caught.value)
    assert "docs/entities.md" in str(caught.value)


def test_the_example_of_the_docs_can_be_used(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "entities.md").read_text("utf-8")
    (example,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    assert [one.action for one in read_corrections(write(tmp_path, example))] == ["merge", "merge", "split", "split"]


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "entities.csv").mkdir()
    with pytest.raises(SettingsInvalid, match="cannot be read"):
        read_corrections(tmp_path / "entities.csv")


@given(
    st.lists(
        st.lists(st.sampled_from(["merge", "split", "PER", "ORG", "A", "B", "", '"', "#", "Hoà", "\x00", "\r"]))
        | st.lists(st.text(max_size=4), max_size=6),
        max_size=6,
    )
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read_or_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    text = HEADER + "\n".join(",".join(row) for row in rows)
    try:
        found = read_corrections(write(tmp_path, text.encode("utf-8", "replace")))
    except SettingsInvalid as error:
        assert re.search(r"line \d+: ", str(error))
    else:
        assert all(one.name and (one.into or one.action is Action.SPLIT) for one in found)
