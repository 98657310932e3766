"""Which fetched updates are open and which are done, and how far the offset may move: over the done prefix only."""

from collections import OrderedDict

REMEMBERED = 1_000
"""Done ids kept in memory: a fetch that was under way while its updates got done brings them once more."""


class Window:
    """The bookkeeping of one poll loop. `offset` is what the next fetch confirms; None before anything is done."""

    def __init__(self) -> None:
        self.offset: int | None = None
        self._unconfirmed: dict[int, bool] = {}
        self._done: OrderedDict[int, None] = OrderedDict()

    @property
    def open(self) -> bool:
        """Whether an update was taken and is not done."""
        return not all(self._unconfirmed.values())

    def take(self, update_id: int) -> bool:
        """True when the update is new here and has to be handled."""
        if update_id in self._unconfirmed or update_id in self._done:
            return False
        self._unconfirmed[update_id] = False
        return True

    def finish(self, update_id: int) -> None:
        """The update is done; the offset moves over everything that is done without a gap.

        Ids may have gaps of Telegram's own, and begin anew below the offset after a quiet week; so order is all that counts.
        """
        self._unconfirmed[update_id] = True
        self._done[update_id] = None
        if len(self._done) > REMEMBERED:
            self._done.popitem(last=False)
        for known in sorted(self._unconfirmed):
            if not self._unconfirmed[known]:
                return
            del self._unconfirmed[known]
            self.offset = known + 1
