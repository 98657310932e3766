"""The family guide: one person's situation by buttons, then what may be asked for. Nothing of it is kept."""
