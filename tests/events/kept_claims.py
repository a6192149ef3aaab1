"""A merge's memory held in lists, to hold updates against a merge from nothing."""

from dataclasses import replace

from explorer.events.claims import Cast
from explorer.events.finishing import finish
from explorer.events.keeping import filed, light
from explorer.events.merge import numbered_claims
from explorer.events.updating import update


class KeptClaims:
    """Claims by id, and the events by their openers."""

    def __init__(self):
        self.kept, self.named, self.events, self.texts = {}, {}, {}, {}
        self.read = 0

    def of_articles(self, articles):
        return [k for k in self.kept.values() if k.claim.mention.article in articles]

    def of_events(self, openers):
        return [k for k in self.kept.values() if any(event in openers for event, _ in k.parts)]

    def claims(self, ids):
        return [self.kept[id_] for id_ in ids]

    def events_on(self, sought):
        return {opener for kept in self.on_shelves(sought) for opener, _ in kept.parts}

    def on_shelves(self, sought):
        wanted = {}
        for shelf, first, last in sought:
            wanted.setdefault(shelf, []).append((first, last))
        return [
            kept
            for kept in self.kept.values()
            if any(
                first <= day <= last
                for shelf, day in filed(kept.claim)
                for first, last in wanted.get(shelf, ())
            )
        ]

    def names(self, openers):
        return {opener: self.named[opener] for opener in openers if opener in self.named}

    def sharing(self, bases):
        return {opener: named for opener, named in self.named.items() if named.base in bases}

    def take_in(self, articles, resolution, sources, others=()):
        """Update with what some articles tell now: their mentions by key."""
        actors = {actor.id: actor for actor in resolution.actors}
        cast = Cast(actors, resolution.actor_of, sources)
        fresh = {key: list(numbered_claims(cast, found)) for key, found in articles.items()}
        for key, claims in fresh.items():
            for position, claim in claims:
                self.texts[key, position] = (claim.mention.end, claim.mention.text)
            fresh[key] = [(position, light(claim)) for position, claim in claims]
        next_id = max(self.kept, default=0) + 1
        outcome = update(cast, self, fresh, others=others, next_id=next_id)
        changes = finish(cast, self, outcome, self._sentences)
        for gone in outcome.forgotten:
            del self.kept[gone.id]
        self.kept.update((each.id, each) for each in (*outcome.new, *outcome.moved))
        for opener in outcome.events:
            self.named.pop(opener, None)
        self.named.update(changes.names)
        for gone in changes.gone:
            del self.events[gone]
        self.events.update((event.id, event) for event in changes.events)
        return changes

    def _sentences(self, kept):
        return {k.id: self.texts[k.claim.mention.article, k.position] for k in kept}

    def in_order(self):
        return tuple(sorted(self.events.values(), key=lambda e: (e.date or "9999", e.id)))


def renamed(actor):
    """Return an actor under another name."""
    return replace(actor, name=f"{actor.name} Jr")
