"""Where a profile may lie, and what its folder looks like."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from moderator_app import mounts, paths
from moderator_app.errors import UserError

MOUNTINFO = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:30 / /home/me/share\\040one rw - cifs //server/share rw
31 22 0:31 / /mnt/c rw - 9p drvfs rw,aname=drvfs;path=C:\\,uid=1000
32 22 0:32 / /data rw - 9p host rw,trans=virtio
33 30 8:2 / /home/me/share\\040one/local rw - ext4 /dev/sdb1 rw
torn line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me", None),
        ("/home/me/share one", "cifs"),
        ("/home/me/share one/deep/down", "cifs"),
        ("/home/me/share one/local/x", None),
        ("/home/me/share one elsewhere", None),
        ("/mnt/c/Users/me", "cifs"),
        ("/data/profile", None),
    ],
)
def test_the_deepest_mount_above_a_folder_decides(folder: str, kind: str | None) -> None:
    """A network drive is told by the mount that covers the folder, and WSL's view of Windows counts as one."""
    assert kind == mounts.kind_in_mounts(Path(folder), mounts.parse_mountinfo(MOUNTINFO))


def test_the_mounts_of_macos_are_read() -> None:
    """`mount` of macOS names the type first in its brackets."""
    shown = "/dev/disk1s1 on / (apfs, local)\n//me@nas/x on /Volumes/My x (smbfs, nodev, nosuid)\n"
    found = mounts.parse_mount_command(shown)
    assert [(Path("/"), "apfs"), (Path("/Volumes/My x"), "smbfs")] == found
    assert mounts.kind_in_mounts(Path("/Volumes/My x/p"), found) == "smbfs"


@pytest.mark.parametrize(
    ("folder", "client"),
    [
        ("Dropbox/p", "Dropbox"),
        ("OneDrive - Coffee Ltd/p", "OneDrive"),
        ("Яндекс.Диск/p", "Яндекс Диск"),
        ("Library/Mobile Documents/p", "iCloud Drive"),
        ("Library/CloudStorage/p", "macOS CloudStorage"),
        ("dropboxes/p", None),
        ("my-profile", None),
    ],
)
def test_folders_of_cloud_clients_are_known_by_name(tmp_path: Path, folder: str, client: str | None) -> None:
    """The usual folder names of sync clients are recognised anywhere above the profile, look-alikes are not."""
    assert client == mounts.synced_by(tmp_path / folder)


def test_folders_of_cloud_clients_are_known_by_their_marks(tmp_path: Path) -> None:
    """Syncthing marks the folders it copies."""
    (tmp_path / "work" / ".stfolder").mkdir(parents=True)
    assert mounts.synced_by(tmp_path / "work" / "deep" / "profile") == "Syncthing"


@pytest.mark.rule(8)
def test_a_synced_folder_is_refused_and_not_created(tmp_path: Path) -> None:
    """The store is never created where a client would copy it, and the sentence names the client."""
    chosen = tmp_path / "Dropbox" / "profile"
    with pytest.raises(UserError) as refused:
        paths.open_profile(chosen)
    assert refused.value.code == "profile_synced"
    assert "Dropbox" in refused.value.text("ru")
    assert not chosen.exists()


@pytest.mark.rule(8)
def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for a network drive."""
    monkeypatch.setattr(paths, "network_kind", lambda _folder: "nfs4")
    with pytest.raises(UserError) as refused:
        paths.open_profile(tmp_path / "profile")
    assert refused.value.code == "profile_not_local"
    assert "nfs4" in refused.value.text("en")


def test_an_existing_store_is_still_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal is for creation: who already has a store there must be able to look at it and move it."""
    profile = paths.open_profile(tmp_path / "profile")
    profile.store.touch()
    monkeypatch.setattr(paths, "network_kind", lambda _folder: "nfs4")
    assert paths.open_profile(tmp_path / "profile") == profile


def test_the_home_folder_is_no_profile() -> None:
    """Making somebody's home folder private is not ours to do."""
    with pytest.raises(UserError) as refused:
        paths.open_profile(Path.home())
    assert refused.value.code == "profile_too_wide"


@pytest.mark.rule(8)
@pytest.mark.skipif(os.name != "posix", reason="Windows has no mode bits")
def test_folders_are_private_even_when_they_were_not(tmp_path: Path) -> None:
    """Every folder of a profile ends as 0700."""
    root = tmp_path / "profile"
    root.mkdir(mode=0o755)
    profile = paths.open_profile(root)
    modes = {
        stat.S_IMODE(folder.stat().st_mode) for folder in (root, profile.logs, profile.backups, profile.attachments)
    }
    assert modes == {0o700}


def test_a_file_in_place_of_the_folder_is_a_clear_refusal(tmp_path: Path) -> None:
    """What the system says reaches the person as a sentence."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        paths.open_profile(tmp_path / "file")
    assert refused.value.code == "profile_unusable"


def test_the_choice_beats_the_environment_beats_the_default(tmp_path: Path) -> None:
    """`--profile`, then MODERATOR_PROFILE, then the platform's folder."""
    named = {paths.PROFILE_VARIABLE: str(tmp_path / "named")}
    assert paths.profile_directory(tmp_path / "chosen", named) == tmp_path / "chosen"
    assert paths.profile_directory(None, named) == tmp_path / "named"
    assert paths.profile_directory(None, {}).name == paths.APPLICATION


def test_a_missing_resource_says_its_name() -> None:
    """A forgotten file fails where it is asked for."""
    with pytest.raises(FileNotFoundError, match="resources/no/such"):
        paths.resource("no/such")


def test_a_frozen_program_finds_its_own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyInstaller unpacks beside `_MEIPASS`."""
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "x.txt").touch()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("x.txt") == tmp_path / "resources" / "x.txt"
