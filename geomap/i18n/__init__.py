"""Words and formats in English and French, side by side and of equal quality."""
