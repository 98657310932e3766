"""`python -m bot` is the command `amparo`."""

from bot.cli import main

main()
