-- Whether the page stands in a private network that the settings let be asked: what people from outside link to shows none.
ALTER TABLE link_previews ADD COLUMN inside BIGINT NOT NULL DEFAULT 0;
