"""`moderator sla`: clocks of an item, and a dry run of policies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import visible
from moderator_app.cli.session import Session
from moderator_app.cli.values import LARGEST, moment_us
from moderator_app.domain.sla import policy as rules
from moderator_app.domain.sla.policy import Policy
from moderator_app.errors import NOT_FOUND, UserError, declare
from moderator_app.services import sla, sla_holidays, sla_rules, sla_trial

BAD_POLICY_FILE = declare(
    "bad_policy_file",
    "{path} holds no policies: {reason}.",
    "В файле {path} нет правил: {reason}.",
    hint_en="A file is a JSON list as `sla policies --json` prints it.",
    hint_ru="Файл — список JSON, как его печатает `sla policies --json`.",
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Clocks and policies.", no_args_is_help=True)
    group.command("show", epilog=COMMON)(show)
    group.command("try", epilog=COMMON)(try_policy)
    group.command("policies", epilog=COMMON)(list_policies)
    group.command("holidays", epilog=COMMON, hidden=True)(holidays)
    app.add_typer(group, name="sla")


def show(
    ctx: typer.Context, item: Annotated[int, typer.Argument(help="An item, or any message of it.", max=LARGEST)]
) -> None:
    """Show the clocks of an item with their history."""
    session: Session = ctx.obj
    found = sla.clocks(session.desk, item)
    if session.out.json:
        session.out.document({"item_id": found.item_id, "clocks": [shapes.clock(each) for each in found.clocks]})
        return
    out = session.out
    for each in found.clocks:
        clock = each.clock
        out.line(f"{clock.metric.value} · {shapes.clock_state(each)} · {shapes.at(clock.due_at) or '—'}")
        rule = visible(out.say(each.rule_en, each.rule_ru))
        out.line(f"  {visible(each.policy_name)}: {rule}" if each.policy_name else f"  {rule}")
        for event in clock.events:
            out.line(f"  {shapes.at(event.at)}  {event.kind.value}  {event.reason}".rstrip())
    if not found.clocks:
        out.message("No policy gives this item a clock.", "Ни одно правило не даёт этому обращению срока.")


def try_policy(
    ctx: typer.Context,
    policy: Annotated[str, typer.Argument(help="Number or name of a policy in force, `all`, or a JSON file.")],
    since: Annotated[str, typer.Option("--from", help="First day or time.")],
    until: Annotated[str, typer.Option("--to", help="Last day, included, or a time.")],
) -> None:
    """Try policies on items of the past: how many would have been met, which would be late. Nothing is changed."""
    session: Session = ctx.obj
    desk, out = session.desk, session.out
    listed, only = _wanted(session, policy)
    with out.progress("Trying the policies…", "Правила проверяются на прошлых обращениях…"):
        found = sla_trial.try_policies(desk, listed, moment_us(since), moment_us(until, whole_day=True))
    shown = [each for each in found.policies if only is None or each.policy.id == only]
    if out.json:
        out.document(
            {
                "items": found.items,
                "met": found.met,
                "late": found.late,
                "unmatched": found.unmatched,
                "policies": [_tried(each) for each in shown],
            }
        )
        return
    out.table(
        ("", out.say("policy", "правило"), out.say("items", "обращений"), out.say("met", "в срок"),
         out.say("late", "поздно"), out.say("newly late", "стали поздними")),
        ((each.policy.id, visible(_sentence(session, each.policy)), each.items, each.met, each.late, each.now_late)
         for each in shown),
    )  # fmt: skip


def list_policies(ctx: typer.Context) -> None:
    """List the policies in force, in their order."""
    session: Session = ctx.obj
    found = sla_rules.policies(session.desk)
    if session.out.json:
        data = rules.to_data(found.policies)
        session.out.document(
            {
                "version": found.version,
                "items": [
                    {**each, "name": policy.name, "sentence": _sentence(session, policy)}
                    for each, policy in zip(data, found.policies, strict=True)
                ],
            }
        )
        return
    for number, policy in enumerate(found.policies, 1):
        session.out.line(f"{number}. {visible(policy.name + ': ' if policy.name else '')}{_sentence(session, policy)}")


def holidays(
    ctx: typer.Context,
    country: Annotated[str, typer.Argument()],
    years: Annotated[list[int], typer.Argument(min=1900, max=2200)],
) -> None:
    """Holidays of a country, for the calendar editor."""
    session: Session = ctx.obj
    found = sla_holidays.known(country, years, "ru" if session.out.language == "ru" else "en")
    items = [{"day": each.day.isoformat(), "name": each.name} for each in found]
    if session.out.json:
        session.out.document({"items": items})
        return
    for each in items:
        session.out.line(f"{each['day']}  {each['name']}")


def _sentence(session: Session, policy: Policy) -> str:
    return sla_rules.sentence(session.desk, policy, "ru" if session.out.language == "ru" else "en")


def _wanted(session: Session, text: str) -> tuple[tuple[Policy, ...], int | None]:
    """The list to try, and the one policy of it to show."""
    if Path(text).is_file():
        return _from_file(session, Path(text)), None
    listed = sla_rules.policies(session.desk).policies
    if text == "all":
        return listed, None
    for each in listed:
        if str(each.id) == text or (each.name and each.name.casefold() == text.casefold()):
            return listed, each.id
    raise UserError(NOT_FOUND, what="policy", wanted=text, nearest=", ".join(str(each.id) for each in listed))


def _from_file(session: Session, path: Path) -> tuple[Policy, ...]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        listed = rules.from_data(data["items"] if isinstance(data, dict) else data)
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise UserError(BAD_POLICY_FILE, path=path, reason=error) from error
    sla_rules.check_policies(session.desk.reader, listed)
    return listed


def _tried(each: sla_trial.TriedPolicy) -> dict[str, Any]:
    return {
        "id": each.policy.id,
        "items": each.items,
        "met": each.met,
        "late": each.late,
        "now_late": each.now_late,
        "now_met": each.now_met,
    }
