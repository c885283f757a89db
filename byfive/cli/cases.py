"""``byfive submissions``, ``rendition``, and what a person does with one submission."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from byfive.cli.output import AsJson, dollars, print_json, print_table, progress, shown, there
from byfive.cli.teaching import command, examples

if TYPE_CHECKING:
    from byfive.ledger.records import Event, Submission

Reference = Annotated[str, typer.Argument(metavar="REF", help="The submission's reference, as S-7K3QF2M9.")]
By = Annotated[str | None, typer.Option(help="Who does it, for the timeline; by default you, as the system knows you.")]
WHOLE_APPLICATION = """The file holds the whole application as one JSON object, in the form that `byfive load` takes.
Answers are corrected; its documents stay those that the client added."""


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    lists = (
        "byfive submissions --county alder --state needs_review",
        "byfive submissions --state queued --state claimed --limit 20 --json",
        "byfive submissions S-7K3QF2M9",
    )
    looks = ("byfive rendition S-7K3QF2M9", "byfive rendition S-7K3QF2M9 --why 'the county calls about it' --json")
    mends = "byfive correct S-7K3QF2M9 --file corrected.json --why 'ZIP code mistyped'"
    ends = "byfive withdraw S-7K3QF2M9 --reason 'client applied at the office'"
    command(app, submissions, "List submissions, or show one with its timeline.", examples(*lists))
    command(app, rendition, "What would be typed at the county, page by page.", examples(*looks))
    command(app, correct, "Keep a corrected version of an application.", examples(mends, more=WHOLE_APPLICATION))
    command(app, resend, "Queue a submission in review as it is.", examples("byfive resend S-7K3QF2M9"))
    command(app, delivered, "Record a delivery by hand.", examples("byfive delivered S-7K3QF2M9 ALD-2026-000123"))
    command(app, withdraw, "End what its client does not want any more.", examples(ends))


def submissions(
    reference: Annotated[str | None, typer.Argument(metavar="REF", help="Show this one with its timeline.")] = None,
    county: Annotated[str | None, typer.Option(help="Only this county's.")] = None,
    state: Annotated[list[str] | None, typer.Option(help="Only those in this state; may be given again.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the most urgent first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List submissions, the most urgent first; or show one with its attempts, findings and timeline.

    None of this shows a client's answers. States: received, validated, queued, claimed, in_progress, committing,
    outcome_unknown, needs_review, waiting_for_client, delivered, delivered_late, withdrawn.
    """
    if reference is None:
        _list(county, state or [], limit, as_json)
    elif county or state:
        raise typer.BadParameter("--county and --state choose from the list; leave them out to show one submission.")
    else:
        _show_one(reference, as_json)


def _list(county: str | None, states: list[str], limit: int, as_json: bool) -> None:
    from byfive.cli.names import county_named, zone_of
    from byfive.wiring import parts

    chosen = [_state(name) for name in states] or None
    name = None if county is None else county_named(parts(), county)
    found = parts().ledger.submissions.list(name, chosen, limit + 1)
    more, found = len(found) > limit, found[:limit]
    if as_json:
        print_json({"submissions": found, "more": more})
        return
    if not found:
        typer.echo("There are none. `byfive load FILE` takes applications in.")
        return
    zones = {each.county: zone_of(parts(), each.county) for each in found}
    print_table(
        ("reference", "county", "state", "deadline there", "$ a day", "#attempts", "reason"),
        [
            (e.reference, e.county, e.state, there(e.deadline, zones[e.county]), dollars(e.value_of_day), e.attempts,
             e.reason)
            for e in found
        ],
    )  # fmt: skip
    if more:
        typer.echo(f"These are the {limit} most urgent; --limit shows more.")


def _state(name: str) -> Any:
    from byfive.cli.names import NoSuchName
    from byfive.states import State

    try:
        return State(name)
    except ValueError:
        raise NoSuchName("state", name, list(State), f"States are: {', '.join(State)}.") from None


def _show_one(typed: str, as_json: bool) -> None:
    from byfive.cli.names import submission_named, zone_of
    from byfive.wiring import parts

    ledger = parts().ledger
    one = submission_named(ledger, typed)
    versions, attempts = ledger.applications.versions(one.reference), ledger.attempts.of(one.reference)
    evidence = {each.id: ledger.evidence.of(each.id) for each in attempts}
    findings, timeline = ledger.findings.of(one.reference), ledger.events.of(one.reference)
    if as_json:
        print_json({"submission": one, "versions": versions, "findings": findings, "attempts": attempts,
                    "evidence": [piece for pieces in evidence.values() for piece in pieces],
                    "timeline": timeline})  # fmt: skip
        return
    zone = zone_of(parts(), one.county)
    for name, value in _facts(one, zone):
        typer.echo(f"{name:<18}{shown(value)}")
    print_table(
        ("severity", "subject", "field", "rule", "words"),
        [(e.severity, e.subject, e.field, e.rule, e.words) for e in findings],
        title=f"Findings in version {one.version}",
    )
    print_table(
        ("attempt", "channel", "leg", "version", "began there", "#seconds", "outcome", "failure", "page", "field",
         "receipt", "evidence"),
        [
            (e.id, e.channel, e.leg, e.version, there(e.started_at, zone),
             "" if e.seconds is None else f"{e.seconds:.1f}", e.outcome or "running",
             ": ".join(filter(None, (e.failure, e.code))), e.page, e.field, e.receipt and e.receipt.number,
             ", ".join(f"{piece.kind} {piece.id}" for piece in evidence[e.id]))
            for e in attempts
        ],
        title="Attempts",
    )  # fmt: skip
    print_table(
        ("when there", "what", "state", "by", "more"),
        [(e.at.astimezone(zone).strftime("%a %m-%d %H:%M:%S"), e.name, _way(e), e.by, _more(e.data)) for e in timeline],
        title="Timeline",
    )


def _facts(one: Submission, zone: Any) -> list[tuple[str, Any]]:
    reason = f" ({one.reason})" if one.reason else ""
    return [
        ("reference", one.reference),
        ("county", one.county),
        ("state", f"{one.state}{reason}"),
        ("received there", f"{there(one.received_at, zone)} from {one.source}, now version {one.version}"),
        ("deadline there", there(one.deadline, zone)),
        ("at stake", f"${dollars(one.value_of_day)} a day, of ${dollars(one.benefit)} a month"),
        (
            "delivered there",
            f"{there(one.delivered_at, zone)}, filing date {one.filing_date}" if one.delivered_at else "",
        ),
        ("household", f"{one.household_size} people; {', '.join(one.tags) or 'no tags'}"),
        ("held by", one.holder),
    ]


def _way(event: Event) -> str:
    if event.to_state is None:
        return ""
    return f"{event.from_state} → {event.to_state}" if event.from_state else f"→ {event.to_state}"


def _more(data: dict[str, Any]) -> str:
    return ", ".join(f"{name} {' '.join(map(str, v)) if isinstance(v, list) else v}" for name, v in data.items() if v)


def rendition(
    reference: Reference,
    by: By = None,
    why: Annotated[str, typer.Option(help="Why you look; kept in the timeline.")] = "rendition",
    as_json: AsJson = False,
) -> None:
    """What would be typed at the county today, page by page, with what was changed and why.

    This shows the client's answers, so the look is an event in the submission's timeline. Answers that nobody gave and
    the county insists on are marked, and counted at the end.
    """
    from adapters.forms.rendition import render
    from byfive.cli import copysheet
    from byfive.cli.names import me, submission_named
    from byfive.wiring import parts

    ledger = parts().ledger
    one = submission_named(ledger, reference)
    form, today = parts().form(one.county), parts().today(one.county)
    application = ledger.applications.look(one.reference, by or me(), why)
    rendered = render(form, application, today)
    if as_json:
        print_json({"reference": one.reference, "version": one.version, "county": one.county, "today": today,
                    **copysheet.document(rendered)})  # fmt: skip
        return
    typer.echo(f"{one.reference}, version {one.version}, as {form.county.title} would get it on {today}\n")
    for line in copysheet.lines(rendered):
        typer.echo(line)


def correct(
    reference: Reference,
    file: Annotated[Path, typer.Option(help="The corrected application; - for standard input.")],
    why: Annotated[str, typer.Option(help="Why it is corrected, without any of the client's answers.")],
    by: By = None,
) -> None:
    """Keep a corrected version; it is validated again and goes on. The client's first words stay."""
    from byfive.cli.names import me, submission_named
    from byfive.operations.load import application_in
    from byfive.operations.repair import correct as keep
    from byfive.wiring import parts

    one = submission_named(parts().ledger, reference)
    application = application_in(sys.stdin.buffer.read() if file == Path("-") else file.read_bytes())
    documents = parts().ledger.applications.get(one.reference).documents
    application = application.model_copy(update={"documents": documents})
    now = keep(parts().ledger, parts().county(one.county), one.reference, application, by=by or me(), why=why)
    changed = parts().ledger.applications.versions(one.reference)[-1].changed
    progress(f"{now.reference} is now version {now.version} ({', '.join(changed) or 'nothing differs'}), {now.state}.")


def resend(reference: Reference, by: By = None) -> None:
    """Queue a submission in review again as it is."""
    from byfive.cli.names import me, submission_named
    from byfive.operations.repair import resend as queue
    from byfive.wiring import parts

    one = submission_named(parts().ledger, reference)
    now = queue(parts().ledger, one.reference, by=by or me())
    progress(f"{now.reference} is {now.state}; the next batch takes it up (`byfive submit {now.county}`).")


def delivered(
    reference: Reference,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The county's confirmation number.")],
    by: By = None,
) -> None:
    """Record that a person typed a submission in review into the county's portal, and the number it got."""
    from byfive.cli.names import me, submission_named
    from byfive.operations.repair import delivered_by_hand
    from byfive.wiring import parts

    one = submission_named(parts().ledger, reference)
    county = parts().county(one.county)
    now = delivered_by_hand(parts().ledger, county, one.reference, number, by=by or me(), clock=parts().clock)
    progress(f"{now.reference} is {now.state}, filing date {now.filing_date}.")


def withdraw(
    reference: Reference,
    reason: Annotated[str, typer.Option(help="Why, without any of the client's answers.")],
    by: By = None,
) -> None:
    """End a submission that its client does not want any more."""
    from byfive.cli.names import me, submission_named
    from byfive.operations.repair import withdraw as end
    from byfive.wiring import parts

    one = submission_named(parts().ledger, reference)
    now = end(parts().ledger, one.reference, by=by or me(), reason=reason)
    progress(f"{now.reference} is {now.state}.")
