-- What a person asks to join: kept in memory with what they have joined.
CREATE INDEX space_requests_by_person ON space_requests (person_id);
