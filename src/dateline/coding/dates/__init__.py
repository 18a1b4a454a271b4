"""What days do the words of a date name? `resolve` answers for one phrase, counted from the day of writing."""

from dateline.coding.dates.grammar import Resolved, resolve

__all__ = ["Resolved", "resolve"]
