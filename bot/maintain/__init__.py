"""What maintainers do: check the knowledge base, declare edits, hold, sign and confirm."""
