-- How many people with an open account are in each space, and how many of them are guests. Counting
-- the members of a large space takes long, and every page that names one tells how many read it.
-- Kept by the crate `spaces` where people come and go, by `people` where accounts change.
CREATE TABLE member_counts (
    space_id BIGINT PRIMARY KEY,
    members BIGINT NOT NULL,
    guests BIGINT NOT NULL
);
INSERT INTO member_counts (space_id, members, guests)
    SELECT m.space_id, COUNT(*), SUM(CASE WHEN p.role = 'guest' THEN 1 ELSE 0 END)
    FROM memberships m JOIN people p ON p.id = m.person_id
    WHERE p.closed_at IS NULL GROUP BY m.space_id;
CREATE INDEX member_counts_by_size ON member_counts (members DESC, space_id);

-- The size of the company.
CREATE INDEX people_of_the_company ON people (id) WHERE closed_at IS NULL AND role <> 'guest';
