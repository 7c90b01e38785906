#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use super::*;

#[test]
fn a_file_is_replaced_whole_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/deep/agreements.ron");
    replace(&path, b"one").unwrap();
    replace(&path, b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/agreements.ron");
    replace(&path, b"one").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
}

#[test]
fn a_new_file_takes_no_others_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/agreements.ron");
    create(&path, b"one").unwrap();
    assert_eq!(create(&path, b"two").unwrap_err().why, Why::Exists);
    assert_eq!(fs::read(&path).unwrap(), b"one");
    #[cfg(unix)]
    {
        let link = folder.path().join("link.ron");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        assert_eq!(create(&link, b"two").unwrap_err().why, Why::Exists);
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real.ron");
    fs::write(&real, "old").unwrap();
    let link = folder.path().join("settings.ron");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    replace(&link, b"new").unwrap();
    assert_eq!(fs::read(&real).unwrap(), b"new");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn a_file_in_the_way_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("data");
    fs::write(&in_the_way, "mine").unwrap();
    let error = replace(&in_the_way.join("agreements.ron"), b"one").unwrap_err();
    assert_eq!(error.path, in_the_way.join("agreements.ron"));
    assert_eq!(fs::read(&in_the_way).unwrap(), b"mine");
    fs::create_dir(folder.path().join("settings.ron")).unwrap();
    let error = replace(&folder.path().join("settings.ron"), b"one").unwrap_err();
    assert_eq!(error.why, Why::Folder);
}

#[cfg(unix)]
#[test]
fn a_lock_is_for_this_user_alone_and_nobody_waits_for_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("agreements.lock");
    let held = try_lock(&path).unwrap();
    assert!(held.is_some());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(try_lock(&path).unwrap().is_none(), "somebody holds it");
    drop(held);
    assert!(try_lock(&path).unwrap().is_some());
    let error = try_lock(Path::new("/dev/zero")).unwrap_err();
    assert_eq!(error.why, Why::NotAFile(Special::Device));
}

/// `/dev/full` is a disk without space; a link to it makes the rename's target, so the write is tried directly.
#[test]
fn a_full_disk_says_so() {
    let error = WriteError::new(Path::new("/x"), &io::ErrorKind::StorageFull.into());
    assert_eq!(error.why, Why::Full);
}
