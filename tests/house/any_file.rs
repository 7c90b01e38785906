//! Whatever a file is or holds, reading it ends soon, with a rule set or with words.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use common_ground::cli::check::run;
use common_ground::library::read::{ReadError, Special, read};
use common_ground::rule_set::check::{Checked, Fault, Severity, check, check_bytes, check_list, check_path};
use common_ground::words::faults::render;
use common_ground::words::{InWords, Words};
use proptest::prelude::*;

use crate::paths::shelf;

static WORDS: LazyLock<Words> = LazyLock::new(Words::english);

const SMALL: &str = include_str!("../sets/small.ron");
const WHOLE: &str = include_str!("../sets/whole.ron");
const EVERYTHING: &str = include_str!("../sets/everything.ron");
const PATHS: [&str; 3] = [
    include_str!("../../rules/paths/path-rebuilding-trust.ron"),
    include_str!("../../rules/paths/path-after-a-fight.ron"),
    include_str!("../../rules/paths/path-staying-close.ron"),
];

fn sound_exists(name: &str) -> bool {
    ["bowl", "wood"].contains(&name)
}

/// The processor time of this thread: whatever else the machine is busy with, it doesn't count.
#[cfg(target_os = "linux")]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

#[cfg(not(target_os = "linux"))]
fn worked() -> Duration {
    Duration::ZERO
}

/// Checks and renders, and fails where that takes as long as only something that grows without measure does.
fn soon(source: &[u8]) -> Checked {
    let begin = worked();
    let checked = check_bytes(source, &sound_exists);
    let text = String::from_utf8_lossy(source);
    // As a list of words, too.
    let list = check_list(source);
    let is_wrong = list.problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(list.list.is_none(), is_wrong);
    // And as a path, which can be used where only sets are missing.
    let path = check_path(None, source);
    assert_eq!(path.path.is_none(), !path.is_fine());
    for problem in checked.problems.iter().chain(&list.problems).chain(&path.problems) {
        let shown = render("any.ron", &text, problem, &WORDS);
        assert!(shown.len() < 4_000, "a message of {} bytes", shown.len());
    }
    let took = worked().saturating_sub(begin);
    assert!(took < Duration::from_secs(30), "it took {took:?}");
    assert_eq!(checked.rule_set.is_none(), checked.errors().next().is_some());
    checked
}

/// The only message of something that can't be used.
fn message(source: &str) -> String {
    let checked = soon(source.as_bytes());
    let [problem] = checked.problems.as_slice() else { panic!("one problem, not {:?}", checked.problems) };
    assert!(checked.rule_set.is_none());
    problem.message(&WORDS)
}

#[test]
fn a_good_set_is_fine_whatever_its_line_ends_and_with_a_byte_order_mark() {
    for set in [SMALL, WHOLE] {
        for source in [set.to_owned(), set.replace('\n', "\r\n"), format!("\u{feff}{set}")] {
            let checked = check(&source, &sound_exists);
            assert_eq!(checked.problems, []);
            assert_eq!(checked.rule_set, check(set, &sound_exists).rule_set);
            assert!(checked.is_fine());
        }
    }
}

#[test]
fn places_are_right_behind_a_byte_order_mark_and_carriage_returns() {
    let source = "\u{feff}( format: 1, nmae: \"x\",\r\n  name: \"é\", titel: \"x\",\r\n turns: {}, flow: [])";
    let checked = check(source, &sound_exists);
    let places: Vec<_> = checked
        .problems
        .iter()
        .map(|problem| problem.place.clone().unwrap())
        .map(|place| (place.line, place.column, &source[place.bytes]))
        .collect();
    assert_eq!(places, [(1, 14, "nmae"), (2, 14, "titel"), (3, 19, "[]")]);
    let shown = render("x.ron", source, &checked.problems[1], &WORDS);
    assert!(shown.contains("x.ron:2:14"), "{shown}");
    assert!(!shown.contains('\r'), "{shown}");
}

#[test]
fn all_problems_are_told_in_one_run_and_in_order() {
    let source = r#"(
    format: 1,
    nmae: "Two by two",
    name: { "en": "Two", "de": "Zwei" },
    summary: { "de": "Nur auf Deutsch." },
    tags: "couple",
    participants: (min: 3, max: 2),
    rules: [
        (id: "own words", text: "Start with “I”", watch: [Blam]),
        (id: "twice", text: "Once"), (id: "twice", text: "Again"),
    ],
    turns: {
        "speak": (title: "Speak", time: "2 mn", rules: ["none"], at_end: Wait),
        "short": (title: "Short", time: "10s", cues: [(at: Left("15s"), sound: "gnog")]),
    },
    flow: [
        Repeat(times: 300, steps: [Each(steps: [Speaker("speek")])]),
        Everyone(turn: "short"), Listener("speak"), Seat(3, "speak"),
        Exchange(turn: "short"),
    ],
    breaks: (length: "2m", shortest: "5m"),
)"#;
    let checked = soon(source.as_bytes());
    let lines: Vec<_> = checked.problems.iter().map(|problem| problem.place.as_ref().unwrap().line).collect();
    assert_eq!(lines, [3, 5, 6, 7, 9, 9, 10, 13, 13, 13, 14, 14, 17, 17, 18, 18, 18, 19, 21]);
}

#[test]
fn an_error_does_not_drag_others_along() {
    // `speak` can't be read and `reflect` is misspelled: neither is called unused.
    let source = SMALL.replace("Speaker(\"speak\")", "Speaker(\"speek\")");
    assert!(message(&source).contains("speek"));
    let source = SMALL.replace("time: \"2m\"", "time: 2");
    assert!(message(&source).contains("time"));
}

#[test]
fn a_later_format_says_that_and_nothing_else() {
    for source in [
        "(format: 2)",
        "// Comment\n( name: 7, format: 17, turns: \"later\", flow: 8 )",
        "(format: 3, flow <- [ \"never closed",
        "(format: 2, a: [[[[ (format: 1)",
    ] {
        assert!(message(source).contains("is written in format"), "{source}");
    }
    // Not in the outermost brackets, or in a text or a comment.
    for source in ["(a: (format: 2))", "(name: \"format: 2\")", "(/* format: 2 */)"] {
        assert!(
            !soon(source.as_bytes()).problems[0].message(&WORDS).contains("is written in format"),
            "{source}"
        );
    }
}

#[test]
fn a_hundred_thousand_brackets_are_one_short_message() {
    for open in ["(", "[", "{", "A(", "(a:", "Some(", "{\"a\":", "[("] {
        for begin in ["", "(format: 1, name: ", "(format: 1, turns: {\"a\": (title: \"x\")}, flow: "] {
            let source = format!("{begin}{}", open.repeat(100_000));
            assert!(!message(&source).is_empty());
        }
    }
    let closed = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(message(&closed).contains("deep"));
}

#[test]
fn brackets_in_comments_and_texts_do_not_count() {
    let brackets = "([{".repeat(30_000);
    let source = format!("// {brackets}\n/* {brackets} /* {brackets} */ */\n{SMALL}");
    assert_eq!(soon(source.as_bytes()).problems, []);
    let source = SMALL.replace("Two by two", &"([{".repeat(600));
    assert_eq!(soon(source.as_bytes()).problems, []);
}

#[test]
fn a_repeat_in_a_repeat_to_a_million_million_steps_is_measured_at_once() {
    let mut step = "Everyone(\"speak\")".to_owned();
    for _ in 0..6 {
        step = format!("Repeat(times: 100, steps: [{step}])");
    }
    let source = format!(
        "(format: 1, name: \"x\", turns: {{\"speak\": (title: \"x\", time: \"1s\")}}, flow: [{step}])"
    );
    assert_eq!(message(&source), "with 2 people this talk has 1,000,000,000,000 steps");
}

#[test]
fn steps_stand_in_steps_up_to_thirty_two_deep() {
    let nested = |depth: usize| {
        let mut step = "Everyone(\"speak\")".to_owned();
        for _ in 1..depth {
            step = format!("Repeat(times: 1, steps: [{step}])");
        }
        let turns = "{\"speak\": (title: \"x\")}";
        soon(format!("(format: 1, name: \"x\", turns: {turns}, flow: [{step}])").as_bytes())
    };
    assert_eq!(nested(32).problems, []);
    for depth in [33, 40, 62, 63, 64, 100, 1_000] {
        let problems = nested(depth).problems;
        assert_eq!(problems.len(), 1, "{depth}");
        assert!(problems[0].message(&WORDS).contains("deep"), "{problems:?}");
    }
}

#[test]
fn big_files_are_refused_or_read_soon() {
    let two = format!("{}{}", SMALL, " ".repeat(2 * 1024 * 1024));
    assert_eq!(message(&two), "this file is too big");
    let fits = format!("{}{}", SMALL, " ".repeat(1024 * 1024 - SMALL.len()));
    assert_eq!(soon(fits.as_bytes()).problems, []);

    let turn = |at: usize| format!("\"t{at}\": (title: \"x\", time: \"1s\"),");
    let step = |at: usize| format!("Everyone(\"t{at}\"),");
    let set = |turns: usize, first: usize, steps: usize| {
        let turns: String = (0..turns).map(turn).collect();
        let steps: String = (first..first + steps).map(step).collect();
        format!("(format: 1, name: \"x\", turns: {{{turns}}}, flow: [{steps}])")
    };
    assert_eq!(soon(set(9_000, 0, 9_000).as_bytes()).problems, []);
    // Each of these is wrong thousands of times, on one line.
    let many = soon(set(10_000, 10_000, 20_000).as_bytes()).problems;
    assert_eq!(many.len(), 101);
    assert_eq!(many[100].message(&WORDS), "there are more problems than these");
    let unused = soon(set(20_000, 0, 1).as_bytes());
    assert!(unused.rule_set.is_some() && unused.problems.len() == 101);
    let fields = (0..50_000).map(|at| format!("f{at}: 1")).collect::<Vec<_>>().join(",");
    assert_eq!(soon(format!("({fields})").as_bytes()).problems.len(), 101);
    let cues = "(at: Left(\"10s\")),".repeat(15_000);
    let places = "Everyone((turn: \"a\", time: \"5s\")),".repeat(15_000);
    let set = format!(
        "(format: 1, name: \"x\", turns: {{\"a\": (title: \"x\", time: \"9m\", cues: [{cues}])}}, flow: [{places}])"
    );
    assert!(soon(set.as_bytes()).problems.len() > 1);
    for word in ["\"", "/*", "//", "r#\"", ",", "a ", "\\", "'", "\u{feff}", "9", "-", "\n"] {
        assert!(!soon(word.repeat(300_000).as_bytes()).problems.is_empty());
    }
    let id = "b".repeat(1_900);
    let set =
        format!("(format: 1, name: \"x\", turns: {{\"a\": (title: \"x\")}}, flow: [Everyone(\"{id}\")])");
    assert!(message(&set).contains("bbb…"));
}

#[test]
fn what_is_not_utf_8_is_told_with_its_line() {
    let checked = soon(b"(\n  format: 1,\n  name: \"\xff\xfe\xff\",\n)");
    let place = checked.problems[0].place.clone().unwrap();
    assert_eq!((checked.problems.len(), place.line, place.column), (1, 3, 10));
    // Cut off in the middle of a letter.
    assert_eq!(soon(&"(name: \"é".as_bytes()[..9]).problems.len(), 1);
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

#[test]
fn a_regular_file_is_read_and_a_big_one_only_as_far_as_needed() {
    let folder = Folder::new();
    let path = folder.path("small.ron");
    fs::write(&path, SMALL).unwrap();
    assert_eq!(read(&path).unwrap(), SMALL.as_bytes());
    // A hole of a terabyte takes no room on the disk; reading it would take all memory.
    let path = folder.path("big.ron");
    fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(read(&path).unwrap().len(), 1024 * 1024 + 1);
}

#[test]
fn what_is_missing_or_a_folder_is_told() {
    let folder = Folder::new();
    assert_eq!(read(&folder.path("none.ron")), Err(ReadError::Missing));
    assert_eq!(read(folder.0.path()), Err(ReadError::Folder));
    fs::write(folder.path("file"), "").unwrap();
    assert_eq!(read(&folder.path("file").join("below.ron")), Err(ReadError::Missing));
    assert!(matches!(read(Path::new("a\0b")), Err(ReadError::Failed(_))));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    /// Reads on a thread of its own, so that a reader that waits for ever fails the test instead of stopping it.
    fn read_soon(path: &Path) -> Result<Vec<u8>, ReadError> {
        let (sender, receiver) = mpsc::channel();
        let path = path.to_owned();
        let _reader = thread::spawn(move || sender.send(read(&path)));
        receiver.recv_timeout(Duration::from_secs(20)).expect("reading should end")
    }

    #[test]
    fn pipes_devices_and_sockets_are_not_waited_for() {
        let folder = Folder::new();
        let pipe = folder.path("pipe.ron");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
            0,
        )
        .unwrap();
        assert_eq!(read_soon(&pipe), Err(ReadError::NotAFile(Special::Pipe)));
        let link = folder.path("link.ron");
        symlink(&pipe, &link).unwrap();
        assert_eq!(read_soon(&link), Err(ReadError::NotAFile(Special::Pipe)));
        let socket = folder.path("socket.ron");
        let _listener = UnixListener::bind(&socket).unwrap();
        assert_eq!(read_soon(&socket), Err(ReadError::NotAFile(Special::Socket)));
        for device in ["/dev/zero", "/dev/null"] {
            assert_eq!(read_soon(Path::new(device)), Err(ReadError::NotAFile(Special::Device)));
        }
    }

    #[test]
    fn links_are_followed_but_not_in_a_circle() {
        let folder = Folder::new();
        fs::write(folder.path("small.ron"), SMALL).unwrap();
        symlink("small.ron", folder.path("good.ron")).unwrap();
        assert_eq!(read(&folder.path("good.ron")).unwrap(), SMALL.as_bytes());
        symlink("there.ron", folder.path("here.ron")).unwrap();
        symlink("here.ron", folder.path("there.ron")).unwrap();
        assert_eq!(read_soon(&folder.path("here.ron")), Err(ReadError::LinkCircle));
        symlink("nowhere.ron", folder.path("dangling.ron")).unwrap();
        assert_eq!(read(&folder.path("dangling.ron")), Err(ReadError::Missing));
    }

    #[test]
    fn a_file_without_permission_is_told() {
        let folder = Folder::new();
        let path = folder.path("secret.ron");
        fs::write(&path, SMALL).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // Root may read everything, so there the system's answer is given by hand.
        let told = match fs::File::open(&path) {
            Err(_) => read(&path).unwrap_err(),
            Ok(_) => ReadError::from(std::io::Error::from(std::io::ErrorKind::PermissionDenied)),
        };
        assert_eq!(told, ReadError::NoPermission);
        assert_eq!(told.in_words(&Words::english()), "you don’t have permission to read this file");
    }
}

#[test]
fn the_command_tells_of_every_file_and_fails_for_one() {
    let folder = Folder::new();
    let good = folder.path("good.ron");
    let bad = folder.path("bad.ron");
    fs::write(&good, SMALL).unwrap();
    fs::write(&bad, SMALL.replace("times", "tiems")).unwrap();
    let own = good.parent().unwrap().to_owned();
    let tell = |files: &[PathBuf]| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = run(files, &own, &sound_exists, &WORDS, &mut out, &mut err).unwrap();
        (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    };
    let (status, out, err) = tell(std::slice::from_ref(&good));
    assert_eq!((status, out, err.as_str()), (0, format!("ok: {}\n", good.display()), ""));
    let (status, out, err) = tell(&[folder.path("none.ron"), bad, good]);
    assert_eq!((status, out.lines().count()), (1, 1));
    assert!(err.contains("there is no such file") && err.contains("none.ron"), "{err}");
    assert!(err.contains("did you mean `times`?") && err.contains("bad.ron:5:19"), "{err}");
}

/// Small changes such as a slip of the hand makes, anywhere in a good file.
fn slips(files: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(String::new()),
        "[()\\[\\]{},:\"'#/*%\\\\]{1,3}",
        "[a-z]{1,5}",
        "[0-9]{1,4}",
        Just("None".to_owned()),
        Just("Some(1)".to_owned()),
        Just("()".to_owned()),
        Just("\"0s\"".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    let slip = (any::<prop::sample::Index>(), 0_usize..12, piece);
    let set = prop::sample::select(files);
    (set, prop::collection::vec(slip, 1..4)).prop_map(|(set, slips)| {
        let mut letters: Vec<char> = set.chars().collect();
        for (at, removed, piece) in slips {
            let at = at.index(letters.len().max(1)).min(letters.len());
            let end = (at + removed).min(letters.len());
            let _ = letters.splice(at..end, piece.chars());
        }
        letters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = soon(&bytes);
    }

    #[test]
    fn any_text_of_the_formats_letters_gets_an_answer(text in "[(){}\\[\\],:\"r#/*'a-e0-3. \n-]{0,200}") {
        let _ = soon(text.as_bytes());
    }

    #[test]
    fn any_slip_in_a_good_set_gets_an_answer_of_ours(text in slips(&[SMALL, WHOLE, EVERYTHING])) {
        let checked = soon(text.as_bytes());
        for problem in &checked.problems {
            // serde has the last word; here it should have had nothing left to say.
            prop_assert!(!problem.message(&WORDS).starts_with("this can’t be read"), "{:?}", problem);
            let place = problem.place.clone().map_or(0..0, |place| place.bytes);
            prop_assert!(text.get(place.clone()).is_some(), "{place:?} isn't in the file");
        }
    }

    #[test]
    fn any_slip_in_a_good_path_gets_an_answer_of_ours(text in slips(&PATHS)) {
        let _ = soon(text.as_bytes());
        let checked = check_path(Some(&shelf()), text.as_bytes());
        for problem in &checked.problems {
            prop_assert!(problem.place.is_some() || problem.fault == Fault::More, "{:?} has no line", problem);
            prop_assert!(!problem.message(&WORDS).starts_with("this can’t be read"), "{:?}", problem);
            let place = problem.place.clone().map_or(0..0, |place| place.bytes);
            prop_assert!(text.get(place.clone()).is_some(), "{place:?} isn't in the file");
        }
    }
}
