-- What the managers of a space say to whoever is new there, and the links they keep at hand beside its posts (JSON).
CREATE TABLE welcomes (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    links TEXT NOT NULL
);
