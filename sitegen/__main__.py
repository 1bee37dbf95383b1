"""`python -m sitegen`, and what the command `sitegen` calls."""

import sys


def main() -> None:
    """Run the command line; whoever interrupts it while it is still being loaded gets no traceback."""
    try:
        from sitegen.cli import main as run
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)  # noqa: T201 - nothing else is loaded
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
