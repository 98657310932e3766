"""Every kind of screen the bot can show, side by side in several languages, on one page to look at."""
