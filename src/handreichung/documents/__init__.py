"""Documents to print, to fill in and to pass on: the same entries as PDF/UA and ODT.

One direction: entry → tree (`tree.py`) → file. See `tree.py` for how to make a document of your own.
"""
