-- What was decided, the latest first.
CREATE INDEX moderation_cases_by_end ON moderation_cases (closed_at, id) WHERE closed_at IS NOT NULL;
