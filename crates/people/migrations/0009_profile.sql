-- What people say of their work. Languages and skills are lists, one a line.
ALTER TABLE people ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN skills TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN ask_about TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN working_on TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN phone TEXT NOT NULL DEFAULT '';

-- The skills of people without case and accents, whole and word by word: what they are found by.
CREATE TABLE person_skills (
    word TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (word, person_id)
);
CREATE INDEX person_skills_by_person ON person_skills (person_id);

-- Who heads a unit, where that was said.
ALTER TABLE units ADD COLUMN head_id BIGINT REFERENCES people (id);

-- The org chart is walked downwards.
CREATE INDEX people_by_manager ON people (manager_id) WHERE closed_at IS NULL;
CREATE INDEX people_by_site ON people (site) WHERE closed_at IS NULL;
-- The directory is looked through in its order by the index alone, also by unit and location.
DROP INDEX people_by_name;
CREATE INDEX people_by_name ON people (name_folded, id, handle, words, unit_id, site)
    WHERE closed_at IS NULL;
