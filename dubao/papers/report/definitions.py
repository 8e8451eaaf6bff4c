"""The formula of a computed item as a paper prints it: names of items, × and ÷."""

from __future__ import annotations

from dubao.model.bulletin import Bulletin, BulletinItem
from dubao.model.formula.nodes import Name, Node
from dubao.model.formula.parse import parse
from dubao.model.formula.printing import printed


def formula_in_words(bulletin: Bulletin, item: BulletinItem) -> str:
    """Return the formula of an item with names in place of codes."""

    def show(node: Node) -> str | None:
        if not isinstance(node, Name):
            return None
        found = bulletin.item(node.name)
        return found.name if found else None

    return printed(parse(item.formula).root, show)
