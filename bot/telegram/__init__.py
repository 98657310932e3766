"""The Telegram surface: fetches updates, asks the engine, shows its replies."""
