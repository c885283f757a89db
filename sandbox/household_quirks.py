"""What is out of the ordinary in made-up households: one function a quirk, by the word that names it.

Names and addresses are the kinds listed in the project's notes on names and on USPS Publication 28, those that
California homes and mailing addresses have. A quirk changes an ordinary application in place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

from sandbox.household_parts import Answers, address, born, dollars, job, name

Quirk = Callable[[Answers, Random, date], None]


def _sign_as(app: Answers) -> None:
    """The applicant signs with the name as it now is."""
    parts = app["members"][0]["name"]
    app["signature"]["text"] = " ".join(parts[part] for part in ("given", "middle", "family", "suffix") if parts[part])


def _named(given: str | None, family: str | None, middle: str | None = None, suffix: str | None = None) -> Quirk:
    """The applicant is called so."""

    def quirk(app: Answers, rng: Random, today: date) -> None:
        app["members"][0]["name"] = name(given, family, middle, suffix)
        _sign_as(app)

    return quirk


def _lives_at(line1: str, city: str, zip_code: str, line2: str | None = None) -> Quirk:
    def quirk(app: Answers, rng: Random, today: date) -> None:
        app["home"] = address(line1, city, zip_code, line2)
        app["mailing"] = None

    return quirk


def _gets_mail_at(line1: str, city: str, zip_code: str, line2: str | None = None, state: str = "CA") -> Quirk:
    def quirk(app: Answers, rng: Random, today: date) -> None:
        app["mailing"] = address(line1, city, zip_code, line2, state)

    return quirk


def _says(**answers: Any) -> Quirk:
    def quirk(app: Answers, rng: Random, today: date) -> None:
        app.update(answers)

    return quirk


def _applicant(**answers: Any) -> Quirk:
    def quirk(app: Answers, rng: Random, today: date) -> None:
        app["members"][0].update(answers)

    return quirk


def _speaks(spoken: str, written: str | None = None) -> Quirk:
    def quirk(app: Answers, rng: Random, today: date) -> None:
        app["contact"].update(spoken_language=spoken, written_language=written or spoken)

    return quirk


def _adds(*files: tuple[str, str]) -> Quirk:
    """The client added these files, each by its own name and by that of :mod:`sandbox.documents`."""

    def quirk(app: Answers, rng: Random, today: date) -> None:
        app["documents"] = [{"name": name, "stored_as": stored_as} for name, stored_as in files]

    return quirk


def _homeless(app: Answers, rng: Random, today: date) -> None:
    app.update(home=None, is_homeless=True, mailing=None)


def _twins(app: Answers, rng: Random, today: date) -> None:
    """Two children of one day whose names are the same in their first fifteen letters."""
    day, family = born(rng, today, 3, 9), app["members"][0]["name"]["family"]
    for member, given in zip(app["members"][1:3], ("Maria Guadalupe Inés", "Maria Guadalupe Itzel"), strict=True):
        member.update(name=name(given, family), birth_date=day, sex="female", is_pregnant=None, is_student=True)
        member.update(marital_status="never_married", is_veteran=False)
        member.update(jobs=[], self_employment=None, is_self_employed=False, other_income=[])
    app["relationships"] = [
        {"of": "m1", "to": "m2", "relationship": "parent"},
        {"of": "m3", "to": "m1", "relationship": "child"},
        {"of": "m2", "to": "m3", "relationship": "sibling"},
    ]


def _namesake(app: Answers, rng: Random, today: date) -> None:
    """Everyone with this quirk has one name and birth date; the rest of the households differs."""
    app["members"][0].update(name=name("Jose", "Martinez"), birth_date="1984-03-02", sex="male", is_pregnant=None)
    _sign_as(app)


def _father_and_son(app: Answers, rng: Random, today: date) -> None:
    father, son = app["members"]
    father.update(name=name("Miguel", "Ortiz", suffix="Sr."), sex="male", is_pregnant=None)
    son.update(name=name("Miguel", "Ortiz", suffix="Jr."), sex="male", is_pregnant=None)
    son.update(birth_date=born(rng, today, 8, 16), marital_status="never_married")
    app["relationships"] = [{"of": "m2", "to": "m1", "relationship": "child"}]
    _sign_as(app)


def _not_answered(app: Answers, rng: Random, today: date) -> None:
    """Only what is needed to file, and birth dates: every other question was skipped."""
    for member in app["members"]:
        for question in member:
            if question not in ("id", "name", "birth_date", "is_applying"):
                member[question] = None
    for part in ("contact", "expenses", "resources", "interview"):
        app[part] = dict.fromkeys(app[part])
    for question in ("is_homeless", "income_changed_recently", "income_change", "is_migrant_farm_worker"):
        app[question] = None
    for question in ("mailing", "in_violence_shelter", "wants_medi_cal", "anything_else"):
        app[question] = None


def _zeros(app: Answers, rng: Random, today: date) -> None:
    app["expenses"].update(dict.fromkeys(app["expenses"], "0.00"), utilities=[])
    app["resources"].update(cash="0.00", bank_accounts="0.00", vehicles=0, owns_property=False)
    app["members"][0].update(jobs=[job("Valley Packing", "0.00", "monthly", "0")])


def _eighteen_today(app: Answers, rng: Random, today: date) -> None:
    """The child came of age this very day: nobody is a minor any more."""
    day = today.replace(day=28) if (today.month, today.day) == (2, 29) else today
    app["members"][1].update(birth_date=day.replace(year=today.year - 18).isoformat(), marital_status=None)


def _newborn(app: Answers, rng: Random, today: date) -> None:
    app["members"][-1].update(birth_date=today.isoformat(), ssn=None, is_student=False)


def _some_do_not_apply(app: Answers, rng: Random, today: date) -> None:
    for member in app["members"][1:]:
        member.update(is_applying=False, eats_with_applicant=False, citizenship="other")


def _three_items(app: Answers, rng: Random, today: date) -> None:
    app["members"][0]["other_income"] = [
        {"kind": kind, "amount_a_month": dollars(rng, 40, 600)} for kind in ("workers_compensation", "pension", "other")
    ]


def _missing_birth_date(app: Answers, rng: Random, today: date) -> None:
    app["members"][-1]["birth_date"] = None


_LONG_REMARK = (
    "We moved here in June & have been staying with friends; the rent (our share) is $450.\n"
    "My husband's hours changed twice since September, and his employer hasn't given us new pay stubs yet!\n"
    "Niño needs a crib. Our daughter\u2019s school says lunch is free, but breakfast isn't included in summer."
)
_LONG_CHANGE = (
    "I lost my job at O'Brien's cannery on the 3rd, then found part-time work at a store;\n"
    "my wife's hours were cut from 38.5 to 12 a week because the season ended early this year."
)
_REPRESENTATIVE = {"name": name("Consuelo", "D\u2019Angelo-Peña", "María", "Sr."), "phone": "2095550142"}
_HOURLY = job("Hilltop Diner", "15.75", "hourly", "37.5")

NAMES: dict[str, Quirk] = {
    "accents": _named("Íñigo", "Muñoz Güereña", "Ángel"),
    "apostrophe": _named("Siobhan", "O\u2019Brien"),
    "okina": _named("Ka\u02bbahumanu", "D`Souza"),
    "special_letters": _named("Søren", "Łukaszewski Æbelø", "Đorđe"),
    "more_letters": _named("Þórður", "Weiß Œuvrard", "\u0131lg\u0131n"),
    "rare_letters": _named("Aŋŋa", "Ħal Borġ"),
    "vietnamese": _named("Nguyễn Thị", "Phượng", "Ơn"),
    "one_name": _named("Suharto", None),
    "one_family_name": _named(None, "Wahyuni-Kartosuwiryo"),
    "two_surnames": _named("Lucía", "de la Cruz Villaseñor"),
    "hyphen": _named("Anne\u2013Marie", "Jones\u2011Drew"),
    "long_first_name": _named("Maximiliano Alejandro", "Ruiz"),
    "cut_at_a_space": _named("Juan Sebastian Elias", "Paz"),
    "long_last_name": _named("Tess", "Featherstonehaugh-Cholmondeley"),
    "saint": _named("Jean", "St. John"),
    "suffix": _named("Walter", "Reed", suffix="iii"),
    "unlisted_suffix": _named("Walter", "Reed", suffix="V"),
    "hard_space": _named("Ana\u00a0Lucia", "Van\u00a0Dyke"),
}
ADDRESSES: dict[str, Quirk] = {
    "po_box": _gets_mail_at("PO Box 1847", "Lodi", "95241-1847"),
    "private_mailbox": _gets_mail_at("1800 W Main St, PMB 212", "Merced", "95340"),
    "military": _gets_mail_at("PSC 473 Box 1205", "FPO", "96349-0013", state="AP"),
    "rural_route": _lives_at("RR 2 Box 114", "Los Banos", "93635"),
    "highway_contract": _lives_at("HC 1 Box 30-A", "Hornitos", "95325"),
    "puerto_rico_style": _gets_mail_at("Urb. Las Gladiolas", "San Juan", "00926-3232", "B-14 Calle Peñuelas", "PR"),
    "hyphenated_house_number": _lives_at("112-10 Bell Ave", "Los Angeles", "90001"),
    "grid_address": _gets_mail_at("842 E 1700 S", "Salt Lake City", "84105", state="UT"),
    "fraction": _lives_at("123 1/2 Elm St", "Modesto", "95354", "REAR"),
    "no_street_suffix": _lives_at("4410 The Alameda", "San José", "95126", "Apt. 4"),
    "spanish_street": _lives_at("88 Camino de la Cañada, Spc. 12", "La Cañada Flintridge", "91011"),
    "apostrophe_street": _lives_at("1220 O'Farrell St.", "St. Helena", "94574", "# 5"),
    "dorm": _lives_at("Sequoia Hall RM 214", "Turlock", "95382", "1 University Cir"),
    "barracks": _lives_at("BLDG 210 RM 3", "Camp Pendleton", "92055"),
    "trailer": _lives_at("20 Orchard Ln TRLR 8", "Manteca", "95337-1234"),
    "mail_in_care_of": _gets_mail_at("c/o Rosa Peña", "Stockton", "95203", "77 Weber Ave"),
    "homeless": _homeless,
    "shelter": _gets_mail_at("Harbor House Shelter", "Stockton", "95202", "411 S Harrison St"),
    "general_delivery": _gets_mail_at("General Delivery", "Merced", "95340-9999"),
    "violence_shelter": _says(in_violence_shelter=True),
    "mail_to_home": lambda app, rng, today: app.update(mailing=dict(app["home"])),
}
PEOPLE: dict[str, Quirk] = {
    "sex_other": _applicant(sex="other", is_pregnant=True),
    "noncitizen": _applicant(citizenship="eligible_noncitizen", ssn=None),
    "student": _applicant(is_student=True),
    "veteran": _applicant(is_veteran=True, is_disabled=True),
    "some_do_not_apply": _some_do_not_apply,
}
MONEY: dict[str, Quirk] = {
    "hourly": _applicant(jobs=[_HOURLY]),
    "two_jobs": _applicant(jobs=[_HOURLY, job("J & R Roofing, Inc.", "412.50", "every_two_weeks", "12.5")]),
    "employer_signs": _applicant(jobs=[job("Peña/Soto_Farms Dr. No\u2019s", "980.05", "twice_a_month")]),
    "self_employed": _applicant(
        is_self_employed=True,
        self_employment={"work": "Sewing & repairs", "income_a_month": "640.00", "expenses_a_month": None},
    ),
    "other_money": _three_items,
    "income_changed": _says(income_changed_recently=True, income_change=_LONG_CHANGE),
    "change_told_but_denied": _says(income_changed_recently=False, income_change="Nothing really."),
    "many_vehicles": lambda app, rng, today: app["resources"].update(vehicles=6, owns_property=True),
    "farm_worker": _says(is_migrant_farm_worker=True),
    "zeros": _zeros,
}
OTHER: dict[str, Quirk] = {
    "long_remark": _says(anything_else=_LONG_REMARK),
    "representative": _says(representative=_REPRESENTATIVE),
    "interview": _says(
        interview={"by_phone": False, "days": ["friday", "monday"], "times": ["late_afternoon", "early_morning"]}
    ),
    **{code: _speaks(code) for code in ("en", "es", "vi", "zh", "tl", "ru", "ar", "other")},
    "two_languages": _speaks("es", "en"),
}
WHOLE_HOUSEHOLD: dict[str, Quirk] = {
    "twins_same_cut_name": _twins,
    "same_name_same_birth_date": _namesake,
    "father_and_son": _father_and_son,
    "eighteen_today": _eighteen_today,
    "newborn": _newborn,
    "not_answered": _not_answered,
    "nine_members": lambda app, rng, today: None,
}
"""Quirks that need a household of a certain size or make."""

FOR_A_PERSON: dict[str, Quirk] = {
    "missing_birth_date": _missing_birth_date,
    "chinese_name": _named("小龙", "李"),
    "street_too_long": _lives_at("10250 Constitution of the United States Boulevard", "Tracy", "95376"),
    "job_without_pay": _applicant(jobs=[job("Delta Warehouse", None, "weekly", "30")]),
}
"""What the county's pages do not take as it is."""

DOCUMENTS: dict[str, Quirk] = {
    "pay_stubs": _adds(("Pay stub Oct 30.pdf", "payslip-1.pdf"), ("Pay stub Nov 13.pdf", "payslip-2.pdf")),
    "photos": _adds(
        ("IMG_0412.jpg", "id-card.jpg"), ("IMG_0413.JPG", "id-card-back.jpg"), ("Screenshot 9.41.png", "lease.png")
    ),
    "own_file_names": _adds(
        ("Mi talón de pago.pdf", "payslip-3.pdf"),
        ("carta del dueño (2).png", "landlord.png"),
        ("O’Brien & Co.pdf", "letter.pdf"),
    ),
    "bad_documents": _adds(
        ("iexplore.exe", "iexplore.exe"),
        ("scan.heic", "scan.heic"),
        ("empty.pdf", "empty.pdf"),
        ("photo.pdf", "photo.pdf"),
        ("Rent receipt.pdf", "rent.pdf"),
    ),
    "only_bad_documents": _adds(("scan.heic", "scan.heic")),
    "too_many_documents": _adds(*((f"page {number}.png", f"page-{number}.png") for number in range(1, 13))),
}
"""What files a household sends along, for counties other than Alder, which takes none."""

GROUPS = (NAMES, ADDRESSES, PEOPLE, MONEY, OTHER)
"""Quirks that any household can have, one of each group at a time."""

QUIRKS: dict[str, Quirk] = NAMES | ADDRESSES | PEOPLE | MONEY | OTHER | WHOLE_HOUSEHOLD | FOR_A_PERSON
