"""Coded events: who did what to whom, where and when, in the types of PLOVER (16-type edition).

AGREE CONSULT SUPPORT CONCEDE are verbal cooperation (quad 1), COOPERATE AID RETREAT material cooperation (2),
REQUEST ACCUSE REJECT THREATEN verbal conflict (3), PROTEST SANCTION MOBILIZE COERCE ASSAULT material conflict (4).
PLOVER's manual puts SANCTION under material conflict in its section and its summary but under verbal conflict in its
table of quads; here it is **material conflict (4)**, since a sanction is a deed. What PLOVER leaves out stays apart
under `OTHER.`: ACCIDENT, DISASTER, COURT, APPOINT, LAUNCH, RESULT; these have no quad.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from diembao.document import Document
from diembao.extract.events.participants import Cast, read_cast
from diembao.extract.events.scene import Clause, Scene
from diembao.lexicon.triggers import Needs, Status, Trigger, Voice, doubts, event_triggers
from diembao.reading import Event, Mention, TimeMention

_FURTHEST_DOUBT: Final = 12
_WARLIKE: Final = frozenset(("military", "crime"))
"""Contexts whose words are figures of speech in the report of a match."""
_PLAYED: Final = frozenset(("COOPERATE", "THREATEN"))
_DONE: Final = frozenset(("đã", "vừa"))
_DUTIES: Final = frozenset(("phải", "cần", "nên", "không", "chưa"))
_NOT_AFTER: Final = {
    "quyết định": frozenset(("trao", "ký", "ra", "bố", "nhận", "hành")),
    "định": frozenset(
        ("quyết", "khẳng", "nhận", "xác", "quy", "ổn", "chỉ", "nhất", "cố", "hiệp", "nghị", "gia", "giám")
    ),
}
"""Words before a word of doubt that take the doubt away: "trao quyết định bổ nhiệm" is done, "khẳng định" no plan."""
_HAPPENINGS: Final = frozenset(("phiên", "vụ", "cuộc", "trận", "đợt", "lễ"))
_AHEAD: Final = frozenset(("sẽ", "sắp"))


def find_events(
    document: Document, mentions: tuple[Mention, ...], times: tuple[TimeMention, ...] = ()
) -> tuple[Event, ...]:
    """Return the events that `document` tells of, in text order, one a clause and type.

    "Nga không kích Raqqa hôm 17/11" is an ASSAULT by Nga on Raqqa on that day; "Nga có thể không kích" has the status
    hypothetical, "không tấn công" negated. The day is None unless the sentence says it. Furniture tells of none.
    """
    scene = Scene(document, mentions, times)
    begun = document.words.where(event_triggers().firsts)
    return tuple(
        event
        for first, after in scene.sentences()
        for event in _sentence(scene, begun[bisect_left(begun, first) : bisect_left(begun, after)], first, after)
    )


def _sentence(scene: Scene, begun: list[int], first: int, after: int) -> Iterator[Event]:
    seen: set[tuple[int, str]] = set()
    for start, behind, trigger in event_triggers().find_at(scene.low, begun, after):
        if start > first and scene.low[start - 1] in trigger.joined:
            continue
        if scene.inside[start] or trigger.never.at_or_end(scene.low, behind, after) or scene.titled(start, first):
            continue
        if (trigger.context in _WARLIKE or trigger.code in _PLAYED) and scene.is_match:
            continue
        clause = scene.clause(start, behind, first, after)
        status = _status(scene, trigger, start, behind, clause)
        if (clause.first, trigger.code) in seen or status is Status.COMPOUND:
            continue
        cast = read_cast(scene, trigger, start, behind, clause)
        if _complete(trigger, cast):
            seen.add((clause.first, trigger.code))
            yield _event(scene, trigger, (start, behind), clause, cast, status)


def _complete(trigger: Trigger, cast: Cast) -> bool:
    if trigger.needs is Needs.PAIR:
        return cast.actor is not None and cast.target is not None
    return trigger.needs is Needs.NONE or cast.actor is not None or cast.target is not None


def _status(scene: Scene, trigger: Trigger, first: int, behind: int, clause: Clause) -> Status:
    """Return what the nearest word of doubt before the trigger makes of it; "đã" in between sets most aside.

    "sẽ" behind the name of what happens does so as well ("phiên tòa sẽ mở"), but what must be done "khi động đất xảy
    ra" leaves the quake a fact.
    """
    table, done, when = doubts(), False, False
    for i in range(first - 1, max(clause.first, first - _FURTHEST_DOUBT) - 1, -1):
        done, when = done or scene.low[i] in _DONE, when or scene.low[i] == "khi"
        found = table.at(scene.low, i, first) if scene.low[i] in table.firsts else None
        if found is None or (done and not found[1].past) or (when and found[1].form in _DUTIES):
            continue
        if i > clause.first and scene.low[i - 1] in _NOT_AFTER.get(found[1].form, ()):
            continue
        near = found[0] == first if found[1].status is Status.COMPOUND else first - found[0] < found[1].reach
        if near:
            return found[1].status
    named = trigger.voice is Voice.PATIENT or trigger.form.split()[0] in _HAPPENINGS
    if named and not _AHEAD.isdisjoint(scene.low[behind : min(clause.after, behind + 4)]):
        return Status.HYPOTHETICAL
    asked = clause.after < len(scene.low) and scene.low[clause.after] == "?"
    return Status.HYPOTHETICAL if asked else Status.ASSERTED


def _event(scene: Scene, trigger: Trigger, words: tuple[int, int], clause: Clause, cast: Cast, status: Status) -> Event:
    columns, text = scene.document.words, scene.document.text
    time = scene.time_near(words[0], clause.first, clause.after)
    time = time or scene.time_near(words[0], clause.sentence_first, clause.first) or scene.time_behind(clause)
    one_day = time is not None and time.begins_on == time.ends_on
    return Event(
        start=columns.starts[clause.first],
        end=columns.ends[clause.after - 1],
        code=trigger.code,
        trigger=text[columns.starts[words[0]] : columns.ends[words[1] - 1]],
        actor_id=cast.actor.entity_id if cast.actor else None,
        target_id=cast.target.entity_id if cast.target else None,
        place_id=cast.place.entity_id if cast.place else None,
        happened_on=time.begins_on if time and one_day else None,
        status=status.value,
        confidence=_confidence(trigger, cast, columns.starts[clause.first]),
    )


def _confidence(trigger: Trigger, cast: Cast, clause_start: int) -> float:
    """Return 0.35 to 0.9: a longer trigger and known participants speak for it; a noun, a far-off actor against."""
    distant = cast.actor is not None and cast.actor.start < clause_start
    value = 0.5 + 0.1 * (" " in trigger.form) + 0.15 * (cast.actor is not None) + 0.1 * (cast.target is not None)
    return round(value + 0.05 * (cast.place is not None) - 0.1 * cast.nominal - 0.15 * distant, 2)
