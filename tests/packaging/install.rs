//! What `make install` installs, and what `make uninstall` leaves.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::needs;

/// A machine to install on.
struct Machine(tempfile::TempDir);

impl Machine {
    fn new() -> Self {
        needs("make");
        Self(tempfile::tempdir().unwrap())
    }

    /// Runs a target of the Makefile with a binary that has been built already.
    fn make(&self, target: &str, more: &[&str]) {
        let mut make = Command::new("make");
        // The tests themselves may be run by make.
        let _ = make.env_remove("MAKEFLAGS").env_remove("MAKELEVEL").current_dir(env!("CARGO_MANIFEST_DIR"));
        let made = make
            .args([target, "PREFIX=/usr"])
            .arg(format!("DESTDIR={}", self.0.path().display()))
            .arg(format!("BINARY={}", env!("CARGO_BIN_EXE_common-ground")))
            .args(more)
            .output()
            .unwrap();
        assert!(made.status.success(), "make {target}:\n{}", String::from_utf8_lossy(&made.stderr));
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// All files, by their paths from `usr` on.
    fn files(&self) -> BTreeSet<String> {
        fn walk(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, found);
                } else {
                    let _ = found.insert(path.strip_prefix(root).unwrap().display().to_string());
                }
            }
        }
        let mut found = BTreeSet::new();
        walk(self.0.path(), self.0.path(), &mut found);
        found
    }

    /// Checks that a checker finds nothing wrong with a file.
    #[track_caller]
    fn accepts(&self, checker: &str, args: &[&str], path: &str) {
        needs(checker);
        let said = Command::new(checker).args(args).arg(self.path(path)).output().unwrap();
        let words = [said.stdout, said.stderr].concat();
        assert!(said.status.success(), "{checker} on {path}:\n{}", String::from_utf8_lossy(&words));
    }

    /// Checks that software centres find no error in the app's description of itself, and no warning but `known`. Mere
    /// remarks differ between versions: an older one doesn't know `<developer>`, a newer one finds the tag before it
    /// outdated.
    #[track_caller]
    fn pleases_software_centres(&self, known: &[&str]) {
        needs("appstreamcli");
        let file = self.path(METAINFO);
        let said = Command::new("appstreamcli").args(["validate", "--no-net"]).arg(file).output().unwrap();
        let words = String::from_utf8_lossy(&[said.stdout, said.stderr].concat()).into_owned();
        let (mut blamed, mut excused) = (0, 0);
        for line in words.lines().map(str::trim_start) {
            // “W: the app's id:12: what-it-is, and perhaps where”
            let is_warning = line.starts_with("W:");
            if is_warning && known.iter().any(|known| line.split(' ').any(|word| word == *known)) {
                excused += 1;
            } else if is_warning || line.starts_with("E:") {
                blamed += 1;
            }
        }
        let content = said.status.success() || excused > 0;
        assert!(content && blamed == 0, "appstreamcli says:\n{words}");
    }
}

/// The only warning that can't be avoided yet: the project has no web page, so `make install` leaves the address out
/// unless one is given. Older checkers don't mind.
const NO_HOME: &str = "url-homepage-missing";

const METAINFO: &str = "usr/share/metainfo/example.common_ground.app.metainfo.xml";

#[test]
fn everything_is_where_a_desktop_looks_for_it_and_nothing_stays_behind() {
    let machine = Machine::new();
    // Another program's file in a folder that both use.
    fs::create_dir_all(machine.path("usr/share/applications")).unwrap();
    fs::write(machine.path("usr/share/applications/other.desktop"), "").unwrap();

    machine.make("install", &[]);
    let mut wanted: BTreeSet<String> = [
        "usr/bin/common-ground",
        "usr/share/applications/common-ground.desktop",
        "usr/share/applications/other.desktop",
        METAINFO,
        "usr/share/mime/packages/common-ground.xml",
        "usr/share/icons/hicolor/scalable/apps/common-ground.svg",
        "usr/share/man/man1/common-ground.1",
        "usr/share/bash-completion/completions/common-ground",
        "usr/share/zsh/site-functions/_common-ground",
        "usr/share/fish/vendor_completions.d/common-ground.fish",
        "usr/share/doc/common-ground/README.md",
        "usr/share/doc/common-ground/CHANGELOG.md",
        "usr/share/doc/common-ground/LICENSE-MIT",
        "usr/share/doc/common-ground/LICENSE-APACHE",
        "usr/share/doc/common-ground/copyright",
    ]
    .map(str::to_owned)
    .into();
    for size in [16, 22, 24, 32, 48, 64, 128, 256, 512] {
        let _ = wanted.insert(format!("usr/share/icons/hicolor/{size}x{size}/apps/common-ground.png"));
    }
    assert_eq!(machine.files(), wanted);

    let mode = |path: &str| fs::metadata(machine.path(path)).unwrap().permissions().mode() & 0o777;
    for file in &wanted {
        let right = if file.starts_with("usr/bin/") { 0o755 } else { 0o644 };
        assert!(file.ends_with("other.desktop") || mode(file) == right, "{file}: {:o}", mode(file));
    }

    machine.accepts("desktop-file-validate", &[], "usr/share/applications/common-ground.desktop");
    machine.pleases_software_centres(&[NO_HOME]);
    machine.accepts("bash", &["-n"], "usr/share/bash-completion/completions/common-ground");

    machine.make("uninstall", &[]);
    assert_eq!(machine.files(), ["usr/share/applications/other.desktop".to_owned()].into());
    assert!(!machine.path("usr/share/doc/common-ground").exists());
}

#[test]
fn software_centres_are_sent_to_pictures_only_where_there_are_some() {
    let machine = Machine::new();
    machine.make("install", &[]);
    let without = machine.read(METAINFO);
    assert!(!without.contains("common-ground.example") && !without.contains("<image"), "{without}");

    machine.make("install", &["HOME_PAGE=https://talks.test/common-ground"]);
    let with = machine.read(METAINFO);
    assert!(with.contains("<url type=\"homepage\">https://talks.test/common-ground</url>"), "{with}");
    assert!(!with.contains("common-ground.example"), "{with}");
    machine.pleases_software_centres(&[]);
    let pictures: Vec<_> =
        with.lines().filter_map(|line| line.split_once("https://talks.test/common-ground/docs/")).collect();
    assert!(pictures.len() >= 3, "{with}");
    for (_, picture) in pictures {
        let picture = format!("docs/{}", picture.split('<').next().unwrap());
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&picture).exists(), "{picture} isn't there");
    }
}

/// Other programs have files called `*.ron` as well.
#[test]
fn a_double_click_opens_a_rule_set_and_no_other_file_of_that_ending() {
    let machine = Machine::new();
    machine.make("install", &[]);
    for (tool, folder) in [("update-mime-database", "mime"), ("update-desktop-database", "applications")] {
        needs(tool);
        let done = Command::new(tool).arg(machine.path("usr/share").join(folder)).output().unwrap();
        assert!(done.status.success(), "{tool}:\n{}", String::from_utf8_lossy(&done.stderr));
    }
    needs("gio");
    let asked = |args: &[&str], last: &Path| {
        let search = format!("{}:{}", machine.path("usr/bin").display(), std::env::var("PATH").unwrap());
        let said = Command::new("gio")
            .args(args)
            .arg(last)
            .env("XDG_DATA_DIRS", machine.path("usr/share"))
            .env("XDG_DATA_HOME", machine.path("nowhere"))
            .env("XDG_CONFIG_HOME", machine.path("nowhere"))
            .env("PATH", search)
            .output()
            .unwrap();
        String::from_utf8_lossy(&said.stdout).into_owned()
    };
    let kind = |path: &Path| asked(&["info", "-a", "standard::content-type"], path);
    let ours = "application/x-common-ground-rules+ron";
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sets = fs::read_dir(root.join("rules")).unwrap().map(|file| file.unwrap().path());
    let sets = sets.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    for set in sets.chain([root.join("tests/sets/small.ron"), root.join("tests/sets/whole.ron")]) {
        assert!(kind(&set).contains(ours), "{}: {}", set.display(), kind(&set));
    }
    let other = machine.path("window.ron");
    fs::write(&other, "(\n    title: \"A game\",\n    format: Wide,\n)\n").unwrap();
    assert!(!kind(&other).contains(ours), "{}", kind(&other));

    let opens = asked(&["mime"], Path::new(ours));
    assert!(opens.contains("common-ground.desktop"), "{opens}");
}

#[test]
fn nothing_is_installed_that_was_not_built() {
    let machine = Machine::new();
    let made = Command::new("make")
        .env_remove("MAKEFLAGS")
        .env_remove("MAKELEVEL")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["install", "BINARY=/nowhere/common-ground"])
        .arg(format!("DESTDIR={}", machine.path("").display()))
        .output()
        .unwrap();
    assert!(!made.status.success());
    assert!(String::from_utf8_lossy(&made.stderr).contains("make build"));
    assert!(machine.files().is_empty());
}
