"""The catalogue of problems: a code written twice in an area would hide the first."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

from dubao.model import problems
from dubao.model.problems.kind import Kind


def test_a_code_stands_in_one_table_of_its_area_only() -> None:
    for found in iter_modules(problems.__path__):
        module = import_module(f"dubao.model.problems.{found.name}")
        tables = [
            table
            for name, table in vars(module).items()
            if isinstance(table, dict) and name != "KINDS" and _is_table(table)
        ]
        codes = Counter(code for table in tables for code in table)
        assert [code for code, times in codes.items() if times > 1] == [], found.name


def _is_table(table: dict[object, object]) -> bool:
    return bool(table) and all(isinstance(kind, Kind) for kind in table.values())
