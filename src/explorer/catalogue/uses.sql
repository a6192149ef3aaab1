-- With which words an actor is meant, how often, and where first.
--
-- Kept by triggers like the summaries. Whatever takes a use away comes upon it while mention, link
-- and appearance are all there, whichever of them goes first: then it is counted out, once. Where
-- the first use is gone, or may be another one, nobody knows at once which it is: its article is
-- null until it is looked up, which the writer does at the end of an update (see uses.py).

CREATE TABLE uses (
    actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    named INTEGER NOT NULL,  -- 1: by a name or demonym, 0: by a description, a group or a pronoun
    text TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    article INTEGER,         -- of the first by day (the undated last), key and place in the text
    mention INTEGER,
    PRIMARY KEY (actor, named, text)
) STRICT, WITHOUT ROWID;

CREATE INDEX uses_sought ON uses (actor) WHERE article IS NULL;

CREATE TRIGGER appearance_uses AFTER INSERT ON appearances
BEGIN
    INSERT INTO uses
    SELECT NEW.actor, m.form IN ('name', 'demonym'), m.text, 1, m.article, m.position
    FROM links l CROSS JOIN mentions m ON m.article = l.article AND m.position = l.mention
    WHERE l.article = NEW.article AND l.referent = NEW.referent
    ON CONFLICT DO UPDATE SET mentions = mentions + 1, (article, mention) = (
        SELECT r.id, m.position
        FROM (
            SELECT uses.article AS article, uses.mention AS mention
            UNION ALL SELECT excluded.article, excluded.mention
        ) one
        CROSS JOIN articles r ON r.id = one.article
        CROSS JOIN mentions m ON m.article = one.article AND m.position = one.mention
        WHERE uses.article IS NOT NULL
        ORDER BY r.published IS NULL, r.published, r.key, m.paragraph, m.start LIMIT 1
    );
END;

CREATE TRIGGER appearance_used_up BEFORE DELETE ON appearances
WHEN EXISTS (SELECT 1 FROM uses WHERE actor = OLD.actor)
BEGIN
    UPDATE uses
    SET article = iif(article = OLD.article, NULL, article), mentions = uses.mentions - gone.mentions
    FROM (
        SELECT m.form IN ('name', 'demonym') AS named, m.text, count(*) AS mentions
        FROM links l CROSS JOIN mentions m ON m.article = l.article AND m.position = l.mention
        WHERE l.article = OLD.article AND l.referent = OLD.referent GROUP BY 1, 2
    ) gone
    WHERE uses.actor = OLD.actor AND uses.named = gone.named AND uses.text = gone.text;
END;

CREATE TRIGGER appearance_used_for_another AFTER UPDATE OF actor ON appearances
WHEN OLD.actor <> NEW.actor
BEGIN
    UPDATE uses
    SET article = iif(article = OLD.article, NULL, article), mentions = uses.mentions - gone.mentions
    FROM (
        SELECT m.form IN ('name', 'demonym') AS named, m.text, count(*) AS mentions
        FROM links l CROSS JOIN mentions m ON m.article = l.article AND m.position = l.mention
        WHERE l.article = OLD.article AND l.referent = OLD.referent GROUP BY 1, 2
    ) gone
    WHERE uses.actor = OLD.actor AND uses.named = gone.named AND uses.text = gone.text;
    INSERT INTO uses
    SELECT NEW.actor, m.form IN ('name', 'demonym'), m.text, 1, m.article, m.position
    FROM links l CROSS JOIN mentions m ON m.article = l.article AND m.position = l.mention
    WHERE l.article = NEW.article AND l.referent = NEW.referent
    ON CONFLICT DO UPDATE SET mentions = mentions + 1, article = NULL;
END;

CREATE TRIGGER mention_used_up BEFORE DELETE ON mentions
BEGIN
    UPDATE uses
    SET article = iif(article = OLD.article, NULL, article), mentions = mentions - (
        SELECT count(*) FROM links l
        CROSS JOIN appearances p ON p.article = l.article AND p.referent = l.referent
        WHERE l.article = OLD.article AND l.mention = OLD.position AND p.actor = uses.actor
    )
    WHERE text = OLD.text AND named = (OLD.form IN ('name', 'demonym')) AND actor IN (
        SELECT p.actor FROM links l
        CROSS JOIN appearances p ON p.article = l.article AND p.referent = l.referent
        WHERE l.article = OLD.article AND l.mention = OLD.position
    );
END;

CREATE TRIGGER link_used_up BEFORE DELETE ON links
BEGIN
    UPDATE uses
    SET article = iif(article = OLD.article, NULL, article), mentions = mentions - 1
    WHERE actor = (
        SELECT actor FROM appearances WHERE article = OLD.article AND referent = OLD.referent
    ) AND (named, text) = (
        SELECT form IN ('name', 'demonym'), text FROM mentions
        WHERE article = OLD.article AND position = OLD.mention
    );
END;

CREATE TRIGGER use_spent AFTER UPDATE OF mentions ON uses WHEN NEW.mentions = 0
BEGIN
    DELETE FROM uses WHERE actor = NEW.actor AND named = NEW.named AND text = NEW.text;
END;

-- Before the appearances go with their actor, which would count each of them out.
CREATE TRIGGER actor_used_up BEFORE DELETE ON actors
BEGIN
    DELETE FROM uses WHERE actor = OLD.id;
END;

-- Of several on the first day the key decides, and a moved article has another one.
CREATE TRIGGER use_moved AFTER UPDATE OF key ON articles
BEGIN
    UPDATE uses SET article = NULL
    FROM (
        SELECT DISTINCT p.actor, m.form IN ('name', 'demonym') AS named, m.text
        FROM appearances p
        CROSS JOIN links l ON l.article = p.article AND l.referent = p.referent
        CROSS JOIN mentions m ON m.article = l.article AND m.position = l.mention
        WHERE p.article = NEW.id
    ) moved
    WHERE uses.actor = moved.actor AND uses.named = moved.named AND uses.text = moved.text
        AND EXISTS (SELECT 1 FROM articles WHERE id = uses.article AND published IS NEW.published);
END;
