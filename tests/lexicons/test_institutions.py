"""Blocs, agreements, laws, organizations and companies: unique forms, known codes, named sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pycountry
import pytest

from tradewire.errors import LexiconError
from tradewire.lexicons import base
from tradewire.lexicons.agreements import Agreement, agreements
from tradewire.lexicons.blocs import Bloc, blocs, blocs_by_code, imposes_duties, members_of
from tradewire.lexicons.companies import Company, companies
from tradewire.lexicons.laws import Law, laws
from tradewire.lexicons.named import NamedEntry
from tradewire.lexicons.organizations import Organization, organizations

LEXICONS: dict[str, tuple[Callable[[], Sequence[NamedEntry]], type[NamedEntry]]] = {
    "blocs": (blocs, Bloc),
    "agreements": (agreements, Agreement),
    "laws": (laws, Law),
    "organizations": (organizations, Organization),
    "companies": (companies, Company),
}
REQUIRED = {
    "blocs": 'code: "A", kind: "bloc", ',
    "agreements": 'code: "A", ',
    "laws": 'full: "A Act", kind: "statute", legal_basis: "A", ',
    "organizations": 'kind: "agency", ',
    "companies": 'country: "PE", ',
}
# In use without being assigned: Kosovo.
UNASSIGNED = {"XK"}


def iso_codes() -> set[str]:
    """Codes of states as they are, and as they were in ISO 3166-3."""
    present = {country.alpha_2 for country in pycountry.countries}
    former = {country.alpha_2 for country in pycountry.historic_countries}
    return present | former | UNASSIGNED


@pytest.mark.parametrize("name", LEXICONS)
def test_no_form_names_two_things(name: str) -> None:
    owners: dict[str, str] = {}
    for entry in LEXICONS[name][0]():
        for form in {form.casefold() for form in entry.forms()}:
            assert form not in owners, f"{form!r} names {owners[form]!r} and {entry.name!r}"
            owners[form] = entry.name


@pytest.mark.parametrize("name", LEXICONS)
def test_no_form_stands_twice_in_an_entry(name: str) -> None:
    for entry in LEXICONS[name][0]():
        forms = [*entry.forms(), *entry.loose]
        assert len(forms) == len(set(forms)), entry.name


@pytest.mark.parametrize("name", LEXICONS)
def test_forms_are_in_matching_form(name: str) -> None:
    for entry in LEXICONS[name][0]():
        for form in (*entry.forms(), *entry.loose):
            assert form == " ".join(form.split()), form
            assert not set(form) & set("’‘“”–—‑"), form
            assert not form.lower().startswith("the ") or form in entry.loose, form


@pytest.mark.parametrize("name", LEXICONS)
def test_case_sensitive_forms_are_forms(name: str) -> None:
    for entry in LEXICONS[name][0]():
        assert set(entry.case_sensitive) <= {*entry.forms(), *entry.loose}, entry.name


@pytest.mark.parametrize(
    ("name", "count"),
    [("blocs", 120), ("agreements", 300), ("laws", 150), ("organizations", 600), ("companies", 450)],
)
def test_no_lexicon_shrinks(name: str, count: int) -> None:
    assert len(LEXICONS[name][0]()) >= count


def test_countries_of_organizations_laws_and_companies_are_known() -> None:
    known = iso_codes() | {"EU", "EAEU"}
    assert {o.country for o in organizations() if o.country} <= known
    assert {c.country for c in companies()} <= known
    assert {law.country for law in laws() if law.country} <= known | set(blocs_by_code())


def test_names_of_generic_bodies_are_no_forms() -> None:
    generic = [o for o in organizations() if o.generic]
    assert generic
    forms = {form for o in organizations() for form in o.forms()}
    assert [o.name for o in generic if o.name in forms] == []


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("USTR", "Office of the United States Trade Representative"),
        ("MOFCOM", "Ministry of Commerce"),
        ("DG Trade", "Directorate-General for Trade"),
        ("WTO", "World Trade Organization"),
        ("ITC", "U.S. International Trade Commission"),
        ("CBP", "U.S. Customs and Border Protection"),
        ("METI", "Ministry of Economy, Trade and Industry"),
        ("DGFT", "Directorate General of Foreign Trade"),
        ("CBSA", "Canada Border Services Agency"),
        ("ITAC", "International Trade Administration Commission"),
        ("Camex", "Chamber of Foreign Trade"),
        ("Banxico", "Bank of Mexico"),
    ],
)
def test_organizations_have_their_acronyms(form: str, name: str) -> None:
    assert [o.name for o in organizations() if form in o.forms()] == [name]


@pytest.mark.parametrize("entries", [blocs, agreements])
def test_codes_are_unique(entries: Callable[[], Sequence[Bloc | Agreement]]) -> None:
    codes = [entry.code for entry in entries()]
    assert len(codes) == len(set(codes))


def test_members_of_blocs_are_states() -> None:
    known = iso_codes()
    for bloc in blocs():
        assert set(bloc.members) <= known, bloc.code
        assert list(bloc.members) == sorted(set(bloc.members)), bloc.code


def test_parties_of_agreements_are_states_or_blocs() -> None:
    known = iso_codes() | set(blocs_by_code())
    for agreement in agreements():
        assert set(agreement.members) <= known, agreement.code
        assert agreement.year is None or 1940 <= int(agreement.year) <= 2026, agreement.code


def test_no_bloc_has_the_code_of_a_country() -> None:
    assert not {bloc.code for bloc in blocs()} & {country.alpha_2 for country in pycountry.countries}


@pytest.mark.parametrize(
    ("code", "size"),
    [
        ("EU", 27),
        ("ASEAN", 11),
        ("G7", 7),
        ("OECD", 38),
        ("APEC", 21),
        ("NATO", 32),
        ("AFRICAN UNION", 55),
        ("OIC", 57),
        ("COMMONWEALTH", 56),
        ("CELAC", 33),
        ("EUROZONE", 21),
        ("SCHENGEN", 29),
        ("COMESA", 21),
        ("SADC", 16),
        ("CARICOM", 15),
        ("ARAB LEAGUE", 22),
        ("CAIRNS GROUP", 20),
        ("ALADI", 13),
        ("PIF", 18),
        ("PARIS CLUB", 22),
    ],
)
def test_member_lists_are_whole(code: str, size: int) -> None:
    assert len(members_of(code)) == size


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("EU", True),
        ("MERCOSUR", True),
        ("EAEU", True),
        ("GCC", True),
        ("SACU", True),
        ("EAC", True),
        ("ASEAN", False),
        ("G20", False),
        ("BRICS", False),
        ("NO", False),
    ],
)
def test_customs_unions_impose_duties(code: str, expected: bool) -> None:
    assert imposes_duties(code) is expected


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("USMCA", "USMCA"),
        ("CUSMA", "USMCA"),
        ("T-MEC", "USMCA"),
        ("RCEP", "RCEP"),
        ("CPTPP", "CPTPP"),
        ("Nafta", "NAFTA"),
        ("Lome Convention", "LOME"),
        ("Phase One deal", "PHASE ONE"),
        ("Turnberry deal", "TURNBERRY DEAL"),
        ("KORUS", "KORUS"),
        ("Geneva deal", "GENEVA DEAL"),
        ("EU-Mercosur", "EU-MERCOSUR"),
        ("ACE-55", "ACE-55"),
        ("AfCFTA", "AFCFTA"),
    ],
)
def test_agreements_have_their_usual_names(form: str, code: str) -> None:
    assert [entry.code for entry in agreements() if form in entry.forms()] == [code]


def test_parties_are_taken_apart() -> None:
    ceta = next(entry for entry in agreements() if entry.code == "CETA")
    assert ceta.members == ("CA", "EU")
    assert len(ceta.countries()) == 28


@pytest.mark.parametrize("name", LEXICONS)
@pytest.mark.parametrize(
    "entry",
    [
        'name: NO, source: "s"',
        'name: 0102, source: "s"',
        'name: "A", aliases: [12:30], source: "s"',
        'name: "A"',
        'name: "A", source: "t"',
        'name: "A", source: "s", wrong: "key"',
    ],
)
def test_malformed_entries_fail(name: str, entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    required = REQUIRED[name]
    entry_type = LEXICONS[name][1]

    def load(content: str) -> Sequence[NamedEntry]:
        import yaml

        parsed = yaml.safe_load(f'sources: {{s: "a test"}}\nentries:\n  - {{{required}{content}}}\n')
        monkeypatch.setattr(base, "read_yaml", lambda _: parsed)
        return base.load_entries(name, entry_type)

    assert load('name: "A", source: "s"')[0].name == "A"
    with pytest.raises(LexiconError):
        load(entry)
