"""How families name places."""

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from bot.knowledge.model import Model, freeze

Names: TypeAlias = tuple[str, ...]
ByState: TypeAlias = Annotated[dict[str, Names], AfterValidator(freeze)]


class PlaceNames(Model):
    """places.yaml: how families name places. `unsure` and `not_places` say nothing, and hide the names inside them.

    `states` are names by state and language; `after_in` count only after a word of `in`; `zips` are spans of the first
    three digits ('900-908') by state.
    """

    in_: Annotated[Names, Field(alias="in")] = ()
    before_code: Names = ()
    zip: Names = ()
    money: Names = ()
    not_places: Names = ()
    unsure: Names = ()
    states: Annotated[dict[str, dict[str, Names]], AfterValidator(freeze)] = Field(default_factory=dict)
    cities: ByState = Field(default_factory=dict)
    after_in: ByState = Field(default_factory=dict)
    zips: Annotated[dict[str, tuple[Annotated[str, Field(pattern=r"^\d{3}(-\d{3})?$")], ...]], AfterValidator(freeze)] = Field(default_factory=dict)
    zip_exceptions: Annotated[dict[str, str | None], AfterValidator(freeze)] = Field(default_factory=dict)
