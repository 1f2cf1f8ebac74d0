"""Calendar files as calendar programs read them."""

from datetime import UTC, date, datetime, timedelta, timezone

from core.ics import IcsEvent, calendar_bytes

CHANGED = datetime(2013, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def lines_of(event):
    return calendar_bytes("Returns", [event]).decode().split("\r\n")


def test_a_day_is_one_whole_day_and_times_are_told_in_utc():
    lines = lines_of(
        IcsEvent("return-1@portal", date(2013, 12, 31), "Return due", CHANGED, "Open", "https://portal/1/")
    )
    assert lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CSP Portal//EN", "METHOD:PUBLISH", "X-WR-CALNAME:Returns",
        "BEGIN:VEVENT", "UID:return-1@portal", "DTSTAMP:20130701T083000Z", "DTSTART;VALUE=DATE:20131231",
        "DTEND;VALUE=DATE:20140101", "SUMMARY:Return due", "DESCRIPTION:Open", "URL:https://portal/1/",
        "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip


def test_text_cannot_end_its_line_or_its_value():
    lines = lines_of(IcsEvent("1", date(2013, 7, 1), "a, b; c\\d\r\nEND:VEVENT\x07", datetime(2013, 1, 1, tzinfo=UTC)))
    assert "SUMMARY:a\\, b\\; c\\\\d\\nEND:VEVENT" in lines
    assert lines.count("END:VEVENT") == 1


def test_long_lines_are_folded_at_75_octets_and_never_within_a_character():
    content = calendar_bytes("R", [IcsEvent("1", date(2013, 7, 1), "é" * 200, CHANGED)])
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert "é" * 200 in content.decode().replace("\r\n ", "")
