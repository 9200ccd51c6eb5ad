"""One directory of Canada's government service locations, for three audiences."""

__version__ = "0.1.0"
