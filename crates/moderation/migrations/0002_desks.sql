-- Who is the referent to whom a report or an appeal was sent: it stays theirs when another is named.
ALTER TABLE moderation_cases ADD COLUMN referent_id BIGINT REFERENCES people (id);
ALTER TABLE appeals ADD COLUMN referent_id BIGINT REFERENCES people (id);
UPDATE moderation_cases SET referent_id = (SELECT MIN(m.person_id) FROM moderators m WHERE m.role = 'referent')
    WHERE desk = 'referent';
UPDATE appeals SET referent_id = (SELECT MIN(m.person_id) FROM moderators m WHERE m.role = 'referent')
    WHERE desk = 'referent';

-- What a report is about, where it reads otherwise than when it was first reported.
ALTER TABLE reports ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN body TEXT NOT NULL DEFAULT '';
