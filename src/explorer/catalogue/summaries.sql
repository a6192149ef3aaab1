-- What lists, counts and headings would otherwise add up anew at each question.
--
-- Triggers keep it, in the transaction that changes what it sums up: it cannot differ from that,
-- whoever writes. Where everything is stored anew they are left out, and all is summed up once, in
-- the same transaction; nothing else may write here. Times and texts that are null elsewhere are empty.
-- What is there already is passed over by ON CONFLICT: an OR IGNORE would not hold where the
-- statement that fires the trigger has a conflict clause of its own.

-- Events ----------------------------------------------------------------------------------------

-- How many events there are of each kind under each heading. Months are those of the first and the
-- last possible day, so that what is asked by whole months is answered from this.
CREATE TABLE event_totals (
    section TEXT NOT NULL,
    first_month TEXT NOT NULL,
    last_month TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    has_conflict INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (section, first_month, last_month, type, mode, status, has_conflict)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_totals (
    place INTEGER PRIMARY KEY,
    total INTEGER NOT NULL
) STRICT;

-- The events at a place by their kinds, and by their months.
CREATE TABLE place_by_kind (
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    has_conflict INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (place, type, mode, status, has_conflict)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_by_month (
    place INTEGER NOT NULL,
    first_month TEXT NOT NULL,
    last_month TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (place, first_month, last_month)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_counted AFTER INSERT ON events
BEGIN
    INSERT INTO event_totals VALUES (
        NEW.section, substr(NEW.first_day, 1, 7), substr(NEW.last_day, 1, 7), NEW.type,
        coalesce(NEW.mode, ''), NEW.status, NEW.has_conflict, 1
    ) ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO place_totals SELECT NEW.place, 1 WHERE NEW.place IS NOT NULL
    ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO place_by_kind
    SELECT NEW.place, NEW.type, coalesce(NEW.mode, ''), NEW.status, NEW.has_conflict, 1
    WHERE NEW.place IS NOT NULL
    ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO place_by_month
    SELECT NEW.place, substr(NEW.first_day, 1, 7), substr(NEW.last_day, 1, 7), 1
    WHERE NEW.place IS NOT NULL
    ON CONFLICT DO UPDATE SET total = total + 1;
END;

CREATE TRIGGER event_counted_out AFTER DELETE ON events
BEGIN
    UPDATE event_totals SET total = total - 1
    WHERE section = OLD.section AND first_month = substr(OLD.first_day, 1, 7)
        AND last_month = substr(OLD.last_day, 1, 7) AND type = OLD.type
        AND mode = coalesce(OLD.mode, '') AND status = OLD.status
        AND has_conflict = OLD.has_conflict;
    UPDATE place_totals SET total = total - 1 WHERE place = OLD.place;
    UPDATE place_by_kind SET total = total - 1
    WHERE place = OLD.place AND type = OLD.type AND mode = coalesce(OLD.mode, '')
        AND status = OLD.status AND has_conflict = OLD.has_conflict;
    UPDATE place_by_month SET total = total - 1
    WHERE place = OLD.place AND first_month = substr(OLD.first_day, 1, 7)
        AND last_month = substr(OLD.last_day, 1, 7);
END;

CREATE TRIGGER event_counted_anew AFTER UPDATE OF
    section, type, mode, status, place, first_day, last_day, has_conflict ON events
BEGIN
    UPDATE event_totals SET total = total - 1
    WHERE section = OLD.section AND first_month = substr(OLD.first_day, 1, 7)
        AND last_month = substr(OLD.last_day, 1, 7) AND type = OLD.type
        AND mode = coalesce(OLD.mode, '') AND status = OLD.status
        AND has_conflict = OLD.has_conflict;
    UPDATE place_totals SET total = total - 1 WHERE place = OLD.place;
    UPDATE place_by_kind SET total = total - 1
    WHERE place = OLD.place AND type = OLD.type AND mode = coalesce(OLD.mode, '')
        AND status = OLD.status AND has_conflict = OLD.has_conflict;
    UPDATE place_by_month SET total = total - 1
    WHERE place = OLD.place AND first_month = substr(OLD.first_day, 1, 7)
        AND last_month = substr(OLD.last_day, 1, 7);
    INSERT INTO event_totals VALUES (
        NEW.section, substr(NEW.first_day, 1, 7), substr(NEW.last_day, 1, 7), NEW.type,
        coalesce(NEW.mode, ''), NEW.status, NEW.has_conflict, 1
    ) ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO place_totals SELECT NEW.place, 1 WHERE NEW.place IS NOT NULL
    ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO place_by_kind
    SELECT NEW.place, NEW.type, coalesce(NEW.mode, ''), NEW.status, NEW.has_conflict, 1
    WHERE NEW.place IS NOT NULL
    ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO place_by_month
    SELECT NEW.place, substr(NEW.first_day, 1, 7), substr(NEW.last_day, 1, 7), 1
    WHERE NEW.place IS NOT NULL
    ON CONFLICT DO UPDATE SET total = total + 1;
    UPDATE taking
    SET section = NEW.section, type = NEW.type, mode = NEW.mode, status = NEW.status,
        place = NEW.place, first_day = NEW.first_day, last_day = NEW.last_day,
        has_conflict = NEW.has_conflict
    WHERE event = NEW.id AND actor IN (SELECT actor FROM participants WHERE event = NEW.id);
END;

CREATE TRIGGER event_total_spent AFTER UPDATE OF total ON event_totals WHEN NEW.total = 0
BEGIN
    DELETE FROM event_totals
    WHERE section = NEW.section AND first_month = NEW.first_month
        AND last_month = NEW.last_month AND type = NEW.type AND mode = NEW.mode
        AND status = NEW.status AND has_conflict = NEW.has_conflict;
END;

CREATE TRIGGER place_total_spent AFTER UPDATE OF total ON place_totals WHEN NEW.total = 0
BEGIN
    DELETE FROM place_totals WHERE place = NEW.place;
END;

CREATE TRIGGER place_kind_spent AFTER UPDATE OF total ON place_by_kind WHEN NEW.total = 0
BEGIN
    DELETE FROM place_by_kind
    WHERE place = NEW.place AND type = NEW.type AND mode = NEW.mode AND status = NEW.status
        AND has_conflict = NEW.has_conflict;
END;

CREATE TRIGGER place_month_spent AFTER UPDATE OF total ON place_by_month WHEN NEW.total = 0
BEGIN
    DELETE FROM place_by_month
    WHERE place = NEW.place AND first_month = NEW.first_month AND last_month = NEW.last_month;
END;

-- Who takes part in what, each event once for an actor, with all that a filter asks of an event:
-- the events of an actor, their headings and counts, are read from one place, in order.
CREATE TABLE taking (
    actor INTEGER NOT NULL,
    event INTEGER NOT NULL,
    section TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    place INTEGER,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    has_conflict INTEGER NOT NULL,
    PRIMARY KEY (actor, event)
) STRICT, WITHOUT ROWID;

CREATE INDEX taking_of_event ON taking (event, actor);

-- The events of an actor by their kinds, and by their months.
CREATE TABLE taking_by_kind (
    actor INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    has_conflict INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (actor, type, mode, status, has_conflict)
) STRICT, WITHOUT ROWID;

CREATE TABLE taking_by_month (
    actor INTEGER NOT NULL,
    first_month TEXT NOT NULL,
    last_month TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (actor, first_month, last_month)
) STRICT, WITHOUT ROWID;

CREATE TABLE taking_totals (
    actor INTEGER PRIMARY KEY,
    total INTEGER NOT NULL
) STRICT;

CREATE INDEX taking_totals_most ON taking_totals (total DESC);

CREATE TRIGGER participant_takes AFTER INSERT ON participants
BEGIN
    INSERT INTO taking
    SELECT NEW.actor, id, section, type, mode, status, place, first_day, last_day, has_conflict
    FROM events WHERE id = NEW.event
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER participant_gone AFTER DELETE ON participants
WHEN NOT EXISTS (SELECT 1 FROM participants WHERE event = OLD.event AND actor = OLD.actor)
BEGIN
    DELETE FROM taking WHERE actor = OLD.actor AND event = OLD.event;
END;

CREATE TRIGGER participant_moved AFTER UPDATE OF event, actor ON participants
BEGIN
    DELETE FROM taking WHERE actor = OLD.actor AND event = OLD.event;
    INSERT INTO taking
    SELECT p.actor, v.id, v.section, v.type, v.mode, v.status, v.place, v.first_day, v.last_day,
        v.has_conflict
    FROM participants p JOIN events v ON v.id = p.event
    WHERE p.event IN (OLD.event, NEW.event) AND p.actor IN (OLD.actor, NEW.actor)
    ON CONFLICT DO NOTHING;
END;

-- Who takes part in how many events together with whom.
CREATE TABLE company (
    actor INTEGER NOT NULL,
    other INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (actor, other)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER taking_counted AFTER INSERT ON taking
BEGIN
    INSERT INTO taking_totals VALUES (NEW.actor, 1)
    ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO taking_by_kind VALUES (
        NEW.actor, NEW.type, coalesce(NEW.mode, ''), NEW.status, NEW.has_conflict, 1
    ) ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO taking_by_month VALUES (
        NEW.actor, substr(NEW.first_day, 1, 7), substr(NEW.last_day, 1, 7), 1
    ) ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO company
    SELECT NEW.actor, actor, 1 FROM taking INDEXED BY taking_of_event
    WHERE event = NEW.event AND actor <> NEW.actor
    ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO company
    SELECT actor, NEW.actor, 1 FROM taking INDEXED BY taking_of_event
    WHERE event = NEW.event AND actor <> NEW.actor
    ON CONFLICT DO UPDATE SET total = total + 1;
END;

CREATE TRIGGER taking_counted_out AFTER DELETE ON taking
BEGIN
    UPDATE taking_totals SET total = total - 1 WHERE actor = OLD.actor;
    DELETE FROM taking_totals WHERE actor = OLD.actor AND total = 0;
    UPDATE taking_by_kind SET total = total - 1
    WHERE actor = OLD.actor AND type = OLD.type AND mode = coalesce(OLD.mode, '')
        AND status = OLD.status AND has_conflict = OLD.has_conflict;
    UPDATE taking_by_month SET total = total - 1
    WHERE actor = OLD.actor AND first_month = substr(OLD.first_day, 1, 7)
        AND last_month = substr(OLD.last_day, 1, 7);
    UPDATE company SET total = total - 1
    WHERE actor = OLD.actor AND other IN (
        SELECT actor FROM taking INDEXED BY taking_of_event WHERE event = OLD.event
    );
    UPDATE company SET total = total - 1
    WHERE other = OLD.actor AND actor IN (
        SELECT actor FROM taking INDEXED BY taking_of_event WHERE event = OLD.event
    );
END;

CREATE TRIGGER taking_counted_anew AFTER UPDATE OF
    type, mode, status, has_conflict, first_day, last_day ON taking
BEGIN
    UPDATE taking_by_kind SET total = total - 1
    WHERE actor = OLD.actor AND type = OLD.type AND mode = coalesce(OLD.mode, '')
        AND status = OLD.status AND has_conflict = OLD.has_conflict;
    UPDATE taking_by_month SET total = total - 1
    WHERE actor = OLD.actor AND first_month = substr(OLD.first_day, 1, 7)
        AND last_month = substr(OLD.last_day, 1, 7);
    INSERT INTO taking_by_kind VALUES (
        NEW.actor, NEW.type, coalesce(NEW.mode, ''), NEW.status, NEW.has_conflict, 1
    ) ON CONFLICT DO UPDATE SET total = total + 1;
    INSERT INTO taking_by_month VALUES (
        NEW.actor, substr(NEW.first_day, 1, 7), substr(NEW.last_day, 1, 7), 1
    ) ON CONFLICT DO UPDATE SET total = total + 1;
END;

CREATE TRIGGER taking_kind_spent AFTER UPDATE OF total ON taking_by_kind WHEN NEW.total = 0
BEGIN
    DELETE FROM taking_by_kind
    WHERE actor = NEW.actor AND type = NEW.type AND mode = NEW.mode AND status = NEW.status
        AND has_conflict = NEW.has_conflict;
END;

CREATE TRIGGER taking_month_spent AFTER UPDATE OF total ON taking_by_month WHEN NEW.total = 0
BEGIN
    DELETE FROM taking_by_month
    WHERE actor = NEW.actor AND first_month = NEW.first_month AND last_month = NEW.last_month;
END;

CREATE TRIGGER company_spent AFTER UPDATE OF total ON company WHEN NEW.total = 0
BEGIN
    DELETE FROM company WHERE actor = NEW.actor AND other = NEW.other;
END;

-- Quotes ----------------------------------------------------------------------------------------

-- What each actor is quoted with, in the order in which it is listed: the newest article first.
CREATE TABLE spoken (
    actor INTEGER NOT NULL,
    published TEXT NOT NULL,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (actor, published DESC, key, position),
    FOREIGN KEY (article, position) REFERENCES quotes (article, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX spoken_of_quote ON spoken (article, position);

CREATE TRIGGER appearance_speaks AFTER INSERT ON appearances
BEGIN
    INSERT INTO spoken
    SELECT NEW.actor, coalesce(r.published, ''), r.key, q.position, q.article
    FROM quotes q
    CROSS JOIN links l ON l.article = q.article AND l.mention = q.speaker
    CROSS JOIN articles r ON r.id = q.article
    WHERE q.article = NEW.article AND l.referent = NEW.referent
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER appearance_silent AFTER DELETE ON appearances
BEGIN
    DELETE FROM spoken WHERE article = OLD.article AND actor = OLD.actor;
    INSERT INTO spoken
    SELECT p.actor, coalesce(r.published, ''), r.key, q.position, q.article
    FROM quotes q
    CROSS JOIN links l ON l.article = q.article AND l.mention = q.speaker
    CROSS JOIN appearances p ON p.article = l.article AND p.referent = l.referent
    CROSS JOIN articles r ON r.id = q.article
    WHERE q.article = OLD.article AND p.actor = OLD.actor
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER appearance_of_another AFTER UPDATE OF actor ON appearances
BEGIN
    DELETE FROM spoken WHERE article = NEW.article AND actor = OLD.actor;
    INSERT INTO spoken
    SELECT p.actor, coalesce(r.published, ''), r.key, q.position, q.article
    FROM quotes q
    CROSS JOIN links l ON l.article = q.article AND l.mention = q.speaker
    CROSS JOIN appearances p ON p.article = l.article AND p.referent = l.referent
    CROSS JOIN articles r ON r.id = q.article
    WHERE q.article = NEW.article AND p.actor IN (OLD.actor, NEW.actor)
    ON CONFLICT DO NOTHING;
END;
