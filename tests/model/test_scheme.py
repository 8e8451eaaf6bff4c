"""What a scheme's items say of themselves."""

from typing import Any

import pytest

from dubao.model.scheme import Item


@pytest.mark.parametrize(
    ("rule", "amounts"),
    [
        ({"分档": {">= 5": "3", ">= 3": "2"}, "否则": "0"}, (3, 2, 0)),
        ({"分档": {">= 5": "3"}}, (3,)),
        ({"插值": [["60", "1"], ["100", {"镇": "4", "街道": "5"}]]}, (1, {"镇": 4, "街道": 5})),
        ({"评级": {"A": "4", "B": "2"}}, (4, 2)),
        ({"名次": {"取值": "x", "依次": ["5", "4", "2"]}}, (5, 4, 2)),
        ({"计次": {"次数": "x", "每次": "-1", "不低于": "-3"}}, (-3,)),
        ({"计次": {"次数": "x", "每次": "-1"}}, (0,)),
        ({"给分": {"来源": "小组"}}, (0,)),
    ],
)
def test_the_numbers_of_which_the_least_is_a_rules_lower_end(
    rule: dict[str, Any], amounts: tuple[Any, ...]
) -> None:
    item = Item.model_validate({"编号": "A1", "名称": "甲", "满分": "5", **rule})
    assert item.least_amounts == amounts
