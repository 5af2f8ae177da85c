-- How people came into each space: by themselves, invited by those who manage it, or by its rule.
ALTER TABLE memberships ADD COLUMN source TEXT NOT NULL DEFAULT 'joined';
ALTER TABLE deleted_memberships ADD COLUMN source TEXT NOT NULL DEFAULT 'joined';

-- Who is put into a space: whoever meets all conditions of any of its lines (JSON). Everybody up to the number
-- `reached` was looked at since it last changed; everybody at all, where there is none.
CREATE TABLE space_rules (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    lines TEXT NOT NULL,
    changed_by BIGINT NOT NULL REFERENCES people (id),
    changed_at BIGINT NOT NULL,
    reached BIGINT
);
CREATE INDEX space_rules_due ON space_rules (space_id) WHERE reached IS NOT NULL;

-- Who left a space that has a rule, or was removed from it: the rule does not put them there again.
CREATE TABLE rule_refusals (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX rule_refusals_by_person ON rule_refusals (person_id);

-- Nothing that happened before there were rules concerns one.
INSERT INTO log_positions (reader, xid, seq)
    SELECT 'rules', xid, seq FROM activities ORDER BY xid DESC, seq DESC LIMIT 1;
