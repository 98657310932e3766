"""Facts without a dated or linkable source, and helpers' numbers that nobody has seen or dialled."""

from collections.abc import Iterator

from bot.knowledge.errors import Problem
from bot.maintain.case import Case


def check(case: Case) -> Iterator[Problem]:
    for fact in case.base.facts.values():
        path, line = case.place(fact.id)
        if not any(source.date for source in fact.sources):
            repair = f"find a dated source: `amparo confirm {fact.id} --on DAY --source URL`"
            yield Problem(path, line, "undated", f"'{fact.id}' has no dated source, so its answers count as unconfirmed", repair, "warning")
        if not any(source.url for source in fact.sources):
            yield Problem(path, line, "unlinked", f"'{fact.id}' has no source with an address", "add a source that readers can open", "warning")
    for helper in case.base.helpers.values():
        phone = helper.phone
        if phone is not None and phone.status == "confirmed" and not phone.seen_in and phone.dialled is None:
            path, line = case.place(helper.id)
            message = f"the number of '{helper.id}' counts as confirmed, but nobody has seen or dialled it"
            yield Problem(path, line, "number", message, "name where it was seen (`seen_in`) or who dialled it (`dialled`), or set status to held")
