// Prints when each event of a file begins and ends, in UTC, and its title, by ical.js: `modules file from to`.
import { readFileSync } from "node:fs";
const [modules, file, from, to] = process.argv.slice(1);
const { default: ICAL } = await import(`${modules}/ical.js/dist/ical.js`);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const utc = (time) => new Date(time.toUnixTime() * 1000).toISOString().replace(".000", "");
const said = (start, end, title) => {
  if (utc(start) < to && utc(end) > from) console.log(utc(start), utc(end), title);
};
const events = calendar.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
for (const event of events.filter((it) => !it.isRecurrenceException())) {
  for (const other of events) {
    if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
  }
  if (!event.isRecurring()) {
    said(event.startDate, event.endDate, event.summary);
    continue;
  }
  const times = event.iterator();
  for (let next = times.next(); next && utc(next) < to; next = times.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    said(startDate, endDate, item.summary);
  }
}
