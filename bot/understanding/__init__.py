"""From a message to what it is about: normalize, language, danger, personal data, match."""
