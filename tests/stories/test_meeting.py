from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.stories import meeting
from diembao.stories.meeting import Heap, meet

weighted = st.dictionaries(st.integers(0, 12), st.integers(1, 9), max_size=6)


def heap_of(lists: list[dict[int, int]]) -> Heap:
    numbers = [np.array(sorted(x), np.uint32) for x in lists]
    return Heap.of(numbers, [np.array([x[k] for k in sorted(x)], np.int32) for x in lists])


def met(left: Heap, right: Heap, most: int = 1000) -> dict[tuple[int, int], int]:
    found = [p for pairs in meet(left, right, most) for p in zip(pairs.left, pairs.right, pairs.sums, strict=True)]
    assert [f[:2] for f in found] == sorted(f[:2] for f in found)
    return {(int(i), int(j)): int(s) for i, j, s in found}


@given(st.lists(weighted, max_size=8), st.lists(weighted, max_size=8))
def test_pairs_are_those_of_comparing_all_with_all(left: list[dict[int, int]], right: list[dict[int, int]]) -> None:
    sums = {
        (i, j): sum(a[k] * b[k] for k in a.keys() & b.keys())
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if a.keys() & b.keys()
    }
    assert met(heap_of(left), heap_of(right)) == sums


@given(st.lists(weighted, min_size=1, max_size=8))
def test_small_portions_give_the_same_pairs(lists: list[dict[int, int]]) -> None:
    heap = heap_of(lists)
    whole = met(heap, heap)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meeting, "_AT_ONCE", 3)
        patch.setattr(meeting, "_CELLS", 2)
        assert met(heap, heap) == whole


def test_what_too_many_have_is_passed_over() -> None:
    lists = [{1: 1, n + 2: 1} for n in range(5)]
    assert met(heap_of(lists), heap_of(lists), most=4) == {(n, n): 1 for n in range(5)}
