//! The order of steps in words.

use common_ground::editor::Form;
use common_ground::editor::form::Line;
use common_ground::words::Words;

use super::form::EVERYTHING;
use super::{FILE, form};

fn lines(form: &Form) -> Vec<String> {
    let words = Words::english();
    let line = |line: &Line| format!("{}{}", "  ".repeat(line.depth), words.flow_line(form, line));
    form.flow.iter().map(line).collect()
}

#[test]
fn the_order_reads_as_a_list() {
    assert_eq!(
        lines(&form(FILE)),
        [
            "Together: Say it back",
            "Twice:",
            "  Each person in turn:",
            "    They speak: Speak",
            "    The other: Say it back",
            "Write down what you agree: Did I get it?",
        ]
    );
    assert_eq!(
        lines(&form(EVERYTHING)),
        [
            "Together: Arrive",
            "Up to twice, each time asking “Once more?”:",
            "  In turn, the other way round every time, Mediator and Affirmative:",
            "    Until it’s heard, with up to 3 tries:",
            "      They speak: Speak",
            "      The others, one after the other: Say it back",
            "Each person in turn, the last one first:",
            "  They speak: Talk",
            "Each person in turn:",
            "  They speak: Talk",
            "Affirmative: Speak",
            "Open talk, Mediator and Affirmative: Talk, 5 min each",
            "Look at what you agreed: Settle",
            "Write down what you agree: Agree",
            "Write down what you agree: For now",
        ]
    );
    let odd = FILE.replace("times: 2", "times: \"two\"").replace("Agree(", "Shout(");
    let odd = lines(&form(&odd));
    assert_eq!((odd[1].as_str(), odd[5].as_str()), ("“two” times:", "Only in the file: Shout(\"got\")"));
}

#[test]
fn what_is_usual_is_one_sentence() {
    let words = Words::english();
    let short = |flow: &str| {
        let form = form(&format!("(flow: [{flow}], turns: {{}})"));
        words.flow_in_short(&form, 0)
    };
    let each = "Each(steps: [UntilHeard(ask: \"a\", at_most: 3, steps: [Speaker(\"b\"), Listener(\"c\")])])";
    for (flow, said) in [
        (
            format!("Repeat(times: 4, steps: [{each}])"),
            "Four times: each person speaks, the other says it back, until it’s heard.",
        ),
        (each.to_owned(), "Each person speaks, the other says it back, until it’s heard."),
        (
            "Repeat(times: 20, steps: [Each(steps: [Speaker(\"b\")])])".to_owned(),
            "20 times: each person speaks.",
        ),
        (
            "Each(steps: [Speaker(\"b\"), Listener(\"c\")])".to_owned(),
            "Each person speaks, and the other answers.",
        ),
    ] {
        assert_eq!(short(&flow).as_deref(), Some(said));
    }
    for flow in [
        "Everyone(\"a\")",
        "Each(steps: [])",
        "Each(seats: [1], steps: [Speaker(\"b\")])",
        "Repeat(times: 2, steps: [])",
    ] {
        assert_eq!(short(flow), None, "{flow}");
    }
}
