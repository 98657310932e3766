"""What Telegram shows before the first message: commands and descriptions per language, set only where they differ."""

import logging
from collections.abc import Sequence

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.i18n import Interface, Translate

COMMAND_CHARS, DESCRIPTION_CHARS, SHORT_DESCRIPTION_CHARS = 256, 512, 120
"""Telegram refuses longer ones (core.telegram.org/bots/api: BotCommand, setMyDescription, setMyShortDescription)."""

_CODES = {"zh-Hans": "zh", "zh-Hant": None}
"""Telegram takes two-letter codes, so one `zh`: those who read Traditional Chinese see Simplified until they press /language."""

log = logging.getLogger(__name__)


def commands(t: Translate) -> tuple[BotCommand, ...]:
    """The menu, most wanted first; each description at most COMMAND_CHARS."""
    return (
        BotCommand("start", t("Begin")),
        BotCommand("check", t("What can my family use?")),
        BotCommand("topics", t("All topics")),
        BotCommand("language", t("Change the language")),
        BotCommand("state", t("Tell me your state")),
        BotCommand("help", t("How this works")),
        BotCommand("privacy", t("Privacy")),
        BotCommand("about", t("Who is behind this")),
        BotCommand("forget", t("Erase what I keep")),
    )


def description(t: Translate) -> str:
    """Shown in the empty chat; at most DESCRIPTION_CHARS."""
    return t(
        "I am a program, not a person and not the government. I answer questions on Medicaid, your data and immigration (ICE), and which health "
        "care your family can use. I do not keep your messages. I never ask for money, names, numbers or codes."
    )


def short_description(t: Translate) -> str:
    """Shown on the profile and when shared; at most SHORT_DESCRIPTION_CHARS."""
    return t("Questions on Medicaid, immigration and health care for families. A program, not the government.")


async def introduce(bot: Bot, interface: Interface, languages: Sequence[str]) -> None:
    """Bring Telegram's copy up to date. A failure is logged and changes nothing else: the bot answers without a menu."""
    await _introduce_in(bot, None, interface.strings("en"))  # what everyone sees whose language has none of its own
    for language in languages:
        code = telegram_code(language)
        if code is not None:
            await _introduce_in(bot, code, interface.strings(language))


def telegram_code(language: str) -> str | None:
    """The code under which Telegram keeps what we say in a language; None where another of ours has it."""
    return _CODES.get(language, language)


async def _introduce_in(bot: Bot, code: str | None, t: Translate) -> None:
    try:
        await _bring_up_to_date(bot, code, t)
    except TelegramError as error:
        log.warning("The menu could not be set for %s (%s).", code or "all", error.__class__.__name__)


async def _bring_up_to_date(bot: Bot, language: str | None, t: Translate) -> None:
    if tuple(await bot.get_my_commands(language_code=language)) != commands(t):
        await bot.set_my_commands(commands(t), language_code=language)
    if (await bot.get_my_description(language_code=language)).description != description(t):
        await bot.set_my_description(description(t), language_code=language)
    if (await bot.get_my_short_description(language_code=language)).short_description != short_description(t):
        await bot.set_my_short_description(short_description(t), language_code=language)
