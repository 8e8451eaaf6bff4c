"""How a derived value may be defined otherwise: dated versions, and named alternatives."""

from __future__ import annotations

from dubao.model.keys import Node, key


class Variant(Node):
    """Another formula for a derived value (另式)."""

    name: str = key("名称", "这个算法叫什么，印在表下", "不折算", default="")
    formula: str = key("式", "算式", "毕业数 / 入学数 * 100")
    version: str = key("版本", "算法的版本，印在表下", "2019", default="")
    basis: str = key("依据", "文件名、文号和条款", "", default="")
    since: int | None = key("自", "从哪一年度起可以用", "2020", default=None)
    until: int | None = key("至", "到哪一年度还可以用", "2022", default=None)
    note: str = key("说明", "什么时候用", "个别运行系统的算法", default="")

    @property
    def is_dated(self) -> bool:
        """Whether it is bound to years, and so holds by itself in them."""
        return self.since is not None or self.until is not None


def covers(since: int | None, until: int | None, year: int) -> bool:
    """Tell whether a span of years, open where None, holds a year."""
    return (since is None or since <= year) and (until is None or year <= until)
