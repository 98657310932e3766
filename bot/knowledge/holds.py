"""Holds from outside the files, laid on top of those in them. Danger texts are never held."""

from collections.abc import Mapping
from dataclasses import replace

from bot.knowledge.models import Hold, KnowledgeBase, Topic

EVERY = "*"
"""In place of a topic's id: every topic and block."""


def with_holds(base: KnowledgeBase, holds: Mapping[str, Hold]) -> KnowledgeBase:
    """The base with these holds by topic id, or EVERY; ids that name nothing are passed over.

    A topic's own hold is never removed. Where several meet, the one that began first counts: a hold dated ahead
    in a file must not put off one that began today.
    """
    topics = {name: _held(topic, holds) for name, topic in base.topics.items()}
    blocks = {name: _held(block, holds) for name, block in base.blocks.items()}
    return replace(base, topics=topics, blocks=blocks)


def _held(topic: Topic, holds: Mapping[str, Hold]) -> Topic:
    found = [hold for hold in (topic.file.hold, holds.get(topic.id), holds.get(EVERY)) if hold]
    first = min(found, key=lambda hold: hold.since, default=None)
    return replace(topic, file=topic.file.model_copy(update={"hold": first}))
