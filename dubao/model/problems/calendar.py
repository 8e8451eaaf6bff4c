"""School calendar, State holidays, deadlines, draws."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

KINDS: dict[str, Kind] = {
    "calendar-empty": warning(
        "没有校历，算不出哪天上课、哪天在假期",
        "请把学期和假期填入 台账/校历.xlsx，或在 dubao.yaml 写 校历: {{采用: [上海]}}",
    ),
    "calendar-unknown": error(
        "没有名为「{name}」的校历",
        "{near}",
    ),
    "calendar-no-date": error(
        "「{name}」没有开始日期，没有采用这一行",
        "请补上开始日期；只有一天的，结束日期可以不填",
    ),
    "calendar-no-kind": error(
        "这一行没有写类别，没有采用",
        "类别请填：{kinds}",
    ),
    "calendar-backwards": error(
        "「{name}」的结束（{last}）早于开始（{first}），没有采用",
        "请核对两个日期",
    ),
    "calendar-too-long": error(
        "「{name}」从 {first} 到 {last} 有 {days} 天，没有采用",
        "多半是年份写错，请核对两个日期",
    ),
    "calendar-outside": warning(
        "「{name}」（{first} 至 {last}）不在任何学期里",
        "请核对日期，多半是年份写错；假期里的考试和停课不用写",
    ),
    "calendar-overlap": error(
        "「{name}」与「{other}」（{where}）的日子重叠，没有采用",
        "学期与学期、学期与假期不能重叠，之间可以空出几天；请核对日期",
        why="一天要么在学期里，要么在假期里，要么在两者之间（TM-11）。",
    ),
    "calendar-term-number": error(
        "「{name}」看不出是哪一个学年的第几学期，没有采用",
        "请在「学年」填 2021，名称填「第一学期」或「第二学期」",
    ),
    "calendar-term-twice": error(
        "「{name}」与 {where} 是同一个学期，没有采用",
        "请核对学年和名称，每个学期只留一行",
    ),
    "calendar-open-holiday": warning(
        "{day}是放假日（{holiday}），校历却写着上课",
        "请核对；学期中的法定节假日按国务院办公厅通知放假，学校不另行调整",
    ),
    "calendar-unsure": note(
        "「{name}」的日期未能与文件核对：{why}",
        "请以本地印发的校历为准，不同时写入 台账/校历.xlsx",
    ),
    "holidays-unknown": warning(
        "没有 {year} 年放假调休的数据，凡涉及这一年工作日、上课日的都不计算",
        "通知印发后请填入 台账/节假日.xlsx（类别 放假 或 上班、名称、开始日期、结束日期、依据）",
        why="没有官方通知的年份不能只按周末推算（TM-05）。",
    ),
    "holidays-incomplete": warning(
        "{year} 年缺{missing}，这一年不作为已知年份",
        "请把这一年的放假通知填全：元旦、春节、清明、劳动节、端午、中秋、国庆都要有",
        why="只填了几个节日的年份，其余日子会被当作平常的日子（TM-05）。",
    ),
    "holidays-no-makeup": warning(
        "{year} 年只写了放假，没有写调休上班的日子",
        "请与通知核对：历年的通知都有周末调整为上班的日子",
        why="漏了调休，工作日就会少算（TM-02）。",
    ),
    "holidays-plain-day": warning(
        "{day}本来就是工作日，却写作「上班」",
        "「上班」只写调整为上班的周末；请核对日期",
    ),
    "holidays-both": error(
        "{day}既写了放假又写了上班（{where}），没有采用这一行",
        "请核对放假通知，只留一行",
    ),
    "holidays-corrected": note(
        "{days}与程序所带的放假数据不同，以这里写的为准",
    ),
    "deadlines-unknown": error(
        "没有名为「{name}」的期限规定",
        "{near}",
    ),
    "case-without-number": error(
        "这一行督导没有编号，没有采用",
        "请给每次督导一个不重复的编号，如 2021-D01",
    ),
    "case-number-twice": error(
        "督导编号「{number}」与 {where} 重复，没有采用这一行",
        "请给每次督导一个不重复的编号",
    ),
    "demand-unclear": warning(
        "「{field}」写的「{text}」算不出日期",
        "请写成日期，或 30日内、2个月内、立行立改、学期末、长期坚持 这样的说法",
        why="看不明白的期限不猜（TM-14）。",
    ),
    "extension-without-paper": error(
        "「{step}」的延期没有批准文号，没有采用",
        "延期要有批准文件：请补上文号、批准日期和批准人",
        why="没有文件的延期不改变原来的期限（TM-12）。",
    ),
    "extension-unknown": error(
        "督导台账中没有编号「{number}」，这条延期没有采用",
        "请核对督导编号",
    ),
    "draw-no-head": error(
        "找不到编号或姓名、名称一栏，不能从中抽取",
        "请在第一行写上列名，如 编号、姓名；用别的列区分的，加 --key 列名",
    ),
    "draw-no-key": error(
        "名册中没有「{column}」这一列，不能用它区分",
        "{near}",
    ),
    "draw-no-code": error(
        "「{column}」没有填（{name}），不能抽取",
        "每一个都要有编号或名称，才能说明抽中的是谁",
    ),
    "draw-code-twice": error(
        "「{column}」的「{given}」与 {where} 重复，不能抽取",
        "重复的会多一次机会：请删去一行；同名的请加一列编号，或用几列区分，如 --key 班级+姓名",
        why="抽取按编号进行，每一个只能有一次机会（CY-04）。",
    ),
    "draw-hidden-rows": warning(
        "名册有 {count} 行被隐藏或筛掉，也参加了抽取",
        "只从一部分抽取，请用 --where 写明条件，或另存一份名单",
        why="筛选只管显示；抽取的范围要写在记录里（CY-04）。",
    ),
    "draw-exclude-unknown": error(
        "名册中没有要排除的「{who}」，没有抽取",
        "请与名册核对写法：写错一个字，该回避的人就可能被抽中",
    ),
    "draw-exclude-doubtful": error(
        "名册中有 {count} 个「{who}」，不知要排除哪一个，没有抽取",
        "请写编号",
    ),
    "draw-too-few": error(
        "要抽 {wanted} 个，参加抽取的只有 {there} 个，没有抽取",
        "请减少抽取数，或放宽范围",
    ),
    "draw-no-stratum": warning(
        "有 {count} 个没有填「{column}」：{names}，合作「未填」一层抽取",
        "请补填后重抽",
    ),
    "draw-stratum-short": warning(
        "「{name}」只有 {there} 个，不够抽 {wanted} 个，全部抽中",
        "请核对名册和范围",
    ),
    "draw-no-record": error(
        "不是抽取记录：没有{what}",
        "请指明 dubao draw 写出的 抽取记录 文件",
    ),
    "draw-record-altered": error(
        "记录与重抽的结果不符：{what}",
        "记录写出以后被改动过；请找出原来的文件，或重新抽取",
        why="抽取记录要能重复验证（HA-12）。",
    ),
    "terms-unknown": warning(
        "校历中没有{terms}，凡涉及的上课日都不计算",
        "校历印发后请填入 台账/校历.xlsx（学年、类别、名称、开始日期、结束日期）",
    ),
}
