//! The SQL of libraries. `$1` and `$2` are the viewer's wherever it asks who reads.

use spaces::{held, reads, since_guests, visible_to};

/// What is loaded of a file, with its version.
macro_rules! columns {
    () => {
        "f.id, f.space_id, f.folder_id, f.name, f.description, f.version, f.size, f.changed_at, f.author_id, f.created_at,
            v.media, v.hash, v.thumb, v.width, v.height, v.author_id, f.deleted_at"
    };
}

/// Files of the space $3 in an order, after the values $5 and $6.
macro_rules! listed {
    ($in:literal, $after:literal, $order:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            " FROM library_files f JOIN spaces s ON s.id = f.space_id
                JOIN library_versions v ON v.file_id = f.id AND v.number = f.version
            WHERE f.space_id = $3 AND f.deleted_at IS NULL AND ",
            $in,
            " AND ",
            $after,
            " AND ",
            reads!("s", "f"),
            " ORDER BY ",
            $order,
            " LIMIT $7"
        )
    };
}

kernel::sql! {
    pub(crate) static FILE = concat!("SELECT ", columns!(), " FROM library_files f JOIN spaces s ON s.id = f.space_id
        JOIN library_versions v ON v.file_id = f.id AND v.number = f.version
        WHERE f.id = $3 AND ", reads!("s", "f"));
    // The folder $4, and several at once.
    pub(crate) static BY_NAME = listed!("f.folder_id = $4", "(f.name_key, f.id) > ($5, $6)", "f.name_key, f.id");
    pub(crate) static BY_DATE = listed!("f.folder_id = $4", "(f.changed_at, f.id) < ($5, $6)",
        "f.changed_at DESC, f.id DESC");
    pub(crate) static BY_SIZE = listed!("f.folder_id = $4", "(f.size, f.id) < ($5, $6)", "f.size DESC, f.id DESC");
    pub(crate) static BY_NAME_IN = listed!("f.folder_id IN ($4[])", "(f.name_key, f.id) > ($5, $6)",
        "f.name_key, f.id");
    pub(crate) static BY_DATE_IN = listed!("f.folder_id IN ($4[])", "(f.changed_at, f.id) < ($5, $6)",
        "f.changed_at DESC, f.id DESC");
    pub(crate) static BY_SIZE_IN = listed!("f.folder_id IN ($4[])", "(f.size, f.id) < ($5, $6)",
        "f.size DESC, f.id DESC");
    // Where a list goes on.
    pub(crate) static AFTER = "SELECT name_key, changed_at, size FROM library_files WHERE id = $1 AND space_id = $2";
    // Deleted alone, of the space $3: all of them ($4 = 1), or those that the viewer put there.
    pub(crate) static TRASH = concat!("SELECT ", columns!(), ", f.deleter_id
        FROM library_files f JOIN spaces s ON s.id = f.space_id
        JOIN library_versions v ON v.file_id = f.id AND v.number = f.version
        WHERE f.space_id = $3 AND f.deleted_at IS NOT NULL AND f.deleted_with IS NULL
          AND ($4 = 1 OR f.author_id = $1) AND ", reads!("s", "f"), "
        ORDER BY f.deleted_at DESC, f.id DESC LIMIT 200");
    pub(crate) static FOLDER_TRASH = concat!("SELECT d.id, d.name, d.deleted_at,
            (SELECT COUNT(*) FROM library_files f WHERE f.deleted_with = d.id AND ", since_guests!("s", "f.id"), ")
        FROM library_folders d JOIN spaces s ON s.id = d.space_id
        WHERE d.space_id = $3 AND d.deleted_with = d.id AND ", reads!("s", "d"), "
        ORDER BY d.deleted_at DESC LIMIT 200");

    pub(crate) static FOLDERS = concat!("SELECT d.id, d.parent_id, d.name, d.author_id,
            CASE WHEN ", since_guests!("s", "d.id"), " THEN 1 ELSE 0 END
        FROM library_folders d JOIN spaces s ON s.id = d.space_id
        WHERE d.space_id = $3 AND d.deleted_at IS NULL AND ", visible_to!("s"), " ORDER BY d.name_key, d.id");
    pub(crate) static SPACE_OF_FOLDER = concat!("SELECT d.space_id FROM library_folders d
        JOIN spaces s ON s.id = d.space_id WHERE d.id = $3 AND ", reads!("s", "d"));
    pub(crate) static FOLDER_NAMED = "SELECT id FROM library_folders
        WHERE space_id = $1 AND parent_id = $2 AND name_key = $3 AND deleted_at IS NULL";
    pub(crate) static INSERT_FOLDER = "INSERT INTO library_folders
            (id, space_id, parent_id, name, name_key, author_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub(crate) static SET_FOLDER = "UPDATE library_folders SET parent_id = $2, name = $3, name_key = $4 WHERE id = $1";
    pub(crate) static IS_EMPTY = "SELECT CASE WHEN EXISTS (SELECT 1 FROM library_folders
            WHERE parent_id = $1 AND deleted_at IS NULL)
        OR EXISTS (SELECT 1 FROM library_files WHERE folder_id = $1 AND space_id = $2 AND deleted_at IS NULL)
        THEN 0 ELSE 1 END";
    pub(crate) static DELETE_FOLDERS = "UPDATE library_folders SET deleted_at = $2, deleted_with = $3
        WHERE id IN ($1[]) AND deleted_at IS NULL";
    pub(crate) static DELETE_FILES_IN = "UPDATE library_files SET deleted_at = $2, deleted_with = $3, deleter_id = $4
        WHERE folder_id IN ($1[]) AND deleted_at IS NULL";
    pub(crate) static DELETED_FOLDER = "SELECT parent_id, name FROM library_folders
        WHERE id = $1 AND space_id = $2 AND deleted_with = $1";
    pub(crate) static RESTORE_FOLDERS = "UPDATE library_folders SET deleted_at = NULL, deleted_with = NULL
        WHERE deleted_with = $1";
    pub(crate) static RESTORE_FILES_WITH = "UPDATE library_files
        SET deleted_at = NULL, deleted_with = NULL, deleter_id = NULL WHERE deleted_with = $1";
    // All that is or was below these folders.
    pub(crate) static FILES_BELOW = "WITH RECURSIVE below (id) AS (
            SELECT d.id FROM library_folders d WHERE d.id IN ($1[])
            UNION SELECT c.id FROM library_folders c JOIN below b ON c.parent_id = b.id)
        SELECT f.id FROM library_files f JOIN below b ON f.folder_id = b.id";

    pub(crate) static NAMED = "SELECT id FROM library_files
        WHERE space_id = $1 AND folder_id = $2 AND name_key = $3 AND deleted_at IS NULL";
    pub(crate) static INSERT_FILE = "INSERT INTO library_files (id, space_id, folder_id, name, name_key, description,
            version, size, changed_at, author_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $8)";
    pub(crate) static SET_VERSION = "UPDATE library_files SET version = $2, size = $3, changed_at = $4 WHERE id = $1";
    pub(crate) static INSERT_VERSION = "INSERT INTO library_versions
            (file_id, number, name, media, size, hash, thumb, width, height, author_id, at, restores)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    pub(crate) static VERSIONS = "SELECT number, name, media, size, hash, thumb, width, height, author_id, at, restores
        FROM library_versions WHERE file_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
    pub(crate) static VERSION = "SELECT number, name, media, size, hash, thumb, width, height, author_id, at, restores
        FROM library_versions WHERE file_id = $1 AND number = $2";
    pub(crate) static CHANGE = "UPDATE library_files SET folder_id = $2, name = $3, name_key = $4, description = $5
        WHERE id = $1";
    pub(crate) static DELETE = "UPDATE library_files SET deleted_at = $2, deleted_with = NULL, deleter_id = $3
        WHERE id = $1";
    pub(crate) static RESTORE = "UPDATE library_files SET deleted_at = NULL, deleted_with = NULL, deleter_id = NULL,
            folder_id = $2, name = $3, name_key = $4 WHERE id = $1";

    // The posts that the viewer reads and that hold a version of the file $3.
    pub(crate) static USED_IN = concat!("SELECT DISTINCT p.id, p.title, p.body, s.name
        FROM library_versions v JOIN files a ON a.hash = v.hash JOIN posts p ON p.id = a.post_id
        JOIN spaces s ON s.id = p.space_id
        WHERE v.file_id = $3 AND p.deleted_at IS NULL AND ", reads!("s", "p"), " ORDER BY p.id DESC LIMIT 20");
    // What is attached to posts of the space $3 and not in its library, before $4.
    pub(crate) static ATTACHED = concat!("SELECT a.id, a.name, a.media, a.size, a.created_at, a.thumb, p.id, p.title
        FROM files a JOIN posts p ON p.id = a.post_id JOIN spaces s ON s.id = p.space_id
        LEFT JOIN comments c ON c.id = a.target_id
        WHERE p.space_id = $3 AND a.id < $4 AND p.deleted_at IS NULL AND c.deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM library_versions v JOIN library_files f ON f.id = v.file_id
            WHERE v.hash = a.hash AND f.space_id = $3 AND f.deleted_at IS NULL)
          AND ", reads!("s", "p"), " ORDER BY a.id DESC LIMIT $5");
    pub(crate) static ATTACHED_ONE = concat!("SELECT a.name, a.media, a.size, a.hash, a.thumb, a.width, a.height, a.alt
        FROM files a JOIN posts p ON p.id = a.post_id JOIN spaces s ON s.id = p.space_id
        LEFT JOIN comments c ON c.id = a.target_id
        WHERE p.space_id = $3 AND a.id = $4 AND p.deleted_at IS NULL AND c.deleted_at IS NULL
          AND ", reads!("s", "p"));

    // What is found.
    pub(crate) static DOCUMENTS = "SELECT f.id, f.space_id, f.name, f.description, f.changed_at, v.author_id, v.media,
            v.hash
        FROM library_files f JOIN library_versions v ON v.file_id = f.id AND v.number = f.version
        WHERE f.id IN ($1[]) AND f.deleted_at IS NULL";
    pub(crate) static FOUND = concat!("SELECT f.id, f.name, f.description, f.changed_at, v.hash, v.thumb, v.number, s.slug,
            s.name, s.kind, a.handle, a.name
        FROM library_files f JOIN library_versions v ON v.file_id = f.id AND v.number = f.version
        JOIN spaces s ON s.id = f.space_id JOIN people a ON a.id = v.author_id
        WHERE f.id IN ($3[]) AND f.deleted_at IS NULL AND ", reads!("s", "f"));
    pub(crate) static BEFORE = "SELECT id FROM library_files WHERE id < $1 ORDER BY id DESC LIMIT $2";
    pub(crate) static COUNT = "SELECT COUNT(*) FROM library_files";

    // The last of $2 files after $1; and those that name somebody ($1, a pattern), after $2, up to $3.
    pub(crate) static LAST_FILE = "SELECT MAX(id)
        FROM (SELECT id FROM library_files WHERE id > $1 ORDER BY id LIMIT $2) slice";
    pub(crate) static NAMING = "SELECT id, space_id, description FROM library_files
        WHERE id > $2 AND id <= $3 AND LOWER(description) LIKE $1 ESCAPE '!'";
    pub(crate) static SET_DESCRIPTION = "UPDATE library_files SET description = $2 WHERE id = $1";

    // Documents as PDF: what was noted is not noted again.
    pub(crate) static QUEUE_PDF = "INSERT INTO library_pdfs (hash, ending, next_at) VALUES ($1, $2, $3)
        ON CONFLICT (hash) DO NOTHING";
    pub(crate) static PDF_IS_DUE = "SELECT 1 FROM library_pdfs WHERE next_at <= $1 LIMIT 1";
    pub(crate) static NEXT_PDF = "SELECT hash, ending, tries, next_at FROM library_pdfs WHERE next_at <= $1
        ORDER BY next_at DESC LIMIT 1 {locked}";
    pub(crate) static LEASE_PDF = "UPDATE library_pdfs SET tries = tries + 1, next_at = $2 WHERE hash = $1";
    pub(crate) static GIVE_BACK_PDF = "UPDATE library_pdfs SET tries = $2, next_at = $3 WHERE hash = $1";
    pub(crate) static SAVE_PDF = "UPDATE library_pdfs SET pdf = $2, why = $3, next_at = NULL WHERE hash = $1";
    pub(crate) static PDF_OF = "SELECT pdf FROM library_pdfs WHERE hash = $1 AND pdf <> ''";
    static FORGET_PDFS = "DELETE FROM library_pdfs WHERE COALESCE(next_at, 0) <= $1
        AND NOT EXISTS (SELECT 1 FROM library_versions v WHERE v.hash = library_pdfs.hash)";

    // What somebody put a version of is theirs too. A folder stays while a file that went with it does.
    static SWEEP_FILES = concat!("DELETE FROM library_files WHERE deleted_at <= $1
        AND NOT ", held!("library_files.space_id", "library_files.author_id"), "
        AND NOT EXISTS (SELECT 1 FROM library_versions v
            JOIN holds h ON h.person_id = v.author_id AND h.lifted_at IS NULL WHERE v.file_id = library_files.id)");
    static SWEEP_FOLDERS = concat!("DELETE FROM library_folders WHERE deleted_at <= $1
        AND NOT ", held!("library_folders.space_id", "library_folders.author_id"), "
        AND NOT EXISTS (SELECT 1 FROM library_files f WHERE f.deleted_with = library_folders.deleted_with)");
    static MISNUMBERED = "SELECT 'library file ' || f.id FROM library_files f
        LEFT JOIN library_versions v ON v.file_id = f.id AND v.number = f.version
        WHERE v.file_id IS NULL OR v.size <> f.size
          OR f.version <> (SELECT MAX(o.number) FROM library_versions o WHERE o.file_id = f.id)";
    static ELSEWHERE = "SELECT 'library file ' || f.id FROM library_files f
        JOIN library_folders d ON d.id = f.folder_id
        WHERE d.space_id <> f.space_id OR (d.deleted_at IS NOT NULL AND f.deleted_at IS NULL)";
}

kernel::sweeps! {
    SWEEP_FILES after 30 days,
    SWEEP_FOLDERS after 30 days,
    FORGET_PDFS after 0 days,
}
kernel::blob_columns! { library_versions.hash, library_versions.thumb, library_pdfs.pdf }
kernel::invariants! {
    "the version that holds of each file of a library is its last" => MISNUMBERED,
    "what is in a folder of a library is there with it" => ELSEWHERE,
}
