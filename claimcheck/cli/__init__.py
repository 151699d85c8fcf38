"""The command line. Commands wire rooms together; what they do is done in the rooms.

Data goes to stdout, all that is said to a person to stderr. Importing this package loads click and no room.
"""

import io
import sys
from importlib import import_module

import click

from claimcheck.cli.settings import Settings
from claimcheck.errors import ClaimcheckError
from claimcheck.text_safety import plain

EPILOG = """\b
Examples:
  claimcheck extract article.txt
  claimcheck review article.txt --reviewer "Your Name"
  claimcheck export article --format claimreview
"""

COMMANDS = ("extract", "review", "status", "export", "validate", "scales", "doctor")


class Commands(click.Group):
    """Knows its commands by name, in the order of the work, and loads only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names in the order in which the commands are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load the command of that name from the module of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"claimcheck.cli.{cmd_name}"), cmd_name)
        return command


@click.group(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="claimcheck-review", prog_name="claimcheck")
@click.option("--debug", is_flag=True, help="Show where in the program an error happened.")
@click.option(
    "--config",
    "config_path",
    type=click.Path(dir_okay=False),
    help="Settings file instead of the nearest claimcheck.toml.",
)
@click.option("--store", help="Folder of the sessions.  [default: reviews]")
@click.pass_context
def cli(context: click.Context, *, debug: bool, config_path: str | None, store: str | None) -> None:
    """Take an article apart into claims, review them with sources, publish ClaimReview."""
    context.obj = Settings(debug=debug, config_path=config_path, store=store)


def main() -> None:
    """Run the command line and leave with the exit code that docs/exit-codes.md lists."""
    debug = "--debug" in sys.argv
    _survive_any_encoding()
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        _say_error(error.format_message(), f"Help: {context.command_path} --help" if context else "")
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except ClaimcheckError as error:
        _say_error(error.message, error.hint)
        code = error.exit_code
    except Exception as error:  # noqa: BLE001 - the last resort, so that nobody sees a traceback unasked
        _say_error(
            f"internal error: {type(error).__name__}: {error}", "Run it again with --debug and report what it prints."
        )
        code = 70
    if debug:
        import traceback

        traceback.print_exc()
    sys.exit(code)


def _survive_any_encoding() -> None:
    """Let what a terminal's encoding lacks be shown as "?", rather than end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say_error(message: str, hint: str) -> None:
    click.echo(f"claimcheck: {plain(message)}", err=True)
    if hint:
        click.echo(f"  {plain(hint)}", err=True)
