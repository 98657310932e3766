"""Find a topic's folder by its id, even when other files are broken."""

from pathlib import Path

from bot.maintain.case import DANGER
from bot.maintain.edits import Refused
from bot.maintain.nearest import nearest


def folders(root: Path) -> dict[str, Path]:
    """id -> folder of every topic and block."""
    found = (*sorted(root.glob("topics/*/*/topic.yaml")), *sorted(root.glob("blocks/*/topic.yaml")))
    return {file.parent.name: file.parent for file in found}


def folder_of(root: Path, name: str) -> Path:
    """The folder of a topic or block. Refuses an unknown id, with the nearest known one."""
    known = folders(root)
    if name not in known:
        near = nearest(name, (*known, DANGER))
        raise Refused(f"no topic '{name}'" + (f"; did you mean '{near}'?" if near else "; `amparo topics` lists them"))
    return known[name]
