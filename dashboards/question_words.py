"""How the questions of an application are worded for an engineer: matters, sections, labels, refusals."""

from __future__ import annotations

MATTERS = {
    "contact": "Address and contact", "home": "Address and contact", "mailing": "Address and contact",
    "is_homeless": "Address and contact", "expenses": "Money", "resources": "Money",
    "income_changed_recently": "Money", "income_change": "Money",
}  # fmt: skip
SECTIONS = {
    "name": "Name", "contact": "Contact", "home": "Home address", "mailing": "Mailing address",
    "expenses": "What they pay a month", "resources": "What they have", "representative": "Who may speak for them",
    "interview": "Interview", "self_employment": "Own work",
}  # fmt: skip
LISTS = {"jobs": ("Has a job", "Job"), "other_income": ("Has other income", "Other income")}
LABELS = {
    "given": "Given name", "middle": "Middle name", "family": "Family name", "line1": "Street address",
    "line2": "Address line 2", "zip": "ZIP code", "ssn": "Social Security number", "pay": "Pay before taxes ($)",
    "pay_period": "Paid", "hours_a_week": "Hours a week", "work": "Kind of work",
    "income_a_month": "Comes in a month ($)", "expenses_a_month": "Costs a month ($)",
    "amount_a_month": "Amount a month ($)", "kind": "Kind of income", "is_applying": "Applies for benefits",
    "eats_with_applicant": "Eats with the applicant", "is_disabled": "Has a disability", "is_pregnant": "Is pregnant",
    "is_student": "Is in school", "is_veteran": "Served in the military", "is_self_employed": "Works for themselves",
    "is_homeless": "Is homeless", "is_migrant_farm_worker": "Somebody does migrant farm work",
    "in_violence_shelter": "Lives in a shelter for survivors of violence", "wants_medi_cal": "Also wants Medi-Cal",
    "income_changed_recently": "Income changed in the last 30 days", "income_change": "What changed",
    "consents_to_terms": "Agreed to the terms", "by_phone": "Interview by phone",
    "rent_or_mortgage": "Rent or mortgage ($)",
    "property_tax": "Property tax ($)", "home_insurance": "Home insurance ($)", "dependent_care": "Dependent care ($)",
    "medical": "Medical ($)", "child_support_paid": "Child support paid ($)", "cash": "Cash ($)",
    "bank_accounts": "Bank accounts ($)", "may_text": "May be texted", "may_email": "May be mailed",
}  # fmt: skip
SHAPES = {
    r"^\d{9}$": "it must be nine digits, without hyphens",
    r"^[2-9]\d{9}$": "it must be ten digits, the area code first",
    r"^\d{5}(-\d{4})?$": "it must be five digits, or nine as 95340-1234",
    r"^[A-Z]{2}$": "it must be the two capital letters of a state, as CA",
    "[^@": "it must be an e-mail address",
    "Field required": "it is not answered, but the rest of it is; answer it or take out the rest",
    "given or a family name": "a person needs a given or a family name",
    "is_self_employed is true exactly": "“works for themselves” is yes exactly when their own work is described",
}
"""What a refused answer should look like, by the pattern in pydantic's message."""
