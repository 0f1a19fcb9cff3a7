"""Who does what to whom, and where: names by their position around a trigger and by its voice."""

from __future__ import annotations

from typing import Final, NamedTuple

from diembao.extract.events.scene import Clause, Scene
from diembao.lexicon.triggers import Trigger, Voice
from diembao.reading import EntityType, Mention

_AT: Final = frozenset(("ở", "tại", "trên", "gần", "quanh", "khắp"))
_LED: Final = _AT | frozenset(
    ("từ", "khỏi", "sang", "trong", "sau", "trước", "đến", "về", "qua", "cho", "của", "theo", "hôm", "bằng")
)
_PLACE_NOUNS: Final = frozenset(
    (
        "thủ",
        "đô",
        "thành",
        "phố",
        "tỉnh",
        "khu",
        "vực",
        "vùng",
        "phía",
        "bán",
        "đảo",
        "huyện",
        "xã",
        "bang",
        "nước",
        "tuyến",
        "quận",
        "phường",
        "đường",
        "đoạn",
        "quảng",
        "trường",
        "ngã",
        "giao",
        "lộ",
        "hướng",
    )
)
_PASSIVE: Final = frozenset(("bị", "được"))
_AGENT: Final = frozenset(("bởi", "do"))
_ACTORS: Final = frozenset((EntityType.PER, EntityType.ORG, EntityType.LOC))
_PASSIVE_REACH: Final = 9
_OCCASIONS: Final = frozenset(
    ("vụ", "cuộc", "đợt", "trận", "loạt", "chiến", "dịch", "hành", "động", "lời", "việc", "sự", "mối", "nạn", "đám")
)

# Verbs and links behind which another verb of the clause has a subject of its own, or that of what was said.
_REPORTS: Final = frozenset(("biết", "hay", "rằng", "nói", "định", "bố", "nhận", "là", "lộ"))
_REPORTED: Final = ["đưa", "tin"]
_CAUSES: Final = frozenset(
    ("giúp", "khiến", "nhờ", "để", "mà", "việc", "khi", "vì", "do", "buộc", "gọi", "cầu", "nghị", "mời", "nếu")
)
_JOINS: Final = frozenset(
    (
        *("đã", "đang", "sẽ", "vừa", "mới", "cũng", "còn", "lại", "vẫn", "đều", "không", "chưa", "từng", "liên", "tục"),
        *(
            "tiếp",
            "và",
            "rồi",
            "đồng",
            "thời",
            "cùng",
            "thể",
            "có",
            "phải",
            "muốn",
            "định",
            "nhiều",
            "lần",
            "chính",
            "thức",
        ),
        *(
            "ngay",
            "lập",
            "tức",
            "mạnh",
            "mẽ",
            "sớm",
            "bất",
            "ngờ",
            "hôm",
            "qua",
            "nay",
            "luôn",
            "tự",
            "ra",
            "lên",
            "tiếng",
        ),
    )
)
_OTHER_VERBS: Final = frozenset(
    ("dùng", "làm", "là", "để", "và", "mà", "cho", "khi", "như", "vì", "nhưng", "đến", "đi", "có", "sẽ")
)
_ENDS_OBJECT: Final = frozenset(
    ("vì", "do", "khi", "để", "sau", "trước", "về", "nếu", "mà", "rằng", "nhằm", "trong", "từ")
)
_OBJECT_REACH: Final = 14
_SPOKEN: Final = frozenset(("REQUEST", "REJECT", "ACCUSE", "THREATEN"))
_ASKED_REACH: Final = 7
"""Words: who is asked is named soon, what comes later is part of what he is asked for."""
_OPENING_TITLE: Final = 5
"""Words before the first name of a sentence: a title is not longer."""

Name = tuple[int, int, Mention]


class Cast(NamedTuple):
    """Those who take part; `nominal` when the trigger is a noun ("vụ tấn công")."""

    actor: Mention | None
    target: Mention | None
    place: Mention | None
    nominal: bool


def read_cast(scene: Scene, trigger: Trigger, first: int, after: int, clause: Clause) -> Cast:
    """Return who takes part in the event of the trigger in words `first..after` of `clause`."""
    place = _place(scene, clause, first)
    owned = after < clause.after and scene.low[after] == "của"  # "mọi sự hỗ trợ, ủng hộ của bà con"
    nominal = owned or (first > clause.first and scene.low[first - 1] in _OCCASIONS)
    if nominal:
        actor, target = _of_noun(scene, after, clause)
    elif (verb := _passive_at(scene, first, clause)) is not None:
        actor, target = _passive(scene, verb, first, after, clause)
    elif trigger.voice is Voice.MUTUAL:
        actor, target = _mutual(scene, first, after, clause)
    elif trigger.voice is Voice.PATIENT:
        actor, target = None, None if _names_happening(trigger) else _subject(scene, clause, first)
    else:
        reach = _ASKED_REACH if trigger.code in _SPOKEN else _OBJECT_REACH
        actor, target = _subject(scene, clause, first), _object(scene, after, clause, reach)
    if target is not None and actor is not None and target.entity_id == actor.entity_id:
        target = None
    if target is not None and trigger.code == "OTHER.ACCIDENT" and target.type is EntityType.LOC:
        target = None  # the road that it happened on
    return Cast(actor, target, place, nominal)


def _names_happening(trigger: Trigger) -> bool:
    """Whether the words name what happened ("vụ tai nạn", "động đất"), so that no subject undergoes them."""
    return trigger.context == "disaster" or trigger.form.split()[0] in _OCCASIONS


def _passive_at(scene: Scene, first: int, clause: Clause) -> int | None:
    """Return the "bị" or "được" that turns the trigger round: nothing but its agent stands between them."""
    for i in range(first - 1, max(clause.first, first - _PASSIVE_REACH) - 1, -1):
        if scene.inside[i]:
            continue
        if scene.low[i] in _PASSIVE:
            return i
        if scene.low[i] in _OTHER_VERBS:
            return None
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
    """Return the subject: the name right before the trigger, else the first of its own clause that nothing leads in.

    "A kêu gọi B rút quân" has B withdraw; "A cho biết đã bắt hai người" has A arrest them; "A nhờ công an điều tra"
    does not say who investigates. A clause that opens with the verb takes the subject that opens the sentence.
    """
    floor, shared = _floor(scene, clause.first, trigger)
    names = _free(scene, scene.names_in(floor, trigger))
    if names:
        return _nearest(scene, names, trigger)
    if floor > clause.first:
        return _holder(_free(scene, scene.names_in(clause.first, floor))) if shared else None
    if clause.first == clause.sentence_first or not _only_joins(scene, clause.first, trigger) or _label(scene, clause):
        return None
    opening = _free(scene, scene.names_in(clause.sentence_first, clause.first))
    near = opening and opening[0][0] - clause.sentence_first <= _OPENING_TITLE
    return _holder(opening) if near else None


def _floor(scene: Scene, first: int, trigger: int) -> tuple[int, bool]:
    """Return where the clause of the trigger itself begins, behind "cho biết", "khiến"; and if its subject goes on."""
    for i in range(trigger - 1, first - 1, -1):
        if scene.inside[i]:
            continue
        if (scene.low[i] in _REPORTS or scene.low[i - 1 : i + 1] == _REPORTED) and i > first:
            return i + 1, _only_joins(scene, i + 1, trigger)
        if scene.low[i] in _CAUSES and i > first:
            return i + 1, False
    return first, False


def _only_joins(scene: Scene, first: int, after: int) -> bool:
    return _JOINS.issuperset(scene.low[first:after])


def _nearest(scene: Scene, names: list[Name], trigger: int) -> Mention | None:
    """Return the name right before the trigger, the first of those joined with it; else the first name of all."""
    last = len(names) - 1
    if not _only_joins(scene, names[last][1], trigger):
        return _holder(names)
    while last > 0 and scene.low[names[last][0] - 1] in ("và", ",", "cùng") and names[last][0] - names[last - 1][1] < 3:
        last -= 1
    if last > 0 and names[last][2].type is EntityType.PER and names[last][0] - names[last - 1][1] <= 1:
        return names[last][2]
    return _holder(names[last:])


def _object(scene: Scene, after: int, clause: Clause, reach: int = _OBJECT_REACH) -> Mention | None:
    """Return the first name behind the trigger that nothing leads in, before a reason, a purpose or a time begins."""
    end = min(clause.after, after + reach)
    names = scene.names_in(after, end)
    if not names:
        return None
    stop = after
    while stop < end and (scene.low[stop] not in _ENDS_OBJECT or scene.inside[stop]):
        stop += 1
    return _holder(_free(scene, [name for name in names if name[0] < stop]))


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
    return _label(scene, clause)


def _label(scene: Scene, clause: Clause) -> Mention | None:
    """Return the place that opens a headline in front of a colon: "Sudan: Không kích trúng chợ"."""
    names = scene.names_in(clause.sentence_first, clause.sentence_first + 1)
    place = names and names[0][2].type is EntityType.LOC and scene.low[names[0][1] : names[0][1] + 1] == [":"]
    return names[0][2] if place else None
