"""The commented starter file follows from the keys' descriptions and is always valid."""

import re
from pathlib import Path

import pytest

from dubao.model.keys import Node, key
from dubao.model.scheme import Scheme
from dubao.model.settings import Settings
from dubao.read.written import read_yaml_model
from dubao.render.starter import starter_yaml


class _Person(Node):
    name: str = key("姓名", "全名", "李明")
    phone: str = key("电话", "可不写", "021", default="")


class _Paper(Node):
    title: str = key("标题", "印在首行", "通报")
    copies: int = key("份数", "印几份", "3", default=1)
    readers: tuple[_Person, ...] = key("送", "送给谁", None, default=())
    authors: tuple[_Person, ...] = key("起草", "谁写的", None, default=())
    signer: _Person | None = key("签发", "谁签发", None, default=None)


def test_required_keys_are_live_and_others_commented_out() -> None:
    assert starter_yaml(_Paper) == (
        "# 印在首行\n标题: 通报\n# 印几份\n#份数: 3\n"
        "# 送给谁\n#送:\n#    # 全名\n#  - 姓名: 李明\n#    # 可不写\n#    #电话: 021\n"
        "# 谁写的；写法同「送」\n#起草:\n# 谁签发；写法同「送」\n#签发:\n"
    )


def _uncommented(text: str) -> str:
    """Remove the marks before keys, at every depth."""
    once = re.sub(r"^( *)#(?! \S)", r"\1", text, flags=re.MULTILINE)
    return once if once == text else _uncommented(once)


@pytest.mark.parametrize("model", [Settings, Scheme, _Paper])
def test_starter_is_valid_as_it_stands_and_uncommented(model: type[Node], tmp_path: Path) -> None:
    text = starter_yaml(model)
    for version in (text, _uncommented(text)):
        (tmp_path / "a.yaml").write_text(version, "utf-8")
        loaded = read_yaml_model(tmp_path / "a.yaml", "a.yaml", model)
        assert loaded.problems == ()
        assert loaded.value is not None


def test_every_key_is_in_the_starter() -> None:
    text = _uncommented(starter_yaml(Settings))
    for info in Settings.model_fields.values():
        assert str(info.alias).startswith("__") or f"\n{info.alias}:" in f"\n{text}"
