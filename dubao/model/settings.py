"""dubao.yaml: the settings of one office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, PrivateAttr

from dubao.model.calendar_keys import CalendarKeys
from dubao.model.deadline_keys import DeadlineKeys
from dubao.model.keys import Node, key, without_hidden
from dubao.model.place import Place
from dubao.model.record_keys import RecordKeys
from dubao.model.remind_keys import RemindKeys
from dubao.model.rules import YesNo
from dubao.model.visit_keys import CycleKeys, RevisitKeys, RoutineKeys

SETTINGS_FILE = "dubao.yaml"


class Accepted(Node):
    """A warning that the office has looked at and accepts (接受)."""

    code: str = key("编码", "问题编码", "far-from-last-year")
    where: str = key(
        "位置", "文件或单元格；写到文件即接受该文件的同类提醒", "填报/2021/镇街考核/安溪镇.xlsx"
    )
    why: str = key("理由", "为什么接受", "并校后学生数确实翻倍")


class Chosen(Node):
    """A definition that the office uses instead of the usual one (口径)."""

    scheme: str = key("方案", "评估的编号", "balance")
    name: str = key("名称", "派生值的名称；* 代表任意文字", "初中三年巩固率")
    use: str = key("用", "「另式」中的哪一个", "不折算")
    since: int | None = key("自", "从哪一年度起", "2021", default=None)
    until: int | None = key("至", "到哪一年度止", "2022", default=None)
    basis: str = key("依据", "凭什么文件", "本区通知（文号）", default="")


class WeightDraws(Node):
    """How far ranks and grades are tried for their dependence on the weights (敏感性)."""

    width: float = key("幅度", "权重上下变动百分之几", "10", default=10.0, gt=0, le=50)
    draws: int = key("抽样", "随机抽多少组权重；0 为不抽", "1000", default=1000, ge=0, le=10000)
    seed: int | None = key(
        "种子", "抽样从哪个数开始，同一个数抽出同样的权重；不写则用年度", "2021", default=None, ge=0
    )


class Settings(Node):
    """What differs from office to office."""

    district: str = key("区", "区名，印在文件上", "示例区")
    office: str = key("督导机构", "落款的机构全称", "示例区人民政府教育督导室")
    committee: str = key(
        "考核机构", "通报的发文机构；不写则同督导机构", "示例区教育督导委员会", default=""
    )
    number_word: str = key("发文代字", "发文字号中的代字", "示府教督", default="")
    sample: YesNo = key("示例", "是否示例工作区", "否", default=False)
    year: int | None = key("年度", "不写 --year 时评哪一年", "2021", default=None, ge=1990, le=2100)
    aliases: Annotated[dict[str, str], BeforeValidator(without_hidden)] = key(
        "单位别名", "填报中常见的简称 → 单位代码", "{安溪: T01}", default={}
    )
    accepted: tuple[Accepted, ...] = key("接受", "看过并接受的提醒", None, default=())
    chosen: tuple[Chosen, ...] = key("口径", "某年度不用通常的算法时，用哪一个", None, default=())
    deadlines: DeadlineKeys = key("期限", "各步期限按哪些规定", None, default=DeadlineKeys())
    revisits: RevisitKeys = key("回访", "回访怎样排", None, default=RevisitKeys())
    cycles: CycleKeys = key("督导周期", "综合督导几年一次", None, default=CycleKeys())
    routine: RoutineKeys = key("经常性督导", "责任督学到校至少几次", None, default=RoutineKeys())
    records: RecordKeys = key("督导记录", "督导记录在哪里、怎样核对", None, default=RecordKeys())
    remind: RemindKeys = key("提醒", "提前几天提醒", None, default=RemindKeys())
    calendar: CalendarKeys = key("校历", "学期、假期和放假安排", None, default=CalendarKeys())
    weight_draws: WeightDraws = key(
        "敏感性", "得分册中名次区间怎样抽样", "{抽样: 1000}", default=WeightDraws()
    )
    _alias_places: dict[str, Place] = PrivateAttr(default_factory=dict)

    def know_places(self, aliases: Mapping[str, Place]) -> None:
        """Take note of where the aliases are written; only the reader of the file does so."""
        self._alias_places.update(aliases)

    def alias_place(self, alias: str) -> Place:
        """Return where an alias is written, the file if it is not known."""
        return self._alias_places.get(alias, Place(SETTINGS_FILE))
