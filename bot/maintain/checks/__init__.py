"""One check a file, each with `check(case) -> Iterator[Problem]`; bot/maintain/check.py lists them."""
