"""Totals, grades, ranks, appeals, vetoes."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

KINDS: dict[str, Kind] = {
    # columns
    "column-nowhere": error(
        "方案用到「{name}」，各份数据和台账中都没有这一列",
        "请核对列名；列名不同时在 字段 中写 别名",
    ),
    "left-out-of-gather": note(
        "汇总「{name}」时略去 {count} 个没有数的单位：{units}",
        "请补齐后再算，或在文件中说明",
        why="差异系数和平均只计有数的单位，略去的要列出来",
    ),
    "split-undecided": error(
        "{units}：分行「{attribute}」为{key}的条件没有数（{reason}），不知道有没有这一行",
        "请补上这个数；没有的填 0",
        why="一个单位有几行要由数来定，不能因为空着就少一行。",
    ),
    "split-without-row": warning(
        "分行的条件都不成立，下列单位不参加评定：{units}",
        "请核对这些单位的数；本来不评的，写在「范围」中",
    ),
    "key-not-in-map": error(
        "{item} 的参数按「{by}」分别规定，没有「{key}」的参数，{units} 个单位无法评分",
        "请在方案中补上「{key}」，或改正台账中的「{by}」",
        why="没有写明的类别不能套用别的类别",
    ),
    # rules
    "grade-not-in-table": error(
        "{item} 的等级「{grade}」不在评级表中，{units}没有得分",
        "请改正等级，或在方案的 评级 中补上",
    ),
    "units-without-points": error(
        "「{source}」中{units}没有得分：{items}",
        "请评分后再评定；没有分数可以照算的，在方案中写 缺失",
        why="没有评分的单位没有总分，不能因为少了几行就不声不响",
    ),
    "negative-count": error("{unit}的 {item} 次数是 {times}，不能为负", "请核对次数后重填"),
    "case-without-grade": error(
        "{item} 要按「{field}」计分，这一行没有写明或不认识", "应是：{known}"
    ),
    "points-out-of-range": error(
        "{unit}的 {item} 得分 {points} 不在 0 到满分 {full} 之间，没有采用", "请核对后重填"
    ),
    "not-applicable-not-allowed": error(
        "{unit}的 {item} 填了「不适用」，方案没有允许，按缺项处理",
        "请填上数；确实不适用时由办公室在方案的 适用 中写明条件",
        why="不适用的项不计满分，不能由填报单位自己决定",
    ),
    "missing-counted": warning(
        "{units}的 {item} 没有数（{reason}），已{counted}",
        "请补上实际的数；空着不等于没有，也不等于不涉及",
        why="空着的弱项折算或计零以后，总分可能反而高（CA-01）。",
    ),
    # raters
    "rater-out-of-range": error(
        "{unit}的 {item} 有一个评分 {score} 不在 0 到 {full} 之间，没有计入", "请评委核对"
    ),
    "rater-conflict": warning(
        "{rater}来自被评单位{unit}，应当回避，这个评分没有计入",
        "请换一名评委，或在考核记录中说明回避",
        why="CA-21",
    ),
    # appeals
    "appeal-incomplete": error(
        "{unit}的 {item} 改分没有写{missing}，没有改",
        "请补上：理由、经手人、日期、文号缺一不可",
        why="CA-22",
    ),
    "appeal-of-grade": error(
        "{unit}的 {item} 只评等级、不计分，改分没有采用", "请改正评等级所依据的数，并留下依据"
    ),
    "appeal-without-points": error("{unit}的 {item} 改分没有写改后的得分，没有改", "请填上得分"),
    "appeal-out-of-range": error(
        "{unit}的 {item} 改为 {points}，不在 {low} 到 {high} 之间，没有改", "请核对改后的得分"
    ),
    "appeal-old-differs": warning(
        "{unit}的 {item} 改分记录写原得分 {old}，实际是 {points}，已按改后的得分计",
        "请核对改的是不是这一项；数据改过后原得分可能已变",
    ),
    "appeal-twice": error(
        "{unit}的 {item} 在{when}有两次改分，分不清先后，都没有采用", "请只留一行，或改正日期"
    ),
    # vetoes
    "lifting-without-paper": error(
        "解除{unit}的否决 {veto} 没有写文号，没有解除", "请补上解除文件的文号", why="CA-18"
    ),
    "lifting-of-unknown": error(
        "解除记录中{unit}的否决编号「{veto}」不是方案中的否决，没有解除",
        "请核对编号；封顶不能解除",
    ),
    "lifting-without-veto": warning("{unit}没有触发否决 {veto}，不必解除", "请核对单位和否决编号"),
    # quotas
    "quota-line": warning(
        "等第「{grade}」名额 {places} 个，名额线上的单位分不出先后，等第待定：{units}",
        "由考核机构集体研究决定；程序不作选择",
        why="CA-15",
    ),
    "quota-with-missing": warning(
        "「{grade}」的名额已在有总分的单位中分配，还有 {count} 个单位没有总分：{units}",
        "请补齐缺项后再算一次，名额的归属可能变化",
    ),
}
