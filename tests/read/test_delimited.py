from pathlib import Path

import pytest

from dubao.read.delimited import decoded, delimiter_of, read_delimited
from dubao.read.guards import Limits, UnreadableError

TEXT = "单位,人数\n甲镇,30\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_ha02_encodings(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a\tb\n1,5\t2\n", "\t"),
        ('a;b\n"1;2";3\n1,5;2\n2,5;3\n', ";"),
        ("填报说明，标题\n单位;数\n甲;1\n", ";"),
        ("只有一列\n甲\n", ","),
    ],
)
def test_delimiters(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_rf24_cells_are_exactly_what_was_typed() -> None:
    assert read_delimited(b'code,n\n007,"1,234"\n123456789012345678, \n', Limits()) == [
        ["code", "n"],
        ["007", "1,234"],
        ["123456789012345678", " "],
    ]


def test_rows_keep_their_place_and_are_equally_long() -> None:
    rows = read_delimited('题\r\n\r\n甲,"两\n行",3\r\n\r\n'.encode(), Limits())
    assert rows == [["题", "", ""], ["", "", ""], ["甲", "两\n行", "3"]]


@pytest.mark.parametrize(
    ("text", "line"),
    [('a,b\n1,"2\n3,4\n', 2), ('a\n"' + "x\n" * 200_000, 2)],
)
def test_a_quotation_mark_never_closed_is_refused(text: str, line: int) -> None:
    with pytest.raises(UnreadableError) as fault:
        read_delimited(text.encode(), Limits())
    assert (fault.value.code, fault.value.details) == ("text-quote-open", {"line": line})


def test_quotation_marks_within_a_cell_are_text() -> None:
    assert read_delimited('屏,"甲"班\n5" 屏,6\n'.encode(), Limits()) == [
        ["屏", "甲班"],
        ['5" 屏', "6"],
    ]


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as fault:
        read_delimited(b"a,b\n" * 10, Limits(cells=19))
    assert fault.value.details == {"what": "表内范围有 10 行 2 列"}
