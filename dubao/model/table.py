"""Typed tables that know the cell of every value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from dubao.model.place import Place, address
from dubao.model.terms import Reason

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Column:
    """One value per unit with the reason where there is none.

    `values` is float64 (NaN where absent) or object (str, date, …; None where absent);
    `reasons` is int8 of `Reason`, 0 where the value is there.
    """

    values: NDArray[Any]
    reasons: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.values)

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Where a value is there."""
        return np.asarray(self.reasons == Reason.FILLED)

    @property
    def is_whole(self) -> bool:
        """Whether every value is there."""
        return not lacking(self.reasons)

    @cached_property
    def words(self) -> tuple[NDArray[np.intp], NDArray[Any]]:
        """The different values there are, and for each unit which it has by number, -1 for none."""
        import pandas as pd

        return pd.factorize(self.values)

    @classmethod
    def of_numbers(cls, values: Any, reason: Reason = Reason.BLANK) -> Column:
        """Make a number column; NaN gets `reason`."""
        numbers = np.asarray(values, dtype=float)
        return cls(numbers, np.where(np.isnan(numbers), reason, 0).astype(np.int8))

    @classmethod
    def absent(cls, count: int, reason: Reason) -> Column:
        """Make a number column in which nothing is there, all for one reason."""
        return cls(np.full(count, np.nan), np.full(count, reason, dtype=np.int8))

    @classmethod
    def same(cls, value: float, count: int, reason: Reason = Reason.FILLED) -> Column:
        """Make a number column with one value for all, held once; not to be written to."""
        reasons = np.broadcast_to(np.int8(reason), count)
        return cls(np.broadcast_to(np.float64(value), count), reasons)

    def take(self, rows: NDArray[np.intp], reason: Reason = Reason.NOT_HANDED_IN) -> Column:
        """Return the values at `rows`; a row of -1 has no value, for `reason`."""
        if not len(self.values):
            return Column.absent(len(rows), reason)
        values, reasons = self.values[rows], self.reasons[rows]
        absent = rows < 0
        if absent.any():
            values[absent] = np.nan if values.dtype.kind == "f" else None
            reasons[absent] = reason
        return Column(values, reasons)


def lacking(reasons: NDArray[np.int8]) -> bool:
    """Tell whether anything has no value; asked of every column, so quick where all is there."""
    return anywhere(reasons.view(np.bool_))


def anywhere(flags: NDArray[np.bool_]) -> bool:
    """Tell whether anything is true; quick where one answer is held for all."""
    return bool(flags[:1].any() if flags.strides == (0,) else flags.any())


def nowhere(count: int) -> NDArray[np.bool_]:
    """Return False for all, held once; not to be written to."""
    return np.broadcast_to(np.False_, count)


@dataclass(frozen=True)
class Block:
    """Rows of a table that came from one sheet.

    A sheet with a row per record gives `rows` (sheet row numbers from 0, one per table row)
    and `columns` (field → column from 0). A form gives one table row and `cells`
    (field → (row, column)).
    """

    file: str
    sheet: str
    count: int
    rows: Sequence[int] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def place(self, row: int, name: str) -> Place:
        """Return the place of field `name` in the block's row `row`, the sheet if unknown."""
        if name in self.cells:
            return Place(self.file, self.sheet, address(*self.cells[name]))
        if name in self.columns:
            return Place(self.file, self.sheet, address(self.rows[row], self.columns[name]))
        return Place(self.file, self.sheet)


@dataclass(frozen=True)
class Origin:
    """Where the rows of a table came from, in order."""

    blocks: tuple[Block, ...]
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        starts, total = [], 0
        for block in self.blocks:
            starts.append(total)
            total += block.count
        object.__setattr__(self, "starts", tuple(starts))

    def block(self, row: int) -> Block:
        """Return the block that holds table row `row`."""
        return self.blocks[bisect_right(self.starts, row) - 1]

    def take(self, rows: NDArray[np.intp]) -> Origin:
        """Return the origin of a table made of these rows, in order; a row may come again."""
        numbers = np.searchsorted(self.starts, rows, side="right") - 1
        forms = np.array([not block.rows for block in self.blocks], dtype=bool)[numbers]
        fresh = np.ones(len(rows), dtype=bool)
        fresh[1:] = (numbers[1:] != numbers[:-1]) | forms[1:]
        made = []
        for own in np.split(np.arange(len(rows)), np.flatnonzero(fresh)[1:]) if len(rows) else ():
            block, start = self.blocks[numbers[own[0]]], self.starts[numbers[own[0]]]
            kept = [block.rows[at] for at in rows[own] - start] if block.rows else ()
            made.append(replace(block, count=len(own), rows=kept))
        return Origin(tuple(made))

    def place(self, row: int, name: str) -> Place:
        """Return the cell of field `name` in table row `row` (both from 0)."""
        at = bisect_right(self.starts, row) - 1
        return self.blocks[at].place(row - self.starts[at], name)


class Texts(Sequence[str]):
    """The cells of a column as text, each made by `write` when it is asked for.

    Nearly all of a large table is never asked for.
    """

    def __init__(self, given: Sequence[Any], write: Callable[[Any], str]) -> None:
        self._given, self._write = given, write

    def __len__(self) -> int:
        return len(self._given)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Texts: ...
    def __getitem__(self, at: int | slice) -> str | Texts:
        """Return the text of one cell, or some of the cells."""
        if isinstance(at, slice):
            return Texts(self._given[at], self._write)
        return self._write(self._given[at])

    def take(self, rows: Sequence[int]) -> Texts:
        """Return the cells at `rows`."""
        return Texts([self._given[at] for at in rows], self._write)


@dataclass(frozen=True)
class Table:
    """What one source holds: typed values, the text as typed, and where each stood.

    `frame`, `raw` and `reasons` have one row per record and one column per field, named by
    the field. Number types are float64, the others object. `reasons` is int8 of `Reason`.
    """

    name: str
    frame: pd.DataFrame
    raw: Mapping[str, Sequence[str]]
    reasons: pd.DataFrame
    origin: Origin

    def __len__(self) -> int:
        return len(self.frame)

    def __contains__(self, name: str) -> bool:
        return name in self.frame.columns

    def column(self, name: str) -> Column:
        """Return one field as a `Column`, in the table's row order."""
        if name not in self._columns:
            values, reasons = self.frame[name].to_numpy(), self.reasons[name].to_numpy()
            self._columns[name] = Column(values, reasons)
        return self._columns[name]

    def take(self, rows: NDArray[np.intp]) -> Table:
        """Return the table of these rows, in order, each with its cells; a row may come again."""
        at = rows.tolist()
        raw = {
            name: texts.take(at) if isinstance(texts, Texts) else [texts[row] for row in at]
            for name, texts in self.raw.items()
        }
        frame = self.frame.iloc[rows].reset_index(drop=True)
        reasons = self.reasons.iloc[rows].reset_index(drop=True)
        return Table(self.name, frame, raw, reasons, self.origin.take(rows))

    def typed(self, row: int, name: str) -> str:
        """Return a value's text as it was typed."""
        return self.raw[name][row]

    @cached_property
    def _columns(self) -> dict[str, Column]:
        """Columns already taken from the frame; asking pandas again and again is slow."""
        return {}
