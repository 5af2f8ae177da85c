-- Another number each time that everybody is to be looked at by a rule: who looks sees whether it began again meanwhile.
ALTER TABLE space_rules ADD COLUMN asked BIGINT NOT NULL DEFAULT 0;
