-- How many people are in each unit is counted by this index alone.
CREATE INDEX people_in_units ON people (unit_id) WHERE closed_at IS NULL AND role <> 'guest';
