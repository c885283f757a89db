"""Core rules about the household: signature, consent, addresses, how to reach it."""

from __future__ import annotations

from byfive.application import Address
from byfive.findings import Severity
from expectations.rules import Given, Holds, Matches, NeverMatches, OneOf, Rule
from expectations.subjects import HOUSEHOLD, Subject

WARNS = Severity.WARNS

TO_FILE = "7 CFR 273.2(c)(1): a name, an address and a signature file an application"
PO_BOX = r"(?i)\bp\.?\s*o\.?\s*box\b|\bpob\b|\bpost office box\b"
MILITARY_ZIPS = {"AA": ("340",), "AE": tuple(f"09{last}" for last in range(9)), "AP": tuple(map(str, range(962, 967)))}
"""First three digits for each military state (USPS Publication 28)."""


def signed_by_today(row: Subject) -> bool:
    """The signature is not from a day that the county has not reached."""
    signature = row.application.signature
    return signature is None or signature.signed_at.astimezone(row.county.zone_info).date() <= row.today


def military_zip_fits(address: Address | None) -> bool:
    """A military state and a military ZIP code come together or not at all."""
    if address is None:
        return True
    state = next((state for state, zips in MILITARY_ZIPS.items() if address.zip.startswith(zips)), None)
    return state == (address.state if address.state in MILITARY_ZIPS else None)


def can_get_mail(row: Subject) -> bool:
    """Some address was given to which mail can go."""
    return row.application.home is not None or row.application.mailing is not None


def can_be_reached(row: Subject) -> bool:
    """There is a phone number or an e-mail address."""
    return bool(row.application.contact.phone or row.application.contact.email)


def change_is_told(row: Subject) -> bool:
    """Whoever said that income changed said how."""
    return row.application.income_changed_recently is not True or row.application.income_change is not None


def representative_can_be_called(row: Subject) -> bool:
    """A representative, if there is one, has a phone number."""
    return row.application.representative is None or row.application.representative.phone is not None


HOUSEHOLD_RULES = (
    Rule("core.signature_given", HOUSEHOLD, ("signature.text",), Given(),
         "The application is not signed. Ask the client to sign it.", TO_FILE),
    Rule("core.signature_has_letters", HOUSEHOLD, ("signature.text",), Matches(r"[^\W\d_]"),
         "The signature has no letter in it. Ask the client to sign with a name.", TO_FILE),
    Rule("core.signed_by_today", HOUSEHOLD, ("signature.signed_at",), Holds(signed_by_today),
         "The signature is from a day that is still to come at the county. Check the clock that the intake used.",
         "a county refuses a signature from the future"),
    Rule("core.terms_agreed", HOUSEHOLD, ("consents_to_terms",),
         Holds(lambda row: row.application.consents_to_terms is True),
         "The client did not agree to the terms. Nothing may be filed until they do.",
         "7 CFR 272.1(c): answers are passed on only with the client's consent"),
    Rule("core.goes_to_its_county", HOUSEHOLD, ("county",),
         Holds(lambda row: row.application.county == row.county.name),
         "The application is for another county than the one it is about to go to. Send it to the county it names.",
         "the county where the household lives decides"),
    Rule("core.home_or_homeless", HOUSEHOLD, ("home",),
         Holds(lambda row: row.application.home is not None or row.application.is_homeless is True),
         "There is no home address, and nobody said that the household is homeless. Ask the client which it is.",
         TO_FILE),
    Rule("core.home_and_homeless", HOUSEHOLD, ("is_homeless",),
         Holds(lambda row: row.application.home is None or row.application.is_homeless is not True),
         "There is a home address, and the household is said to be homeless. Ask the client which is right.",
         "counties refuse both together (DOMAIN 9)"),
    Rule("core.home_in_california", HOUSEHOLD, ("home.state",), OneOf(("CA",)),
         "The home is not in California. Ask where the household lives; a military or other address can be for mail.",
         "7 CFR 273.3: a household applies where it lives; APO, FPO and DPO are no California homes"),
    Rule("core.home_zip_in_california", HOUSEHOLD, ("home.zip",), Matches(r"^9(?:[0-5]\d|6[01])"),
         "The home's ZIP code is not one of California's (90000 to 96199). Check it.",
         "USPS: California is 900 to 961", WARNS),
    Rule("core.home_no_po_box", HOUSEHOLD, ("home.line1", "home.line2"), NeverMatches(PO_BOX),
         "The home address is a post office box. The county will ask where the household sleeps.",
         "USPS Publication 28: a box is for mail only", WARNS),
    Rule("core.mailing_zip_fits_military_state", HOUSEHOLD, ("mailing.zip",),
         Holds(lambda row: military_zip_fits(row.application.mailing)),
         "The mailing address mixes a military state or ZIP code with a civil one (AA is 340, AE 090 to 098, AP 962 "
         "to 966). Check both.", "USPS Publication 28", WARNS),
    Rule("core.can_get_mail", HOUSEHOLD, ("mailing",), Holds(can_get_mail),
         "There is no address for mail. The county will hold letters at its office: tell the client to ask there.",
         "a homeless household cannot be made to give a mailing address (DOMAIN 3)", WARNS),
    Rule("core.can_be_reached", HOUSEHOLD, ("contact.phone",), Holds(can_be_reached),
         "There is neither a phone number nor an e-mail address. If something is missing, only a letter can ask.",
         "reviews need a way to the client", WARNS),
    Rule("core.phone_possible", HOUSEHOLD, ("contact.phone", "representative.phone"),
         Matches(r"^[2-9](?!11)\d\d[2-9](?!11)\d{6}$"),
         "The phone number cannot exist (area code and exchange start with 2 to 9 and do not end in 11). Check it.",
         "North American Numbering Plan", WARNS),
    Rule("core.email_possible", HOUSEHOLD, ("contact.email",),
         Matches(r"^[^@\s.]+(?:\.[^@\s.]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$"),
         "The e-mail address cannot work: look for a stray dot, a missing ending or a mark that does not belong.",
         "RFC 5321", WARNS),
    Rule("core.language_given", HOUSEHOLD, ("contact.spoken_language",), Given(),
         "The language for the interview was not answered. The county will take it to be English.",
         "7 CFR 272.4(b): interviews in the household's language", WARNS),
    Rule("core.somebody_applies", HOUSEHOLD, ("is_applying",),
         Holds(lambda row: any(member.is_applying for member in row.application.members)),
         "Nobody in the household is applying. Ask the client who needs food benefits.",
         "an application for nobody earns nothing, but it can be filed and mended at the interview", WARNS),
    Rule("core.income_change_told", HOUSEHOLD, ("income_change",), Holds(change_is_told),
         "Income is said to have changed, but not how. The county will ask.", "CF 285 asks for it", WARNS),
    Rule("core.representative_phone_given", HOUSEHOLD, ("representative.phone",), Holds(representative_can_be_called),
         "The representative has no phone number. The county can only write.", "7 CFR 273.2(n)", WARNS),
)  # fmt: skip
