//! The SQL of files. The table stands in the schema of `posts`, where it was before this was a crate of its
//! own.

kernel::sql! {
    pub(crate) static INSERT = "INSERT INTO files
            (id, owner_id, name, media, size, hash, thumb, width, height, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

kernel::sql! {
    pub(crate) static USED = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM files WHERE owner_id = $1";
    pub(crate) static TOTAL = "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM files";
}

kernel::blob_columns! { files.hash, files.thumb }
