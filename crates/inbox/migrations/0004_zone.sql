-- The zone is the person's: their pages are told in it too.
UPDATE people SET zone = (SELECT c.zone FROM mail_choices c WHERE c.person_id = people.id)
    WHERE id IN (SELECT person_id FROM mail_choices);
ALTER TABLE mail_choices DROP COLUMN zone;
