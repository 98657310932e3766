"""The key of the chat hash: from the settings, or made once with mode 0600."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings
from bot.storage.secret import KEY_FILE, chat_hash, key_file, secret_key


def settings(folder: Path) -> Settings:
    return load_settings({"AMPARO_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/amparo.db"})


def test_the_hash_depends_on_key_and_chat_and_shows_neither() -> None:
    assert chat_hash(b"a", 12345) == chat_hash(b"a", 12345)
    assert len({chat_hash(b"a", 12345), chat_hash(b"b", 12345), chat_hash(b"a", 12346)}) == 3
    assert "12345" not in chat_hash(b"a", 12345)


def test_a_key_is_made_once_for_the_owner_only(tmp_path: Path) -> None:
    key = secret_key(settings(tmp_path))
    assert len(key) == 64
    assert secret_key(settings(tmp_path)) == key
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [KEY_FILE]


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(settings(tmp_path)), range(32)))
    assert len(keys) == 1


def test_the_setting_wins(tmp_path: Path) -> None:
    assert secret_key(load_settings({"AMPARO_SECRET_KEY": "chosen"})) == b"chosen"


def test_a_folder_that_cannot_be_written_names_the_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AMPARO_SECRET_KEY"):
        secret_key(settings(tmp_path / "absent"))


def test_other_databases_have_their_key_in_the_working_directory() -> None:
    assert key_file("postgresql+asyncpg://host/amparo") == Path(KEY_FILE)
    assert key_file("sqlite+aiosqlite://") == Path(KEY_FILE)
