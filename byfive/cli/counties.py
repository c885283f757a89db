"""``byfive counties``: which are declared, what each asks, and what is wrong with a declaration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from byfive.cli.output import AsJson, print_json, print_table, shown

if TYPE_CHECKING:
    from byfive.wiring import Parts

app = typer.Typer(
    help="The counties: which are declared, what each asks, what is wrong with a declaration.",
    epilog="\b\nExamples:\n  byfive counties list\n  byfive counties show alder\n  byfive counties check my/juniper\n\n"
    "\b\nEnvironment:\n  BYFIVE_COUNTY_FOLDERS   more folders with declarations, as '[\"/srv/counties\"]'\n"
    '  BYFIVE_COUNTY_URLS      other addresses of portals, as \'{"alder": "http://127.0.0.1:8601"}\'',
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """The counties declared: cut-off, time zone, address, size of the form."""
    from byfive.errors import InputRefused
    from byfive.wiring import parts

    found: list[dict[str, Any]] = []
    for name in parts().county_names:
        try:
            found.append(_summary(parts(), name))
        except InputRefused:
            found.append({"name": name, "faulty": True})
    if as_json:
        print_json({"counties": found})
        return
    print_table(
        ("county", "title", "cut-off", "zone", "#pages", "address"),
        [(e["name"], e["title"], e["cut_off"], e["zone"], e["pages"], e["address"]) for e in found if not e["faulty"]],
    )
    for e in found:
        if e["faulty"]:
            typer.echo(f"{e['name']}: its declaration is faulty: byfive counties check {e['name']}")


def _summary(parts: Parts, name: str) -> dict[str, Any]:
    form = parts.form(name)
    return {
        "name": name,
        "faulty": False,
        "title": form.county.title,
        "cut_off": form.county.cut_off.strftime("%H:%M"),
        "zone": form.county.zone,
        "address": parts.settings.county_urls.get(name, form.portal.address),
        "pages": len(form.every_page),
        "fields": sum(len(page.asked) for page in form.every_page),
        "seen": form.seen,
    }


@app.command(epilog="\b\nExample:\n  byfive counties show alder | less")
def show(
    name: Annotated[str, typer.Argument(metavar="COUNTY", help="The county.")],
    as_json: AsJson = False,
) -> None:
    """A county's form as a person reads it: pages in order, fields, where each answer comes from, limits, options."""
    from byfive.cli.formsheet import pages_of
    from byfive.cli.names import county_named
    from byfive.wiring import parts

    form = parts().form(county_named(parts(), name))
    summary, pages = _summary(parts(), name), pages_of(form)
    if as_json:
        print_json({**summary, "pages": pages})
        return
    typer.echo(f"{summary['title']} ({name}): {summary['pages']} pages, {summary['fields']} fields, "
               f"cut-off {summary['cut_off']} {summary['zone']}, seen {summary['seen']}")  # fmt: skip
    for number, page in enumerate(pages, start=1):
        typer.echo(f"\n{number:>2}. {page['heading'] or page['mark']}  [{page['name']}]")
        for what in ("same_as", "each", "when", "by_hand", "last_click"):
            if page[what]:
                typer.echo(f"    {what.replace('_', ' ')}: {page[what]}")
        if page["button"] not in ("Next", page["last_click"]):
            typer.echo(f"    button: {page['button']}")
        for rule in page["rules"]:
            typer.echo(f"    the county wants {rule}")
        for warning in page["second_press_accepts"]:
            typer.echo(f"    a second press accepts: {warning}")
        for field in page["fields"]:
            typer.echo(f"    {shown(field['label'])}{' *' if field['required'] else ''}  ({field['kind']})")
            typer.echo(f"        from {field['source']}" + "".join(f"; {told}" for told in field["told"]))
            if field["options"]:
                typer.echo(f"        options: {' | '.join(field['options'])}")
    typer.echo("\n* the county insists on an answer (always, or under the condition told)")


@app.command(epilog="\b\nExamples:\n  byfive counties check              every county that is declared\n"
             "  byfive counties check alder\n  byfive counties check my/birch     a folder with an __init__.py\n"
             "  byfive counties check ours.birch   a Python module\n\n"
             "Nothing is filed with a county whose declaration is faulty. Exit code 2 when one is, 3 when a saved page "
             "and its declaration do not agree.")  # fmt: skip
def check(
    name: Annotated[
        str | None, typer.Argument(metavar="COUNTY", help="A county, a folder or a module; all counties when left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Load declarations and tell all mistakes in them; then let a robot fill the saved copies of their pages.

    Each mistake and difference is told with its place. The copies need no server: see `byfive counties save`.
    """
    from byfive.cli.formsheet import mistakes_in
    from byfive.cli.savedpages import differences_of
    from byfive.errors import ExitCode
    from byfive.wiring import parts

    found = mistakes_in(parts(), name)
    sound = [county for county, wrong in found.items() if not wrong]
    pages = differences_of(parts(), name, sound)
    if as_json:
        print_json({
            "counties": {
                each: {"faulty": bool(wrong), "mistakes": wrong, **pages.get(each, {})} for each, wrong in found.items()
            }
        })  # fmt: skip
    else:
        for each, wrong in found.items():
            many = f"{len(wrong)} mistake{'s' if len(wrong) > 1 else ''}"
            typer.echo(f"{each}: {many + ':' if wrong else 'nothing is wrong.'}")
            for mistake in wrong:
                typer.echo(f"  - {mistake}")
            if each in pages:
                _tell_pages(pages[each])
    if any(found.values()):
        raise typer.Exit(ExitCode.REFUSED)
    if any(told["differences"] for told in pages.values()):
        raise typer.Exit(ExitCode.DISAGREEMENT)


def _tell_pages(told: dict[str, Any]) -> None:
    if told["unchecked"]:
        typer.echo(f"  its pages were not checked: {told['unchecked']}")
        return
    many = len(told["differences"])
    ended = "all agree with the declaration." if not many else f"{many} difference{'s' if many > 1 else ''}:"
    typer.echo(f"  {told['pages']} saved pages were filled and read back: {ended}")
    for difference in told["differences"]:
        typer.echo(f"  - {difference}")


@app.command(epilog="\b\nExample, with the practice county of section 5 in docs/onboarding.md:\n"
             "  byfive counties save alder --household family.json\n\n"
             "The household (and a file for each document it names) stands beside the copies afterwards. It must be "
             "made up: copies are kept in the clear. It is never sent: the walk ends before the last "
             "click.")  # fmt: skip
def save(
    name: Annotated[str, typer.Argument(metavar="COUNTY", help="The county.")],
    household: Annotated[
        Path | None, typer.Option(help='A made-up household: {"today": DAY, "application": {...}}.', metavar="FILE")
    ] = None,
) -> None:
    """Walk a made-up household through a practice or test site and keep a copy of each page for `check`.

    Only where the setting county_urls says that the site is another than the real one, and up to the last click.
    """
    from byfive.cli.names import county_named
    from byfive.cli.savedpages import save as save_pages
    from byfive.wiring import parts

    folder, kept, missing = save_pages(parts(), county_named(parts(), name), household)
    typer.echo(f"{name}: {kept} pages are kept in {folder}.")
    if missing:
        typer.echo(f"This household did not meet: {', '.join(missing)}. Give it what brings them up, and save again.")
