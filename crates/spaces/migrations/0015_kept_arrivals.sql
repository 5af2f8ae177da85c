-- Since when somebody was in a space that is deleted: nobody is new in it when it is restored.
ALTER TABLE deleted_memberships ADD COLUMN joined_at BIGINT;
