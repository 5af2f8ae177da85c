-- From which post a file was taken off: a hold on its space keeps it.
ALTER TABLE files ADD COLUMN detached_from BIGINT;
