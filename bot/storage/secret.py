"""The keyed hash under which a chat is known to the database, and the key's file."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.settings import Settings, SettingsError

KEY_FILE = "amparo.key"
KEY_BYTES = 32
"""As long as the hash's output, as RFC 2104 section 3 advises."""
OWNER_ONLY = 0o600


def chat_hash(key: bytes, chat_id: int) -> str:
    """HMAC-SHA256 of a chat id in hexadecimal. Without the key nobody can try out all ids."""
    return hmac.new(key, str(chat_id).encode(), hashlib.sha256).hexdigest()


def secret_key(settings: Settings) -> bytes:
    """AMPARO_SECRET_KEY, or the key in a file beside the database, made on first use. Raises SettingsError."""
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value().encode()
    file = key_file(settings.database_url)
    try:
        return _read_or_make(file)
    except OSError as error:
        raise SettingsError(f"AMPARO_SECRET_KEY: can't read or make {file} ({error.__class__.__name__}). Set the key, or make the folder writable.") from None


def key_file(database_url: str) -> Path:
    """Beside an SQLite file; in the working directory for any other database."""
    url = make_url(database_url)
    in_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return (Path(str(url.database)).parent if in_file else Path()) / KEY_FILE


def _read_or_make(file: Path) -> bytes:
    """The key; a new one is complete before its name exists, so that two processes starting together share one."""
    if not file.exists():
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(secrets.token_hex(KEY_BYTES))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass  # another process was first; its key is the key
        finally:
            draft.unlink()
    return file.read_bytes().strip()
