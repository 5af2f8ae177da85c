//! The SQL of pages elsewhere.

kernel::sql! {
    pub(crate) static DECLARE = "INSERT INTO elsewhere_sources (id, url, lang, next_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (url) DO NOTHING";
    pub(crate) static SOURCE_COUNT = "SELECT COUNT(*) FROM elsewhere_sources";
    pub(crate) static SOURCES = "SELECT s.id, s.url, s.lang, s.is_sitemap, s.error, s.read_at,
            COALESCE(SUM(CASE WHEN p.body <> '' THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN p.read_at IS NULL AND p.error = '' THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN p.error <> '' THEN 1 ELSE 0 END), 0)
        FROM elsewhere_sources s LEFT JOIN elsewhere_pages p ON p.source_id = s.id
        GROUP BY s.id, s.url, s.lang, s.is_sitemap, s.error, s.read_at ORDER BY s.url";
    pub(crate) static FAILING = "SELECT source_id, url, error FROM (
            SELECT source_id, url, error,
                ROW_NUMBER() OVER (PARTITION BY source_id ORDER BY url) AS place
            FROM elsewhere_pages WHERE error <> '') failing
        WHERE place <= $1 ORDER BY source_id, place";
    pub(crate) static PAGES_OF = "SELECT id, url FROM elsewhere_pages WHERE source_id = $1 ORDER BY id";
    pub(crate) static REMOVE_PAGES = "DELETE FROM elsewhere_pages WHERE id IN ($1[])";
    pub(crate) static REMOVE_SOURCE = "DELETE FROM elsewhere_sources WHERE id = $1";
    pub(crate) static SOURCE_AGAIN = "UPDATE elsewhere_sources SET next_at = $2, tries = 0 WHERE id = $1";
    pub(crate) static PAGES_AGAIN = "UPDATE elsewhere_pages SET next_at = $2, tries = 0
        WHERE source_id = $1 AND next_at IS NOT NULL";

    pub(crate) static IS_DUE = "SELECT 1 FROM elsewhere_sources WHERE next_at <= $1
        UNION ALL SELECT 1 FROM elsewhere_pages WHERE next_at <= $1 LIMIT 1";
    pub(crate) static NEXT_SOURCE = "SELECT id, url, lang, tries FROM elsewhere_sources
        WHERE next_at <= $1 ORDER BY next_at, id LIMIT 1 {locked}";
    pub(crate) static LEASE_SOURCE = "UPDATE elsewhere_sources SET tries = tries + 1, next_at = $2
        WHERE id = $1";
    pub(crate) static NEXT_PAGE = "SELECT id, url, source_id, tries FROM elsewhere_pages
        WHERE next_at <= $1 ORDER BY next_at, id LIMIT 1 {locked}";
    pub(crate) static LEASE_PAGE = "UPDATE elsewhere_pages SET tries = tries + 1, next_at = $2
        WHERE id = $1";
    pub(crate) static LANG = "SELECT lang FROM elsewhere_sources WHERE id = $1";
    pub(crate) static SAVE_SOURCE = "UPDATE elsewhere_sources SET is_sitemap = $2, error = '',
            read_at = $3, next_at = $4, tries = 0
        WHERE id = $1";
    pub(crate) static SOURCE_FAILED = "UPDATE elsewhere_sources SET error = $2 WHERE id = $1";
    pub(crate) static ADD_PAGE = "INSERT INTO elsewhere_pages (id, source_id, url, changed_at, next_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (url) DO NOTHING";
    pub(crate) static PAGE_AT = "SELECT id FROM elsewhere_pages WHERE source_id = $1 AND url = $2";
    pub(crate) static SAID = "SELECT title, body, lang FROM elsewhere_pages WHERE id = $1";
    pub(crate) static SAVE_PAGE = "UPDATE elsewhere_pages SET title = $2, body = $3, lang = $4,
            changed_at = $5, error = $6, read_at = $7, next_at = $8, tries = 0
        WHERE id = $1";
    pub(crate) static KEEP_PAGE = "UPDATE elsewhere_pages SET error = '', read_at = $2, next_at = $3,
            tries = 0
        WHERE id = $1";
    pub(crate) static PAGE_FAILED = "UPDATE elsewhere_pages SET error = $2 WHERE id = $1";

    pub(crate) static DOCUMENTS = "SELECT id, title, body, lang, changed_at, url FROM elsewhere_pages
        WHERE id IN ($1[]) AND body <> ''";
    pub(crate) static FOUND = "SELECT id, url, title, SUBSTR(body, 1, 65536), lang FROM elsewhere_pages
        WHERE id IN ($1[]) AND body <> ''";
    pub(crate) static BEFORE = "SELECT id FROM elsewhere_pages WHERE id < $1 ORDER BY id DESC LIMIT $2";
    pub(crate) static COUNT = "SELECT COUNT(*) FROM elsewhere_pages";
}
