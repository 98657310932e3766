"""From a reply to what a surface shows: Telegram HTML, a terminal. Escaped, within limits, direction-safe."""
