"""Word papers: a template in docxtpl's syntax, read once and rendered many times."""

from __future__ import annotations

from dubao.render.engine.template import Template, check
from dubao.render.engine.uses import NameUse

__all__ = ["NameUse", "Template", "check"]
