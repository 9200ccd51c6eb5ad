"""What builds the data that are carried along, and the pages that come from code."""
