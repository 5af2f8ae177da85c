"""Prints when each event of a file begins and ends, in UTC, and its title, by the library icalendar of Python: `file from to`."""
import sys
from datetime import datetime, timezone

import icalendar
import recurring_ical_events

file, start, end = sys.argv[1:]
with open(file, "rb") as read:
    calendar = icalendar.Calendar.from_ical(read.read())
day = lambda text: datetime.fromisoformat(text.replace("Z", "+00:00"))
utc = lambda time: time.dt.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
for event in recurring_ical_events.of(calendar).between(day(start), day(end)):
    print(utc(event["DTSTART"]), utc(event["DTEND"]), event["SUMMARY"])
