"""The annual self-evaluation read: the item table, and what departments reported for a year."""

from dubao.read.bulletin.figures import load_figures
from dubao.read.bulletin.items import load_bulletin

__all__ = ["load_bulletin", "load_figures"]
