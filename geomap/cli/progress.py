"""A sign of life on anything that takes over two seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_PATIENCE_S = 2.0


@contextmanager
def on(what: str) -> Iterator[None]:
    """Show that work goes on and for how long, once it has taken two seconds.

    On standard error, and only to a person: nothing is drawn into a file or a pipe.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True)
    bar.add_task(what, total=None)
    waiting = Timer(_PATIENCE_S, bar.start)
    waiting.start()
    try:
        yield
    finally:
        waiting.cancel()
        waiting.join()
        bar.stop()
