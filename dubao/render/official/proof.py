"""What a Word file looks like against the house rules: line spacing, fonts."""

from __future__ import annotations

from collections.abc import Iterator

from dubao.model.house import House
from dubao.model.numbers import plain
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.render.fonts import stand_in
from dubao.render.official.reading import Looks

_SLACK = 0.01  # points; page sizes are whole twips


def layout_faults(
    looks: Looks, file: str, house: House, installed: frozenset[str]
) -> Iterator[Problem]:
    """Yield a problem for line spacing that holds too few lines (PA-05), and for missing fonts.

    Only what is set in the size of the text is looked at: titles and tables have their own
    spacing. Without `installed` fonts nothing is said of fonts.
    """
    for spacing in looks.spacings:
        fit = _lines(looks.height, spacing.points)
        most = _lines(looks.height, house.grid.spacing)
        if spacing.size == house.sizes.text and fit < most:
            yield problem(
                "layout-spacing",
                Place(file),
                where=spacing.where,
                points=plain(spacing.points),
                fit=fit,
                right=plain(house.grid.spacing),
                lines=most,
            )
    for font, others in looks.fonts.items() if installed else ():
        if font not in installed:
            candidates = (*others, *_house_stand_ins(font, house))
            other = stand_in(font, candidates, installed)
            yield problem("layout-font", Place(file), font=font, other=other)


def _lines(height: float, spacing: float) -> int:
    """Return how many lines a page holds, 0 if that cannot be told."""
    return int((height + _SLACK) / spacing) if spacing else 0


def _house_stand_ins(font: str, house: House) -> tuple[str, ...]:
    fonts = house.fonts
    families = (
        fonts.masthead,
        fonts.title,
        fonts.text,
        fonts.first,
        fonts.second,
        fonts.number,
    )
    return next((family[1:] for family in families if font in family), ())
