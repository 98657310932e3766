"""Settings come from one table; a wrong one stops the start and names its key; a secret never prints itself."""

from pathlib import Path

import pytest

from bot.knowledge.languages import COMPLETE
from bot.settings import Settings, SettingsError, key, load_settings


def test_defaults_need_no_environment() -> None:
    settings = load_settings({"PATH": "/bin", "HOME": "/"})
    assert (settings.language_codes, settings.require_review, settings.telegram_token) == (COMPLETE, False, None)


@pytest.mark.parametrize(
    ("name", "value"),
    [("TIME_ZONE", "Mars/Base"), ("REQUIRE_REVIEW", "perhaps"), ("LOG_LEVEL", "LOUD"), ("LANGUAGES", "en,,es"), ("LANGUAGES", "en,zh"), ("NO_SUCH", "1")],
)
def test_a_wrong_setting_names_its_key(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"AMPARO_{name}"):
        load_settings({f"AMPARO_{name}": value})


def test_a_setting_can_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("123:abc\n")
    settings = load_settings({"AMPARO_TELEGRAM_TOKEN_FILE": str(tmp_path / "token")})
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == "123:abc"


def test_both_value_and_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="both set"):
        load_settings({"AMPARO_SECRET_KEY": "x", "AMPARO_SECRET_KEY_FILE": str(tmp_path)})


def test_a_missing_file_is_named() -> None:
    with pytest.raises(SettingsError, match="AMPARO_SECRET_KEY_FILE"):
        load_settings({"AMPARO_SECRET_KEY_FILE": "/no/such/file"})


def test_a_secret_never_prints_itself() -> None:
    settings = load_settings({"AMPARO_TELEGRAM_TOKEN": "123:hushhush", "AMPARO_SECRET_KEY": "hushhush"})
    assert "hushhush" not in repr(settings) + str(settings.model_dump())


def test_every_setting_has_its_help() -> None:
    assert all(field.description for field in Settings.model_fields.values())
    assert key("time_zone") == "AMPARO_TIME_ZONE"


def test_maintainers_are_names_by_telegram_id() -> None:
    settings = load_settings({"AMPARO_MAINTAINERS": "12345:Ana López, 67890: Ben Ng"})
    assert settings.maintainer_names == {12345: "Ana López", 67890: "Ben Ng"}
    assert load_settings({}).maintainer_names == {}


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("Ana Lopez", "entry 1 is not a Telegram user id, a colon and a name"),
        ("12345:Ana,987654321", "entry 2"),
        ("12345:Ana,", "entry 2"),
        ("12345:987654321", "entry 1"),
        ("0:Ana", "entry 1"),
        (f"12345:{'A' * 61}", "at most 60 characters"),
        ("987654321:Ana,987654321:Ben", "twice"),
        ("987654321:Ana Ng,12345:ana ng", "twice"),
    ],
)
def test_wrong_maintainers_are_told_apart_without_repeating_an_id(value: str, says: str) -> None:
    """One person under two names, or two under one, could agree with themselves to hold everything."""
    with pytest.raises(SettingsError, match=says) as told:
        load_settings({"AMPARO_MAINTAINERS": value})
    assert "987654321" not in str(told.value)


def test_who_the_maintainers_are_never_prints_itself() -> None:
    assert "67890" not in repr(load_settings({"AMPARO_MAINTAINERS": "67890:Ben Ng"}))


def test_each_language_can_have_its_channel() -> None:
    settings = load_settings({"AMPARO_UPDATE_CHANNELS": "en=@amparo_news, zh-Hans=@Amparo_ZH"})
    assert settings.channels == {"en": "amparo_news", "zh-Hans": "Amparo_ZH"}
    assert load_settings({}).channels == {}


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("en=amparo_news", "en=@amparo_news,es=@amparo_noticias"),
        ("en=@news", "'en=@news' is no language with its public channel"),
        ("en=https://t.me/+AbCdEfGh", "public channel"),
        ("en=@amparo_news,", "'' is no language"),
        ("xx=@amparo_news", "'xx' is none of en, es"),
        ("en=@amparo_news,en=@amparo_other", "'en' has two channels"),
    ],
)
def test_a_wrong_channel_is_told_with_the_right_form(value: str, says: str) -> None:
    with pytest.raises(SettingsError, match="AMPARO_UPDATE_CHANNELS") as error:
        load_settings({"AMPARO_UPDATE_CHANNELS": value})
    assert says in str(error.value)
