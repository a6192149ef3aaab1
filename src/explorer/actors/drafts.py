"""Referents of one article while they are being put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial

from explorer.actors.bodies import country_named
from explorer.actors.kinds import cannot_be_person, kind_by_words
from explorer.actors.names import person_name
from explorer.actors.titles import gender_of
from explorer.actors.within import countries_from
from explorer.gazetteer import gender_of_name, is_family_name, is_given_name
from explorer.model import Annotation, Form, Kind, Mention, Referent, RoleClaim

_counts = partial(Counter.__new__, Counter)  # Counter() updates itself with nothing, slowly


@dataclass(eq=False)
class Draft:
    """A referent that still grows; identity is what tells two apart."""

    form: Form
    canonical: str | None = None
    mentions: list[int] = field(default_factory=list)
    names: Counter[str] = field(default_factory=_counts)
    votes: Counter[Kind] = field(default_factory=_counts)
    proofs: Counter[Kind] = field(default_factory=_counts)
    roles: list[RoleClaim] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=_counts)
    gender: str | None = None
    plural: bool = False
    heard: str | None = None
    """The gender of the first pronoun; weaker than what a title says."""

    def add(self, index: int, mention: Mention) -> None:
        """Take in a mention that names or describes this referent."""
        self.mentions.append(index)
        self.names[mention.text] += 1
        self.canonical = self.canonical or mention.canonical
        self.plural = self.plural or mention.plural
        kind = mention.kind
        doubtful = kind is Kind.PERSON and self.form is Form.NAME
        if mention.roles and " " in mention.text:
            doubtful = False  # an office in front: "Admiral Ada House"
        if doubtful and cannot_be_person(mention.text):
            kind = kind_by_words(mention.text)
        if kind is not None:
            (self.proofs if mention.certain else self.votes)[kind] += 1
        for claim in mention.roles:
            self.claim(claim)

    def claim(self, claim: RoleClaim) -> None:
        """Take in an office."""
        self.roles.append(claim)
        self.gender = self.gender or gender_of(claim.title)
        country = claim.of and country_named(claim.of)
        if country:
            self.countries[country] += 1

    def place(self, mention: Mention, country: str) -> None:
        """Say which country the offices of a mention belong to, where they do not say it."""
        self.countries[country] += 1
        for at, claim in enumerate(self.roles):
            if claim in mention.roles and claim.of is None:
                self.roles[at] = replace(claim, of=country)

    @property
    def sex(self) -> str | None:
        """The gender as titles tell it, else the name itself, else the first pronoun."""
        if self.gender is None and self.form is Form.NAME and self.kind is Kind.PERSON:
            return gender_of_name(self.fullest) or self.heard
        return self.gender or self.heard

    @property
    def kind(self) -> Kind | None:
        """Proofs before votes; a title makes a person; a full name weighs more than a part."""
        if self.proofs:
            return _foremost(self.proofs)
        if self.roles and self.form is Form.NAME:
            return Kind.PERSON
        return _foremost(self.votes) if self.votes else None

    @property
    def solid(self) -> bool:
        """Tell whether more than a guess of one word speaks for this referent."""
        return bool(self.proofs or self.roles) or any(" " in name for name in self.names)

    @property
    def certain(self) -> bool:
        """Tell whether the words themselves prove the kind."""
        return bool(self.proofs)

    @property
    def fullest(self) -> str:
        """The name with the most parts; ties go to the commonest, then the longest."""
        return self.ordered_names()[0] if self.names else ""

    def ordered_names(self) -> tuple[str, ...]:
        """Distinct surface forms, fullest first."""
        if len(self.names) == 1:
            return tuple(self.names)
        count = (lambda name: len(person_name(name).parts)) if self.kind is Kind.PERSON else len
        return tuple(
            sorted(self.names, key=lambda name: (-count(name), -self.names[name], -len(name), name))
        )

    @property
    def _guessed_person(self) -> bool:
        """Tell whether a parser's guess is all that makes one word a person."""
        if self.form is not Form.NAME or self.solid or self.kind is not Kind.PERSON:
            return False
        known = any(is_given_name(name) or is_family_name(name) for name in self.names)
        return self.sex is None and not known

    def freeze(self, number: int) -> Referent:
        """Turn the draft into the value that leaves the room."""
        return Referent(
            number,
            self.form,
            None if self._guessed_person else self.kind,
            self.certain,
            self.ordered_names(),
            tuple(sorted(self.mentions)),
            self.canonical,
            tuple(self.roles),
        )


def _foremost(counts: Counter[Kind]) -> Kind:
    """The kind counted most often; of several the one counted first."""
    return next(iter(counts)) if len(counts) == 1 else max(counts, key=counts.__getitem__)


def countries_inside(annotation: Annotation, claim: RoleClaim) -> list[str]:
    """Countries named within the words of a claim ("Secretary of Iran's Security Council")."""
    found = countries_from(annotation, claim.paragraph, claim.start, claim.end)
    return [mention.canonical for mention in found if mention.canonical is not None]
