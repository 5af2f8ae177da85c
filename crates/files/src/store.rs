//! The SQL of files. The table stands in the schema of `posts`, where it was before this was a crate of its
//! own.

kernel::sql! {
    pub(crate) static INSERT = "INSERT INTO files
            (id, owner_id, name, media, size, hash, thumb, width, height, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

kernel::blob_columns! { files.hash, files.thumb }
