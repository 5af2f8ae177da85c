//! The SQL of files. The table stands in the schema of `posts`, where it was before this was a crate of its
//! own; those of libraries, which are counted and read as well, in that of `library`.

kernel::sql! {
    pub(crate) static INSERT = "INSERT INTO files
            (id, owner_id, name, media, size, hash, thumb, width, height, created_at, alt)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
}

kernel::sql! {
    // A version that was brought back takes nothing.
    pub(crate) static USED = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM (
            SELECT size FROM files WHERE owner_id = $1
            UNION ALL SELECT size FROM library_versions WHERE author_id = $1 AND restores IS NULL
            UNION ALL SELECT size FROM uploads WHERE owner_id = $1 AND used_at IS NULL) AS sizes";
    pub(crate) static TOTAL = "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM (
            SELECT size FROM files UNION ALL SELECT size FROM library_versions WHERE restores IS NULL) AS sizes";
}

kernel::sql! {
    // What was noted is not noted again, whatever became of it.
    pub(crate) static QUEUE = "INSERT INTO file_texts (hash, next_at) VALUES ($1, $2)
        ON CONFLICT (hash) DO NOTHING";
    pub(crate) static TEXT_IS_DUE = "SELECT 1 FROM file_texts WHERE next_at <= $1 LIMIT 1";
    pub(crate) static NEXT_TEXT = "SELECT hash, tries FROM file_texts WHERE next_at <= $1
        ORDER BY next_at DESC LIMIT 1 {locked}";
    pub(crate) static LEASE_TEXT = "UPDATE file_texts SET tries = tries + 1, next_at = $2
        WHERE hash = $1";
    pub(crate) static SAVE_TEXT = "UPDATE file_texts SET body = $2, is_whole = $3, why = $4,
            read_at = $5, next_at = NULL, tries = 0
        WHERE hash = $1";
    // The posts and comments that show a content.
    pub(crate) static HOLDERS = "SELECT DISTINCT f.target_id, f.post_id, p.space_id
        FROM files f JOIN posts p ON p.id = f.post_id
        WHERE f.hash = $1 AND p.deleted_at IS NULL ORDER BY f.target_id";
    // The files of libraries that hold it now.
    pub(crate) static LIBRARY_HOLDERS = "SELECT f.id, f.space_id
        FROM library_versions v JOIN library_files f ON f.id = v.file_id AND f.version = v.number
        WHERE v.hash = $1 AND f.deleted_at IS NULL ORDER BY f.id";
    pub(crate) static TEXTS = "SELECT hash, SUBSTR(body, 1, CAST(CAST($2 AS BIGINT) AS INTEGER)) FROM file_texts
        WHERE hash IN ($1[]) AND body <> ''";
    pub(crate) static TEXT_COUNTS = "SELECT CASE WHEN next_at IS NULL THEN 0 ELSE 1 END AS waits, why,
            COUNT(*)
        FROM file_texts GROUP BY waits, why";
    // The words of files that are gone; of what was noted since $1 the file may be on its way.
    static FORGET_TEXTS = "DELETE FROM file_texts WHERE COALESCE(read_at, next_at, 0) <= $1
        AND NOT EXISTS (SELECT 1 FROM files WHERE files.hash = file_texts.hash)
        AND NOT EXISTS (SELECT 1 FROM library_versions v WHERE v.hash = file_texts.hash)";
}

kernel::sweeps! { FORGET_TEXTS after 0 days }
kernel::blob_columns! { files.hash, files.thumb }
