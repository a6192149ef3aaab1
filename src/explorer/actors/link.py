"""Coreference within one article: names first, then what the text calls them later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from explorer.actors.appositions import name_beside
from explorer.actors.bodies import country_named
from explorer.actors.descriptions import resolve_description
from explorer.actors.discourse import Discourse
from explorer.actors.drafts import Draft, countries_inside
from explorer.actors.fold import plain
from explorer.actors.grammar import main_subject
from explorer.actors.groups import resolve_group
from explorer.actors.metonymy import government_meant
from explorer.actors.naming import gather_names
from explorer.actors.pronouns import first_person, looks_forward, resolve_pronoun
from explorer.actors.resolved import UNRESOLVED, Resolved
from explorer.actors.roster import Roster
from explorer.actors.within import numbered_from
from explorer.model import Annotation, Form, Kind, Mention, References, RoleClaim

_OWNED = re.compile(r"(?:his|her)\s", re.IGNORECASE)
_COUNTERPARTS = ("counterpart", "opposite number")


def link(annotation: Annotation, *, publication: str | None = None) -> References:
    """Find out which mentions of an article mean the same; what is not clear stays open."""
    return _Linker(annotation).run(publication)


class _Linker:
    """The work on one article; lives for one call."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.discourse = Discourse(annotation)
        self.of_mention: dict[int, tuple[Draft, ...]] = {}
        self.reasons: dict[int, str] = {}
        self.roster = Roster()
        self.named: dict[int, Draft] = {}
        self.seats: dict[int, Draft] = {}

    def run(self, publication: str | None) -> References:
        named = self.named = gather_names(self.annotation)
        self.roster = Roster(named.values())
        for batch in self._sentences():
            self._read(batch, named)
        self._let_speakers_speak()
        return self._freeze(publication)

    def _let_speakers_speak(self) -> None:
        """In direct speech "I" is the speaker, who is often named behind it."""
        for index, mention in enumerate(self.annotation.mentions):
            speaker = first_person(self.discourse, mention)
            drafts = self.of_mention.get(speaker, ()) if speaker is not None else ()
            if mention.form is Form.PRONOUN and drafts:
                self._settle(index, Resolved(drafts, f"{mention.text!r}: the speaker"))

    def _sentences(self) -> list[list[int]]:
        """Mention indices sentence by sentence."""
        batches: dict[int, list[int]] = {}
        for index, mention in enumerate(self.annotation.mentions):
            batches.setdefault(self.discourse.sentence(mention), []).append(index)
        return [batches[number] for number in sorted(batches)]

    def _read(self, batch: list[int], named: dict[int, Draft]) -> None:
        """Names, descriptions and groups in order; possessives that look forward come last."""
        mentions = self.annotation.mentions
        forward = [
            i
            for i in batch
            if mentions[i].form is Form.PRONOUN and looks_forward(self.discourse, mentions[i])
        ]
        for index in [*(i for i in batch if i not in forward), *forward]:
            if index in named:
                self._drop_stray_claims(index, named[index])
                self._counterpart_of(index, named[index])
                self._settle(index, self._named(index))
            else:
                self._settle(index, self._resolve(mentions[index], index))

    def _named(self, index: int) -> Resolved:
        """Whom a name means: its bearer, or the government that a capital stands for."""
        mention, bearer = self.annotation.mentions[index], self.named[index]
        state = government_meant(self.annotation, mention, self.roster)
        if state is None:
            return Resolved((bearer,), "")
        state.mentions.append(index)
        self.seats[index] = bearer
        return Resolved((state,), f"{mention.text} stands for {state.canonical}")

    def _resolve(self, mention: Mention, index: int) -> Resolved:
        if mention.form is Form.PRONOUN and not mention.plural:
            return resolve_pronoun(self.discourse, mention)
        if mention.form in (Form.GROUP, Form.PRONOUN):
            return resolve_group(self.discourse, mention, self.roster)
        mention = self._with_office(mention)
        found = self._beside(mention) or resolve_description(self.discourse, mention, self.roster)
        if not found.drafts:
            return Resolved((self._own(mention, index),), "nobody in this article is known to fit")
        for draft in found.drafts:
            draft.mentions.append(index)
            if found.office:
                for claim in mention.roles:
                    draft.claim(claim)  # it may tell the country that the name did not
                self.roster.add(draft)
        return found

    def _beside(self, mention: Mention) -> Resolved | None:
        """Whose name stands right beside the description."""
        index = name_beside(self.annotation, mention)
        named = self.named.get(index) if index is not None else None
        if named is None:
            return None
        reason = f"said of {named.fullest} right beside it"
        return Resolved((named,), reason, office=mention.kind is Kind.PERSON)

    def _own(self, mention: Mention, index: int) -> Draft:
        """The description's own referent, one for the same words again."""
        definite = not plain(mention.text).startswith(("a ", "an "))
        known = self.roster.described(mention.text)
        if known is not None and definite:
            known.mentions.append(index)
            return known
        draft = Draft(Form.DESCRIPTION)
        draft.add(index, mention)
        for claim in mention.roles:
            for country in countries_inside(self.annotation, claim)[:1]:
                draft.countries[country] += 1
        self.roster.add(draft)
        return draft

    def _settle(self, index: int, found: Resolved) -> None:
        drafts, reason = found.drafts, found.reason
        self.of_mention[index] = drafts
        for draft in drafts:
            self.roster.add(draft)
        if drafts:
            self.discourse.note(index, drafts)
            if reason:
                self.reasons[index] = reason
            mention = self.annotation.mentions[index]
            if mention.form in (Form.PRONOUN, Form.GROUP):
                for draft in drafts:
                    draft.mentions.append(index)
            if mention.form is Form.PRONOUN:
                for claim in mention.roles:
                    drafts[0].claim(claim)
                    self.roster.add(drafts[0])

    def _with_office(self, mention: Mention) -> Mention:
        """Let "his Iranian counterpart" ask for the office of the person spoken of."""
        if not any(_is_counterpart(claim) for claim in mention.roles):
            return mention
        office = self._office_in_focus(mention, None)
        if office is None:
            return mention
        roles = tuple(
            replace(claim, title=office.title) if _is_counterpart(claim) else claim
            for claim in mention.roles
        )
        return replace(mention, roles=roles)

    def _counterpart_of(self, index: int, draft: Draft) -> None:
        """In "his Iranian counterpart Saeed Nuri" Nuri holds the office too, for his country."""
        mention = self.annotation.mentions[index]
        for claim in mention.roles:
            if not _is_counterpart(claim):
                continue
            office = self._office_in_focus(mention, draft)
            if claim in draft.roles:
                draft.roles.remove(claim)
            if office is not None:
                draft.claim(replace(claim, title=office.title))
                self.roster.add(draft)

    def _drop_stray_claims(self, index: int, draft: Draft) -> None:
        """An "apposition" that is its sentence's subject is somebody else's office."""
        mention = self.annotation.mentions[index]
        parse = self.annotation.parses[mention.paragraph]
        for claim in mention.roles:
            head = max(0, parse.begun_in(0, claim.end).stop - 1)
            behind = claim.start > mention.end and parse.tokens[head].dep == "appos"
            if behind and main_subject(parse, head) == head and claim in draft.roles:
                draft.roles.remove(claim)
                if (country := country_named(claim.of or "")) and draft.countries[country] == 1:
                    del draft.countries[country]

    def _office_in_focus(self, mention: Mention, other_than: Draft | None) -> RoleClaim | None:
        """The office of the owner ahead, of the last subject, else of the last person near."""
        if owner := self._owner_ahead(mention):
            return next((c for c in owner.roles if not _is_counterpart(c)), None)
        here = self.discourse.sentence(mention)
        near = [
            trace
            for trace in self.discourse.before(mention, Kind.PERSON)
            if trace.draft is not other_than and here - trace.sentence <= 2 and trace.draft.roles
        ]
        near.sort(key=lambda trace: (here - trace.sentence, -trace.prominence))
        offices = [c for trace in near for c in trace.draft.roles if not _is_counterpart(c)]
        return offices[0] if offices else None

    def _owner_ahead(self, mention: Mention) -> Draft | None:
        """In "with her Peruvian counterpart, Moss agreed" the named subject behind: Moss."""
        parse = self.annotation.parses[mention.paragraph]
        subject = main_subject(parse, mention.head)
        if subject is None or subject <= mention.head or not _OWNED.match(mention.text):
            return None
        ahead = (
            self.named[index]
            for index, other in numbered_from(self.annotation, mention.paragraph)
            if other.head == subject and index in self.named
        )
        return next((draft for draft in ahead if draft.kind is Kind.PERSON), None)

    def _freeze(self, publication: str | None) -> References:
        used = [d for d in self.roster if d.mentions]
        used.sort(key=lambda draft: min(draft.mentions))
        number = {id(draft): position for position, draft in enumerate(used)}
        count = len(self.annotation.mentions)
        return References(
            self.annotation.article,
            self.annotation.published,
            publication,
            tuple(draft.freeze(number[id(draft)]) for draft in used),
            tuple(
                tuple(dict.fromkeys(number[id(draft)] for draft in self._meant(index)))
                for index in range(count)
            ),
            tuple(sorted(self.reasons.items())),
        )

    def _meant(self, index: int) -> Iterator[Draft]:
        """Whom a mention points at; a capital that stands for a country is named all the same."""
        yield from self.of_mention.get(index, ())
        if index in self.seats:
            yield self.seats[index]


def _is_counterpart(claim: RoleClaim) -> bool:
    """A counterpart, or a colleague of another country ("his Tajik colleague")."""
    title = plain(claim.title)
    foreign = claim.of is not None and country_named(claim.of) is not None
    return any(word in title for word in _COUNTERPARTS) or (title == "colleague" and foreign)


__all__ = ["UNRESOLVED", "link"]
