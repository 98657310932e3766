"""The real bot as a process of its own, with a folder of its own, against a fake Telegram."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from tests.fake_telegram import TOKEN, FakeTelegram

ROOT = Path(__file__).parent.parent
START_SECONDS = 60.0
"""A first start compiles everything and may share two cores with the rest of the tests."""


class RunningBot:
    """`amparo run` in `folder`; what it writes to its standard streams goes to `log`, beside the folder."""

    program = ("-m", "bot", "run", "--demo")
    """What Python runs."""

    def __init__(self, fake: FakeTelegram, folder: Path, **settings: str) -> None:
        self.fake, self.folder, self.settings = fake, folder, settings
        self.log_file = folder.with_name(f"{folder.name}.log")
        self._process: asyncio.subprocess.Process | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AMPARO_")}
        given = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": self.fake.url, "LOG_LEVEL": "DEBUG", **self.settings}
        return {**kept, "PYTHONPATH": str(ROOT), **{f"AMPARO_{name}": value for name, value in given.items()}}

    async def launch(self) -> None:
        """Start the process; returns at once."""
        with self.log_file.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(sys.executable, *self.program, cwd=self.folder, env=self.environment, stdout=log, stderr=log)

    async def start(self) -> None:
        """Start the process and wait for its first poll."""
        polls = self.fake.polls
        await self.launch()
        await self.fake.until(lambda: self.fake.polls > polls, patience=START_SECONDS)

    async def ended(self) -> int:
        """Wait for the end of the process; its exit code."""
        assert self._process
        async with asyncio.timeout(START_SECONDS):
            return await self._process.wait()

    async def kill(self) -> None:
        """kill -9."""
        await self._signal(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM, and the exit code."""
        return await self._signal(signal.SIGTERM)

    async def _signal(self, number: int) -> int:
        assert self._process
        if self._process.returncode is None:
            self._process.send_signal(number)
        return await self.ended()

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    @property
    def resident_bytes(self) -> int:
        """Memory in use now (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return 1024 * int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")
