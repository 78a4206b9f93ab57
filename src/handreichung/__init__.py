"""handreichung: YAML entries become a checked Matrix, and everything else is a pure function of it.

The public names are the way in for other programs; everything else may change.
"""

from handreichung.check import Result, check
from handreichung.diagnostics import Diagnostic, Severity, Span
from handreichung.evidence import Staerke, Stufe
from handreichung.matrix import Matrix

__all__ = ["Diagnostic", "Matrix", "Result", "Severity", "Span", "Staerke", "Stufe", "check"]
