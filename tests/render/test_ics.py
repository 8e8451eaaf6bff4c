"""Calendars as .ics: stable bytes, versions, cancelled entries; read by a parser of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dubao.model.events import CalendarEvent, EventStatus
from dubao.render.ics import calendar_file

TODAY, LATER = date(2021, 2, 22), date(2021, 3, 1)
ONE = CalendarEvent(
    "DD1-1@dubao",
    date(2021, 3, 19),
    "上午 甲小学 综合督导回访",
    "第一组：赵一、钱二；应访 2021-03-19",
    "甲小学",
)
TWO = CalendarEvent("DD2-1@dubao", date(2021, 3, 22), "下午 乙幼儿园, 回访; 调研")
Entry = dict[str, str]


def read(data: bytes) -> tuple[Entry, list[Entry]]:
    """Read an .ics file by RFC 5545 sections 3.1 and 3.3.11; alarms under ALARM/…"""
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    text = data.decode().replace("\r\n ", "").replace("\r\n\t", "")
    head: Entry = {}
    entries: list[Entry] = []
    stack: list[str] = []
    for line in filter(None, text.split("\r\n")):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            stack.append(value)
            if value == "VEVENT":
                entries.append({})
        elif name == "END":
            assert stack.pop() == value
        else:
            plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
            key = f"ALARM/{name}" if stack[-1] == "VALARM" else name.partition(";VALUE=")[0]
            target = entries[-1] if "VEVENT" in stack else head
            assert key not in target
            target[key] = plain.replace("\\\\", "\\")
    assert stack == []
    return head, entries


def test_an_entry_is_a_whole_day_with_one_reminder_before_it() -> None:
    head, (one, two) = read(calendar_file("示例区督导回访", [TWO, ONE], TODAY).data)
    assert head == {
        "PRODID": "-//dubao//dubao//ZH",
        "VERSION": "2.0",
        "METHOD": "PUBLISH",
        "X-WR-CALNAME": "示例区督导回访",
    }
    assert one == {
        "UID": "DD1-1@dubao",
        "SUMMARY": "上午 甲小学 综合督导回访",
        "DESCRIPTION": "第一组：赵一、钱二；应访 2021-03-19",
        "LOCATION": "甲小学",
        "DTSTART": "20210319",
        "DTEND": "20210320",
        "STATUS": "TENTATIVE",
        "SEQUENCE": "0",
        "DTSTAMP": "20210222T000000Z",
        "ALARM/ACTION": "DISPLAY",
        "ALARM/DESCRIPTION": "上午 甲小学 综合督导回访",
        "ALARM/TRIGGER": "-PT15H",
    }
    assert two["SUMMARY"] == "下午 乙幼儿园, 回访; 调研"


def test_ha05_what_has_not_changed_keeps_its_bytes() -> None:
    first = calendar_file("回访", [ONE, TWO], TODAY)
    again = calendar_file("回访", [ONE, TWO], LATER, first.data)
    assert (again.data, again.changes) == (first.data, b"")
    assert read(first.changes)[1] == read(first.data)[1]  # at first everything is new


def test_what_has_changed_gets_the_next_version_under_the_same_uid() -> None:
    first = calendar_file("回访", [ONE, TWO], TODAY)
    moved = replace(ONE, day=date(2021, 3, 24), status=EventStatus.CONFIRMED)
    second = calendar_file("回访", [moved, TWO], LATER, first.data)
    (changed,) = read(second.changes)[1]
    assert (changed["UID"], changed["SEQUENCE"], changed["DTSTAMP"]) == (
        "DD1-1@dubao",
        "1",
        "20210301T000000Z",
    )
    assert (changed["DTSTART"], changed["STATUS"]) == ("20210324", "CONFIRMED")
    assert len(read(second.data)[1]) == 2  # updated, not doubled


def test_what_has_gone_is_cancelled_until_its_day_has_passed() -> None:
    first = calendar_file("回访", [ONE, TWO], TODAY)
    second = calendar_file("回访", [TWO], LATER, first.data)
    gone = next(one for one in read(second.data)[1] if one["UID"] == ONE.uid)
    assert (gone["SUMMARY"], gone["STATUS"], gone["SEQUENCE"]) == (
        "【取消】上午 甲小学 综合督导回访",
        "CANCELLED",
        "1",
    )
    assert "ALARM/TRIGGER" not in gone
    third = calendar_file("回访", [TWO], date(2021, 3, 10), second.data)
    assert (third.data, third.changes) == (second.data, b"")
    last = calendar_file("回访", [TWO], date(2021, 3, 20), third.data)
    assert [one["UID"] for one in read(last.data)[1]] == [TWO.uid]


def test_what_comes_back_is_no_longer_cancelled() -> None:
    first = calendar_file("回访", [ONE], TODAY)
    second = calendar_file("回访", [], TODAY, first.data)
    third = calendar_file("回访", [ONE], LATER, second.data)
    (back,) = read(third.data)[1]
    assert (back["STATUS"], back["SEQUENCE"]) == ("TENTATIVE", "2")


@pytest.mark.parametrize(
    "broken", [b"", b"nothing", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"\xff\xfe"]
)
def test_a_former_file_that_cannot_be_read_counts_for_nothing(broken: bytes) -> None:
    assert len(read(calendar_file("回访", [ONE], TODAY, broken).data)[1]) == 1
