"""Talk by hand with a real bot that thinks this is Telegram: `python -m tests.talk --port 8081`, and start what it prints."""

import argparse
import asyncio
from collections.abc import Sequence

from tests.fake_telegram import TOKEN, FakeTelegram, Json, Person


async def talk(port: int) -> None:
    """Type a message, or the number of a button; an empty line ends."""
    fake = FakeTelegram()
    await fake.start(port)
    person = Person(fake, 1)
    print(f"AMPARO_TELEGRAM_API_URL={fake.url} AMPARO_TELEGRAM_TOKEN={TOKEN} python -m bot run --demo")
    buttons: Sequence[Json] = ()
    while line := (await asyncio.to_thread(input, "> ")).strip():
        if line.isdecimal() and 0 < int(line) <= len(buttons):
            shown = await person.presses(buttons[int(line) - 1]["text"])
        else:
            shown = await person.says(line)
        for message in shown:
            print(f"\n{message.text}\n")
            buttons = [button for row in message.buttons for button in row]
        print("\n".join(f"  {number}  {button['text']}" for number, button in enumerate(buttons, 1)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    asyncio.run(talk(parser.parse_args().port))
