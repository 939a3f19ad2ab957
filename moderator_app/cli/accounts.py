"""`moderator account`."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from moderator_app.cli import shapes
from moderator_app.cli.options import COMMON
from moderator_app.cli.safe import visible
from moderator_app.cli.session import Session
from moderator_app.domain.ports import Health, PlatformInfo
from moderator_app.errors import EXIT_FAILED, EXIT_PERSON_NEEDED, EXIT_USAGE, INVALID, UserError
from moderator_app.services import accounts


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Accounts: one credential on one platform each.", rich_markup_mode=None, epilog=COMMON)
    group.command("add", epilog=COMMON, add_help_option=False)(add)
    group.command("list", epilog=COMMON)(list_all)
    group.command("check", epilog=COMMON)(check)
    group.command("remove", epilog=COMMON)(remove)
    app.add_typer(group, name="account")


def add(  # noqa: PLR0913, PLR0917 - the options of the contract
    ctx: typer.Context,
    platform: Annotated[str, typer.Argument(help="The platform; with --help, its fields are listed.")] = "",
    name: Annotated[str | None, typer.Option("--name", help="What you call it; the same name renews it.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="The site, or another API root.")] = None,
    settings: Annotated[list[str] | None, typer.Option("--set", help="K=V: a field of the sign-in, or proxy.")] = None,
    secrets: Annotated[
        list[str] | None, typer.Option("--secret", help="NAME=VAR: a secret from an environment variable.")
    ] = None,
    secret_env: Annotated[
        str | None, typer.Option("--secret-env", help="The variable that holds the one secret.")
    ] = None,
    secret_stdin: Annotated[
        bool, typer.Option("--secret-stdin", help="Read the secret, or lines NAME=VALUE, from standard input.")
    ] = False,
    watch: Annotated[str, typer.Option("--watch", help="all or none: which channels are watched.")] = "all",
    try_out: Annotated[bool, typer.Option("--try", help="Only sign in and say what is there; keep nothing.")] = False,
    no_check: Annotated[bool, typer.Option("--no-check", help="Do not try it; the engine will.")] = False,
    show_help: Annotated[bool, typer.Option("--help", "-h", help="Show this, and the platform's fields.")] = False,
) -> None:
    """Add an account, or renew the credential of one."""
    session: Session = ctx.obj
    desk = session.desk if platform else None
    if show_help:
        _help(ctx, session, platform)
        return
    if desk is None:
        names = ", ".join(session.desk.platform_names())
        raise _usage(f"Which platform? {names}.", f"Какая платформа? {names}.")
    info = desk.platform(platform).info
    if watch not in {"all", "none"}:
        raise _usage("--watch is all or none.", "--watch: all или none.")
    given = dict(_pair(each, "--set") for each in settings or ())
    wanted = accounts.NewAccount(
        platform=info.name,
        name=name,
        url=url,
        settings=given,
        secrets=_secrets(info, secrets or (), secret_env, secret_stdin),
        watch=watch == "all",
        check=not no_check,
    )
    if try_out:
        _try(session, wanted)
        return
    with session.out.progress("Trying the sign-in…", "Пробуем войти…"):
        view = accounts.add(session.working, wanted)
    if session.out.json:
        session.out.document(shapes.account(view))
        return
    done = ("Renewed", "Обновлён") if view.renewed else ("Added", "Добавлен")
    watched = [each.name for each in view.channels if each.watched]
    session.out.message(
        f"{done[0]}: {view.name} ({info.title}). Watched: {', '.join(watched) or '—'}.",
        f"{done[1]}: {view.name} ({info.title}). Наблюдаем: {', '.join(watched) or '—'}.",
    )


def _try(session: Session, wanted: accounts.NewAccount) -> None:
    with session.out.progress("Trying the sign-in…", "Пробуем войти…"):
        found = accounts.try_out(session.working, wanted)
    if session.out.json:
        session.out.document(shapes.trial(found))
        return
    session.out.line(visible(found.signed_in_as))
    session.out.table(("", ""), found.capabilities.items())
    session.out.table(("", ""), ((each.name, each.kind.value) for each in found.channels))


def _help(ctx: typer.Context, session: Session, platform: str) -> None:
    out = session.out
    out.line(ctx.get_help())
    if not platform:
        out.line(out.say("Platforms: ", "Платформы: ") + ", ".join(session.desk.platform_names()))
        return
    info = session.desk.platform(platform).info
    out.line()
    out.line(f"{info.title}: {out.say(info.help_en, info.help_ru)}")
    for each in info.fields:
        option = f"--secret {each.name}=VARIABLE" if each.secret else f"--set {each.name}=…"
        needed = "" if each.required else out.say(" (optional)", " (необязательно)")
        out.line(f"  {option}{needed}: {out.say(each.label_en, each.label_ru)}")
        if help_text := out.say(each.help_en, each.help_ru):
            out.line(f"      {help_text}")


def _usage(english: str, russian: str) -> UserError:
    return UserError(INVALID, exit_code=EXIT_USAGE, reason_en=english, reason_ru=russian)


def _pair(text: str, option: str) -> tuple[str, str]:
    name, given, value = text.partition("=")
    if not given or not name:
        raise _usage(f"{option} takes NAME=VALUE.", f"{option} принимает ИМЯ=ЗНАЧЕНИЕ.")
    return name, value


def _secrets(
    info: PlatformInfo, pairs: list[str] | tuple[()], variable: str | None, from_stdin: bool
) -> dict[str, str]:
    """Secrets come from variables or standard input: a command line is seen by every program of the machine."""
    fields = [each.name for each in info.fields if each.secret]
    first = next((each.name for each in info.fields if each.secret and each.required), fields[0] if fields else "")
    if variable is not None and from_stdin:
        raise _usage(
            "--secret-env and --secret-stdin exclude each other.", "--secret-env и --secret-stdin — что-то одно."
        )
    found: dict[str, str] = {}
    for each in pairs:
        name, source = _pair(each, "--secret")
        found[name] = _variable(source)
    if variable is not None:
        found[first] = _variable(variable)
    if from_stdin:
        text = sys.stdin.read().strip("\r\n")
        if len(fields) > 1 and "=" in text:
            found.update(_pair(line.strip(), "--secret-stdin") for line in text.splitlines() if line.strip())
        else:
            found[first] = text
    return found


def _variable(name: str) -> str:
    value = os.environ.get(name)
    if value is None:
        raise _usage(f"The environment variable {name} is not set.", f"Переменная окружения {name} не задана.")
    return value


def list_all(ctx: typer.Context) -> None:
    """List the accounts with their health."""
    session: Session = ctx.obj
    views = accounts.listed(session.desk)
    if session.out.json:
        session.out.document({"items": [shapes.account(view) for view in views], "next": None})
        return
    say = session.out.say
    session.out.table(
        ("", say("name", "имя"), say("platform", "платформа"), say("health", "состояние"), say("reason", "причина"),
         say("since", "с")),
        ((view.id, view.name, view.platform, view.health.value, view.reason, shapes.at(view.since)) for view in views),
    )  # fmt: skip


def check(
    ctx: typer.Context, account: Annotated[str | None, typer.Argument(help="Name or number; all when left out.")] = None
) -> None:
    """Sign in and say how that went."""
    session: Session = ctx.obj
    desk = session.working
    wanted = [account] if account is not None else [str(view.id) for view in accounts.listed(desk)]
    with session.out.progress("Signing in…", "Входим…"):
        views = [accounts.check(desk, each) for each in wanted]
    for view in views:
        if view.health in {Health.NEEDS_SIGNIN, Health.NO_PERMISSION}:
            session.code = EXIT_PERSON_NEEDED
        elif view.health is not Health.OK and not session.code:
            session.code = EXIT_FAILED
    if session.out.json:
        shaped = [shapes.account(view) for view in views]
        session.out.document(shaped[0] if account is not None else {"items": shaped, "next": None})
        return
    session.out.table(("", "", ""), ((view.name, view.health.value, view.reason) for view in views))


def remove(ctx: typer.Context, account: Annotated[str, typer.Argument(help="Name or number.")]) -> None:
    """Forget an account and its secrets; its messages and entries stay."""
    session: Session = ctx.obj
    gone = accounts.remove(session.working, account)
    if session.out.json:
        session.out.document({"id": gone.id, "name": gone.name, "removed": True})
    else:
        session.out.message(f"Removed: {gone.name}.", f"Удалён: {gone.name}.")
