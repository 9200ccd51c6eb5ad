"""A real PostgreSQL for the tests, on this machine only, gone when they end."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


@contextmanager
def server() -> Iterator[str]:
    """Start a server on a free port and yield the URL of its empty database."""
    folder = Path(tempfile.mkdtemp(prefix="geomap-postgresql-"))
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data, port = folder / "data", _free_port()
    initdb = [
        _program("initdb"),
        "-D",
        data,
        "-U",
        "geomap",
        "--auth=trust",
        "-E",
        "UTF8",
    ]
    subprocess.run(initdb, user=user, cwd=folder, check=True, capture_output=True)
    settings = ["listen_addresses=127.0.0.1", f"port={port}", "fsync=off"]
    settings += [f"unix_socket_directories={folder}"]
    command = [_program("postgres"), "-D", data]
    for setting in settings:
        command += ["-c", setting]
    log = (folder / "log").open("wb")
    process = subprocess.Popen(command, user=user, cwd=folder, stdout=log, stderr=log)
    try:
        url = f"postgresql://geomap@127.0.0.1:{port}/postgres"
        _wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()
        shutil.rmtree(folder)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def _program(name: str) -> str:
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(debian[-1]) if debian else str(shutil.which(name))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
