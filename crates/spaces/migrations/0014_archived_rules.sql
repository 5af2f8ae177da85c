-- A rule takes people out of archived spaces too: those who should be out of one by now are looked for once.
UPDATE space_rules SET reached = 0 WHERE space_id IN (SELECT id FROM spaces WHERE archived_at IS NOT NULL);
