"""期限 in dubao.yaml, and files of deadlines: which step is due how long after which event."""

from __future__ import annotations

from datetime import date

from dubao.model.keys import Node, key
from dubao.model.limit import LimitKey
from dubao.model.rules import Names, YesNo
from dubao.model.terms import Certainty, Roll

MAIN_CHAIN = "督导"


class StepRule(Node):
    """One step and its period (事项)."""

    name: str = key("事项", "这一步叫什么；办完的日期也用这个名称登记", "督导意见书")
    chain: str = key("程序", "属于哪一道程序", "问责", default=MAIN_CHAIN)
    kinds: Names = key("类别", "只用于哪些类别的督导；不写则都用", "[综合]", default=())
    since_events: Names = key(
        "起算", "从哪件事起算；写几件的，取先有日期的一件", "督导结束", default=()
    )
    limit: LimitKey | None = key("期限", "多长；不写即规定没有写天数", "30日", default=None)
    by_letter: YesNo = key("按文书", "期限是否由每份意见书自己写明", "是", default=False)
    optional: YesNo = key(
        "可以不办", "是权利而不是必须办的事：过了期限不算逾期", "是", default=False
    )
    earliest: YesNo = key("不早于", "算出的是最早的一天，而不是最晚的一天", "是", default=False)
    roll: Roll | None = key(
        "顺延", "最后一天放假时怎样；不写则按「期限」的顺延", "上课日", default=None
    )
    done_by: Names = key("办结", "表示已办的日期还可以叫什么", "[成文]", default=())
    basis: str = key("依据", "文件名", "《上海市教育督导条例》", default="")
    number: str = key("文号", "发文字号", "国务院令第624号", default="")
    article: str = key("条款", "第几条", "第二十一条", default="")
    certainty: Certainty = key("核对", "这一条是否与文件核对过", "已核对", default=Certainty.LOCAL)
    since: date | None = key("施行", "从哪一天起有效；更早的事不用它", "2015-05-01", default=None)
    until: date | None = key("至", "到哪一天止", "2020-12-31", default=None)
    after: str = key("排在", "排在哪一步之后；不写则在最后", "督导意见书", default="")
    note: str = key("说明", "印在期限旁边", "被督导单位可书面申辩", default="")

    def in_force(self, day: date) -> bool:
        """Whether the rule holds for an event of a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Duty(Node):
    """What the office itself answers for, checked by the days of its steps (自查)."""

    name: str = key("职责", "督导机构应当做到什么", "核查整改情况")
    steps: Names = key("事项", "看哪几步的日期；不写即只能由人判断", "[核查]", default=())
    basis: str = key("依据", "文件名", "《上海市教育督导条例》", default="")
    article: str = key("条款", "第几条", "第二十九条", default="")


class DeadlineFile(Node):
    """One layer of rules: templates/期限 or 方案/期限, one file each."""

    name: str = key("名称", "这一层规定的名称", "上海市")
    note: str = key("说明", "从哪里来，用时注意什么", "", default="")
    steps: tuple[StepRule, ...] = key("事项", "各步期限", None)
    duties: tuple[Duty, ...] = key("自查", "督导机构对照自查的职责", None, default=())


class DeadlineKeys(Node):
    """期限 in dubao.yaml."""

    use: Names = key(
        "采用", "依次采用哪几层规定，后面的盖过前面的", "[国家, 上海]", default=("国家",)
    )
    steps: tuple[StepRule, ...] = key("事项", "本区的规定，盖过采用的各层", None, default=())
    duties: tuple[Duty, ...] = key("自查", "本区另外要自查的职责", None, default=())
    roll: Roll = key("顺延", "最后一天放假时是否顺延", "工作日", default=Roll.STAYS)
    end_of_term: YesNo = key(
        "学期末按校历", "「学期末」是否算作当时学期的最后一天", "是", default=False
    )
