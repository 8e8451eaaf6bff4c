"""Millimetres, points and characters as Word counts them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from dubao.model.house import House

SHEET_WIDTH, SHEET_HEIGHT = 210.0, 297.0  # mm, A4


def points(millimetres: float) -> float:
    """Return a length in points."""
    return millimetres / 25.4 * 72


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points(millimetres) * 20)


@dataclass(frozen=True)
class Measures:
    """What follows from the house rules; lengths are twips unless said otherwise."""

    house: House

    @cached_property
    def right(self) -> float:
        """The margin at the cut, in mm."""
        return SHEET_WIDTH - self.house.page.left - self.house.page.width

    @cached_property
    def bottom(self) -> float:
        """The margin at the foot, in mm."""
        return SHEET_HEIGHT - self.house.page.top - self.house.page.height

    @cached_property
    def width(self) -> int:
        """The type area from side to side."""
        return twips(self.house.page.width)

    @cached_property
    def height(self) -> int:
        """The type area from top to bottom."""
        return twips(self.house.page.height)

    @cached_property
    def line(self) -> int:
        """From one line of text to the next; 28.95 pt are 579."""
        return round(self.house.grid.spacing * 20)

    @cached_property
    def character(self) -> float:
        """From one character of text to the next, as the grid has it."""
        return self.width / self.house.grid.characters

    @cached_property
    def grid_space(self) -> int:
        """What the grid adds to a character, as `charSpace` counts it: 1/4096 of a point."""
        return round((self.character / 20 - self.house.sizes.text) * 4096)

    @cached_property
    def condensed(self) -> int:
        """What is added between characters so that a line holds them without the grid.

        One twip less than the grid's cell: LibreOffice must not round a line over its end.
        """
        if self.house.grid.snapped:
            return 0
        return min(0, -ceil(self.house.sizes.text * 20 - self.character) - 1)

    def characters(self, count: float) -> int:
        """Return the width of so many characters of text."""
        return round(count * self.character)
