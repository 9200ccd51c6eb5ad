"""One trip: the fewest stops for several tasks, and what need not be travelled for."""
