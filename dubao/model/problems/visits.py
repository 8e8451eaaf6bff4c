"""Revisits: their register, the inspectors, the plan."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

KINDS: dict[str, Kind] = {
    "revisit-without-rule": error(
        "没有写明{kind}督导之后多久回访",
        "请在 dubao.yaml 的「期限」中写一步「回访」：类别、起算的事、期限（如 12个月）",
        why="各地规定不一，程序不代为规定。",
    ),
    "revisit-not-computed": warning(
        "{unit}的回访到期日算不出来：{why}",
        "请在台账/督导中补上这个日期",
        why="没有起算的日期就没有期限，不推测。",
    ),
    "supervision-of-nobody": error(
        "这次督导没有写明单位，或单位不在台账中",
        "请填写学校或镇街台账中的单位代码或名称",
    ),
    "group-too-small": warning(
        "{unit}的{kind}督导小组登记了 {count} 人，少于三名",
        "请核对组长和成员；综合督导、专项督导须由三名以上督学组成小组",
        why="国务院令第624号第十六条。",
    ),
    "vote-too-few": warning(
        "{unit}的督导意见书有 {voters} 人表决、{agreed} 人同意，不到三分之二",
        "请核对表决人数和同意人数；意见书须经督导小组三分之二以上成员同意",
        why="《上海市教育督导条例》第二十一条；只在「期限」采用上海的规定时核对。",
    ),
    "visit-without-number": error(
        "这一行没有回访编号，没有采用", "请填写编号；由 dubao 写入的行不要删去编号"
    ),
    "visit-number-twice": error(
        "回访编号「{number}」与 {where} 的重复，没有采用", "请删去重复的一行或改正编号"
    ),
    "visit-done-without-day": error("{unit}的回访写的是已完成，但没有完成日期", "请补上完成日期"),
    "visit-done-unsaid": warning(
        "{unit}的回访有完成日期，状态却是「{state}」", "请把状态改为「已完成」，或删去完成日期"
    ),
    "visit-without-day": error(
        "{unit}的回访状态是「{state}」，却没有日期",
        "请填写计划日期或确认日期，或把状态改为「待排」",
    ),
    "visit-postponed-without-paper": warning(
        "{unit}的回访延期没有依据文号",
        "请填写批准延期的文件的文号",
        why="延期须有文件，原来的日期要留着。",
    ),
    "visit-postponed-without-day": error("{unit}的回访延期没有写延到哪一天", "请填写「延期至」"),
    "visit-of-nothing": warning(
        "{unit}的回访所依据的督导「{number}」不在台账/督导中", "请核对督导编号"
    ),
    "visit-impossible": warning(
        "{unit}{day}的回访{state}，但{why}",
        "请与学校另约，用 dubao schedule mark 改期；或用 --release 放开，由程序另排",
        why="已与学校约好的安排不擅自改动。",
    ),
    "visit-member-away": warning(
        "{unit}{day}的回访写明的人有不能去的（{who}），其余的人够",
        "请在台账/回访的「成员」中改写，通知已经发出的另行告知学校",
        why="人员变了，通知和台账上还是原来的名字。",
    ),
    "visit-past": warning(
        "{unit}的回访排在{day}，已经过了，还没有登记完成", "请登记完成、改期或取消"
    ),
    "mark-ahead": error(
        "{unit}的回访不能在{day}登记为已完成：这一天还没有到", "请核对 --date，或改写 --today"
    ),
    "mark-closed-day": error(
        "{unit}的回访不能定在{day}：学校不上课（{why}）",
        "请另选一天；当天确实上课的，先在台账/校历中写明",
    ),
    "recusal-elsewhere": note(
        "{who}的回避单位「{unit}」不在本区台账中，没有采用", "如是本区学校，请核对名称"
    ),
    "absence-of-nobody": error("「{who}」不在台账/督学中，这一行没有采用", "请核对督学编号和姓名"),
    "absence-without-days": error(
        "{who}的日程没有开始日期，或结束早于开始，没有采用", "请改正日期"
    ),
    "team-unfit": warning(
        "{team}不能单独承担回访：{why}",
        "请调整督学台账中的督导组、组内职务和学段",
        why="综合督导、专项督导须由三名以上督学组成督导小组（国务院令第624号第十六条）。",
    ),
    "no-teams": error(
        "台账/督学中没有一个督导组",
        "请在「督导组」一列写明每名督学在哪一组，在「组内职务」写明组长、副组长",
    ),
    "round-uncovered": warning(
        "这一轮综合督导有 {count} 所{group}没有排进任何一年，或排的那一年已过去而没有督导",
        "请在 dubao.yaml 的「督导周期」「轮次」「安排」中补上",
        why="学校综合督导每3至5年一次（国务院令第624号第十四条）；一轮走完不能有遗漏。",
    ),
    "pace-too-slow": warning(
        "{group}每年督导 {pace}%，照此 {years} 年只能督导 {share}%，不能全部轮到",
        "每年至少要督导 {need} 所，请调整安排",
        why="每年 15% 的进度，五年只到 75%。",
    ),
    "plan-beyond-calendar": warning(
        "有 {count} 所的回访落在校历或放假安排还没有公布的时间，只列应访日期，日期暂定",
        "请在校历公布后补入台账/校历，再运行一次",
        why="没有公布的放假安排不作推测。",
    ),
}
