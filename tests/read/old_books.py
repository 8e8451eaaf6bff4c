"""xlwt, which writes the .xls files of the tests; it carries no types."""

from importlib import import_module
from typing import Any

xlwt: Any = import_module("xlwt")
