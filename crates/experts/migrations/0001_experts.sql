-- The skills that the company lists. `uri` is what the list calls one, empty in a plain list.
CREATE TABLE listed_skills (
    id BIGINT PRIMARY KEY,
    uri TEXT NOT NULL
);
CREATE INDEX listed_skills_by_uri ON listed_skills (uri);

-- What each is called: `key` without case and accents, by which it is looked for.
CREATE TABLE skill_names (
    skill_id BIGINT NOT NULL REFERENCES listed_skills (id),
    lang TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    preferred BIGINT NOT NULL,
    PRIMARY KEY (key, skill_id, lang)
);
CREATE INDEX skill_names_by_skill ON skill_names (skill_id, lang);

-- "I worked with them on this": `skill` in the form in which it is looked for.
CREATE TABLE endorsements (
    person_id BIGINT NOT NULL REFERENCES people (id),
    skill TEXT NOT NULL,
    endorser_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, skill, endorser_id)
);
CREATE INDEX endorsements_by_endorser ON endorsements (endorser_id);

-- What somebody does not want to be shown for: everything, a subject, or one thing they wrote.
CREATE TABLE expert_hidden (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    subject TEXT NOT NULL,
    object_id BIGINT,
    at BIGINT NOT NULL
);
CREATE INDEX expert_hidden_by_person ON expert_hidden (person_id);

-- A question that looks for somebody who knows. `asked_by` is nobody where the network offers it.
CREATE TABLE expert_asks (
    id BIGINT PRIMARY KEY,
    post_id BIGINT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    asked_by BIGINT REFERENCES people (id),
    begun_at BIGINT NOT NULL,
    looked_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX expert_asks_by_post ON expert_asks (post_id);
CREATE INDEX expert_asks_open ON expert_asks (ended_at, looked_at);

-- Whom it is put to, one after the other. `until` is when four of their working hours have passed.
CREATE TABLE expert_requests (
    id BIGINT PRIMARY KEY,
    ask_id BIGINT NOT NULL REFERENCES expert_asks (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES people (id),
    place BIGINT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    passed_by BIGINT REFERENCES people (id),
    asked_at BIGINT,
    until BIGINT,
    UNIQUE (ask_id, person_id)
);
CREATE INDEX expert_requests_by_person ON expert_requests (person_id, state);
