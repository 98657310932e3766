"""All settings in one table: name, default, help, secret or not. The environment is read once, here."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.knowledge.languages import COMPLETE, LANGUAGES

PREFIX = "AMPARO_"
PACKAGE = Path(__file__).parent

NAME_CHARS = 60
_MAINTAINER = re.compile(rf"([1-9][0-9]{{0,15}})\s*:\s*([^\W\d_][^:,\x00-\x1f]{{0,{NAME_CHARS - 1}}})")


def _data(name: str, inside_wheel: str) -> Path:
    """Data lies beside the package in a checkout, and inside it in an installed wheel."""
    inside = PACKAGE / inside_wheel
    return inside if inside.is_dir() else PACKAGE.parent / name


class SettingsError(Exception):
    """A setting is missing or wrong. The message names the environment key and what to do."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("not a time zone, as in America/New_York") from error
    return name


def _languages(text: str) -> str:
    unknown = [part.strip() for part in text.split(",") if part.strip() not in LANGUAGES]
    if unknown:
        raise ValueError(f"'{unknown[0]}' is none of {', '.join(LANGUAGES)}; give a comma-separated list, as in en,es")
    return text


def _maintainers(text: str) -> str:
    """Errors name an entry by its place: they never repeat an id."""
    people: list[tuple[str, str]] = []
    for place, entry in enumerate(text.split(","), 1):
        found = _MAINTAINER.fullmatch(entry.strip())
        if found is None:
            raise ValueError(f"entry {place} is not a Telegram user id, a colon and a name of at most {NAME_CHARS} characters, as in 12345:Ana Lopez")
        people.append((found[1], found[2].casefold()))
    if any(len(set(column)) < len(people) for column in zip(*people, strict=True)):
        raise ValueError("an id or a name stands there twice; two people must agree to hold everything, so give each person one entry")
    return text


_CHANNEL = re.compile(r"([^=@]+)=@([A-Za-z0-9_]{5,32})")
"""A language and a public name on Telegram: 5 to 32 letters, digits and _. A private channel has none, and nobody could open it."""


def _channels(text: str) -> str:
    languages = [language for part in text.split(",") for language in _channel(part.strip())]
    twice = next((language for language in languages if languages.count(language) > 1), None)
    if twice:
        raise ValueError(f"'{twice}' has two channels; keep one")
    return text


def _channel(text: str) -> dict[str, str]:
    """'es=@amparo_noticias' as {'es': 'amparo_noticias'}. Raises ValueError."""
    found = _CHANNEL.fullmatch(text)
    if found is None:
        raise ValueError(f"'{text}' is no language with its public channel; write them as in en=@amparo_news,es=@amparo_noticias")
    if found[1] not in LANGUAGES:
        raise ValueError(f"'{found[1]}' is none of {', '.join(LANGUAGES)}; write language and channel as in es=@amparo_noticias")
    return {found[1]: found[2]}


class Settings(BaseModel):
    """Every setting. A field's name in capitals with AMPARO_ before it is its key; KEY_FILE names a file that holds it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    telegram_token: SecretStr | None = Field(None, description="Bot token from @BotFather. Needed by `amparo run`.")
    telegram_api_url: str = Field("https://api.telegram.org/bot", description="Base of the Bot API server.")
    database_url: str = Field("sqlite+aiosqlite:///amparo.db", description="SQLAlchemy URL of the database.")
    secret_key: SecretStr | None = Field(None, description="Key for hashing chat ids. Absent: made once and kept in SECRET_KEY's default file, mode 0600.")
    operator_name: str | None = Field(None, description="Who runs this bot, as people know them. Needed by `amparo run`.")
    operator_site: str | None = Field(None, description="The operator's web site. Needed by `amparo run`.")
    operator_contact: str | None = Field(None, description="How to reach the operator. Needed by `amparo run`.")
    privacy_url: str | None = Field(None, description="The operator's privacy policy. Needed by `amparo run`.")
    handle: str | None = Field(None, description="The bot's name on Telegram without @, for addresses that `amparo handout` prints. Absent: --handle.")
    require_review: bool = Field(False, description="Serve only texts that a named person has signed. Set it in production.")
    remember: bool = Field(True, description="Keep the language and state a person chose, for 30 days. false: nothing at all.")
    languages: Annotated[str, AfterValidator(_languages)] = Field(
        ",".join(COMPLETE), description="Answer languages offered, comma-separated. Default: all that are complete."
    )
    maintainers: Annotated[str, AfterValidator(_maintainers)] | None = Field(
        None, repr=False, description="Who may /hold and /release answers on Telegram: <user id>:<name>, comma-separated, as in 12345:Ana Lopez,67890:Ben Ng."
    )
    update_channels: Annotated[str, AfterValidator(_channels)] | None = Field(
        None, description="Public channels for corrections, as in en=@amparo_news,es=@amparo_noticias. The bot must be an administrator there."
    )
    time_zone: Annotated[str, AfterValidator(_zone)] = Field("America/New_York", description="The zone in which a day begins.")
    knowledge_dir: Path = Field(
        default_factory=lambda: _data("knowledge", "knowledge_files"), description="Folder of the knowledge base. Default: the one shipped."
    )
    locales_dir: Path = Field(
        default_factory=lambda: _data("locales", "locale_files"), description="Folder of the interface strings. Default: the one shipped."
    )
    heartbeat_file: Path = Field(Path("amparo.alive"), description="Touched after each completed poll; `amparo alive` looks at its age.")
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="DEBUG, INFO, WARNING or ERROR.")

    @property
    def language_codes(self) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.languages.split(","))

    @property
    def maintainer_names(self) -> dict[int, str]:
        """Names by Telegram user id."""
        entries = (entry.split(":") for entry in (self.maintainers or "").split(",") if entry)
        return {int(number): name.strip() for number, name in entries}

    @property
    def channels(self) -> Mapping[str, str]:
        """The channel of each language that has one, by its public name without @."""
        parts = self.update_channels.split(",") if self.update_channels else ()
        return {language: name for part in parts for language, name in _channel(part.strip()).items()}

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


OPERATOR_KEYS = ("operator_name", "operator_site", "operator_contact", "privacy_url")


def key(name: str) -> str:
    """The environment key of a field."""
    return PREFIX + name.upper()


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (and KEY_FILE files). Raises SettingsError naming the key."""
    environ = os.environ if environ is None else environ
    _refuse_unknown(environ)
    values: dict[str, Any] = {}
    for name in Settings.model_fields:
        value = _value(environ, key(name))
        if value is not None:
            values[name] = value
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        lines = (f"{key(str(e['loc'][0]))}: {e['msg']}. {Settings.model_fields[str(e['loc'][0])].description}" for e in error.errors())
        raise SettingsError("\n".join(lines)) from None


def _value(environ: Mapping[str, str], name: str) -> str | None:
    direct, file = environ.get(name), environ.get(f"{name}_FILE")
    if direct and file:
        raise SettingsError(f"{name} and {name}_FILE are both set. Keep one.")
    if not file:
        return direct or None
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{name}_FILE: can't read {file} ({error.__class__.__name__}). Give a readable text file.") from None


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = {key(name) for name in Settings.model_fields}
    known |= {f"{name}_FILE" for name in known}
    unknown = sorted(k for k in environ if k.startswith(PREFIX) and k not in known)
    if unknown:
        raise SettingsError(f"{unknown[0]}: no such setting. Known ones are listed by `amparo settings`.")
