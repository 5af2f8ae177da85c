-- The content plan of a space: the posts that are scheduled for it, which its managers see with their authors.
ALTER TABLE drafts ADD COLUMN planned_in BIGINT REFERENCES spaces (id);
-- Before this hour it is published by nobody.
ALTER TABLE drafts ADD COLUMN embargo_until BIGINT;
-- Which manager approved it, where its space asks for that.
ALTER TABLE drafts ADD COLUMN approved_by BIGINT REFERENCES people (id);
CREATE INDEX drafts_planned ON drafts (planned_in, due_at) WHERE planned_in IS NOT NULL;

-- Whether what is scheduled for a space needs the approval of a manager who did not write it.
CREATE TABLE plans (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    second BIGINT NOT NULL
);
