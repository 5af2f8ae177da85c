-- What a kind adds to a post: the state it is in, and its declared fields (JSON).
ALTER TABLE posts ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE posts ADD COLUMN fields TEXT NOT NULL DEFAULT '{}';
-- The few posts that still wait for everybody's answer.
CREATE INDEX posts_awaiting ON posts (id) WHERE state = 'awaiting';

-- What people answered to a post. Where answers are anonymous, `answer` is empty: who answered is
-- known, so that nobody answers twice, and what they answered is in `post_tallies` alone.
CREATE TABLE post_answers (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (post_id, person_id, answer)
);
CREATE INDEX post_answers_by_person ON post_answers (person_id, post_id);
CREATE TABLE post_tallies (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    answer TEXT NOT NULL,
    answers BIGINT NOT NULL,
    PRIMARY KEY (post_id, answer)
);

-- Whom a post is about.
CREATE TABLE post_people (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (post_id, person_id)
);
CREATE INDEX post_people_by_person ON post_people (person_id, post_id);
