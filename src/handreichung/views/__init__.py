"""What pages and documents show: a checked Matrix, counted, grouped and put into words; pure functions of it."""

from handreichung.views.ansichten import ARTEN, Ansichten

__all__ = ["ARTEN", "Ansichten"]
