"""The Telegram surface: fetches updates, asks the engine, shows its replies."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # python-telegram-bot 22.2+: RetryAfter's wait as a timedelta; without it every 429 warns
