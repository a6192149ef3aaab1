-- Who is in an article, and how often: one row an article, so that the actors of many articles are
-- counted without looking at each of their appearances.
--
-- Whatever changes who appears in an article makes its row unknown; the writer reads it anew at the
-- end of an update (see casts.py).

CREATE TABLE casts (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    actors BLOB,  -- the number of each actor once, of 32 bits, the lowest first; null: not known
    again BLOB    -- and once more for each mention but the first
) STRICT;

CREATE INDEX casts_sought ON casts (article) WHERE actors IS NULL;

CREATE TRIGGER appearance_cast AFTER INSERT ON appearances
BEGIN
    INSERT INTO casts (article) VALUES (NEW.article)
    ON CONFLICT DO UPDATE SET actors = NULL, again = NULL WHERE actors IS NOT NULL;
END;

CREATE TRIGGER appearance_cast_out AFTER DELETE ON appearances
BEGIN
    UPDATE casts SET actors = NULL, again = NULL
    WHERE article = OLD.article AND actors IS NOT NULL;
END;

CREATE TRIGGER appearance_cast_anew AFTER UPDATE OF article, actor, mentions ON appearances
WHEN (OLD.article, OLD.actor, OLD.mentions) <> (NEW.article, NEW.actor, NEW.mentions)
BEGIN
    UPDATE casts SET actors = NULL, again = NULL
    WHERE article = OLD.article AND actors IS NOT NULL;
    INSERT INTO casts (article) VALUES (NEW.article)
    ON CONFLICT DO UPDATE SET actors = NULL, again = NULL WHERE actors IS NOT NULL;
END;
