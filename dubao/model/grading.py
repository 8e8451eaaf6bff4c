"""How a scheme grades, bars, ranks and concludes: 等第, 封顶, 否决, 排名, 结论."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from dubao.model.keys import LINE, SHEET, Node, key, without_hidden
from dubao.model.rules import Bands, Code, Codes, Judgement, YesNo
from dubao.model.terms import Rounding, Ties


class Outcome(Node):
    """What a veto or ceiling does (后果)."""

    grade_cap: str = key("等第不高于", "等第最高只能是", "不合格", default="")
    total_cap: float | None = key("总分不高于", "总分最高只能是", "59", default=None)


class Veto(Node):
    """A condition that bars a grade (否决 can be lifted by a paper, 封顶 cannot)."""

    code: Code = key("编号", "编号", "V1")
    name: str = key("名称", "叫什么", "重大责任事故", default="")
    condition: str = key("条件", "成立即生效的条件", '重大责任事故 == "是"')
    outcome: Outcome = key("后果", "后果", "{等第不高于: 不合格}")
    basis: str = key("依据", "文件名、文号和条款", "", default="")


class Quota(Node):
    """How many units may hold a grade (名额)."""

    grade: str = key("等第", "哪一个等第", "优秀", default="")
    share: str = key("比例", "比例或个数", "30%")
    rounding: Rounding = key("取整", "不是整数时", "舍去", default=Rounding.DOWN)
    within: str = key("组内", "按哪个属性分别算名额", "类别", default="")
    refill: YesNo = key("递补", "被否决空出的名额是否递补", "是", default=True)


def _quotas(value: Any) -> Any:
    """Accept the short form {优秀: 30%} beside the list of mappings."""
    if not isinstance(value, dict):
        return value
    where = {key: value[key] for key in (LINE, SHEET) if key in value}
    return [
        {**where, "等第": name, **(share if isinstance(share, dict) else {"比例": share})}
        for name, share in without_hidden(value).items()
    ]


class GradeBands(Node):
    """From the published total, or from conditions in order, to a grade (等第)."""

    bands: Bands = key("分档", "总分的界限", '{">= 90": 优秀}', default=())
    judged: Judgement = key(
        "判定",
        "不看总分，依次看条件，取第一个成立的；与分档只写一种",
        '{通过: 个数("A") >= 30, 不通过: 其余}',
        default={},
    )
    otherwise: str = key("否则", "各档都不成立时的等第", "不合格", default="")
    conditions: Annotated[dict[str, str], BeforeValidator(without_hidden)] = key(
        "条件", "某等第另须满足", "{优秀: A.得分率 >= 0.8}", default={}
    )
    quotas: Annotated[tuple[Quota, ...], BeforeValidator(_quotas)] = key(
        "名额", "某等第的名额", "{优秀: 30%}", default=()
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Every grade there is, from the best to the worst."""
        listed = [*self.judged, *(band.gives for band in self.bands), self.otherwise]
        return tuple(dict.fromkeys(filter(None, listed)))


class Ranking(Node):
    """How units are ranked on the published total (排名)."""

    ties: Ties = key("并列", "同名次（1 2 2 4）或连续（1 2 2 3）", "同名次", default=Ties.SKIP)
    then: Codes = key("再比", "总分相同时依次再比", "[A]", default=())
    within: str = key("组内", "按哪个属性分组排名", "类别", default="")


class Conclusion(Node):
    """A statement tested per unit: 达标, 不达标 or 无法判断 (结论)."""

    code: Code = key("编号", "编号", "J1")
    name: str = key("名称", "结论", "资源配置达标")
    condition: str = key("条件", "成立即达标", "A.得分率 >= 0.85")
    basis: str = key("依据", "文件名、文号和条款", "", default="")
