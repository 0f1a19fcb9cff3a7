from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from diembao.stories.average_link import join

pairs = st.lists(st.integers(1, 6), min_size=2, max_size=7).flatmap(
    lambda sizes: st.tuples(
        st.just(sizes),
        st.dictionaries(st.sampled_from(list(combinations(range(len(sizes)), 2))), st.integers(1, 400), max_size=12),
    )
)


def one_by_one(sizes: list[int], sums: dict[tuple[int, int], int], least: int) -> list[set[int]]:
    """Join by looking at every pair again after each join."""
    heaps = [[i] for i in range(len(sizes))]

    def average(a: list[int], b: list[int]) -> int:
        total = sum(sums.get((min(i, j), max(i, j)), 0) for i in a for j in b)
        return total // (sum(sizes[i] for i in a) * sum(sizes[j] for j in b))

    while True:
        best = min(((-average(a, b), a[0], b[0]) for a, b in combinations(heaps, 2)), default=(0, 0, 0))
        if -best[0] < least:
            return [set(h) for h in heaps]
        older = next(h for h in heaps if h[0] == best[1])
        younger = next(h for h in heaps if h[0] == best[2])
        heaps.remove(younger)
        older += younger


@given(pairs, st.integers(1, 120))
def test_joins_are_those_of_looking_at_every_pair_again(
    made: tuple[list[int], dict[tuple[int, int], int]], least: int
) -> None:
    sizes, sums = made
    heaps = {i: {i} for i in range(len(sizes))}
    last = None
    for one in join(sizes, sums, least):
        assert one.average >= least
        assert one.older[0] < one.younger[0]
        assert set(one.older) == heaps[one.older[0]] and set(one.younger) == heaps[one.younger[0]]
        heaps[one.older[0]] |= heaps.pop(one.younger[0])
        last = one
    assert sorted(map(sorted, heaps.values())) == sorted(map(sorted, one_by_one(sizes, sums, least)))
    assert last is None or last.average >= least


def test_a_chain_of_likeness_does_not_make_one_heap_of_all() -> None:
    chain = {(n, n + 1): 50 for n in range(9)}
    sizes = [len(one.older) + len(one.younger) for one in join([1] * 10, chain, 30)]
    assert max(sizes) == 2


def test_ties_go_to_the_oldest() -> None:
    first = next(join([1, 1, 1], {(1, 2): 50, (0, 2): 50}, 10))
    assert (first.older, first.younger) == ((0,), (2,))
