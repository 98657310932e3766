"""No question is lost to kill -9, and one stuck chat holds up no other: with real processes."""

from collections import Counter
from pathlib import Path

from tests.fake_telegram import FakeTelegram, Person, Trouble
from tests.running_bot import RunningBot

QUESTION = "can I go to the emergency room without papers"


def answers(person: Person) -> Counter[int]:
    """How often each of a person's questions was answered."""
    return Counter(shown.reply_to for shown in person.chat.shown if shown.reply_to is not None)


async def test_kill_9_in_the_middle_of_a_window_loses_no_question(lonely: FakeTelegram, tmp_path: Path) -> None:
    people = [Person(lonely, number) for number in range(1, 11)]
    for _ in range(3):
        last = [person.sends(QUESTION) for person in people][-1]
    asked = {person.id: list(person.chat.messages) for person in people}
    bot = RunningBot(lonely, tmp_path / "work")
    await bot.launch()
    await lonely.until(lambda: sum(len(person.chat.shown) for person in people) >= 12, patience=60)
    await bot.kill()
    assert lonely.confirmed_to <= last, "the process was killed too late to prove anything"
    await bot.start()
    await lonely.confirmed(last)
    assert await bot.stop() == 0
    for person in people:
        counts = answers(person)
        assert sorted(counts) == asked[person.id], "a question was lost"
        assert sum(counts.values()) <= len(asked[person.id]) + 1, "more than the one in flight came twice"


async def test_one_chat_stuck_in_a_429_holds_up_no_other(lonely: FakeTelegram, tmp_path: Path) -> None:
    """Fifty chats are answered while one waits; a kill then answers none of them twice; the stuck one is given up after three tries."""
    lonely.troubles.append(stuck := Trouble("too-many", "sendMessage", times=10**6, chat=1, retry_after=3600))
    early = [Person(lonely, number) for number in range(2, 27)]
    unlucky = Person(lonely, 1)
    first = unlucky.sends(QUESTION)
    for person in early:
        person.sends(QUESTION)
    bot = RunningBot(lonely, tmp_path / "work")
    await bot.launch()
    await lonely.until(lambda: all(person.chat.shown for person in early), patience=60)
    late = [Person(lonely, number) for number in range(27, 52)]
    for person in late:
        person.sends(QUESTION)
    await lonely.until(lambda: all(person.chat.shown for person in late))
    assert lonely.confirmed_to <= first, "the offset passed an update that is not done"
    polls = lonely.polls
    await lonely.until(lambda: lonely.polls >= polls + 2)  # by now what was answered is recorded
    await bot.kill()

    before = stuck.times
    await bot.start()
    again = unlucky.sends(QUESTION)
    await lonely.confirmed(first)
    assert before - stuck.times >= 3
    await lonely.confirmed(again)
    assert await bot.stop() == 0
    assert all(len(person.chat.shown) == 1 for person in (*early, *late))
    assert not unlucky.chat.shown


async def test_an_answer_after_a_lost_connection_comes_anyway(lonely: FakeTelegram, tmp_path: Path) -> None:
    bot = RunningBot(lonely, tmp_path / "work")
    await bot.start()
    ana = Person(lonely, 1)
    lonely.troubles += [Trouble("drop-before", "sendMessage"), Trouble("server-error", "sendMessage")]
    assert len(await ana.says("/start")) == 1
    lonely.troubles.append(Trouble("drop-after", "sendMessage"))
    assert len(await ana.says("/start")) == 2, "a lost response may double an answer, and must not lose it"
    lonely.troubles += [Trouble("drop-before", "getUpdates"), Trouble("server-error", "getUpdates")]
    assert len(await ana.says("/start")) == 1
    lonely.troubles.append(Trouble("unparsable", "sendMessage"))
    shown = await ana.says("/start")
    assert "<b>" not in shown[0].html
    assert "Amparo" in shown[0].text
    seen = len(ana.chat.shown)
    last = ana.sends("/start")
    await lonely.until(lambda: len(ana.chat.shown) > seen)
    assert await bot.stop() == 0
    assert lonely.confirmed_to > last, "a stop confirms what is done"
