"""Score the extractors on annotated text: `make gold`, or `python -m tests.gold.score [--errors KIND] [FOLDER|FILE …]`.

Without names it scores the project's own annotated articles and sentences, and ../shared/gold/xml where that folder
is there. Errors are printed by extractor, most frequent kind first.
"""

from __future__ import annotations

import argparse
import collections
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from diembao.article import Article, Origin, Passage, PassageKind, PublishedFrom, RawRecord
from diembao.reader import read
from diembao.reading import Reading
from diembao.text.clean import clean
from diembao.text.dates import parse_moment
from tests.gold.annotation import Annotated, read_articles, read_sentences
from tests.gold.floors import FLOORS, raised, read_floors, write_floors
from tests.gold.measure import TYPES, Comparison, Score, exact, fold, furniture, overlapping

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "gold" / "xml"
NOW = datetime(2100, 1, 1, tzinfo=UTC)


def article_of(gold: Annotated) -> Article:
    """Return the annotated text as the pipeline would have cleaned it; a lone sentence is all body."""
    origin = Origin(gold.name, 0, "0" * 64)
    if not gold.has_title:
        moment = parse_moment(gold.published) if gold.published else None
        return Article(
            article_id=gold.name,
            content_hash="",
            origin=origin,
            format="txt",
            external_id=gold.name,
            title="",
            lead=None,
            text=gold.text,
            passages=(Passage(PassageKind.BODY, 0, len(gold.text), "gold.sentence"),),
            published_at=moment.at if moment else None,
        )
    title, _, body = gold.text.partition("\n")
    cleaned = clean(
        RawRecord(
            origin=origin,
            format="json",
            title=title,
            body=body.strip("\n"),
            published=gold.published,
            published_from=PublishedFrom.METADATA,
        ),
        NOW,
    )
    if not isinstance(cleaned, Article):
        raise SystemExit(f"{gold.name} was refused: {cleaned.rule} {cleaned.reason}")
    return cleaned


def compare(scores: dict[str, Score], gold: Annotated, article: Article, reading: Reading) -> None:
    """Add what one reading got right and wrong to `scores`."""
    c = Comparison(gold, article, reading)
    entities = c.wanted("plom", lambda t, s: TYPES[t.tag])
    mentions = c.found(reading.mentions, lambda m: str(m.type))
    for kind in TYPES.values():
        of_kind = [[i for i in items if i[2] == kind] for items in (entities, mentions)]
        exact(scores[f"entities.{kind}"], c, *of_kind)
    three = [[i for i in items if i[2] != "MISC"] for items in (entities, mentions)]
    exact(scores["entities"], c, *three)
    canonical(scores["canonical"], c, reading)
    exact(
        scores["roles"],
        c,
        c.wanted("p", lambda t, s: fold(t.attributes["r"]) if t.attributes.get("r") else None),
        c.found(reading.roles, lambda r: fold(r.role)),
    )
    overlapping(
        scores["times"], c, c.wanted("t", lambda t, s: t.attributes["v"]), c.found(reading.times, lambda t: t.value), 0
    )
    quotes = c.wanted("q", lambda t, s: "quote"), c.found(reading.quotes, lambda q: "quote")
    overlapping(scores["quotes"], c, *quotes, 0.8)
    spoken = (
        c.wanted("q", lambda t, s: ("speaker", fold(t.attributes.get("s")))),
        c.found(reading.quotes, lambda q: ("speaker", fold(q.speaker))),
    )
    overlapping(scores["quotes.with_speaker"], c, *spoken, 0.8)
    overlapping(
        scores["figures"],
        c,
        c.wanted("n", lambda t, s: (t.attributes["k"], float(t.attributes["v"]))),
        c.found(reading.figures, lambda f: (str(f.kind), float(f.value))),
        0,
    )
    furniture(scores["furniture"], c)


def canonical(score: Score, c: Comparison, reading: Reading) -> None:
    """Count the short forms of persons and organisations that were found and carry their full name."""
    full = {i[:2]: i[2] for i in c.wanted("po", lambda t, s: (t.attributes.get("c") or s, s))}
    for start, end, (name, surface) in c.found(reading.mentions, lambda m: (m.canonical, m.surface)):
        wanted, _ = full.get((start, end), (surface, surface))
        if fold(wanted) == fold(surface):
            continue
        score.wanted += 1
        score.found += 1
        score.hits += fold(wanted) == fold(name)
        if fold(wanted) != fold(name):
            score.errors.append((f"{name} for {wanted}", f"{c.gold.name}: {c.words(start, end)}"))


def score_all(golds: Iterable[Annotated]) -> dict[str, Score]:
    """Return the score of each extractor over `golds`."""
    scores: dict[str, Score] = collections.defaultdict(Score)
    for gold in golds:
        article = article_of(gold)
        compare(scores, gold, article, read(article))
    return scores


def own_articles() -> list[Annotated]:
    """Return the project's own annotated articles."""
    return list(read_articles(HERE / "articles")) if (HERE / "articles" / "index.json").exists() else []


def own_sentences() -> list[Annotated]:
    """Return the project's own annotated sentences."""
    return [gold for path in sorted((HERE / "sentences").glob("*.txt")) for gold in read_sentences(path)]


def own_sets() -> dict[str, list[Annotated]]:
    """Return the project's own annotated sets by the names that floors.toml gives them."""
    return {"articles": own_articles(), "sentences": own_sentences()}


def sets(names: list[str]) -> dict[str, list[Annotated]]:
    """Return the sets to score, by name."""
    if names:
        return {
            name: list(read_articles(Path(name)) if Path(name).is_dir() else read_sentences(Path(name)))
            for name in names
        }
    found = {f"own {name}": golds for name, golds in own_sets().items()}
    if SHARED.is_dir():
        found["shared articles"] = list(read_articles(SHARED))
    return {name: golds for name, golds in found.items() if golds}


def report(scores: dict[str, Score], kind: str | None, limit: int) -> None:
    """Print a line an extractor, then the errors, most frequent first."""
    for name, score in scores.items():
        print(
            f"  {name:20} F1 {score.f1:.3f}  P {score.precision:.3f}  R {score.recall:.3f}"
            f"  annotated {score.wanted:5.0f}  found {score.found:5.0f}"
        )
    for name, score in scores.items():
        if (kind is None and name.startswith("entities.")) or kind not in (None, name):
            continue
        often = collections.Counter(what for what, _ in score.errors)
        ranked = sorted(score.errors, key=lambda e: (-often[e[0]], e))
        print(f"\n  {name}: {len(ranked)} errors")
        for what, where in ranked[:limit]:
            print(f"    {what:32.32} {where}")


def raise_floors() -> None:
    """Raise the floors that were passed, and say which."""
    before = read_floors()
    after = raised(before, {name: score_all(golds) for name, golds in own_sets().items()})
    write_floors(after)
    for name, of_set in after.items():
        for extractor, floor in of_set.items():
            old = before.get(name, {}).get(extractor, 0.0)
            if floor > old:
                print(f"{name:10} {extractor:20} {old:.2f} -> {floor:.2f}")
    print(f"floors stand in {FLOORS.name}")


def main(arguments: list[str] | None = None) -> int:
    """Print the scores of every set, and the errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="folders of annotated articles, or files of annotated sentences")
    parser.add_argument("--errors", help="show the errors of this extractor only, all of them")
    parser.add_argument("--limit", type=int, default=12, help="errors shown for each extractor")
    parser.add_argument("--raise-floors", action="store_true", help="raise the floors that were passed; lowers none")
    args = parser.parse_args(arguments)
    if args.raise_floors:
        raise_floors()
        return 0
    for name, golds in sets(args.names).items():
        print(f"\n{name}: {len(golds)}")
        report(score_all(golds), args.errors, 10_000 if args.errors else args.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
