//! Files as people hand them over: by path, by address, through a pipe; and the sounds that they name.

use std::ffi::OsStr;
use std::fs;

use super::{Person, SMALL, Said};

/// A set whose one turn ends with this sound.
fn with_sound(sound: &str) -> String {
    SMALL.replace("time: \"2m\"", &format!("time: \"2m\", cues: [(at: End, sound: \"{sound}\")]"))
}

impl Person {
    /// Types a file that may be called anything.
    fn opens(&self, file: impl AsRef<OsStr>) -> Said {
        Said::from(self.command().arg(file).output().unwrap())
    }

    fn reads(&self, text: &[u8]) -> Said {
        let mut command = assert_cmd::Command::from_std(self.command());
        Said::from(command.args(["check", "-"]).write_stdin(text).output().unwrap())
    }
}

#[test]
fn a_file_alone_is_opened_as_start_does() {
    let person = Person::new();
    let good = person.has("mine.ron", SMALL).display().to_string();
    let spaced = person.has("our talk ä.RON", SMALL).display().to_string();
    let bad = person.has("bad.ron", "(format: 1, nam: \"x\")").display().to_string();
    // There is no display here; up to that everything is as it should be.
    for file in [&good, &spaced, "config/rules/mine.ron"] {
        person.says(&[file]).fails(2, &["there is no display"]);
    }
    person
        .says(&[&good, "--names", "Ana,Ben", "--fullscreen", "--quiet-sound"])
        .fails(2, &["there is no display"]);
    // One that belongs to an option isn't the one that is meant.
    let mut other = std::process::Command::new(person.command().get_program());
    let other =
        other.args(["--config-dir", "x.ron", &good]).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    Said::from(other.output().unwrap()).fails(2, &["there is no display"]);
    let said = person.says(&["start", &bad]);
    assert_eq!((person.says(&[&bad]).err, said.status), (said.err, Some(1)));
    person.says(&["not-there.ron"]).fails(1, &["not-there.ron", "no such file"]);
    person.says(&[&good, "--names", "Ana"]).fails(2, &["is for 2 people; there is 1 here"]);
    person.says(&[&good, "more.ron"]).fails(2, &["unexpected argument"]);
    person.says(&["plann"]).fails(2, &["unrecognized subcommand", "'plan'"]);
}

#[cfg(unix)]
#[test]
fn a_file_may_be_called_anything() {
    use std::os::unix::ffi::OsStrExt;
    let person = Person::new();
    let name = OsStr::from_bytes(b"t\xe9.ron");
    fs::write(person.home.path().join(name), SMALL).unwrap();
    person.opens(name).fails(2, &["there is no display"]);
    person.opens("file:t.ron").fails(1, &["file:t.ron", "no such file"]);
}

#[test]
fn a_files_address_is_as_good_as_its_path() {
    let person = Person::new();
    let path = person.has("our talk ä%.ron", SMALL).display().to_string();
    let encoded = path.replace('%', "%25").replace(' ', "%20").replace('ä', "%C3%A4");
    for address in
        [format!("file://{encoded}"), format!("FILE:{encoded}"), format!("file://localhost{encoded}")]
    {
        person.says(&[&address]).fails(2, &["there is no display"]);
        assert!(person.says(&["plan", &address]).fine().starts_with("Mine\n"));
        assert_eq!(person.says(&["check", &address]).fine(), format!("ok: {path}\n"));
    }
    person.says(&["check", "file:///not/there.ron"]).fails(1, &["/not/there.ron", "no such file"]);
    person.says(&["check", "file://elsewhere/talk.ron"]).fails(1, &["no such file"]);
}

#[cfg(unix)]
#[test]
fn check_reads_what_comes_in_and_no_more_than_a_file_may_have() {
    let person = Person::new();
    assert_eq!(person.reads(SMALL.as_bytes()).fine(), "ok: standard input\n");
    person.reads(b"(format: 1, nam: \"x\")").fails(1, &["standard input:1:13", "did you mean `name`?"]);
    person.reads(b"").fails(1, &["this file is empty"]);
    person.reads(b"\xff\xfeA").fails(1, &["UTF-16"]);
    let mut endless = person.command();
    let endless = endless.args(["check", "-"]).stdin(fs::File::open("/dev/zero").unwrap());
    Said::from(endless.output().unwrap()).fails(1, &["this file is too big"]);
    // A file of that name can still be meant.
    fs::write(person.home.path().join("-"), SMALL).unwrap();
    assert!(person.says(&["check", "./-"]).fine().starts_with("ok: ./-\n"));
}

#[test]
fn check_takes_the_name_of_a_set_as_other_commands_do() {
    let person = Person::new();
    assert_eq!(person.says(&["check", "check-in"]).fine(), "ok: check-in.ron (built in)\n");
    let path = person.has("mine.ron", SMALL).display().to_string();
    assert_eq!(person.says(&["check", "mine"]).fine(), format!("ok: {path}\n"));
    let _ = person.has("mine.ron", "(format: 1, nam: \"x\")");
    person.says(&["check", "mine"]).fails(1, &["mine.ron:1:13", "did you mean `name`?"]);
    person
        .says(&["check", "chek-in"])
        .fails(1, &["no rule set or path called “chek-in”", "did you mean “check-in”?"]);
    let said = person.says(&["check", "nothing-like-it", "apology"]);
    assert_eq!(said.status, Some(1));
    assert!(said.err.contains("`common-ground list` shows all"), "{}", said.err);
    assert_eq!(said.out, "ok: apology.ron (built in)\n", "the others are checked all the same");
}

#[test]
fn a_file_elsewhere_is_told_the_way_into_the_library() {
    let person = Person::new();
    let elsewhere = |name: &str, text: &str| fs::write(person.home.path().join(name), text).unwrap();
    let rules = person.rules().display().to_string();
    elsewhere("Our rules.ron", SMALL);
    elsewhere("our_rules.ron", SMALL);
    elsewhere("bad.ron", "(format: 1, nam: \"x\")");

    // The command that is said does what is said of it.
    let said = person.says(&["check", "our_rules.ron"]).fine();
    let (fine, note) = said.split_once('\n').unwrap();
    assert_eq!(fine, "ok: our_rules.ron");
    let copies = "common-ground new our-rules --from our_rules.ron";
    assert!(note.starts_with("note: ") && note.contains(&rules) && note.contains(copies), "{note}");
    let copies: Vec<_> = copies.split(' ').skip(1).collect();
    assert!(person.says(&copies).fine().contains("This is a copy of “our_rules”"));
    assert!(person.says(&["list"]).fine().contains("our-rules"));
    // Now it is there, its own name is taken.
    assert!(person.says(&["check", "our_rules.ron"]).fine().contains("new our-rules-2 --from"));
    assert_eq!(person.says(&["check", "our-rules"]).fine().lines().count(), 1);

    // Shells need quotes for this one, and nobody can type the next.
    let said = person.says(&["check", "Our rules.ron"]).fine();
    assert!(said.contains("common-ground new our-rules-2 --from 'Our rules.ron'"), "{said}");
    elsewhere("our\u{7}rules.ron", SMALL);
    let said = person.says(&["check", "our\u{7}rules.ron"]).fine();
    assert!(said.contains(&rules) && !said.contains("common-ground new"), "{said}");
    let said = person.says(&["check", "Our rules.ron", "our_rules.ron", "our-rules", "apology"]).fine();
    assert_eq!(said.matches("note:").count(), 1, "{said}");
    assert!(said.contains("2 files aren’t in your library") && said.contains(&rules), "{said}");
    // What is wrong comes first.
    person.says(&["check", "bad.ron"]).fails(1, &["did you mean `name`?"]);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_library_is_in_the_library() {
    let person = Person::new();
    let _ = person.has("other.ron", SMALL);
    let there = person.home.path().join("there.ron");
    fs::write(&there, SMALL).unwrap();
    std::os::unix::fs::symlink(&there, person.rules().join("here.ron")).unwrap();
    for file in ["there.ron", "config/rules/here.ron", "config/../config/rules/other.ron"] {
        assert_eq!(person.says(&["check", file]).fine(), format!("ok: {file}\n"));
    }
}

#[test]
fn sounds_of_ones_own_are_looked_into() {
    let person = Person::new();
    let sounds = person.home.path().join("config/sounds");
    fs::create_dir_all(&sounds).unwrap();
    let good = include_bytes!("../../../sounds/wood.wav");
    fs::write(sounds.join("wood block.wav"), good).unwrap();
    fs::write(sounds.join("empty.wav"), "").unwrap();
    fs::write(sounds.join("bell.aiff"), "FORM\0\0\0 AIFF").unwrap();
    // Another rate, of which the header says that there are none: the decoder panics on it.
    let mut mad = good.to_vec();
    mad[24..28].copy_from_slice(&0_u32.to_le_bytes());
    fs::write(sounds.join("mad.wav"), &mad).unwrap();
    mad[24..28].copy_from_slice(&176_400_u32.to_le_bytes());
    fs::write(sounds.join("fast.wav"), &mad).unwrap();
    // One that replaces ours.
    fs::write(sounds.join("bowl.wav"), "nothing but words").unwrap();

    let check = |sound: &str| {
        let path = person.has("mine.ron", &with_sound(sound)).display().to_string();
        person.says(&["check", &path])
    };
    assert!(check("wood block").fine().ends_with("mine.ron\n"));
    assert!(check("wood").fine().ends_with("mine.ron\n"));
    for (sound, words) in [
        ("empty", ["warning: the sound “empty” can’t be played: it is empty", "again"]),
        ("fast", ["it has 176400 samples per second", "48000 or 44100"]),
        ("mad", ["it isn’t a sound that can be read", "WAV, Ogg Vorbis, FLAC and MP3"]),
        ("bowl", ["the sound “bowl” can’t be played", "saving it again"]),
    ] {
        let said = check(sound);
        assert_eq!(said.status, Some(0), "{}", said.err);
        assert!(said.out.contains("(1 warning)"), "{}", said.out);
        assert!(
            words.iter().all(|word| said.err.contains(word)) && !said.err.contains("panicked"),
            "{}",
            said.err
        );
    }
    check("bell").fails(1, &["“bell.aiff” in your folder `sounds`", "save it as WAV"]);
    check("wood block.wav").fails(1, &["leave out the file’s ending; write \"wood block\""]);
    check("gong").fails(1, &["there is no sound “gong”"]);
}
