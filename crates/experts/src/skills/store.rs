//! The SQL of skills.

kernel::sql! {
    pub(super) static SKILLS = "SELECT id, uri FROM listed_skills";
    pub(super) static NAMES = "SELECT skill_id, key, name, preferred FROM skill_names WHERE lang = $1";
    pub(super) static KEYS = "SELECT key, skill_id FROM skill_names WHERE preferred = 1";
    // The skill that the list calls so, and the one of which this is the preferred name.
    pub(super) static OF_URI = "SELECT id FROM listed_skills WHERE uri = $1 ORDER BY id LIMIT 1";
    pub(super) static OF_PREFERRED = "SELECT skill_id FROM skill_names WHERE key = $1 AND preferred = 1
        ORDER BY skill_id LIMIT 1";
    pub(super) static ADD_SKILL = "INSERT INTO listed_skills (id, uri) VALUES ($1, $2)";
    pub(super) static FORGET_NAMES = "DELETE FROM skill_names WHERE skill_id = $1 AND lang = $2";
    pub(super) static ADD_NAME = "INSERT INTO skill_names (skill_id, lang, key, name, preferred)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    pub(super) static COUNT = "SELECT COUNT(*) FROM listed_skills";
    // The listed skills of these names.
    pub(crate) static OF_KEYS = "SELECT skill_id FROM skill_names WHERE key IN ($1[]) ORDER BY skill_id LIMIT 60";
    // The same, with by which name.
    pub(super) static BY_KEYS = "SELECT key, skill_id FROM skill_names WHERE key IN ($1[]) ORDER BY skill_id LIMIT 2000";
    // The preferred names of these skills, those in the language $2 first.
    pub(super) static PREFERRED = "SELECT skill_id, name, lang FROM skill_names
        WHERE skill_id IN ($1[]) AND preferred = 1
        ORDER BY CASE WHEN lang = $2 THEN 0 WHEN lang = '' THEN 1 ELSE 2 END, key";
    // Every name of these skills, in the form in which it is looked for.
    pub(crate) static ALL_KEYS = "SELECT key FROM skill_names WHERE skill_id IN ($1[]) ORDER BY key LIMIT 400";
    // Listed skills of which a name begins so, the shortest first.
    pub(super) static BEGINNING = "SELECT skill_id FROM skill_names WHERE key >= $1 AND key < $2
        ORDER BY LENGTH(key), key LIMIT 40";
    // What the viewer wrote last, for the eyes of the viewer alone: not what is private.
    pub(super) static MY_POSTS = "SELECT p.title, SUBSTR(p.body, 1, 2000) FROM posts p
        JOIN spaces s ON s.id = p.space_id
        WHERE p.author_id = $1 AND p.deleted_at IS NULL
          AND s.kind NOT IN ('conversation', 'notebook', 'agreement') ORDER BY p.id DESC LIMIT 60";
    pub(super) static MY_COMMENTS = "SELECT SUBSTR(c.body, 1, 1000) FROM comments c
        JOIN posts p ON p.id = c.post_id AND p.deleted_at IS NULL JOIN spaces s ON s.id = p.space_id
        WHERE c.author_id = $1 AND c.deleted_at IS NULL
          AND s.kind NOT IN ('conversation', 'notebook', 'agreement') ORDER BY c.id DESC LIMIT 100";

    pub(super) static ENDORSE = "INSERT INTO endorsements (person_id, skill, endorser_id, at)
        VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    pub(super) static UNENDORSE = "DELETE FROM endorsements WHERE person_id = $1 AND skill = $2 AND endorser_id = $3";
    // Who confirms what of this person; whom they blocked is heard by nobody but themselves ($2).
    pub(super) static ENDORSERS = concat!("SELECT e.skill, e.endorser_id FROM endorsements e WHERE e.person_id = $1
        AND (e.endorser_id = $2 OR NOT ", people::blocked!("e.person_id", "e.endorser_id"), ")
        ORDER BY e.at DESC LIMIT 600");
    pub(super) static STILL_ENDORSED = "SELECT COUNT(*) FROM endorsements WHERE person_id = $1 AND endorser_id = $2";

    // Of a skill that is in the profile no more.
    static SWEEP_ENDORSEMENTS = "DELETE FROM endorsements WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM person_skills k
        WHERE k.person_id = endorsements.person_id AND k.word = endorsements.skill)";
}

kernel::sweeps! { SWEEP_ENDORSEMENTS after 30 days }
