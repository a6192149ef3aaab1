"""What is no actor: fragments that only an uncertain guess of the parser ever called a name."""

from __future__ import annotations

from explorer.actors.fold import plain
from explorer.actors.fragments import is_vague, joins_countries, only_titles
from explorer.actors.merging import Cluster
from explorer.model import Kind


def is_junk(cluster: Cluster) -> bool:
    """Judge by evidence: proof, spelling, and how often and in how many articles it stands."""
    bundles = cluster.bundles
    if any(bundle.canonical or bundle.proofs for bundle in bundles):
        return False
    names = [name for bundle in bundles for name in bundle.names]
    if not any(letter.isalpha() for name in names for letter in plain(name)):
        return True
    if all(only_titles(name) or joins_countries(name) for name in names):
        return True
    if bundles[0].kind is not Kind.PERSON and all(is_vague(name) for name in names):
        return True
    spoken_for = any(True for bundle in bundles for _ in bundle.claims)
    if spoken_for or any(" " in plain(name) for name in names):
        return False
    return all(name.islower() for name in names) or _rare(cluster)


def _rare(cluster: Cluster) -> bool:
    """One word, never proven: it must come back, and always as the same kind.

    A place need not come back: a village is often named once, as the scene of what happened.
    """
    bundles = cluster.bundles
    articles = {article for bundle in bundles for article in bundle.articles}
    votes = {kind for bundle in bundles for kind in bundle.votes}
    mentions = sum(record.mentions for bundle in bundles for record in bundle.records)
    if bundles[0].kind is Kind.PERSON:
        return len(articles) < 2 and mentions < 3
    once = mentions < 2 and bundles[0].kind is not Kind.PLACE
    return once or (len(votes) > 1 and len(articles) < 2)
