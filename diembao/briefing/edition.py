"""What a briefing says: one calendar day of news, every statement with the sentence that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

_CORRECTING = ("đính chính", "nay sửa", "sửa lại", "xin lỗi bạn đọc", "xin lỗi độc giả", "cáo lỗi")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement stands: an article, and the number of the sentence in it (None: the article as a whole)."""

    article_id: str
    outlet: str | None
    title: str
    sentence_no: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One article as a step of its story. `copy_of` is the outlet whose text it repeats; `news` what it was first with.

    `at` is aware; `day_only` when the source gave no time of day. `at` is None for an article without a date.
    """

    source: Source
    at: datetime | None
    day_only: bool
    minutes_behind: int | None
    is_copy: bool = False
    copy_of: str | None = None
    news: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Reported speech with who said it; `role` as the article, else as the press of late calls the speaker."""

    words: str
    is_direct: bool
    speaker: str | None
    speaker_id: str | None
    role: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that an article gives: "hơn 1.250 tỷ đồng" is 1250000000000 VND at_least."""

    value: Decimal
    unit: str | None
    currency: str | None
    bound: str
    surface: str
    according_to: str | None
    at: datetime | None
    source: Source


class Agreement(StrEnum):
    """How the counts of one thing stand to each other over outlets and hours."""

    AGREED = "agreed"  # one value
    RISING = "rising"  # each later value is higher: it may only have moved on
    DISPUTED = "disputed"  # a later report gives less, or one article gives two


@dataclass(frozen=True, slots=True)
class Tally:
    """All counts of one kind in a story, in the order of their time: the dead, the injured, the damage."""

    kind: str
    subject: str | None
    agreement: Agreement
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story on the day of the briefing. `reports` are all its articles up to that day, the first one first.

    `outlet_count` and `today_count` count what was printed on the day itself, copies too.
    """

    story_id: str
    title: Source
    lead: str | None
    lead_source: Source | None
    outlet_count: int
    today_count: int
    reports: tuple[Report, ...]
    said: tuple[Said, ...] = ()
    tallies: tuple[Tally, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def disputed(self) -> tuple[Tally, ...]:
        """The tallies whose counts differ without having only risen."""
        return tuple(t for t in self.tallies if t.agreement is Agreement.DISPUTED)


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation in the news: in how many articles today, and on each of the days before."""

    entity_id: str
    name: str
    type: str
    article_count: int
    outlet_count: int
    days: tuple[int, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a watch asked for, with the words that matched and their sentence."""

    watch: str
    matched: tuple[str, ...]
    sentence: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Edit:
    """An article that says something else than it did: its old headline, and the lines that went and that came."""

    source: Source
    title_before: str
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def has_new_title(self) -> bool:
        """Whether the headline changed."""
        return self.title_before != self.source.title

    @property
    def correction(self) -> str | None:
        """The line that came and says what was wrong (đính chính, nay sửa, xin lỗi); None when there is none."""
        return next((line for line in self.added if any(word in line.lower() for word in _CORRECTING)), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the data of the day cannot say: `count` of `total`, under a code that the wording knows."""

    code: str
    count: int
    total: int
    such_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The briefing of one day. `days` is how many articles each day up to it had, the oldest first.

    `last_run_id` is the run that last wrote an article of the day: another one makes the page stale.
    """

    day: date
    published_at: datetime
    run_id: str
    last_run_id: str
    article_count: int
    outlet_count: int
    story_count: int
    days: tuple[tuple[date, int], ...]
    stories: tuple[Story, ...]
    briefly: tuple[Report, ...]
    said: tuple[Said, ...]
    names: tuple[Name, ...]
    hits: tuple[Hit, ...]
    edits: tuple[Edit, ...]
    gaps: tuple[Gap, ...]
    previous: date | None = None
    next: date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a page about one name says: the days it was in the news, its roles, its words, its articles."""

    entity_id: str
    name: str
    type: str
    also: tuple[str, ...]
    first_day: date | None
    article_count: int
    outlet_count: int
    days: tuple[tuple[date, int], ...]
    roles: tuple[tuple[str, int], ...]
    beside: tuple[tuple[str, str, int], ...]  # (entity_id, name, articles with both)
    said: tuple[Said, ...]
    reports: tuple[Report, ...]
