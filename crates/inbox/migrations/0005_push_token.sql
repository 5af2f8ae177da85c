-- The access token with which a program asked for a device: it is told as long as that one is good.
-- Of those from before it is not known, so they ask again.
DELETE FROM pushes WHERE device_id IN (SELECT id FROM push_devices WHERE session_id IS NULL);
DELETE FROM push_devices WHERE session_id IS NULL;
ALTER TABLE push_devices ADD COLUMN token_id BIGINT;
