"""In groups one line and only when spoken to; nobody is written to first, whatever Telegram tells the bot."""

from typing import Any

import pytest

from bot.i18n import load_interface
from bot.settings import load_settings
from bot.telegram.pace import GROUP_PER_MINUTE
from tests.fake_telegram import DATE, HANDLE, FakeTelegram, Json, Person, bot_user
from tests.telegram.direct_bot import Time

GROUP = -1001
PHOTO: dict[str, Any] = {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]}
CHANNEL: Json = {"id": -1002, "type": "channel", "title": "News"}
LANGUAGES = ("en", "ar", "zh-Hans")


def ask_me(language: str = "en") -> str:
    t = load_interface(load_settings({}).locales_dir).strings(language)
    return t("Ask me in private") + f": https://t.me/{HANDLE}"


RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip


def member(status: str, chat: Json, person: Person) -> Json:
    """What Telegram says when the bot is put into a chat or out of it."""
    user = {"user": bot_user()}
    more = {"administrator": dict.fromkeys(RIGHTS, False), "kicked": {"until_date": 0}}.get(status, {})
    change = {"old_chat_member": {**user, "status": "left"}, "new_chat_member": {**user, "status": status, **more}}
    return {"chat": chat, "from": person.as_json(), "date": DATE, **change}


@pytest.mark.parametrize("kind", ["group", "supergroup"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_way_of_speaking_to_it_gets_the_one_line(direct: FakeTelegram, kind: str, language: str) -> None:
    ana = Person(direct, 1, language=language, group=GROUP)
    ana.chat.type = kind
    for content in ({"text": f"@{HANDLE.upper()}, can ICE see medicaid?"}, {"text": f"/help@{HANDLE}"}, {**PHOTO, "caption": f"look @{HANDLE}"}):
        assert [shown.text for shown in await ana.says(**content)] == [ask_me(language)]
    line = ana.chat.messages[ana.chat.shown[-1].message_id]
    answer = await ana.says("gracias", reply_to_message=line)
    assert [shown.text for shown in answer] == [ask_me(language)]
    assert all(not shown.buttons and shown.reply_to for shown in ana.chat.shown)


@pytest.mark.parametrize(
    "content",
    [
        {"text": "my dad can't breathe"},
        {"text": f"@{HANDLE}2 hello"},
        {"text": f"write to @{HANDLE}_fake"},
        {"text": "/start@another_bot"},
        PHOTO,
        {"text": f"@{HANDLE} a card", "via_bot": bot_user()},
        {"text": f"ask @{HANDLE}", "is_automatic_forward": True, "sender_chat": CHANNEL},
        {"new_chat_members": [bot_user()]},
        {"group_chat_created": True},
        {"migrate_to_chat_id": -1009},
    ],
    ids=lambda content: "-".join(content)[:30],
)
async def test_everything_else_in_a_group_is_not_for_us(direct: FakeTelegram, content: dict[str, Any]) -> None:
    assert await Person(direct, 1, group=GROUP).says(**content) == []


async def test_an_edit_in_a_group_is_not_answered(direct: FakeTelegram) -> None:
    ana = Person(direct, 1, group=GROUP)
    assert await ana.says(f"@{HANDLE} hello", kind="edited_message") == []


async def test_a_press_in_a_group_is_acknowledged_and_nothing_more(direct: FakeTelegram) -> None:
    """Also under a card that inline mode put into a chat the bot is not in, which has no message at all."""
    ana = Person(direct, 1, group=GROUP)
    message = {"message_id": 5, "date": DATE, "chat": ana.chat.as_json(), "from": bot_user(), "text": "a card"}
    assert await ana.taps(message, "1:en:start") == []
    direct.queries.add("inline")
    update = {"id": "inline", "from": ana.as_json(), "inline_message_id": "x", "chat_instance": "1", "data": "1:en:start"}
    await direct.confirmed(direct.push(callback_query=update))
    assert len(direct.answered) == 2
    assert {method for method, _ in direct.requests} == {"getMe", "answerCallbackQuery"}


async def test_a_group_that_shouts_is_not_answered_every_time(direct: FakeTelegram, time: Time) -> None:
    people = [Person(direct, number, group=GROUP) for number in range(1, 4)]
    for moment in range(60):
        time.moment += 1
        await people[moment % 3].says(f"@{HANDLE} hello")
    assert 5 < len(people[0].chat.shown) < GROUP_PER_MINUTE
    assert len(await Person(direct, 1, group=GROUP - 1).says(f"@{HANDLE} hello")) == 1


async def test_nobody_is_written_to_first(direct: FakeTelegram) -> None:
    """Put into groups and channels, shown posts, reactions and requests to join, the bot stays silent there; it answers who wrote."""
    ana, ben = Person(direct, 1), Person(direct, 2, language="es")
    silent = [Person(direct, 3), Person(direct, 4, group=-2001), Person(direct, 5, group=-2002)]
    quiet, crowd, club = silent
    channel = {**CHANNEL, "id": club.chat.id}
    wrote: set[int] = set()
    for person in (ana, ben):
        await person.says("/start")
        wrote.add(person.chat.id)
    post = {"message_id": 7, "date": DATE, "chat": channel, "text": f"@{HANDLE} hello"}
    for update in (
        {"my_chat_member": member("member", crowd.chat.as_json(), quiet)},
        {"my_chat_member": member("administrator", channel, quiet)},
        {"my_chat_member": member("member", quiet.chat.as_json(), quiet)},
        {"my_chat_member": member("kicked", quiet.chat.as_json(), quiet)},
        {"channel_post": {**post, "sender_chat": channel}},
        {"edited_channel_post": {**post, "sender_chat": channel}},
        {"message": {**post, "from": club.as_json()}},
        {"chat_join_request": {"chat": crowd.chat.as_json(), "from": quiet.as_json(), "user_chat_id": 3, "date": DATE}},
        {"message_reaction": {"chat": quiet.chat.as_json(), "user": quiet.as_json(), "message_id": 1, "date": DATE, "old_reaction": [], "new_reaction": []}},
    ):
        await direct.confirmed(direct.push(**update))
        assert await ana.says("/help")
    await ben.says(**PHOTO)
    spoken_to = {int(params["chat_id"]) for _, params in direct.requests if "chat_id" in params}
    assert spoken_to == wrote
    assert not any(person.chat.shown for person in silent)
