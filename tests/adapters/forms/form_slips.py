"""Slips in pages, in the form as a whole and in the site around it."""

from __future__ import annotations

from typing import Any

from adapters.forms import (
    Confirmation,
    Each,
    EarlierList,
    Form,
    Home,
    Must,
    Page,
    SignIn,
    Text,
    answered,
    applicant,
    application,
    everyone,
    job,
    jobs_of,
    later_members,
    member,
    members_for_whom,
    other_members,
    yes,
)
from tests.adapters.forms.field_slips import A_NAME, HOMELESS, Slip, on_page
from tests.adapters.forms.mini import (
    COUNTY,
    SHOWN_AS,
    SIGNED,
    TODAY,
    form_of,
    last_page,
    page,
    portal,
)

ROWS = {"Name": "{First name}"}
OF_A_MEMBER = Text("First name", member.name.given)


def earlier(**words: Any) -> EarlierList:
    parts: dict[str, Any] = {"number": "Number", "rows": ROWS, "sent": "Sent", "sent_format": "%m/%d/%Y %I:%M %p"}
    return EarlierList("Sent", **(parts | words))


def with_list(**words: Any) -> Form:
    return form_of(page(A_NAME), portal=portal(earlier=earlier(**words)))


FORM_SLIPS = {
    # pages
    "a misspelt word of a page": on_page("has no 'buton'", "did you mean button?", buton="Go"),
    "a page that cannot be known": on_page("cannot be told from other pages", "a mark", heading=""),
    "a page for a condition that is none": on_page("applies when 'homeless'", "when=yes(", when="homeless"),
    "a page for what nobody is": on_page(
        "its condition yes(member.is_student) speaks of a member", "", when=yes(member.is_student)
    ),
    "a page for each address": on_page("comes for each application.home", "jobs_of(jobholders)", each=application.home),
    "a page for each job of a gate that is none": on_page(
        "of member.jobs, who are no people", "a gate", each=jobs_of(member.jobs)
    ),  # type: ignore[arg-type]
    "a page for whom": on_page("wants a yes or no", "answered(", each=members_for_whom(member.birth_date)),
    "says whose turn it is and comes once": on_page("and comes once", "say each=...", says="Person 2"),
    "turns on a page without": on_page("speaks of {turn}", "each=...", heading="Job {turn}"),
    "a list among the fields": on_page("has a list within its list of fields", "write a star before", [A_NAME]),
    "a field instead of a list": on_page(
        "has the field 'First name' instead of a list of fields", "[Text(...)", fields=A_NAME
    ),
    "a heading of no words": on_page("has heading=None", "between quotation marks", heading=None),
    "a field that is none": on_page("lists 'First name' among its fields", "Text(...)", "First name"),
    "a rule that is none": on_page(
        "demands application.home, which is an Address", "answered(", Must(application.home, "a home")
    ),
    "a rule without words": on_page("has a rule without words", "say what the county wants", Must(HOMELESS, "")),
    "a warning that is no list": on_page(
        "second_press_accepts='Sure?'", "a list of whole texts", second_press_accepts="Sure?"
    ),
    "a warning without words": on_page("accepts the warning ''", "whole texts", second_press_accepts=[""]),
    # pages that repeat together
    "a group for whom": Slip(
        lambda: form_of(Each(applicant, pages=[page()])),  # type: ignore[arg-type]
        "mini, Each(applicant)",
        "comes for each applicant",
        "Each(other_members",
    ),
    "a group without pages": Slip(
        lambda: form_of(Each(everyone)), "mini, Each(everyone)", "has no pages", "at each turn"
    ),
    "a misspelt word of a group": Slip(
        lambda: form_of(Each(everyone, pages=[page()], page=[])), "mini, Each(everyone)", "has no 'page'", "pages?"
    ),
    "a field in a group": Slip(
        lambda: form_of(Each(everyone, pages=[A_NAME])),  # type: ignore[list-item]
        "mini, Each(everyone)",
        "lists the field 'First name' among its pages",
        "Page(...)",
    ),
    "a group among what may come at any time": Slip(
        lambda: form_of(any_time=[Each(everyone, pages=[page()])]), "mini", "may come at any time", "by itself"
    ),
    "people within a person's turn": Slip(
        lambda: form_of(Each(everyone, pages=[page(each=other_members)])),
        "mini, page 'one'",
        "where somebody has the turn already",
        "jobs_of(...)",
    ),
    "people within a person's turn, as a group": Slip(
        lambda: form_of(Each(everyone, pages=[Each(other_members, pages=[page()])])),
        "mini, Each(everyone but the applicant)",
        "where somebody has the turn already",
        "jobs_of(...)",
    ),
    "jobs within a job's turn": Slip(
        lambda: form_of(Each(jobs_of(everyone), pages=[page(each=jobs_of(everyone))])),
        "mini, page 'one'",
        "where somebody has the turn already",
        "leave it out",
    ),
    "a group of pairs without a member": Slip(
        lambda: form_of(Each(later_members, pages=[page()])),
        "mini, Each(every later member)",
        "speaks of a member",
        "",
    ),
    "a job where only a member has the turn": Slip(
        lambda: form_of(Each(everyone, pages=[page(when=yes(job.pay))])), "mini, page 'one'", "wants a yes or no", ""
    ),
    "a condition about a job within a person's turn": Slip(
        lambda: form_of(Each(everyone, pages=[page(when=answered(job.pay))])),
        "mini, page 'one'",
        "speaks of a job",
        "jobs_of(...)",
    ),
    "a last page in a group": Slip(
        lambda: Form(COUNTY, TODAY, SHOWN_AS, portal(), pages=[Each(everyone, pages=[last_page()])]),
        "mini, page 'sign'",
        "does not always come once",
        "stand in no Each",
    ),
    # pages that look the same
    "the same as no page": Slip(
        lambda: form_of(page(), Page("two", heading="One", same_as="once")),
        "mini, page 'two'",
        "the same as 'once', which is no page before it",
        "did you mean 'one'?",
    ),
    "the same as a later page": Slip(
        lambda: form_of(page(same_as="two"), Page("two", heading="One")), "mini, page 'one'", "no page before it", ""
    ),
    "the same with another heading": Slip(
        lambda: form_of(page(), Page("two", heading="Two", same_as="one")),
        "mini, page 'two'",
        "has another heading",
        "leave same_as",
    ),
    "the same with other fields": Slip(
        lambda: form_of(page(), Page("two", heading="One", same_as="one", fields=[A_NAME])),
        "mini, page 'two'",
        "has other fields",
        "a mark=...",
    ),
    "the same at any time": Slip(
        lambda: form_of(page(), any_time=[Page("two", heading="Two", same_as="one")]),
        "mini, page 'two'",
        "may come at any time and yet",
        "same_as",
    ),
    "two pages of one heading and nothing else": Slip(
        lambda: form_of(page(), Page("two", heading="One")),
        "mini, page 'two'",
        "known by the same words",
        "same_as='one' where only their order",
    ),
    # the form
    "the same page twice": Slip(
        lambda: form_of(page(), Page("One", heading="Two")), "mini, page 'one'", "is declared twice", "its own name"
    ),
    "the same heading twice": Slip(
        lambda: form_of(page(mark="here"), Page("two", heading="One")),
        "mini, page 'two'",
        "page 'one': 'One'",
        "both a mark",
    ),
    "the same mark twice": Slip(
        lambda: form_of(page(heading="", mark="x"), Page("two", mark="x")),
        "mini, page 'two'",
        "page 'one': 'x'",
        "mark=...",
    ),
    "the heading of the account": Slip(
        lambda: form_of(page(heading="Home")),
        "mini, page 'one'",
        "has the heading of the account's home page",
        "its own",
    ),
    "no pages": Slip(
        lambda: Form(COUNTY, TODAY, SHOWN_AS, portal(), pages=[]), "mini", "has no pages", "in their order"
    ),
    "a field among the pages": Slip(lambda: form_of(A_NAME), "mini", "among its pages", "Page(...)"),  # type: ignore[arg-type]
    "a page instead of a list": Slip(
        lambda: Form(COUNTY, TODAY, SHOWN_AS, portal(), pages=page()),  # type: ignore[arg-type]
        "mini",
        "has the page 'One' instead of a list of pages",
        "pages=[Page(...)",
    ),
    "a source among the pages": Slip(
        lambda: form_of(application.home),  # type: ignore[arg-type]
        "mini",
        "lists application.home among its pages",
        "Page(...)",
    ),
    "no last click": Slip(
        lambda: form_of(last=Page("sign", heading="Sign", fields=[SIGNED])),
        "mini, page 'sign'",
        "no last click",
        "last_click=",
    ),
    "a last click before the last page": Slip(
        lambda: form_of(page(last_click="Send")),
        "mini, page 'one'",
        "clicks last and is not the last page",
        "button=...",
    ),
    "a last page that may not come": Slip(
        lambda: form_of(last=Page("sign", heading="Sign", last_click="Send", fields=[SIGNED], when=HOMELESS)),
        "mini, page 'sign'",
        "does not always come once",
        "leave when=",
    ),
    "no signature": Slip(
        lambda: form_of(last=last_page(A_NAME)), "mini, page 'sign'", "takes no signature", "Signature(...)"
    ),
    "a signature too early": Slip(
        lambda: form_of(page(SIGNED)), "mini, page 'one', field 'Sign here'", "signs before the last page", "Text(...)"
    ),
    "a rule for what may come at any time": Slip(
        lambda: form_of(any_time=[page(when=HOMELESS)]),
        "mini, page 'one'",
        "may come at any time and yet",
        "leave when",
    ),
    "no heading for what may come at any time": Slip(
        lambda: form_of(any_time=[page(heading="", mark="x")]),
        "mini, page 'one'",
        "has no heading",
        "its whole heading",
    ),
    "people shown as what": Slip(
        lambda: form_of(people_shown_as=application), "mini, people_shown_as", "is application", "Text(...)"
    ),
    "people shown as somebody's job": Slip(
        lambda: form_of(people_shown_as=Text("A", job.employer)), "mini, people_shown_as", "speaks of a job", ""
    ),
    "people shown as no field": Slip(
        lambda: form_of(people_shown_as="First name"), "mini, people_shown_as", "made of no field", "{First name}"
    ),
    "people shown as a field that is not there": Slip(
        lambda: form_of(page(OF_A_MEMBER, each=everyone), people_shown_as="{First nam}"),
        "mini, people_shown_as",
        "speaks of 'First nam', which no field",
        "{First name}?",
    ),
    "people shown as something of the applicant": Slip(
        lambda: form_of(page(A_NAME), people_shown_as="{First name}"),
        "mini, people_shown_as",
        "holds no text of a member",
        "member.name.given",
    ),
    "people shown as one of two fields": Slip(
        lambda: form_of(
            page(OF_A_MEMBER, each=everyone),
            Page("two", heading="Two", each=everyone, fields=[Text("First name", member.name.given)]),
            people_shown_as="{First name}",
        ),
        "mini, people_shown_as",
        "2 different fields of members are labelled so",
        "write the field once",
    ),
    "seen when": Slip(lambda: form_of(seen="2026"), "mini", "was seen '2026'", "date(2026, 11, 23)"),
    "a misspelt word of the form": Slip(lambda: form_of(anytime=[]), "mini", "has no 'anytime'", "any_time?"),
    # the site
    "no portal": Slip(lambda: form_of(portal=None), "mini", "has the portal None", "Portal(...)"),
    "a part of the site of a wrong make": Slip(
        lambda: form_of(portal=portal(home="Home")), "mini, portal", "has home='Home'", "home=Home(...)"
    ),
    "no address": Slip(lambda: form_of(portal=portal(address="mini")), "mini, portal", "is at 'mini'", "https://"),
    "a misspelt word of the portal": Slip(
        lambda: form_of(portal=portal(close=[])), "mini, portal", "has no 'close'", "closed?"
    ),
    "closed is one word": Slip(
        lambda: form_of(portal=portal(closed="Down")), "mini, portal", "closes with 'Down'", "['Down']"
    ),
    "no time to settle": Slip(
        lambda: form_of(portal=portal(settles_in_s=0)), "mini, portal", "settles_in_s=0", "seconds"
    ),
    "a patience that no browser has": Slip(
        lambda: form_of(portal=portal(patience_s=90)), "mini, portal", "has patience_s=90", "say less"
    ),
    "no time to stand still": Slip(
        lambda: form_of(portal=portal(quiet_s=True)), "mini, portal", "quiet_s=True", "seconds, for example 1.0"
    ),
    "an empty box of the sign-in": Slip(
        lambda: form_of(portal=portal(sign_in=SignIn("Sign in", "User", "", "Go"))),
        "mini, sign-in",
        "has no password",
        "words",
    ),
    "a misspelt word of the home page": Slip(
        lambda: form_of(portal=portal(home=Home("Home", "Start", "Sent", strat="x"))),
        "mini, home",
        "has no 'strat'",
        "start?",
    ),
    "a number without parentheses": Slip(
        lambda: form_of(portal=portal(confirmation=Confirmation("Thanks", r"M-\d+"))),
        "mini, confirmation",
        "has 0 pairs of parentheses",
        "one pair of parentheses",
    ),
    "a number with two": Slip(
        lambda: form_of(portal=portal(confirmation=Confirmation("Thanks", r"(M)-(\d+)"))),
        "mini, confirmation",
        "has 2 pairs",
        "and only it",
    ),
    "a pattern that is none": Slip(
        lambda: form_of(portal=portal(confirmation=Confirmation("Thanks", r"M-(\d+"))),
        "mini, confirmation",
        "cannot be read",
        "for example",
    ),
    "a column of nobody": Slip(
        lambda: with_list(rows={"Name": "{Last name}"}),
        "mini, list of earlier applications",
        "speaks of 'Last name'",
        "the label of a field",
    ),
    "a column that is the same for all": Slip(
        lambda: with_list(rows={"Name": "Ana"}), "mini, list of earlier applications", "of every row", "{Last name}"
    ),
    "no columns": Slip(
        lambda: with_list(rows={}), "mini, list of earlier applications", "no row from another", "rows="
    ),
    "a search in part": Slip(
        lambda: with_list(search="Last name"), "mini, list of earlier applications", "searched in part", "together"
    ),
    "a search for what": Slip(
        lambda: with_list(search="Name", button="Go", search_for=Text("Last name", applicant.name.family)),
        "mini, list of earlier applications",
        "searches for the field 'Last name', no field",
        "stands on one",
    ),
    "a column that only others have": Slip(
        lambda: form_of(page(OF_A_MEMBER, each=other_members), portal=portal(earlier=earlier())),
        "mini, list of earlier applications",
        "speaks of 'First name', which no field of the applicant",
        "on a page that the applicant has",
    ),
    "a search that is the same each time": Slip(
        lambda: with_list(search="Name", button="Go", search_for="Ana"),
        "mini, list of earlier applications",
        "searches for 'Ana' each time",
        "{Last name}",
    ),
    "a search for nobody": Slip(
        lambda: with_list(search="Name", button="Go", search_for="{Last name}"),
        "mini, list of earlier applications",
        "the search speaks of 'Last name'",
        "the label of a field",
    ),
    "days that cannot be read": Slip(
        lambda: with_list(sent_format="%I:%M"), "mini, list of earlier applications", "sent_format='%I:%M'", "%m/%d/%Y"
    ),
}
