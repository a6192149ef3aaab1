"""Who takes part where another word than the verb names them: nouns, phrases, light verbs."""

import pytest


def told(tell, text):
    """Return (type, names of who takes part) of each event mention of a sentence."""
    references, found = tell("2024-03-13", "It was a long week.", text)
    forms = {each.id: each.canonical or each.names[0] for each in references.referents}
    return [(m.type.value, {forms[i] for i in (*m.agents, *m.recipients)}) for m in found]


LUND_COSTA = {"Jonas Lund", "Maria Costa"}


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("A dinner was given by Jonas Lund in honour of Maria Costa on Friday.", "consult", ...),
        (
            "Talks were held with Jonas Lund at the initiative of Maria Costa on Friday.",
            "consult",
            ...,
        ),
        ("Jonas Lund was granted an audience by Maria Costa on Friday.", "consult", ...),
        ("Jonas Lund held a round of talks with Maria Costa on Friday.", "consult", ...),
        ("Contacts between Jonas Lund and Maria Costa took place on Friday.", "consult", ...),
        ("Jonas Lund paid a farewell visit to President Maria Costa on Friday.", "consult", ...),
        (
            "A signing ceremony was held in honour of Jonas Lund and Maria Costa on Friday.",
            "agree",
            ...,
        ),
        (
            "A skirmish occurred on the border between Chad and Sudan on Friday.",
            "assault",
            {"Chad", "Sudan"},
        ),
        (
            "An exchange of fire took place between border guards of Chad and Sudan on Friday.",
            "assault",
            {"Chad", "Sudan"},
        ),
        ("Flights between Chad and Sudan resumed on Friday.", "cooperate", {"Chad", "Sudan"}),
        ("An arrest warrant was issued for Jonas Lund on Friday.", "coerce", {"Jonas Lund"}),
        ("A life sentence was handed down to Jonas Lund on Friday.", "coerce", {"Jonas Lund"}),
        ("A criminal case was opened against Jonas Lund on Friday.", "coerce", {"Jonas Lund"}),
        ("Chad conducted a nuclear test on Friday.", "mobilize", {"Chad"}),
        (
            "Chad closed the checkpoint on the border with Sudan on Friday.",
            "sanction",
            {"Chad", "Sudan"},
        ),
    ],
)
def test_a_deed_is_told_however_its_names_are_hung_on_it(tell, text, kind, who):
    assert (kind, LUND_COSTA if who is ... else who) in told(tell, text)


def test_a_preposition_is_no_particle_where_it_stands_before_the_verb(tell):
    found = told(tell, "In March 2023, Chad gave Sudan ten buses.")
    assert "concede" not in [kind for kind, _ in found]


def test_a_report_that_the_subject_releases_leaves_its_verb_a_deed(tell):
    found = told(tell, "Chad released a new banknote on Friday.")
    assert ("other", {"Chad"}) in found
