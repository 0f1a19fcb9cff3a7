"""A cause is opened once, repeated not too often, and closed once, on every channel by itself."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from diembao.alerts.cause import Cause, Kind, Urgency
from tests.alerts.made import Memory, cause, kinds

NAME = "outlet_silent/tienphong"


def test_a_cause_is_opened_once_and_closed_once() -> None:
    memory = Memory()
    assert kinds(memory.run(0, [cause()])) == [f"opened {NAME} to log"]
    assert memory.run(1, [cause()]) == []
    assert kinds(memory.run(2)) == [f"closed {NAME} to log"]
    assert memory.run(3) == []


def test_what_still_stands_is_told_again_after_a_day_and_not_before() -> None:
    memory = Memory(repeat_after=timedelta(hours=20))
    found = {hours: kinds(memory.run(hours, [cause()])) for hours in (0, 19.9, 24, 30, 47.9)}
    again = [f"repeated {NAME} to log"]
    assert found == {0: [f"opened {NAME} to log"], 19.9: [], 24: again, 30: [], 47.9: again}


def test_every_message_says_since_when_the_cause_stands() -> None:
    memory = Memory()
    memory.run(0, [cause()])
    (again,) = memory.run(48, [cause()])
    (gone,) = memory.run(49)
    assert "Since: 2026-11-21 05:30 (Vietnam)" in again.body
    assert "from 2026-11-21 05:30 (Vietnam) to 2026-11-23 06:30 (Vietnam)" in gone.body
    assert gone.headline == "diembao CLOSED outlet_silent: tienphong"


def test_a_cause_that_comes_back_is_opened_anew() -> None:
    memory = Memory()
    memory.run(0, [cause()])
    memory.run(1)
    (message,) = memory.run(2, [cause()])
    assert (message.kind, message.opened_at.hour) == (Kind.OPENED, 0)


def test_a_check_that_did_not_run_closes_nothing() -> None:
    memory = Memory()
    memory.run(0, [cause()])
    assert memory.run(1, examined=()) == []
    assert kinds(memory.run(2)) == [f"closed {NAME} to log"]


def test_two_outlets_are_two_causes_and_close_each_by_itself() -> None:
    memory = Memory()
    memory.run(0, [cause(), cause(subject="vov")])
    assert kinds(memory.run(1, [cause()])) == ["closed outlet_silent/vov to log"]


def test_what_is_critical_comes_first() -> None:
    causes = [cause(), cause("names_collapsed", "", Urgency.CRITICAL)]
    assert [m.cause for m in Memory().run(0, causes)] == ["names_collapsed", NAME]


def test_what_a_channel_did_not_take_is_due_there_again_and_nowhere_else() -> None:
    memory = Memory("log", "mail")
    memory.run(0, [cause()], broken={"mail"})
    assert kinds(memory.run(1, [cause()])) == [f"opened {NAME} to mail"]
    assert memory.run(2, [cause()]) == []
    assert kinds(memory.run(3, broken={"mail"})) == [f"closed {NAME} to log+mail"]
    assert kinds(memory.run(4)) == [f"closed {NAME} to mail"]


def test_a_channel_that_never_heard_of_a_cause_does_not_hear_of_its_end() -> None:
    memory = Memory("log", "mail")
    memory.run(0, [cause()], broken={"mail"})
    assert kinds(memory.run(1)) == [f"closed {NAME} to log"]


def test_a_new_channel_hears_of_what_stands() -> None:
    memory = Memory("log")
    memory.run(0, [cause()])
    memory.channels = ("log", "mail")
    (message,) = memory.run(1, [cause()])
    assert kinds([message]) == [f"opened {NAME} to mail"]
    assert "Since: 2026-11-21 05:30 (Vietnam)" in message.body


def test_one_cause_told_for_many_neither_closes_nor_repeats_them() -> None:
    memory = Memory()
    memory.run(0, [cause()])
    many = Cause("outlet_silent", "many", Urgency.WARNING, "", "", "", (), 9, (NAME,))
    assert kinds(memory.run(30, [many])) == ["opened outlet_silent/many to log"]
    assert kinds(memory.run(31)) == [f"closed {NAME} to log", "closed outlet_silent/many to log"]


def test_the_body_shows_the_rows_and_ends_with_the_command() -> None:
    many = Cause(
        "volume_low", "", Urgency.WARNING, "Thiếu bài.", "Giao lại.", "diembao run", tuple(map(str, range(30))), 30
    )
    (message,) = Memory().run(0, [many])
    lines = message.body.splitlines()
    assert lines[0] == "Thiếu bài."
    assert "  9" in lines and "  10" not in lines and "  and 20 more" in lines
    assert "Next:  diembao run" in lines
    assert lines[-1] == "Run run-0 · docs/operations.md#volume_low"


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30))
def test_on_each_channel_openings_and_closings_take_turns(days: list[tuple[bool, bool]]) -> None:
    memory = Memory("log", "mail")
    for day, (fails, mail_works) in enumerate(days):
        memory.run(24 * day, [cause()] if fails else [], broken=() if mail_works else {"mail"})
    for channel in memory.channels:
        heard = [t.kind for t in memory.told if t.channel == channel and t.outcome == "sent" and t.kind != "repeated"]
        assert heard == [(Kind.OPENED, Kind.CLOSED)[n % 2] for n in range(len(heard))]


def test_news_is_told_once_on_every_channel_and_never_closed() -> None:
    memory = Memory("log", "mail")
    hit = cause("watch_hit", "bão (2 articles, run-1)")
    told = [f"news {hit.key} to log+mail"]
    assert kinds(memory.run(0, news=[hit], broken=["mail"])) == told
    assert kinds(memory.run(1, news=[hit])) == [f"news {hit.key} to mail"], "what could not be sent is sent later"
    assert memory.run(2, news=[hit]) == []
    assert memory.run(48, examined=["watch_hit"]) == []
