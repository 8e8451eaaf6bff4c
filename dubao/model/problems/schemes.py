"""Schemes: structure, rules and formulas."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

KINDS: dict[str, Kind] = {
    "path-leaves-folder": error(
        "「{key}」写的是「{text}」，不在规定的文件夹内",
        "请写相对的文件名，不要用 ..、盘符或以 / 开头",
        why="方案可能来自别处；它只应读写本工作区内的文件。",
    ),
    "output-not-per-unit": error(
        "每单位一份的文件都叫「{output}」",
        "请在「输出」中写上 {{单位名称}}，如 反馈/{{单位名称}}.docx",
    ),
    "output-name-taken": error(
        "「{output}」这个文件名已经另有用处",
        "请给这份文件换一个名字",
    ),
    # which definition of a value is used
    "definition-unknown": error("「{name}」没有叫「{use}」的算法", "{hint}"),
    "definition-of-nothing": error("「口径」里的「{name}」不是方案的派生值", "{hint}"),
    "definition-out-of-years": warning(
        "「{name}」的算法「{use}」只用于{span}年度，{year}年度没有用它",
        "删去这一条；文件已经延期的，在本区的方案里改它的「至」",
        why="有的算法只在文件规定的几年里可以用，过期还用会算出不该有的达标。",
    ),
    "definition-of-no-year": error(
        "「{name}」没有{year}年度可用的算法", "在「另式」里补上这一年度的算法"
    ),
    "paper-template-or-book": error(
        "「{output}」要写「模板」或「簿」中的一个",
        "Word 文件写 模板: 某.docx；程序自带的工作簿写 簿: 名称",
    ),
    "book-per-unit": error(
        "工作簿「{book}」是全体单位合成的一份，不能每单位一份", "去掉「每单位」"
    ),
    "book-not-per-unit": error("工作簿「{book}」是每单位一份的", "写上 每单位: 是"),
    "book-unknown": error("没有叫「{book}」的工作簿", "{nearest}"),
    # structure
    "scheme-empty": error(
        "方案里没有指标，也没有派生和结论", "至少写上「指标」，或「派生」和「结论」"
    ),
    "code-repeated": error(
        "编号「{name}」用了两次，另一处在 {other}",
        "每个指标、加分、扣分、封顶、否决、结论各用一个编号",
    ),
    "columns-collide": error(
        "「{name}」和「{other}」是同一个列名",
        "全角半角、首尾空格不算区别；改掉其中一个的名称或别名",
    ),
    "choices-missing": error("字段「{field}」是选项，却没有写取值", "写上 取值: [A, B, C]"),
    "bounds-crossed": error("{where}：{low}（{least}）大于{high}（{most}）", "改正其中一个"),
    "unknown-placeholder": error("{where}中有不认识的「{mark}」", "这里可用 {known}"),
    "basis-missing": warning(
        "方案和下列各项都没有写依据：{items}",
        "在方案开头写「依据」，或逐项写明文件名、文号和条款",
        why="满分、界限、扣分等数字来自文件；没有依据，事后说不清出自哪里。",
    ),
    # units
    "scope-not-register": error(
        "范围用了「{name}」，台账中没有这一列",
        "范围只能用台账的列；由报来的数决定评谁，用「名单」或「适用」",
        why="评哪些单位要在收数之前就知道，才能说出谁还没有报。",
    ),
    "split-empty": error("分行没有写各行", "例如 各行: {{小学: 小学在校生数 > 0}}"),
    "split-by-itself": error(
        "分行「{key}」的条件用到了「{attribute}」，它要分了行才有", "改用报来的数或台账的其他列"
    ),
    "condition-idle": error(
        "派生「{name}」不汇总各行，「条件」不起作用", "删去条件，或写成 如果(条件, 数, 数)"
    ),
    # the district's own scheme
    "district-missing": error(
        "区级写的方案「{name}」不在同一文件夹中", "把它放在这份方案旁边，或改正文件名"
    ),
    "district-target": error("区级的方案对象是{target}，应是区", "写 对象: 区"),
    "district-nested": error("对象是区的方案不能再有区级", "删去区级"),
    "units-not-here": error(
        "派生「{name}」的表写了单位，这份方案不是区级，没有单位可汇总",
        "在各单位的方案中写 区级: 文件名，把它写进那份区级方案",
    ),
    "units-by-group": error(
        "{where}用了「{name}」，它按组汇总，没有一个数", "去掉它的「按」，用「条件」选出要的那一组"
    ),
    "source-named-units": error(
        "区级的来源不能叫「单位」，派生的表写单位时指的是被评的各单位", "给来源换一个名称"
    ),
    # rules
    "rule-missing": error("{item} 没有评分规则", "写上分档、插值、计次等规则中的一种"),
    "rules-several": error("{item} 写了几种评分规则：{rules}", "只留一种"),
    "rule-on-parent": error("{item} 有下级指标，自己的「{key}」不起作用", "移到下级，或删去"),
    "value-missing": error("{item} 的规则「{rule}」要有取值", "写上 取值: 列名或算式"),
    "value-unused": warning(
        "{item} 的取值不起作用：规则「{rule}」不看它", "删去取值，或换一种规则"
    ),
    "full-missing": error("{item} 没有写满分", "写上 满分: 数"),
    "full-does-not-add": error(
        "{item} 的满分是 {full} 分，下级合起来是 {sum} 分{when}",
        "改正其中一个；上级的满分也可以不写",
        why="满分加不拢要在评分之前说出来。",
    ),
    "total-does-not-add": error(
        "总分是 {full} 分，各项满分合起来是 {sum} 分{when}", "对照文件改正总分或某一项的满分"
    ),
    "weights-missing": error(
        "{item} 的下级有的写了权重，有的没有写", "每个下级都写，或都不写（同样看待）"
    ),
    "weights-do-not-add": warning(
        "{item} 的下级权重合起来是 {sum}，不是 1 也不是 100",
        "对照文件核对；写的是比例（如 3、2、1）的可以不改，按它们的和折算",
        why="权重写漏写错要在评分之前说出来（CA-33）。",
    ),
    "top-not-full": error(
        "{item} 按规则最高 {top} 分，满分却是 {full} 分{when}", "改正最高一档的得分，或改满分"
    ),
    "bands-direction": error(
        "{item} 的分档有的用 ≥、有的用 ≤", "按一个方向写：全用 ≥（从高到低）或全用 ≤（从低到高）"
    ),
    "band-unreachable": error(
        "{item} 的分档「{band}」永远轮不到{when}", "依次比较，先成立的先用：把更严的一档写在前面"
    ),
    "bands-hole": warning(
        "{item} 的分档没有管到{hole}的情形{when}，遇到时为「未定」", "补一档，或写上「否则」"
    ),
    "points-zigzag": warning(
        "{item} 各档的得分忽高忽低：{points}", "看看是否写颠倒了；确实如此可以不改"
    ),
    "band-not-points": error("{item} 的分档「{band}」得的是「{gives}」，不是分数", "写成数"),
    "line-points": error(
        "{item} 的插值要有两个以上的点，x 从小到大：现在是 {points}", "例如 [[60, 0], [100, 8]]"
    ),
    "count-without-cap": warning(
        "{item} 按次数加分，却没有上限", "写上 不高于；确实不封顶可以不改"
    ),
    "start-outside": error(
        "{item} 的起点 {start} 分不在 {least} 到 {most} 分之间", "改正起点或上下限"
    ),
    "levels-without-register": error(
        "{item} 的每次按级别给分，次数却不是清单", "次数写清单的名称，或把每次写成一个数"
    ),
    "ranks-rising": error("{item} 的名次得分应当从高到低：{points}", "第一名写在最前面"),
    "deduction-adds": error("扣分项 {item} 最高会得 {top} 分", "扣分写成负数，例如 每次: -0.5"),
    "at-least-too-many": error("{item} 只有 {count} 项标准，却要达到 {met} 项", "改正「达到」"),
    "addition-prices": error(
        "{item} 的增补有的写了单价，有的没有写", "各项都写，或都不写（都不写的按标准折算）"
    ),
    "addition-not-a-column": error(
        "{where}写的「{name}」不是填报的数", "写「字段」里要增加的那一列，不写派生值"
    ),
    "addition-step": error("{where}的「{name}」是整数列，步长却是 {step}", "步长写成整数"),
    "addition-not-spread": error(
        "{where}写的「{name}」不是由「{value}」算出的差异系数",
        "写派生中 差异系数({value}, …) 的名称；没有差异系数的不写",
    ),
    "judged-empty": error("{item} 的判定没有写条件", "例如 判定: {{合格: x >= 5, 不合格: 其余}}"),
    "otherwise-not-last": error(
        "{item} 的判定在「{grade}」写了其余，后面的永远轮不到", "把写「其余」的放在最后"
    ),
    "judged-unreachable": error(
        "{item} 的判定「{grade}」永远轮不到", "依次看条件，先成立的先用：把更严的写在前面"
    ),
    "points-of-grade": error(
        "{item} 只评等级、不计分，「{key}」不起作用", "要计分的写上「评级」，每个等级得几分"
    ),
    "extra-of-grade": error("{item} 是加分或扣分项，却只评等级", "写上「评级」，每个等级加减几分"),
    "grade-without-points": error(
        "{item} 判为「{grade}」时没有得分", "在「评级」中写上这个等级的得分"
    ),
    "item-without-points": error(
        "{where}用了 {item} 的{aspect}，它只评等级、没有分", "改用 {item}.评级，或个数(“等级”)"
    ),
    "tie-without-points": error(
        "排名的再比写了 {item}，它只评等级、没有分", "换成有分的指标，或删去"
    ),
    "unknown-item-grade": error("{where}数的是「{grade}」，没有指标会评为它", "{nearest}"),
    "map-key-unknown": error("{where}中的「{key}」不是「{field}」的取值", "{nearest}"),
    "map-key-missing": error(
        "{where}没有写「{key}」（「{field}」的取值）的数", "补上；不适用的单位用「适用」排除"
    ),
    "finer-than-published": warning(
        "公布分数保留 {decimals} 位小数，{item} 的满分 {full} 更细", "看看「小数」是否写少了"
    ),
    # formulas and names
    "formula-fault": error("{where}「{text}」第 {at} 个字：{fault}", "{hint}"),
    "formula-not-condition": error(
        "{where}「{text}」不是条件", "写成比较，例如 应交付数 > 0，重大事故 = “是”"
    ),
    "unknown-name": error("{where}用了没有的名称「{name}」", "{nearest}"),
    "unknown-item": error("{where}用了没有的指标编号「{item}」", "{nearest}"),
    "derived-circle": error("派生值互相引用，绕了一圈：{names}", "改掉其中一个的算式"),
    "many-rows-per-unit": error(
        "{where}用了「{name}」，它在清单里每个单位有多行", "先写一个派生值，用「表」汇总到单位"
    ),
    "only-over-rows": error(
        "{where}用了「{function}」，它只数清单的行", "在派生中用「表」写明哪一个清单"
    ),
    "score-too-early": error(
        "{where}用了指标的得分或等级，那时还没有评出来",
        "得分、得分率、评级和个数只用在封顶、否决、等第的条件和结论中",
    ),
    "text-in-number": error("{where}把「{name}」（{type}）当作数来用", "{hint}"),
    "not-a-date": error("{where}把「{name}」（{type}）当作日期来用", "改用日期列"),
    "number-as-text": error(
        "{where}把「{name}」同文字“{text}”比较，它是数", "写成数，或改字段的类型"
    ),
    "unknown-choice": error("{where}：“{text}”不是「{name}」的取值", "{nearest}"),
    "percent-threshold": warning(
        "{where}：「{name}」按 0–100 计，界限 {limit} 是否应为 {times}？", "百分比一律写 0–100 的数"
    ),
    "name-unused": note("「{name}」没有用在任何算式里"),
    # sources
    "unknown-source": error("{where}写的来源「{name}」没有在「数据」中", "{nearest}"),
    "wrong-source": error(
        "{where}写的来源「{name}」是{found}，这里要{wanted}", "改来源的形式、作用，或换一个来源"
    ),
    "no-last-year": error(
        "{where}用了 上年(…)，「数据」中却没有作用为上年的来源", "加一个 作用: 上年 的来源"
    ),
    # grading
    "grades-empty": error("等第没有写分档，也没有写判定", "写上分档（按总分）或判定（按条件）"),
    "grades-twice": error(
        "等第写了判定，「{key}」不起作用", "判定和分档只写一种；判定的末一条可写「其余」"
    ),
    "total-missing": error(
        "方案不计分、没有总分，「{key}」用不上", "删去它，或给指标写上满分和得分的规则"
    ),
    "unknown-grade": error("{where}写的等第「{grade}」不在「等第」中", "{nearest}"),
    "outcome-empty": error("{where}没有写后果", "写上 等第不高于 或 总分不高于"),
    "quota-share": error(
        "{grade}的名额「{share}」看不懂", "写成比例（30%，不超过 100%）或个数（3）"
    ),
}
