"""The table of tasks in the two READMEs; `python -m tests.readme` writes it into both."""

from __future__ import annotations

import re
from pathlib import Path

from dubao.commands.coverage import HEADS, coverage_rows
from dubao.model.tasks import NOTHING_YET

ROOT = Path(__file__).parent.parent
CHINESE, ENGLISH = ROOT / "README.md", ROOT / "README.en.md"
_TABLE = re.compile(r"(?<=<!-- tasks -->\n).*?(?=<!-- /tasks -->)", re.DOTALL)
_BETWEEN = "、"

TITLES = {
    "P01": "the year's plan of supervision, plans of the zones",
    "P02": "application as a district of universal, inclusive preschool education",
    "P03": "expert review of the five-year plans of schools and kindergartens",
    "P04": "comprehensive supervision of kindergartens",
    "P05": "preparing for the inspection of balanced compulsory education",
    "P06": "performance of schools",
    "P07": "final evaluation of the strengthened junior schools",
    "P08": "the government's yearly education bulletin",
    "P09": "entrusted management; town and country schools growing together",
    "P10": "study and training of inspectors",
    "P11": "revisits of close school districts and education groups",
    "P12": "yearly assessment of townships",
    "P13": "revisits of schools and kindergartens",
    "P14": "summary of the year",
    "T01": "register of the papers supervision rests on",
    "T02": "plan for reforming supervision",
    "T03": "set-up and staff of the office",
    "T04": "rules of the supervision committee, duties of its members",
    "T05": "becoming a district of balanced compulsory education",
    "T06": "becoming a district of universal, inclusive preschool education",
    "T07": "meetings of the supervision committee",
    "T08": "self-evaluation report and item table of the year before",
    "T09": "assessment of townships",
    "T10": "a new round of comprehensive supervision, one school stage a year",
    "T11a": "final evaluation of the strengthened junior schools",
    "T11b": "a new round of entrusted management",
    "T11c": "town and country schools growing together",
    "T12a": "inspectors' zones and staffing",
    "T12b": "assessment of responsible inspectors",
    "T12c": "zone visits by kind: routine, themed, alone, in teams",
    "T12d": "entry into the supervision platform",
    "T12e": "reports of the zones",
    "T13": "revisits and rectification",
    "T14": "review of five-year plans, and schools' own yearly checks",
    "T15a": "research on supervision",
    "T15b": "a better scheme for the performance of schools",
    "T15c": "trial of an online evaluation platform",
    "T15d": "managing the research project on kindergartens' plans",
    "T16": "study of weak points",
    "T17": "the inspectors: training rule, exchange",
    "T18": "the schools' contact persons for supervision",
    "T19": "exchange with other districts",
}


def table(file: Path) -> str:
    """Return the table of a README, from what the program lists."""
    heads = HEADS if file == CHINESE else ("id", "task of the year", "command")
    rows = [heads, ("---", "---", "---")]
    for code, title, commands in coverage_rows():
        words = title if file == CHINESE else TITLES[code]
        nothing = NOTHING_YET if file == CHINESE else "not yet"
        spans = [f"`{one}`" for one in commands.split(_BETWEEN) if one != NOTHING_YET]
        rows.append((code, words, " ".join(spans) or nothing))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def rewritten(file: Path) -> str:
    """Return a README with its table as it ought to be."""
    return _TABLE.sub(table(file), file.read_text("utf-8"))


if __name__ == "__main__":
    for readme in (CHINESE, ENGLISH):
        readme.write_text(rewritten(readme), "utf-8")
