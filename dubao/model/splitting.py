"""One unit in several rows (分行): a 九年一贯制 school is judged in each of its stages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from dubao.model.keys import Node, key, without_hidden


class Split(Node):
    """What makes a unit several rows: the attribute that tells them apart, its values."""

    attribute: str = key("属性", "行与行之间不同的属性", "学段")
    rows: Annotated[dict[str, str], BeforeValidator(without_hidden)] = key(
        "各行", "属性的每个值，和单位有这一行的条件", "{小学: 小学在校生数 > 0}"
    )
