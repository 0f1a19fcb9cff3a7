from __future__ import annotations

from diembao.stories.duplicates import find_duplicates
from tests.stories.made import Text, fingerprint, text

REPORT = text("wire", length=200)


def changed(of: Text, every: int) -> Text:
    words = of.body.split(" ")
    return Text(of.title, " ".join("khác" if n % every == every - 1 else w for n, w in enumerate(words)))


def test_the_same_words_are_a_duplicate_of_the_earliest() -> None:
    prints = [fingerprint(name, REPORT, minute=n) for n, name in enumerate("cab")]
    found = find_duplicates(prints, [])
    assert {name: (o.article_id, o.share) for name, o in found.items()} == {"a": ("c", 1000), "b": ("c", 1000)}


def test_a_report_with_a_few_words_changed_is_a_duplicate() -> None:
    found = find_duplicates([fingerprint("a", REPORT), fingerprint("b", changed(REPORT, 40), minute=700)], [])
    assert found["b"].article_id == "a"
    assert 700 < found["b"].share < 1000


def test_a_report_with_every_fifth_word_changed_is_none() -> None:
    assert not find_duplicates([fingerprint("a", REPORT), fingerprint("b", changed(REPORT, 5), minute=700)], [])


def test_an_excerpt_is_a_duplicate_but_the_long_report_after_a_notice_is_not() -> None:
    notice = Text(REPORT.title, "\n".join(REPORT.body.split("\n")[:5]))
    assert find_duplicates([fingerprint("a", REPORT), fingerprint("b", notice, minute=700)], []).keys() == {"b"}
    assert not find_duplicates([fingerprint("a", notice), fingerprint("b", REPORT, minute=700)], [])


def test_an_excerpt_of_a_long_text_is_found_though_only_a_sample_of_that_is_kept() -> None:
    long = text("long", length=1500)
    excerpt = Text(long.title, "\n".join(long.body.split("\n")[:15]))
    prints = [fingerprint("a", long), fingerprint("b", excerpt, minute=700)]
    assert [p.every_shingle for p in prints] == [False, True]
    assert find_duplicates(prints, [])["b"].share > 900


def test_an_original_of_an_earlier_day_is_found() -> None:
    found = find_duplicates([fingerprint("b", REPORT, day=2)], [fingerprint("a", REPORT)])
    assert found["b"].article_id == "a"


def test_two_tellings_of_one_happening_are_no_duplicates() -> None:
    prints = [fingerprint("a", text("flood", 1)), fingerprint("b", text("flood", 2), minute=700)]
    assert not find_duplicates(prints, [])


def test_a_duplicate_is_no_original_for_others() -> None:
    drifted = [REPORT]
    for step in range(3):
        words = drifted[-1].body.split(" ")
        third = len(words) // 3
        words[step * third : (step + 1) * third] = [f"mới{step}x{n}" for n in range(third)]
        drifted.append(Text(REPORT.title, " ".join(words)))
    prints = [fingerprint(name, one, minute=n) for n, (name, one) in enumerate(zip("abcd", drifted, strict=True))]
    found = find_duplicates(prints, [])
    assert found["b"].article_id == "a"
    assert all(o.article_id not in found for o in found.values())


def test_a_handful_of_words_is_not_judged() -> None:
    short = Text("", "Tin đang được cập nhật thêm")
    assert not find_duplicates([fingerprint("a", short), fingerprint("b", short, minute=700)], [])
