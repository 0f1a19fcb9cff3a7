"""Who does what to whom, and where: names by their position around a trigger and by its voice."""

from __future__ import annotations

from dataclasses import dataclass

from diembao.extract.events.scene import Clause, Scene
from diembao.lexicon.triggers import Trigger, Voice
from diembao.reading import EntityType, Mention

_AT = frozenset(("ở", "tại", "trên", "gần", "quanh", "khắp"))
_LED = _AT | frozenset(("từ", "trong", "sau", "trước", "đến", "về", "qua", "cho", "của", "theo", "hôm", "bằng"))
_PLACE_NOUNS = frozenset(
    ("thủ", "đô", "thành", "phố", "tỉnh", "khu", "vực", "vùng", "phía", "bán", "đảo", "huyện", "xã", "bang", "nước")
)
_PASSIVE = frozenset(("bị", "được"))
_AGENT = frozenset(("bởi", "do"))
_ACTORS = frozenset((EntityType.PER, EntityType.ORG, EntityType.LOC))
_PASSIVE_REACH = 9
_OFFICE_REACH = 9
_OCCASIONS = frozenset(
    ("vụ", "cuộc", "đợt", "trận", "loạt", "chiến", "dịch", "hành", "động", "lời", "việc", "sự", "mối", "nạn", "đám")
)

Name = tuple[int, int, Mention]


@dataclass(frozen=True, slots=True)
class Cast:
    """Those who take part; `nominal` when the trigger is a noun ("vụ tấn công")."""

    actor: Mention | None
    target: Mention | None
    place: Mention | None
    nominal: bool


def read_cast(scene: Scene, trigger: Trigger, first: int, after: int, clause: Clause) -> Cast:
    """Return who takes part in the event of the trigger in words `first..after` of `clause`."""
    place = _place(scene, clause, first)
    nominal = first > clause.first and scene.low[first - 1] in _OCCASIONS
    if nominal:
        actor, target = _of_noun(scene, after, clause)
    elif (verb := _passive_at(scene, first, clause)) is not None:
        actor, target = _passive(scene, verb, first, after, clause)
    elif trigger.voice is Voice.MUTUAL:
        actor, target = _mutual(scene, first, after, clause)
    elif trigger.voice is Voice.PATIENT:
        actor, target = None, _subject(scene, clause, first)
    else:
        actor, target = _subject(scene, clause, first), _object(scene, after, clause)
    if target is not None and actor is not None and target.entity_id == actor.entity_id:
        target = None
    return Cast(actor, target, place, nominal)


def _passive_at(scene: Scene, first: int, clause: Clause) -> int | None:
    for i in range(first - 1, max(clause.first, first - _PASSIVE_REACH) - 1, -1):
        if scene.low[i] in _PASSIVE and not scene.inside[i]:
            return i
    return None


def _passive(scene: Scene, verb: int, first: int, after: int, clause: Clause) -> tuple[Mention | None, Mention | None]:
    agents = _free(scene, scene.names_in(verb, first))
    agent = _holder(agents) or _behind(scene, after, clause.after, _AGENT)
    return agent, _subject(scene, clause, verb)


def _behind(scene: Scene, first: int, after: int, words: frozenset[str]) -> Mention | None:
    """Return the name that one of `words` leads in between `first` and `after`."""
    for i in range(first, after):
        if scene.low[i] in words and not scene.inside[i]:
            found = scene.names_in(i, min(after, i + 8))
            if found:
                return _holder(found)
    return None


def _of_noun(scene: Scene, after: int, clause: Clause) -> tuple[Mention | None, Mention | None]:
    actor = _behind(scene, after, min(clause.after, after + 10), frozenset(("của", "do", "bởi")))
    target = _behind(scene, after, min(clause.after, after + 10), frozenset(("vào", "nhằm", "nhắm", "chống", "với")))
    return actor, target


def _mutual(scene: Scene, first: int, after: int, clause: Clause) -> tuple[Mention | None, Mention | None]:
    before = _free(scene, scene.names_in(clause.first, first))
    actor = _holder(before) or _subject(scene, clause, first)
    if target := _behind(scene, after, clause.after, frozenset(("với", "cùng"))):
        return actor, target
    if target := _object(scene, after, clause):
        return actor, target
    others = [name for name in before if actor and name[2].entity_id != actor.entity_id and _joined(scene, name[0])]
    return actor, _holder(others)


def _joined(scene: Scene, first: int) -> bool:
    return not {"và", "với", "cùng"}.isdisjoint(scene.low[max(0, first - 7) : first])


def _subject(scene: Scene, clause: Clause, trigger: int) -> Mention | None:
    """Return the subject: the first name of the clause that nothing leads in, else that of the sentence."""
    found = _holder(_free(scene, scene.names_in(clause.first, trigger)))
    if found is not None or clause.first == clause.sentence_first:
        return found
    return _holder(_free(scene, scene.names_in(clause.sentence_first, clause.first)))


def _object(scene: Scene, after: int, clause: Clause) -> Mention | None:
    return _holder(_free(scene, scene.names_in(after, clause.after)))


def _free(scene: Scene, names: list[Name]) -> list[Name]:
    return [name for name in names if name[2].type in _ACTORS and not _led(scene, name[0], _LED)]


def _led(scene: Scene, first: int, words: frozenset[str]) -> bool:
    i = first - 1
    while i >= 0 and i > first - 5 and scene.low[i] in _PLACE_NOUNS:
        i -= 1
    return i >= 0 and scene.low[i] in words and not scene.inside[i]


def _holder(names: list[Name]) -> Mention | None:
    """Return the first name, or the person right behind it ("Ngoại trưởng Lào Thao Kham")."""
    if not names:
        return None
    first = names[0]
    if first[2].type is not EntityType.PER and len(names) > 1:
        following = names[1]
        if following[2].type is EntityType.PER and following[0] - first[1] <= 1:
            return following[2]
    return first[2]


def _place(scene: Scene, clause: Clause, trigger: int) -> Mention | None:
    """Return the place that "ở", "tại" or the like leads in, nearest to the trigger, in the clause or its sentence."""
    for first, after in ((clause.first, clause.after), (clause.sentence_first, clause.sentence_after)):
        places = [n for n in scene.names_in(first, after) if n[2].type is EntityType.LOC and _led(scene, n[0], _AT)]
        if places:
            return min(places, key=lambda name: abs(name[0] - trigger))[2]
    return None
