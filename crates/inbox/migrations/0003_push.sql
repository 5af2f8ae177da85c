-- Browsers that asked to be told of what waits (Web Push): where, and the keys only they can read with.
-- One is told while the session in which it asked is open; a program's asked in none.
CREATE TABLE push_devices (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    session_id BIGINT,
    endpoint TEXT NOT NULL UNIQUE,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    told_at BIGINT
);
CREATE INDEX push_devices_by_person ON push_devices (person_id, id);

-- What is on its way, a row for each device. What it says is made from the items of its batch when it
-- is sent.
CREATE TABLE pushes (
    id BIGINT PRIMARY KEY,
    batch_id BIGINT NOT NULL,
    device_id BIGINT NOT NULL REFERENCES push_devices (id),
    created_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL
);
CREATE INDEX pushes_in_order ON pushes (next_at, id);
CREATE INDEX pushes_by_device ON pushes (device_id);

-- When to think of telling it on devices, and the batch that tells it.
ALTER TABLE inbox_items ADD COLUMN push_at BIGINT;
ALTER TABLE inbox_items ADD COLUMN push_id BIGINT;
CREATE INDEX inbox_items_to_push ON inbox_items (push_at) WHERE push_at IS NOT NULL;
CREATE INDEX inbox_items_by_push ON inbox_items (push_id) WHERE push_id IS NOT NULL;

-- JSON: by kind of what waits, whether devices are told, where it is not as usual.
ALTER TABLE mail_choices ADD COLUMN pushes TEXT NOT NULL DEFAULT '{}';
