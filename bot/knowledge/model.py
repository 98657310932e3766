"""The base of everything that is read from knowledge/."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Base of all knowledge models: immutable, and a key nobody knows is an error rather than ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def freeze(value: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """A mapping that nobody can change."""
    return MappingProxyType(dict(value))
