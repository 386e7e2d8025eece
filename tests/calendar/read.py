#!/usr/bin/env python3
"""Reads our calendar files with Python's icalendar and dateutil and compares what they say with what we meant.

Usage: read.py FOLDER, where `cargo test --test calendar` wrote NNN.ics and NNN.json. Zones are taken from the VTIMEZONE
in each file alone, as Outlook does: a wrong zone definition is a difference here.
"""

import datetime
import io
import json
import pathlib
import re
import sys

import icalendar
from dateutil import rrule, tz


def fail(path, what):
    raise SystemExit(f"{path}: {what}")


def value(event, name):
    return event.decoded(name)


def naive(moment):
    return moment.replace(tzinfo=None)


def called(name):
    """A property the library has no type for is kept as it stands; it is text all the same."""
    return re.sub(r"\\(.)", r"\1", str(name))


def zone_of(event, name, zones):
    prop = event[name]
    tzid = prop.params.get("TZID")
    if tzid is None:
        return datetime.timezone.utc
    return zones[tzid]


def in_utc(moment, zone):
    if zone is datetime.timezone.utc:
        return moment.replace(tzinfo=zone)
    return moment.replace(tzinfo=zone).astimezone(datetime.timezone.utc)


def first_held(master, overrides, zones, count):
    """The first instants of a series with its moved dates, as a calendar program shows them."""
    zone = zone_of(master, "DTSTART", zones)
    start = naive(value(master, "DTSTART"))
    rule = rrule.rrulestr(master["RRULE"].to_ical().decode(), dtstart=start)
    # What is moved further than the dates compared could come in from beyond them.
    planned = list(rule.xafter(start, count=count + len(overrides), inc=True))
    if planned[0] != start:
        return None
    held = {date: in_utc(date, zone) for date in planned}
    for moved in overrides:
        replaced = naive(value(moved, "RECURRENCE-ID"))
        if replaced not in held:
            return None
        held[replaced] = in_utc(naive(value(moved, "DTSTART")), zone_of(moved, "DTSTART", zones))
    return sorted(held.values())[:count]


def check_file(path):
    raw = path.read_bytes()
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    for line in raw.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line or b"\r" in line:
            fail(path, f"a line is not folded: {line!r}")
    calendar = icalendar.Calendar.from_ical(raw)
    if "METHOD" in calendar or called(calendar["X-WR-CALNAME"]) != expected["name"]:
        fail(path, "the calendar has a METHOD or another name")
    if calendar.errors:
        fail(path, calendar.errors)
    names = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    zones = tz.tzical(io.StringIO(raw.decode())) if names else None
    zones = {name: zones.get(name) for name in names}
    for zone in calendar.walk("VTIMEZONE"):
        if any("RDATE" in part for part in zone.subcomponents):
            fail(path, "a zone has a list of dates")
    events = calendar.walk("VEVENT")
    used = {str(e[name].params["TZID"]) for e in events for name in ("DTSTART", "DTEND") if "TZID" in e[name].params}
    if used != names:
        fail(path, f"zones used {used}, defined {names}")
    for event in events:
        missing = [name for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE") if name not in event]
        if missing or event.errors or "ATTENDEE" in event:
            fail(path, f"{event.get('UID')}: missing {missing}, errors {event.errors}")
        if expected["name"] not in str(event["SUMMARY"]):
            fail(path, f"{event['UID']}: the name of the session did not survive")
        if len(event.walk("VALARM")) > 1:
            fail(path, f"{event['UID']}: more than one alarm")
    identities = [(str(e["UID"]), str(e["RECURRENCE-ID"].to_ical()) if "RECURRENCE-ID" in e else "") for e in events]
    if len(set(identities)) != len(identities):
        fail(path, "two events are one to a calendar program")
    return sum(check_meeting(path, meeting, events, zones) for meeting in expected["meetings"])


def check_meeting(path, meeting, events, zones):
    ours = [event for event in events if str(event["UID"]) == meeting["uid"]]
    masters = [event for event in ours if "RRULE" in event]
    overrides = [event for event in ours if "RECURRENCE-ID" in event]
    if len(masters) != 1 or len(overrides) != meeting["moved"]:
        fail(path, f"{meeting['uid']}: {len(masters)} series, {len(overrides)} moved")
    length = naive(value(masters[0], "DTEND")) - naive(value(masters[0], "DTSTART"))
    if length != datetime.timedelta(minutes=meeting["minutes"]):
        fail(path, f"{meeting['uid']}: takes {length}")
    held = first_held(masters[0], overrides, zones, len(meeting["held"]))
    if held is None:
        fail(path, f"{meeting['uid']}: DTSTART or RECURRENCE-ID is no date of the rule")
    said = [moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in held]
    if said != meeting["held"]:
        differs = next(pair for pair in zip(said, meeting["held"]) if pair[0] != pair[1])
        fail(path, f"{meeting['uid']}: a reader sees {differs[0]}, we meant {differs[1]}")
    return len(said)


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.ics"))
    if not files:
        raise SystemExit(f"{sys.argv[1]} holds no calendar file: run `cargo test --test calendar` first")
    dates = sum(check_file(path) for path in files)
    if not dates:
        raise SystemExit("nothing was compared")
    print(f"{len(files)} calendar files read, {dates} dates the same")


if __name__ == "__main__":
    main()
