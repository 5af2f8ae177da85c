-- The key of the form that saved a draft last: that form goes on with what it saved itself.
ALTER TABLE drafts ADD COLUMN saved_by TEXT NOT NULL DEFAULT '';
