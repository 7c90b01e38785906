//! The manual page, and shell completions.

use std::fs;
use std::process::{Command, Stdio};

use super::needs;

/// Everything that people can type after the program's name.
const COMMANDS: [&str; 11] =
    ["start", "break", "check", "list", "plan", "card", "export", "new", "edit", "erase", "completions"];

fn program(args: &[&str]) -> String {
    let said = Command::new(env!("CARGO_BIN_EXE_common-ground")).args(args).output().unwrap();
    assert!(said.status.success(), "{args:?}: {}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).unwrap()
}

#[test]
fn the_manual_page_is_in_order_and_has_every_command() {
    needs("groff");
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("common-ground.1");
    fs::write(&page, program(&["man"])).unwrap();
    let set = Command::new("groff")
        .args(["-man", "-ww", "-Kutf8", "-Tutf8", "-P-cbou", "-rLL=100n"])
        .arg(&page)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&set.stderr), "", "groff finds something odd");
    let read = String::from_utf8(set.stdout).unwrap();
    let line = |start: &str| read.lines().any(|line| line.trim_start().starts_with(start));
    for command in COMMANDS {
        assert!(line(&format!("{command} ")), "{command} isn't in\n{read}");
    }
    for part in ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "FILES", "EXIT STATUS", "EXAMPLES"]
    {
        assert!(line(part), "{part} isn't in\n{read}");
    }
    for said in ["--speed N", "--quiet-sound", "common-ground new sunday --from check-in"] {
        assert!(line(said), "{said} isn't in\n{read}");
    }
}

/// A person's shell, with a rule set of their own.
struct Typing {
    home: tempfile::TempDir,
}

impl Typing {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let rules = home.path().join(".config/common-ground/rules");
        fs::create_dir_all(&rules).unwrap();
        let own = "(format: 1, name: \"Sunday talk\", turns: { \"speak\": (title: \"Speak\", time: \"2m\") },
            flow: [Each(steps: [Speaker(\"speak\")])])";
        fs::write(rules.join("sunday.ron"), own).unwrap();
        fs::write(home.path().join("draft.ron"), own).unwrap();
        fs::write(home.path().join("photo.png"), "").unwrap();
        for odd in ["dr\u{1b}[31m.ron", "dr\u{202e}.ron", "dr\n.ron"] {
            fs::write(home.path().join(odd), own).unwrap();
        }
        fs::write(rules.join("odd.ron"), own.replace("Sunday talk", "A\\u{1b}[31mB\\u{9b}")).unwrap();
        Self { home }
    }

    fn shell(&self, shell: &str, script: &str) -> Vec<String> {
        let program = env!("CARGO_BIN_EXE_common-ground");
        let folder = std::path::Path::new(program).parent().unwrap();
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
        let said = Command::new(shell)
            .args(if shell == "bash" { &["--norc", "-c"][..] } else { &["-c"] })
            .arg(script)
            .env("PATH", path)
            .env("HOME", self.home.path())
            .env("LC_ALL", "C.UTF-8")
            .env_remove("XDG_CONFIG_HOME")
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(said.status.success(), "{shell}: {}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).unwrap().lines().map(str::to_owned).collect()
    }

    /// What bash offers after these words, the last of which is being typed.
    fn bash(&self, words: &[&str]) -> Vec<String> {
        let script = format!(
            "source <(common-ground completions bash)
             COMP_WORDS=({}) COMP_CWORD={} COMP_TYPE=9
             _clap_complete_common_ground common-ground \"${{COMP_WORDS[COMP_CWORD]}}\" common-ground
             printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" "),
            words.len() - 1
        );
        self.shell("bash", &script)
    }
}

#[test]
fn bash_completes_commands_options_and_the_names_of_rule_sets() {
    needs("bash");
    let typing = Typing::new();
    let commands = typing.bash(&["common-ground", ""]);
    for command in COMMANDS {
        assert!(commands.iter().any(|one| one == command), "{command} isn't in {commands:?}");
    }
    assert!(!commands.iter().any(|one| one == "man"), "what only packagers need stays hidden");

    assert_eq!(typing.bash(&["common-ground", "start", "sun"]), ["sunday"], "one's own set");
    assert_eq!(typing.bash(&["common-ground", "card", "speaker"]), ["speaker-listener"]);
    assert_eq!(typing.bash(&["common-ground", "new", "mine", "--from", "chec"]), ["check-in"]);
    assert_eq!(
        typing.bash(&["common-ground", "check", "dr"]),
        ["draft.ron"],
        "a file that a terminal can show"
    );
    assert_eq!(typing.bash(&["common-ground", "dr"]), ["draft.ron"], "a file alone");
    let offered = typing.bash(&["common-ground", "start", ""]).concat();
    assert!(!offered.contains(char::is_control) && !offered.contains('\u{202e}'), "{offered:?}");
    assert_eq!(typing.bash(&["common-ground", "check", "ph"]), [""], "not every file");
    assert_eq!(typing.bash(&["common-ground", "start", "sunday", "--fu"]), ["--fullscreen"]);
    assert_eq!(typing.bash(&["common-ground", "completions", "po"]), ["powershell"]);
    assert_eq!(typing.bash(&["common-ground", "export", "--format", "h"]), ["html"]);
    assert_eq!(typing.bash(&["common-ground", "break", "2"]), ["20m", "24h"]);
}

#[test]
#[allow(clippy::print_stdout, reason = "what wasn't checked is said")]
fn other_shells_accept_their_scripts() {
    let typing = Typing::new();
    for shell in ["zsh", "fish"] {
        let there = Command::new(shell).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        let script = program(&["completions", shell]);
        assert!(script.contains("COMMON_GROUND_COMPLETE"), "{script}");
        if there.is_ok_and(|there| there.success()) {
            let file = typing.home.path().join(format!("completions.{shell}"));
            fs::write(&file, script).unwrap();
            let _ = typing.shell(shell, &format!("{shell} -n '{}'", file.display()));
        } else {
            println!("{shell} isn't on this machine, so its script was only looked at");
        }
    }
}
