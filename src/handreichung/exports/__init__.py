"""Data and files made from the Matrix: one writer a module, named after what it writes."""
