"""What the bot knows: typed facts, topics and answers, and what may be said of them on a given day."""
