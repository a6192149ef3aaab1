"""A real OpenSSH server on loopback for one test: its own keys, port and log, run by this user."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

_CONFIG = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/user_key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
PrintLastLog no
SetEnv {environment}
"""


def missing() -> str:
    """Return in words what is not installed, nothing where all is there."""
    programs = {
        "sshd": sshd(),
        "ssh": shutil.which("ssh"),
        "ssh-keygen": shutil.which("ssh-keygen"),
    }
    gone = [name for name, path in programs.items() if path is None]
    return f"{', '.join(gone)} not installed (Debian: openssh-server openssh-client)" * bool(gone)


def sshd() -> str | None:
    """Return the server's path: it must be started by its whole path."""
    return shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


class Server:
    """The server, from entering to leaving the ``with``; ``environment`` is that of its logins."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.log = folder / "log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        for name in ("host_key", "user_key"):
            make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(make, check=True)
        pairs = " ".join(f'"{name}={value}"' for name, value in environment.items())
        config = _CONFIG.format(port=self.port, folder=folder, environment=pairs)
        (folder / "config").write_text(config)
        host = (folder / "host_key.pub").read_text()
        (folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {host}")

    def __enter__(self) -> Self:
        if os.geteuid() == 0:  # where a server that root starts confines what is not logged in yet
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        command = [str(sshd()), "-D", "-f", str(self.folder / "config"), "-E", str(self.log)]
        self._process = subprocess.Popen(command)
        end = time.monotonic() + 15
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)
        raise AssertionError(f"sshd did not start:\n{self.log.read_text()}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(10)

    def login(self, command: str) -> list[str]:
        """Return the client's command that runs a command in a terminal of the server."""
        options = (
            "IdentitiesOnly=yes", "IdentityAgent=none", "BatchMode=yes", "LogLevel=ERROR",
            "StrictHostKeyChecking=yes", f"UserKnownHostsFile={self.folder}/known_hosts",
        )  # fmt: skip
        return [
            *("ssh", "-tt", "-e", "none", "-F", "/dev/null", "-i", str(self.folder / "user_key")),
            *(word for option in options for word in ("-o", option)),
            *("-p", str(self.port), f"{getpass.getuser()}@127.0.0.1", command),
        ]
