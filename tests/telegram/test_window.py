"""The offset moves over the contiguous done prefix only, whatever the order in which updates get done."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.window import Window


@given(st.lists(st.integers(1, 10_000), unique=True, min_size=1, max_size=40).flatmap(lambda ids: st.tuples(st.just(ids), st.permutations(ids))))
def test_the_offset_never_passes_an_open_update(orders: tuple[list[int], list[int]]) -> None:
    taken, finished = orders
    window = Window()
    assert all(window.take(i) for i in taken)
    open_ids = set(taken)
    for update_id in finished:
        window.finish(update_id)
        open_ids.remove(update_id)
        done_prefix = [i for i in taken if i < min(open_ids, default=10_001)]
        assert window.offset == (max(done_prefix) + 1 if done_prefix else None)
        assert window.open == bool(open_ids)


def test_an_update_is_taken_once() -> None:
    window = Window()
    assert window.take(5)
    assert not window.take(5)
    window.finish(5)
    assert not window.take(5)


def test_ids_that_begin_anew_below_the_offset_are_taken() -> None:
    """After a week without updates Telegram chooses the next id at random."""
    window = Window()
    window.take(900)
    window.finish(900)
    assert window.take(17)
    window.finish(17)
    assert window.offset == 18
