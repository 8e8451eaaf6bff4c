"""The annual self-evaluation: its item table, the departments' sheets, changes and sums."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

_TABLE: dict[str, Kind] = {
    "bulletin-empty": error("项目表里没有项目", "在「项目」下逐项写明编号、名称、单位和部门"),
    "item-code-twice": error(
        "项目编号「{name}」用了两次，另一处在 {other}", "每个项目、判断和图各用一个编号"
    ),
    "item-name-twice": error(
        "「{name}」既指 {one} 又指 {other}",
        "各项目的名称和别名不得相同；写在括号里的单位和开头的序号不算区别",
        why="部门表按名称对项目，名称相同就分不清是哪一项。",
    ),
    "items-circle": error("项目的算式互相引用，绕了一圈：{names}", "改掉其中一个的算式"),
    "parts-unit-differs": error(
        "「{part}」的单位是「{unit}」，与合计项「{total}」的单位「{other}」不同",
        "改成同一个单位，才能相加",
    ),
    "content-unknown": error("内容「{content}」不在自评报告的七类内容中", "{nearest}"),
    "publication-backwards": error("公示的止 {last} 早于起 {first}", "请核对「起」和「止」"),
    "publication-short": warning(
        "公示从 {first} 到 {last}，只有 {days} 天，少于 5 天", "请核对通知要求的公示天数"
    ),
}

_SHEETS: dict[str, Kind] = {
    "row-item-unknown": error(
        "项目表中没有「{text}」，这一行没有采用",
        "{near}",
        why="名称相同才算同一项，名称里包含这几个字的不算（RF-06）。",
    ),
    "row-item-blank": error("这一行有数，却没有写明是哪个项目，没有采用", "请填上项目名称"),
    "row-item-disagrees": error(
        "编号「{given}」是「{item}」，名称却写「{name}」，这一行没有采用",
        "请核对后改正编号或名称",
    ),
    "row-unit-differs": error(
        "「{item}」的单位写的是「{given}」，不能换算成「{unit}」，没有采用",
        "请按「{unit}」填写，或核对是否填错了行",
        why="单位对不上的数不能猜着换算（RF-17）。",
    ),
    "value-impossible": error(
        "「{item}」填「{text}」，{why}，没有采用",
        "请核对后改正；确实可能有这样的数，在项目表这一项写明「最小」「最大」",
    ),
    "reported-twice": error(
        "「{item}」填了不止一次：{who}填 {value}，{other_who}填 {other_value}（{other}），"
        "都没有采用",
        "请有关部门核对后只留一个数",
        why="两个部门的数不同，用哪一个不能由程序决定。",
    ),
    "department-unknown": warning(
        "看不出是哪个部门填报的", "请在「填报部门」一栏、表头或文件名中写明部门"
    ),
    "department-other": warning(
        "「{item}」应由{who}填报，现由{other}填报",
        "请{who}确认这个数，或核对是否填错了表",
        why="一项只由一个部门负责；别的部门代填的数要由负责的部门认可。",
    ),
    "department-missing": error(
        "{who}没有报来能用的表，涉及 {count} 项：{items}", "请催报；报来的表放在 {pattern}"
    ),
    "item-not-reported": error(
        "「{item}」没有报送：{who}的表中没有这一行",
        "请补报；不用填的在项目表中写 必填: 否",
        why="没有填不等于 0（CA-01）。",
    ),
    "published-missing": note(
        "没有 {year} 年的公布值（{file}），上年数无从核对",
        "把上年公布的项目表存成这个文件：项目、单位、公布值三列",
    ),
    "objection-outside": warning(
        "这一件异议{said}，没有计入公示期间的异议",
        "请核对日期；确是公示期间收到的，改正后再生成",
    ),
    "published-unknown": note("项目表中没有「{text}」，公布值没有用上"),
}

_RESULTS: dict[str, Kind] = {
    "fall-unexplained": warning(
        "「{item}」要求{demand}，今年 {this}，上年 {last}，没有写明原因",
        "请{who}在部门表这一项的「备注」中用一句话说明",
        why="应增未增的要标出并说明（BD-4）。",
    ),
    "fall-unremarked": warning(
        "「{item}」今年 {this}，比上年 {last} 少，没有写明原因",
        "请{who}在「备注」中用一句话说明；少了不必说明的，在项目表这一项写 下降不必说明: 是",
    ),
    "last-year-blank": warning(
        "「{item}」没有填上年数，增减算不出",
        "请补填；上年没有这一项的填「不适用」",
        why="上年为零、为负或空缺时增减率印「—」，不印 0（CA-23）。",
    ),
    "last-year-differs": warning(
        "「{item}」上年数填 {last}，上年公布的是 {published}（{where}）",
        "请核对；口径确有变化的，在「口径调整」一栏写明原因",
        why="今年的上年数应当等于上年公布的本年数（BD-5、CA-25）。",
    ),
    "last-year-adjusted": note(
        "「{item}」上年数 {last}，上年公布的是 {published}：{reason}",
    ),
    "computed-differs": warning(
        "「{item}」{year} 年填 {stated}，按算式 {formula} 得 {value}，已用算出的数",
        "请核对填报的数和算式中的各个数",
    ),
    "check-failed-before": warning(
        "{year} 年的数不合「{says}」：{numbers}", "请核对上年数；与上年公布的不同的，写明口径调整"
    ),
    "parts-differ": warning(
        "{year} 年「{total}」填 {stated}，各部分之和是 {sum}（{parts}）",
        "请核对合计和各部分；计算用填报的合计",
        why="印出来的各部分之和应当等于合计（CA-08）。",
    ),
    "parts-rounding": note(
        "{year} 年「{total}」印 {stated}，各部分印出来相加是 {sum}，因四舍五入不相等"
    ),
    "content-empty": error(
        "自评报告缺「{content}」这一类内容：{reason}",
        "七类内容每类至少要有一项",
        why="《上海市教育督导条例》第十九条规定了自评报告的七类内容（PA-20）。",
    ),
}

KINDS: dict[str, Kind] = {**_TABLE, **_SHEETS, **_RESULTS}
