"""The languages of the project: which it speaks, which are complete, and how each is written."""

LANGUAGES = ("en", "es", "zh-Hans", "zh-Hant", "vi", "ko", "tl", "ar", "fa", "ru", "uk", "pt", "fr", "ht")
"""The languages the project promises, in the order in which people choose from them."""

COMPLETE = LANGUAGES
"""Languages in which every topic, danger text and interface string must be there (`amparo check`); offered by default."""

RIGHT_TO_LEFT = frozenset({"ar", "fa"})

OWN_NAMES = {
    "en": "English",
    "es": "Español",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "vi": "Tiếng Việt",
    "ko": "한국어",
    "tl": "Tagalog",
    "ar": "العربية",
    "fa": "فارسی / دری",
    "ru": "Русский",
    "uk": "Українська",
    "pt": "Português",
    "fr": "Français",
    "ht": "Kreyòl ayisyen",
}
"""Each language in its own words, as on a button. CLDR has one name for both ways to write Chinese, and Filipino for Tagalog."""
