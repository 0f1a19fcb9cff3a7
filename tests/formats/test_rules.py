from __future__ import annotations

import re
from pathlib import Path

import pytest

import diembao.formats as room
from diembao.formats.fields import FIELD_NAMES, folded_key
from diembao.formats.rules import EXPLANATIONS, Rule, explain


def test_every_rule_is_explained() -> None:
    assert set(EXPLANATIONS) == set(Rule)


@pytest.mark.parametrize("rule", list(Rule))
def test_a_reason_is_one_sentence_that_says_what_to_do(rule: Rule) -> None:
    reason = explain(rule, "dòng 3")
    assert reason[0].isupper()
    assert reason.endswith(".")
    assert " (dòng 3): " in reason
    assert not reason.endswith("..")


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_is_used(rule: Rule) -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in Path(room.__path__[0]).glob("*.py") if path.stem != "rules"
    )
    assert re.search(rf"\bRule\.{rule.name}\b", sources)


def test_the_table_of_names_holds_folded_names_only() -> None:
    names = [name for candidates in FIELD_NAMES.values() for name in candidates]
    assert [folded_key(name) for name in names] == names
