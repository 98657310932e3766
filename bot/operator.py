"""Who stands behind this bot: the names /start and /about give."""

from dataclasses import dataclass

from bot.i18n import Translate
from bot.settings import OPERATOR_KEYS, Settings


@dataclass(frozen=True, slots=True)
class Operator:
    """The organisation that runs the bot; all None in a demonstration."""

    name: str | None = None
    site: str | None = None
    contact: str | None = None
    privacy_url: str | None = None

    @property
    def known(self) -> bool:
        return self.name is not None


def operator_of(settings: Settings) -> Operator:
    """The operator named in the settings; unknown unless all four are set."""
    values = [getattr(settings, name) for name in OPERATOR_KEYS]
    return Operator(*values) if all(values) else Operator()


def who_runs(operator: Operator, t: Translate) -> str:
    """'Legal Aid runs me: https://…'; in a demonstration, that nobody does."""
    if not operator.known:
        return t("This is a demonstration: no organisation stands behind it yet.")
    return t("{name} runs me: {site}").format(name=operator.name, site=operator.site)
