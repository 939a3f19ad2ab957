"""Is a folder on a network drive, or does a cloud client copy it behind our back?

Both tear an SQLite store in WAL mode: shared memory does not cross machines
(https://www.sqlite.org/wal.html, "Overview", point 2 of the disadvantages), and a client copies the store and its
`-wal` at different moments.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

_NETWORK_TYPES: Final = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "coda", "webdav", "davfs", "ceph", "glusterfs",
        "lustre", "beegfs", "ocfs2", "gfs2", "gpfs", "orangefs", "pvfs2", "vboxsf", "vmhgfs", "prl_fs",
        "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph",
        "fuse.smbnetfs", "fuse.curlftpfs", "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.vmhgfs-fuse",
    }
)  # fmt: skip

_WINDOWS_REMOTE_DRIVE: Final = 4  # DRIVE_REMOTE of GetDriveTypeW

_CLIENT_FOLDERS: Final = (
    ("OneDrive", re.compile(r"OneDrive( - .+)?", re.IGNORECASE)),
    ("Dropbox", re.compile(r"Dropbox( \(.+\))?", re.IGNORECASE)),
    ("Google Drive", re.compile(r"Google ?Drive|My Drive|Мой диск", re.IGNORECASE)),
    ("iCloud Drive", re.compile(r"iCloud ?Drive|Mobile Documents", re.IGNORECASE)),
    ("macOS CloudStorage", re.compile(r"CloudStorage")),
    ("Яндекс Диск", re.compile(r"Yandex[. ]?Disk(\..+)?|Яндекс[. ]?Диск", re.IGNORECASE)),
    ("Облако Mail", re.compile(r"Cloud Mail\.Ru|Облако Mail(\.Ru)?", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"Nextcloud\d*", re.IGNORECASE)),
    ("ownCloud", re.compile(r"ownCloud", re.IGNORECASE)),
    ("pCloud", re.compile(r"pCloud ?Drive", re.IGNORECASE)),
    ("MEGA", re.compile(r"MEGAsync( .+)?", re.IGNORECASE)),
    ("Box", re.compile(r"Box Sync", re.IGNORECASE)),
    ("Synology Drive", re.compile(r"SynologyDrive", re.IGNORECASE)),
)

_CLIENT_MARKS: Final = (
    ("Syncthing", (".stfolder",)),
    ("Dropbox", (".dropbox", ".dropbox.cache")),
    ("Resilio Sync", (".sync/ID",)),
    ("Nextcloud", (".nextcloudsync.log",)),
    ("ownCloud", (".owncloudsync.log",)),
)


def network_kind(directory: Path) -> str | None:
    """The name of the network file system under this absolute folder, or None when it is a local one.

    The folder need not exist yet. Where the system does not tell, the answer is None.
    """
    if sys.platform == "win32":
        return _windows_kind(directory)
    return kind_in_mounts(directory, _mounts())


def kind_in_mounts(directory: Path, mounts: list[tuple[Path, str]]) -> str | None:
    """The network type among the mounts (point, type; the last one mounted wins) that covers the folder."""
    best: tuple[int, str] = (-1, "")
    for point, kind in mounts:
        depth = len(point.parts)
        if depth >= best[0] and (point == directory or point in directory.parents):
            best = (depth, kind)
    return best[1] if best[1] in _NETWORK_TYPES else None


def parse_mountinfo(text: str) -> list[tuple[Path, str]]:
    """Mount points and types of Linux's `/proc/self/mountinfo` (proc(5)).

    WSL shows the drives of Windows as 9p with `aname=drvfs`; other 9p mounts are how virtual machines see one disk.
    """
    mounts = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind_fields = before.split(" "), after.split(" ")
        if len(fields) < 5 or len(kind_fields) < 3:
            continue
        kind = "cifs" if kind_fields[0] == "9p" and "aname=drvfs" in kind_fields[2] else kind_fields[0]
        mounts.append((Path(_unescape(fields[4])), kind))
    return mounts


def parse_mount_command(text: str) -> list[tuple[Path, str]]:
    """Mount points and types of macOS' `mount`: `//me@server/x on /Volumes/x (smbfs, nodev, …)`."""
    found = (re.fullmatch(r".+? on (/.*) \(([^,)]+).*\)", line) for line in text.splitlines())
    return [(Path(match[1]), match[2]) for match in found if match]


def synced_by(directory: Path) -> str | None:
    """The cloud client that copies this absolute folder, told by the names above it and the marks clients leave."""
    for folder in (directory, *directory.parents):
        for client, names in _CLIENT_FOLDERS:
            if names.fullmatch(folder.name):
                return client
        for client, marks in _CLIENT_MARKS:
            # A `.dropbox` folder in the home folder holds the client's own settings and marks nothing.
            if folder != Path.home() and any(_is_there(folder / mark) for mark in marks):
                return client
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # a folder above that we may not look into


def _mounts() -> list[tuple[Path, str]]:
    if sys.platform == "darwin":
        shown = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5)
        return parse_mount_command(shown.stdout)
    try:
        return parse_mountinfo(Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return []


def _unescape(field: str) -> str:
    """`/proc` writes blanks as octal escapes."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)


def _windows_kind(directory: Path) -> str | None:
    drive = directory.drive
    if drive.startswith("\\\\"):
        return "UNC"
    if sys.platform == "win32":  # repeated for the type checker, which knows windll there only
        import ctypes  # noqa: PLC0415 - nothing elsewhere needs it

        if ctypes.windll.kernel32.GetDriveTypeW(f"{drive}{os.sep}") == _WINDOWS_REMOTE_DRIVE:
            return "SMB"
    return None
