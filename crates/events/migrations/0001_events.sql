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
    -- When that was last another.
    changed_at BIGINT NOT NULL,
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

-- Letters with an invitation, or with what became of it, that are to be written.
CREATE TABLE event_letters (
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    due_at BIGINT NOT NULL,
    -- Whether they are invited newly.
    first BIGINT NOT NULL,
    PRIMARY KEY (post_id, person_id)
);
CREATE INDEX event_letters_due ON event_letters (due_at);

-- Secret addresses by which calendar programs read the events of a person, or of a space as that person reads it.
CREATE TABLE calendar_feeds (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT REFERENCES spaces (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    -- To an hour.
    read_at BIGINT
);
CREATE INDEX calendar_feeds_of_person ON calendar_feeds (person_id);

-- Calendars elsewhere that a person reads here, and nobody else.
CREATE TABLE other_calendars (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- What was answered with the last copy, to be asked only for another.
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    -- The sum of the last copy.
    copy_hash TEXT NOT NULL,
    -- When its occurrences were written from it.
    expanded_at BIGINT,
    read_at BIGINT,
    next_at BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    -- Why it could not be read, in a word; empty where it could.
    trouble TEXT NOT NULL,
    -- How many of its events were left out.
    left_out BIGINT NOT NULL
);
CREATE INDEX other_calendars_of_person ON other_calendars (person_id);
CREATE INDEX other_calendars_due ON other_calendars (next_at);

CREATE TABLE other_occurrences (
    calendar_id BIGINT NOT NULL REFERENCES other_calendars (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    whole_day BIGINT NOT NULL,
    title TEXT NOT NULL,
    location TEXT NOT NULL,
    PRIMARY KEY (calendar_id, place)
);
CREATE INDEX other_occurrences_by_end ON other_occurrences (calendar_id, ends);
