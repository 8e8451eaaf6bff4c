"""What more of it would lift a value (增补): the columns, in which steps, at which price."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from dubao.model.formula.fault import fold
from dubao.model.keys import Node, key, without_hidden


def _listed(value: Any) -> Any:
    """Let a single word stand for a list of one, also behind each value of an attribute."""
    if isinstance(value, dict):
        return {name: _listed(part) for name, part in without_hidden(value).items()}
    return [value] if isinstance(value, str) else value


GrowingColumns = Annotated[
    tuple[str, ...] | dict[str, tuple[str, ...]],
    BeforeValidator(_listed),
]
"""The column that grows, then those that grow by as much; or a map from the item's 按 to them."""


class Addition(Node):
    """How one of the items of 至少 is added to."""

    columns: GrowingColumns = key(
        "列",
        "增加哪一列；写几列的，其余各列随第一列增加同样多",
        "{小学: [小学骨干教师数], 初中: [初中骨干教师数]}",
    )
    step: float = key("步长", "一次增加多少；整数列要写整数", "0.01", default=1.0, gt=0)
    price: float | None = key(
        "单价",
        "第一列每增加1的费用；各项要写都写。都不写的，以一名学生的标准量为1",
        "15",
        default=None,
        gt=0,
    )
    spread: str = key(
        "差异系数", "由这一项的取值算出的差异系数（派生的名称）", "R2差异系数", default=""
    )

    def columns_of(self, value: str) -> tuple[str, ...]:
        """Return the columns of a unit by its value of the item's 按; () if the map has none."""
        if not isinstance(self.columns, dict):
            return self.columns
        return next((own for key, own in self.columns.items() if fold(key) == fold(value)), ())

    @property
    def all_columns(self) -> tuple[tuple[str, ...], ...]:
        """Every set of columns that grow together."""
        return tuple(self.columns.values()) if isinstance(self.columns, dict) else (self.columns,)
