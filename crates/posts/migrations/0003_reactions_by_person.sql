-- What a person reacted to: for what is made of it for them alone.
CREATE INDEX reactions_by_person ON reactions (person_id, at);
