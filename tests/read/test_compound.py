import pytest

from dubao.read.compound import Compound, enclose
from dubao.read.guards import UnreadableError


@pytest.mark.parametrize("size", [1, 4096, 4097, 5_000_000])
def test_a_stream_put_in_comes_out(size: int) -> None:
    content = bytes(range(251)) * (size // 251 + 1)
    compound = Compound(enclose("Workbook", content[:size]))
    assert compound.names == {"Workbook"}
    assert compound.stream("Workbook")[:size] == content[:size]


def test_an_endless_chain_is_damage() -> None:
    data = bytearray(enclose("Workbook", b"x" * 9000))
    first = 4096 + 4 * 2  # the table's entry of the stream's first sector
    data[first : first + 4] = (2).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        Compound(bytes(data)).stream("Workbook")


def test_a_stream_that_ends_too_early_is_damage() -> None:
    with pytest.raises(UnreadableError):
        Compound(enclose("Workbook", b"x" * 9000)[:-8000]).stream("Workbook")
