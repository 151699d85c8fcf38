"""The command line. Commands wire rooms together; what they do is done in the rooms.

Data goes to stdout, all that is said to a person to stderr. Importing this package loads click and no room.
"""

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module

import click

from claimcheck.cli.examples import examples
from claimcheck.cli.settings import Settings
from claimcheck.cli.streams import prepare_streams, settle_streams
from claimcheck.errors import ClaimcheckError, StoppedError, StoreError
from claimcheck.text_safety import plain

COMMANDS = (
    "extract",
    "review",
    "rate",
    "assign",
    "agree",
    "adjudicate",
    "sign-off",
    "status",
    "show",
    "search",
    "export",
    "publish",
    "redact",
    "delete",
    "store",
    "validate",
    "scales",
    "doctor",
)


class Commands(click.Group):
    """Knows its commands by name, in the order of the work, and loads only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names in the order in which the commands are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load the command of that name from the module of that name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"claimcheck.cli.{name}"), name)
        return command


@click.group(
    cls=Commands,
    epilog=examples("extract article.txt", "review article.txt", "export bridge --base-url https://checks.example"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="claimcheck-review", prog_name="claimcheck")
@click.option("--debug", is_flag=True, help="Show where in the program an error happened.")
@click.option(
    "--config",
    "config_path",
    type=click.Path(dir_okay=False),
    help="Settings file instead of the nearest claimcheck.toml.",
)
@click.option("--store", help="Folder of the sessions, or postgresql://… of a newsroom.  [default: reviews]")
@click.pass_context
def cli(context: click.Context, *, debug: bool, config_path: str | None, store: str | None) -> None:
    """Take an article apart into claims, review them with sources, publish ClaimReview."""
    context.ensure_object(Settings).use(debug=debug, config_path=config_path, store=store)


def main() -> None:
    """Run the command line and leave with the exit code that docs/exit-codes.md lists."""
    prepare_streams()
    code = _run()
    settle_streams()
    sys.exit(code)


def _run() -> int:
    settings = Settings()
    try:
        return int(cli.main(standalone_mode=False, obj=settings) or 0)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (KeyboardInterrupt, click.Abort):
        return StoppedError.exit_code
    except Exception as error:  # noqa: BLE001 - the last resort, so that nobody sees a traceback unasked
        # Words that cannot be shown to anybody change nothing about what is to be said by the exit code.
        with suppress(OSError):
            _say_error(error, settings)
        return _exit_code(error)


def _exit_code(error: Exception) -> int:
    if isinstance(error, click.ClickException | ClaimcheckError):
        return error.exit_code
    return StoreError.exit_code if _is_of_stdout(error) else ClaimcheckError.exit_code


def _say_error(error: Exception, settings: Settings) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    message, hint = (_shown(each, settings).replace("\n", " ") for each in _in_words(error))
    click.echo(f"claimcheck: {message}", err=True)
    if hint:
        click.echo(f"  {hint}", err=True)
    if "--debug" in sys.argv:
        import traceback

        click.echo(_shown("".join(traceback.format_exception(error)), settings), err=True)


def _shown(text: str, settings: Settings) -> str:
    """Make a text safe to show: without control characters, and without the passwords of stores, which it may repeat."""
    # To know addresses takes time, and there is none without one of these.
    if set("@=/") & set(text):
        from claimcheck.store.address import hide_passwords

        words = (each.removeprefix("--store=") for each in (*sys.argv[1:], os.environ.get("CLAIMCHECK_STORE", "")))
        text = hide_passwords(text, *settings.named, *(each for each in words if "://" in each))
    return plain(text)


def _in_words(error: Exception) -> tuple[str, str]:
    """Say what is wrong, and what to do about it."""
    if isinstance(error, ClaimcheckError):
        return error.message, error.hint
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        return error.format_message(), f"Help: {context.command_path} --help" if context else ""
    if _is_of_stdout(error):
        return f"standard output: cannot be written: {getattr(error, 'strerror', '')}", ""
    what = f"internal error: {type(error).__name__}: {error}"
    return what, "Run it again with --debug and report what it prints."


def _is_of_stdout(error: Exception) -> bool:
    """Tell whether this is stdout's, which click writes help to by itself: an error of a file would name it."""
    if not isinstance(error, OSError) or error.filename is not None:
        return False
    return error.errno in {errno.EBADF, errno.EFBIG, errno.EIO, errno.ENOSPC}
