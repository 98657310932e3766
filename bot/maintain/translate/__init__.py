"""The translation desk: what stands in which language, sheets for volunteers, and the way back into the files."""
