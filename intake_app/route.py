"""The way through the pages: which come, in which order, for what has been answered so far.

It is worked out anew from the draft on each request, so a changed answer changes the way at once and nothing that
was typed on a page that no longer comes is used.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from intake_app import pages
from intake_app.draft import Draft
from intake_app.groups import Asks, Person
from intake_app.page import Answers, Page, Visit, visit
from intake_app.words import line


@dataclass
class Route:
    """The pages of one draft in their order, each with its answers, and the people they are about."""

    draft: Draft
    visits: list[Visit] = field(default_factory=list)
    household: list[Person] = field(default_factory=list)

    def ask(self, page: Page) -> Answers:
        """Add a page; what was answered on it so far."""
        visited = visit(page, self.draft.typed.get(page.key))
        self.visits.append(visited)
        return visited.answers

    def find(self, key: str) -> Visit | None:
        """The page of that key, when it comes for this draft."""
        return next((visited for visited in self.visits if visited.page.key == key), None)

    def answers(self, key: str) -> Answers:
        """The answers of a page that comes for this draft. Raises KeyError for another."""
        visited = self.find(key)
        if visited is None:
            raise KeyError(key)
        return visited.answers

    def first_undone(self) -> Visit | None:
        """The first page that still has to be filled in or mended."""
        return next((visited for visited in self.visits if not visited.is_done), None)

    def before(self, key: str) -> str | None:
        """The key of the page before this one; ``None`` at the beginning."""
        place = self._place(key)
        return self.visits[place - 1].page.key if place else None

    def after(self, key: str) -> str | None:
        """The key of the page after this one; ``None`` at the end."""
        place = self._place(key)
        return self.visits[place + 1].page.key if place + 1 < len(self.visits) else None

    def _place(self, key: str) -> int:
        return [visited.page.key for visited in self.visits].index(key)


def route(draft: Draft, asks: Asks) -> Route:
    """The way of this draft, from the first question to the last one before checking."""
    way = Route(draft)
    you = way.ask(pages.you(asks))

    home = way.ask(pages.home())
    mail = way.ask(pages.mail(has_home=not home["homeless"]))
    if mail["where"] == pages.ELSEWHERE:
        way.ask(pages.mail_address())
    way.ask(pages.contact())

    others = way.ask(pages.people())["others"] or 0
    everybody = [you]
    for number in range(2, 2 + others):
        everybody.append(way.ask(pages.person(number, _household(everybody), 1 + others, asks)))
    way.household = _household(everybody)

    jobs = way.ask(pages.work(way.household))
    for who in way.household:
        if jobs[who.named("work")]:
            _ask_jobs(way, who)

    other_money = way.ask(pages.other_money(way.household))
    for who in way.household:
        if other_money[who.named("other")]:
            way.ask(pages.income(who))

    way.ask(pages.rent())
    return way


def _ask_jobs(way: Route, who: Person) -> None:
    for turn in range(1, 1 + pages.MOST_JOBS):
        if not way.ask(pages.job(who, turn)).get("another"):
            return


def _household(everybody: list[Answers]) -> list[Person]:
    """The people, called by their first names where that tells them apart, else by more of them."""
    short = [answers["given"] or answers["family"] for answers in everybody]
    full = [" ".join(a[part] for part in ("given", "middle", "family") if a[part]) for a in everybody]
    people = []
    for number, (first, whole) in enumerate(zip(short, full, strict=True), start=1):
        if not first:
            people.append(Person(number, line("person.title", number=number)))
        elif Counter(short)[first] == 1:
            people.append(Person(number, first))
        elif Counter(full)[whole] == 1:
            people.append(Person(number, whole))
        else:
            people.append(Person(number, line("person.same_name", name=whole, number=number)))
    return people
