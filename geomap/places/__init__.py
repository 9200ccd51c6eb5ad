"""The gazetteer: postal codes, places, census subdivisions, and how to look them up."""
