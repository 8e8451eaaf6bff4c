"""For whom and as of which day something is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dubao.model.settings import Settings
from dubao.papers.wording import document_number, gap, paper_date

SAMPLE_DATA = "示例：数据均为虚构，不作正式文件使用"


@dataclass(frozen=True)
class Occasion:
    """The office and the day; what is made from a sample says so (PA-18)."""

    settings: Settings
    today: date

    @property
    def district(self) -> str:
        """The district's name."""
        return self.settings.district

    @property
    def subtitle(self) -> str:
        """The line under the title of a sheet."""
        sample = f"{SAMPLE_DATA}　　" if self.settings.sample else ""
        return f"{sample}截至{paper_date(self.today)}"

    @property
    def names(self) -> dict[str, Any]:
        """What every Word paper is offered."""
        settings = self.settings
        return {
            "示例": settings.sample,
            "示例说明": SAMPLE_DATA,
            "区": settings.district,
            "督导机构": settings.office,
            "发文字号": document_number(settings.number_word, self.today.year),
            "成文日期": gap("成文日期"),
            "截至日期": paper_date(self.today),
            "联系人": gap("联系人及电话"),
        }
