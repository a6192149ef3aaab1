-- The catalogue: one corpus, its articles, what was found in them, and what it adds up to.
--
-- Nothing stands without evidence. What was found in an article lies in one of its paragraphs. An
-- actor points at a referent with mentions, a role at an article that gives it, an event at a
-- sentence; these pointers may not be null, so none can be stored without, and the triggers move a
-- pointer on, or remove its owner, when the thing it points at goes. Deleting a file or an article
-- thereby deletes all that rested on it alone.
--
-- Days are ISO 8601; lists that are never searched are JSON; "position" keeps an order.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A catalogue made again is told from the one that stood in its place.
INSERT INTO meta VALUES ('born', lower(hex(randomblob(8))));

-- Sources ---------------------------------------------------------------------------------------

-- A file of which only a part was stored has a size below zero, and is read again.
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE rejections (
    file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (file, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    title_is_lead INTEGER NOT NULL CHECK (title_is_lead IN (0, 1)),
    published TEXT,
    updated TEXT,
    author TEXT,
    publication TEXT,
    dateline TEXT,
    digest TEXT NOT NULL,
    paragraphs INTEGER NOT NULL,
    mentions INTEGER NOT NULL DEFAULT 0,
    extractor TEXT,  -- who found its facts; null before
    failure TEXT,    -- why its facts could not be found
    fields TEXT      -- digest of the actors, places and types that the search index was given
) STRICT;

CREATE INDEX articles_of_file ON articles (file);
CREATE INDEX articles_newest ON articles (published DESC, key);
CREATE INDEX articles_by_extractor ON articles (extractor, failure, mentions);
CREATE INDEX articles_failed ON articles (key, failure) WHERE failure IS NOT NULL;
-- The days alone: of the articles of an actor they are read without the articles.
CREATE INDEX articles_by_day ON articles (id, published);
-- The keys alone: of the thousands that tell an office they are read without the articles.
CREATE INDEX articles_keys ON articles (id, key);

CREATE TABLE paragraphs (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    style TEXT NOT NULL,
    UNIQUE (article, position)
) STRICT;

-- Articles whose entry in the search index is out of date, or that are to be taken out of it. It is
-- filled in the transaction that changes them, and emptied when the index has committed. "known"
-- tells whether the index can have an entry of the key already.
CREATE TABLE index_queue (
    key TEXT PRIMARY KEY,
    known INTEGER NOT NULL CHECK (known IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Articles whose facts came, changed or went since actors and events were last brought together. It
-- is filled in the transaction that changes them and emptied in the one that brings them together.
CREATE TABLE unresolved (
    key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Facts of one article --------------------------------------------------------------------------

CREATE TABLE mentions (
    article INTEGER NOT NULL,
    position INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    head INTEGER NOT NULL,
    form TEXT NOT NULL,
    kind TEXT,
    certain INTEGER NOT NULL,
    canonical TEXT,
    plural INTEGER NOT NULL,
    roles TEXT,
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, paragraph) REFERENCES paragraphs (article, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Those that tell an office are few, and found without the others.
CREATE INDEX mentions_of_offices ON mentions (article, position) WHERE roles IS NOT NULL;

CREATE TABLE timexes (
    article INTEGER NOT NULL,
    position INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    rule TEXT NOT NULL,
    anchor TEXT,
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, paragraph) REFERENCES paragraphs (article, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE quotes (
    article INTEGER NOT NULL,
    position INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    speaker INTEGER,
    cue TEXT NOT NULL,
    direct INTEGER NOT NULL,
    speaker_text TEXT NOT NULL,  -- the speaker's words where no mention has them
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, paragraph) REFERENCES paragraphs (article, position) ON DELETE CASCADE,
    FOREIGN KEY (article, speaker) REFERENCES mentions (article, position)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE referents (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    form TEXT NOT NULL,
    kind TEXT,
    certain INTEGER NOT NULL,
    names TEXT NOT NULL,
    mentions TEXT NOT NULL,
    canonical TEXT,
    roles TEXT,
    record INTEGER,  -- of a name: the record that it is resolved with; null before that
    office TEXT,     -- of a description: whose office it tells; null before it is resolved
    PRIMARY KEY (article, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX referents_of_record ON referents (record, article, id) WHERE record IS NOT NULL;
CREATE INDEX referents_of_office ON referents (office, article, id) WHERE office IS NOT NULL;

-- What resolving keeps of each name: only what a change can touch is resolved again ---------------

-- Referents of one folded name that are told alike are decided on together: a record. It adds up
-- what is asked of them: how many they are, their mentions, the first by article, the first by day
-- (9999-12-31 where no day is known), the last day, and the actor that they were last held to be.
CREATE TABLE records (
    id INTEGER PRIMARY KEY,
    bundle TEXT NOT NULL,
    signature TEXT NOT NULL,
    referents INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    article TEXT NOT NULL,
    referent INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    first_article TEXT NOT NULL,
    first_referent INTEGER NOT NULL,
    last_day TEXT,
    actor TEXT,
    UNIQUE (bundle, signature)
) STRICT;

CREATE INDEX records_of_actor ON records (actor, bundle) WHERE actor IS NOT NULL;

-- Names that are alike enough to be joined, each pair both ways.
CREATE TABLE alike (
    bundle TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (bundle, other)
) STRICT, WITHOUT ROWID;

-- Every folded name, as the corpus was last resolved: the fullest form that stands first, the kind,
-- whether it counts as somebody in company, and the actor of whom it is the full name.
CREATE TABLE bundles (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT,
    company INTEGER NOT NULL,
    actor TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX bundles_of_actor ON bundles (actor) WHERE actor IS NOT NULL;

-- The keys by which names that may be one another's are found. Those of names that are gone stay:
-- they only make the look around a change a little wider.
CREATE TABLE bundle_keys (
    key TEXT NOT NULL,
    bundle TEXT NOT NULL,
    PRIMARY KEY (key, bundle)
) STRICT, WITHOUT ROWID;

CREATE INDEX bundle_keys_of_bundle ON bundle_keys (bundle, key);

-- Given names of proven persons, with the family names that go with them.
CREATE TABLE given_names (
    bundle TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    family TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX given_names_by_word ON given_names (word, family);

-- The days on which an article gives an office of a country or body to an actor.
CREATE TABLE tenures (
    actor TEXT NOT NULL,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (actor, owner, title, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX tenures_of_owner ON tenures (owner, title);

-- Records that lost a referent since all was last brought together.
CREATE TABLE touched_records (
    id INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER referent_gone AFTER DELETE ON referents WHEN OLD.record IS NOT NULL
BEGIN
    INSERT INTO touched_records VALUES (OLD.record) ON CONFLICT DO NOTHING;
END;

-- Which referents a mention points at: none, one, or several for a group.
CREATE TABLE links (
    article INTEGER NOT NULL,
    mention INTEGER NOT NULL,
    position INTEGER NOT NULL,
    referent INTEGER NOT NULL,
    PRIMARY KEY (article, mention, position),
    FOREIGN KEY (article, mention) REFERENCES mentions (article, position) ON DELETE CASCADE,
    FOREIGN KEY (article, referent) REFERENCES referents (article, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX links_of_referent ON links (article, referent, mention);

CREATE TABLE reasons (
    article INTEGER NOT NULL,
    position INTEGER NOT NULL,
    mention INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, mention) REFERENCES mentions (article, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE event_mentions (
    article INTEGER NOT NULL,
    position INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    agents TEXT NOT NULL,
    recipients TEXT NOT NULL,
    place INTEGER,
    date TEXT,
    date_expression TEXT,
    derivation TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, paragraph) REFERENCES paragraphs (article, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Actors of the corpus --------------------------------------------------------------------------

CREATE TABLE actors (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    "of" TEXT,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first TEXT,
    last TEXT,
    seen_article INTEGER NOT NULL,
    seen_referent INTEGER NOT NULL,
    digest TEXT NOT NULL,  -- of all that is stored of the actor, to tell whether that changed
    FOREIGN KEY (seen_article, seen_referent) REFERENCES appearances (article, referent)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- With the kind, so that a list of one kind need not look at each actor.
CREATE INDEX actors_most_mentioned ON actors (mentions DESC, key, kind);
CREATE INDEX actors_by_name ON actors (name COLLATE NOCASE, key, kind);
CREATE INDEX actors_latest ON actors (last DESC, mentions DESC, key, kind);
CREATE INDEX actors_of_kind ON actors (kind, mentions DESC, key);
CREATE INDEX actors_within ON actors ("of") WHERE kind = 'place';
CREATE INDEX actors_seen ON actors (seen_article, seen_referent);

-- Which actor a referent is, with the number of mentions that point at it.
CREATE TABLE appearances (
    article INTEGER NOT NULL,
    referent INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    mentions INTEGER NOT NULL CHECK (mentions > 0),
    reason TEXT,  -- why it is that actor, where its own article does not tell
    PRIMARY KEY (article, referent),
    FOREIGN KEY (article, referent) REFERENCES referents (article, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX appearances_of_actor ON appearances (actor, article, mentions);

CREATE TRIGGER actor_lost_sight AFTER DELETE ON appearances
WHEN EXISTS (
    SELECT 1 FROM actors
    WHERE id = OLD.actor AND seen_article = OLD.article AND seen_referent = OLD.referent
)
BEGIN
    DELETE FROM actors
    WHERE id = OLD.actor AND NOT EXISTS (SELECT 1 FROM appearances WHERE actor = OLD.actor);
    UPDATE actors
    SET (seen_article, seen_referent) =
        (SELECT article, referent FROM appearances WHERE actor = OLD.actor LIMIT 1)
    WHERE id = OLD.actor;
END;

CREATE TABLE aliases (
    actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,  -- lower case words without accents, a blank on each side
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias_words (
    word TEXT NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    PRIMARY KEY (word, actor)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_words_of_actor ON alias_words (actor);

CREATE TABLE roles (
    id INTEGER PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    "of" TEXT,
    first TEXT,
    last TEXT,
    claimed_in INTEGER NOT NULL,
    UNIQUE (actor, position),
    FOREIGN KEY (id, claimed_in) REFERENCES role_articles (role, article)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE role_articles (
    role INTEGER NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (role, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX role_articles_of_article ON role_articles (article);

CREATE TRIGGER role_lost_claim AFTER DELETE ON role_articles
WHEN EXISTS (SELECT 1 FROM roles WHERE id = OLD.role AND claimed_in = OLD.article)
BEGIN
    DELETE FROM roles
    WHERE id = OLD.role AND NOT EXISTS (SELECT 1 FROM role_articles WHERE role = OLD.role);
    UPDATE roles
    SET claimed_in = (SELECT article FROM role_articles WHERE role = OLD.role LIMIT 1)
    WHERE id = OLD.role;
END;

-- Actors that lost a name with an article, until all is brought up to date: some only stay because
-- other articles tell of their office.
CREATE TABLE lost_actors (
    key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER name_gone AFTER DELETE ON appearances WHEN OLD.reason IS NULL
BEGIN
    INSERT INTO lost_actors SELECT key FROM actors WHERE id = OLD.actor ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER actor_gone AFTER DELETE ON actors
BEGIN
    INSERT INTO lost_actors VALUES (OLD.key) ON CONFLICT DO NOTHING;
END;

CREATE TABLE merges (
    actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    other TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

-- Events of the corpus --------------------------------------------------------------------------

CREATE TABLE events (
    id INTEGER PRIMARY KEY,   -- in the order of the list, with gaps for what comes between
    key TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    date TEXT,
    date_end TEXT,
    granularity TEXT NOT NULL,
    title TEXT NOT NULL,
    place INTEGER REFERENCES actors (id) ON DELETE SET NULL,
    first_day TEXT NOT NULL,  -- 9999-12-31 where the date is unknown
    last_day TEXT NOT NULL,
    section TEXT NOT NULL,    -- the heading that it stands under, sortable; ~ for the undated
    sources INTEGER NOT NULL,
    has_conflict INTEGER NOT NULL,
    first_evidence INTEGER NOT NULL,
    FOREIGN KEY (id, first_evidence) REFERENCES evidence (event, position)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Lists, headings and counts are answered from this alone, whatever they keep.
CREATE INDEX events_timeline ON events (
    section, id, type, mode, place, first_day, last_day, has_conflict, status
);
CREATE INDEX events_of_place ON events (
    place, section, id, type, mode, first_day, last_day, has_conflict, status
);

CREATE TABLE participants (
    event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    PRIMARY KEY (event, part, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX participants_of_actor ON participants (actor, event);

CREATE TABLE evidence (
    event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    article INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    date TEXT,
    date_expression TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (event, position),
    FOREIGN KEY (article, paragraph) REFERENCES paragraphs (article, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_of_article ON evidence (article, paragraph, event);

CREATE TRIGGER event_lost_evidence AFTER DELETE ON evidence
WHEN EXISTS (SELECT 1 FROM events WHERE id = OLD.event)
BEGIN
    DELETE FROM events
    WHERE id = OLD.event AND NOT EXISTS (SELECT 1 FROM evidence WHERE event = OLD.event);
    UPDATE events
    SET first_evidence = (SELECT min(position) FROM evidence WHERE event = OLD.event),
        sources = (SELECT count(DISTINCT article) FROM evidence WHERE event = OLD.event)
    WHERE id = OLD.event;
END;

CREATE TABLE conflicts (
    event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict_values (
    event INTEGER NOT NULL,
    conflict INTEGER NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (event, conflict, position),
    FOREIGN KEY (event, conflict) REFERENCES conflicts (event, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict_evidence (
    event INTEGER NOT NULL,
    conflict INTEGER NOT NULL,
    value INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    PRIMARY KEY (event, conflict, value, evidence),
    FOREIGN KEY (event, conflict, value)
        REFERENCES conflict_values (event, conflict, position) ON DELETE CASCADE,
    FOREIGN KEY (event, evidence) REFERENCES evidence (event, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A value that nobody gives any more is no longer in dispute, and one value is no dispute.
CREATE TRIGGER value_lost_evidence AFTER DELETE ON conflict_evidence
WHEN NOT EXISTS (
    SELECT 1 FROM conflict_evidence
    WHERE event = OLD.event AND conflict = OLD.conflict AND value = OLD.value
)
BEGIN
    DELETE FROM conflict_values
    WHERE event = OLD.event AND conflict = OLD.conflict AND position = OLD.value;
END;

CREATE TRIGGER conflict_settled AFTER DELETE ON conflict_values
WHEN (
    SELECT count(*) FROM conflict_values WHERE event = OLD.event AND conflict = OLD.conflict
) < 2
BEGIN
    DELETE FROM conflicts WHERE event = OLD.event AND position = OLD.conflict;
    UPDATE events
    SET has_conflict = EXISTS (SELECT 1 FROM conflicts WHERE event = OLD.event)
    WHERE id = OLD.event;
END;

-- What merging keeps -----------------------------------------------------------------------------

-- Each event mention as it was merged, in the terms of actors and days. Nothing shows these rows;
-- they tell which events a changed article or actor can touch. They outlive their article, until
-- the next time that the events are brought up to date.
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL,  -- its key
    position INTEGER NOT NULL,  -- of the event mention
    family TEXT NOT NULL,
    data TEXT NOT NULL,
    parts TEXT NOT NULL,  -- the events that it tells of, by the claims that opened them
    UNIQUE (article, position)
) STRICT;

CREATE INDEX claims_of_family ON claims (family);

CREATE TABLE claim_events (
    event INTEGER NOT NULL,  -- the claim that opened it
    claim INTEGER NOT NULL,
    PRIMARY KEY (event, claim)
) STRICT, WITHOUT ROWID;

-- Where a claim is found by others: a hash of family and participants, and a day as an ordinal.
CREATE TABLE claim_shelves (
    shelf INTEGER NOT NULL,
    day INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (shelf, day, claim)
) STRICT, WITHOUT ROWID;

-- What the key of an event begins with, and which of those that begin so it is.
CREATE TABLE claim_names (
    event INTEGER PRIMARY KEY,
    base TEXT NOT NULL,
    number INTEGER NOT NULL
) STRICT;

CREATE INDEX claim_names_by_base ON claim_names (base);
