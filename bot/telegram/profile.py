"""What Telegram shows before the first message: commands and descriptions per language, set only where they differ."""

import logging
from collections.abc import Sequence

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.i18n import Interface, Translate

log = logging.getLogger(__name__)


def commands(t: Translate) -> tuple[BotCommand, ...]:
    """The menu, most wanted first. At most 100, names to 32 and descriptions to 256 characters (core.telegram.org/bots/api#botcommand)."""
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
    """Shown in the empty chat; at most 512 characters (core.telegram.org/bots/api#setmydescription)."""
    return t(
        "I am a program, not a person and not the government. I answer questions on Medicaid, your data and immigration (ICE), and which health "
        "care your family can use. I do not keep your messages. I never ask for money, names, numbers or codes."
    )


def short_description(t: Translate) -> str:
    """Shown on the profile and when shared; at most 120 characters (core.telegram.org/bots/api#setmyshortdescription)."""
    return t("Questions on Medicaid, immigration and health care for families. A program, not the government.")


async def introduce(bot: Bot, interface: Interface, languages: Sequence[str]) -> None:
    """Bring Telegram's copy up to date. A failure is logged and changes nothing else: the bot answers without a menu."""
    for code in ("", *languages):  # '' is what everyone sees whose language has none of its own
        t = interface.strings(code or "en")
        try:
            await _introduce_in(bot, code, t)
        except TelegramError as error:
            log.warning("The menu could not be set for %s (%s).", code or "all", error.__class__.__name__)


async def _introduce_in(bot: Bot, code: str, t: Translate) -> None:
    language = code or None
    if tuple(await bot.get_my_commands(language_code=language)) != commands(t):
        await bot.set_my_commands(commands(t), language_code=language)
    if (await bot.get_my_description(language_code=language)).description != description(t):
        await bot.set_my_description(description(t), language_code=language)
    if (await bot.get_my_short_description(language_code=language)).short_description != short_description(t):
        await bot.set_my_short_description(short_description(t), language_code=language)
