"""Who may ask for which program on a day, by immigration status alone: from the rules and the states to findings. Pure."""
