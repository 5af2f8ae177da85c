-- What is known of an event beside its post. Its row, its occurrences and its people follow what `posts.fields` says.
CREATE TABLE events (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    space_id BIGINT NOT NULL,
    -- Whether everybody in its space is invited.
    everyone BIGINT NOT NULL,
    -- How often its dates, its place or its title changed: calendars take the highest.
    sequence BIGINT NOT NULL,
    -- What it is counted by: another one is another version.
    version TEXT NOT NULL,
    -- When the last occurrence that is written ends.
    until BIGINT NOT NULL,
    -- Up to when its occurrences are written, where it goes on after.
    written_to BIGINT
);
CREATE INDEX events_of_space ON events (space_id, until);
CREATE INDEX events_going_on ON events (written_to) WHERE written_to IS NOT NULL;

-- The occurrences of events, one a day. What takes whole days is from midnight to midnight UTC, and means the days
-- of the calendar, wherever one is.
CREATE TABLE event_occurrences (
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    -- The day it would be on by the rule (2026-05-04), by which it is named.
    day TEXT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    whole_day BIGINT NOT NULL,
    -- When to remind of it, until that was done.
    remind_at BIGINT,
    PRIMARY KEY (post_id, day)
);
CREATE INDEX event_occurrences_by_end ON event_occurrences (post_id, ends);
CREATE INDEX event_occurrences_to_remind ON event_occurrences (remind_at) WHERE remind_at IS NOT NULL;

-- Whom an event concerns by name: its author, whom it invites, who answered.
CREATE TABLE event_people (
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    invited BIGINT NOT NULL,
    -- As in `post_answers`; empty for none.
    answer TEXT NOT NULL,
    -- That of the event.
    until BIGINT NOT NULL,
    PRIMARY KEY (post_id, person_id)
);
CREATE INDEX event_people_by_person ON event_people (person_id, until);
