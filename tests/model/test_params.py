import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.params import parse_params, print_params

CASES = [
    ({">= 90": "6", "否则": "0"}, ">= 90: 6；否则: 0"),
    ([["60", "0"], ["100", "8"]], "[60，0]；[100，8]"),
    (
        {"次数": "奖项", "每次": {"国家级": "3", "省级": "2"}},
        "次数: 奖项；每次: {国家级: 3，省级: 2}",
    ),
    ({"取值": "最大(甲, 乙)", "依次": ["10", "8"]}, "取值: 最大(甲, 乙)；依次: [10，8]"),
    ('重大事故 == "是"', '重大事故 == "是"'),
    ({"优秀": "A.得分率 >= 0.8"}, "优秀: A.得分率 >= 0.8"),
]


@pytest.mark.parametrize(("value", "text"), CASES)
def test_printed_as_a_person_would_and_read_back(value: object, text: str) -> None:
    assert print_params(value) == text
    assert parse_params(text) == value


def test_either_width_of_punctuation_reads_the_same() -> None:
    assert parse_params(">= 90：6;否则:0") == parse_params(">= 90: 6；否则: 0")


texts = st.text("甲a1 :：;；,，{}[]（)`\"'.\n>=", min_size=1, max_size=6)
values = st.recursive(
    texts,
    lambda inner: st.lists(inner, min_size=1) | st.dictionaries(texts, inner, min_size=1),
    max_leaves=5,
)


@given(st.dictionaries(texts, values, min_size=1) | st.lists(values, min_size=2))
def test_whatever_is_printed_reads_back(value: object) -> None:
    assert parse_params(print_params(value)) == value
