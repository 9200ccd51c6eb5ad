"""Finding: from a question a person asks to the locations that answer it."""
