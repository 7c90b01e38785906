//! The steps of a set's flow as lines of words, for those who change it.

use super::{Words, say};
use crate::editor::form::{Doing, Field, Form, Line, List, TurnUse};
use crate::rule_set::amount::parse_duration;

impl Words {
    /// A step as a line. One that holds others ends with a colon: they come below it.
    #[must_use]
    pub fn flow_line(&self, form: &Form, line: &Line) -> String {
        let called = |turn: &TurnUse| turn.called.clone();
        match &line.doing {
            Doing::Everyone(turn) => say!(self, "flow-everyone", turn = called(turn)),
            Doing::Each { seats, order, .. } => self.flow_each(form, seats, order),
            Doing::Speaker(turn) => say!(self, "flow-speaker", turn = called(turn)),
            Doing::Listener(turn) => {
                let turn_called = called(turn);
                if is_for_two(form) {
                    say!(self, "flow-listener", turn = turn_called)
                } else if turn.one_by_one.shown == "true" {
                    say!(self, "flow-listeners-one-by-one", turn = turn_called)
                } else {
                    say!(self, "flow-listeners", turn = turn_called)
                }
            }
            Doing::Seat { seat, turn } => {
                let (person, turn) = (self.flow_person(form, seat), called(turn));
                say!(self, "flow-seat", person = person, turn = turn)
            }
            Doing::Repeat { times, ask, .. } => self.flow_repeat(form, times, ask),
            Doing::UntilHeard { at_most, .. } => match number(at_most) {
                Some(number) => say!(self, "flow-until-heard", number = number),
                None => say!(self, "flow-until-heard-unclear"),
            },
            Doing::Exchange { turn, each, seats } => {
                let (turn, each) = (called(turn), self.flow_time(each));
                match self.flow_people(form, seats) {
                    Some(people) => say!(self, "flow-exchange-of", people = people, turn = turn, time = each),
                    None => say!(self, "flow-exchange", turn = turn, time = each),
                }
            }
            Doing::Agree { turn, .. } => say!(self, "flow-agree", turn = called(turn)),
            Doing::Review(turn) => say!(self, "flow-review", turn = called(turn)),
            Doing::Ask(turn) => say!(self, "flow-ask", turn = called(turn)),
            Doing::Other(written) => say!(self, "flow-other", written = written.as_str()),
        }
    }

    /// The step in this line of the flow and all that is inside of it as one sentence, where there is one for it: “Four
    /// times: each person speaks, the other says it back, until it is heard.”
    #[must_use]
    pub fn flow_in_short(&self, form: &Form, at: usize) -> Option<String> {
        let line = form.flow.get(at)?;
        let (number, each) = match &line.doing {
            Doing::Repeat { times, ask, inside: 1, .. } if ask.is_left_out() => (number(times)?, at + 1),
            _ => (1, at),
        };
        let inside = |at: usize| form.flow.get(at).map(|line| &line.doing);
        let Doing::Each { seats, inside: many, .. } = inside(each)? else { return None };
        if !seats.items.is_empty() {
            return None;
        }
        let two = is_for_two(form);
        let is_pair =
            |at| matches!((inside(at), inside(at + 1)), (Some(Doing::Speaker(_)), Some(Doing::Listener(_))));
        match (many, inside(each + 1)?) {
            (1, Doing::Speaker(_)) => Some(say!(self, "flow-each-speaks", number = number)),
            (2, _) if is_pair(each + 1) && two => {
                Some(say!(self, "flow-each-speaks-other-answers", number = number))
            }
            (2, _) if is_pair(each + 1) => {
                Some(say!(self, "flow-each-speaks-others-answer", number = number))
            }
            (1, Doing::UntilHeard { inside: 2, .. }) if is_pair(each + 2) && two => {
                Some(say!(self, "flow-each-heard-by-other", number = number))
            }
            (1, Doing::UntilHeard { inside: 2, .. }) if is_pair(each + 2) => {
                Some(say!(self, "flow-each-heard-by-others", number = number))
            }
            _ => None,
        }
    }

    fn flow_each(&self, form: &Form, seats: &List, order: &Field) -> String {
        let people = self.flow_people(form, seats);
        match (people, order.shown.as_str()) {
            (None, "Reversed") => say!(self, "flow-each-reversed"),
            (None, "Alternate") => say!(self, "flow-each-alternate"),
            (None, _) => say!(self, "flow-each"),
            (Some(people), "Reversed") => say!(self, "flow-each-of-reversed", people = people),
            (Some(people), "Alternate") => say!(self, "flow-each-of-alternate", people = people),
            (Some(people), _) => say!(self, "flow-each-of", people = people),
        }
    }

    fn flow_repeat(&self, form: &Form, times: &Field, ask: &Field) -> String {
        let Some(number) = number(times) else {
            return say!(self, "flow-repeat-unclear", written = times.shown.as_str());
        };
        if ask.is_left_out() {
            return say!(self, "flow-repeat", number = number);
        }
        let question = form.turn(&ask.shown).map_or(ask.shown.as_str(), |turn| turn.title.said());
        say!(self, "flow-repeat-ask", number = number, question = question)
    }

    /// The people in some seats; `None` for everyone.
    fn flow_people(&self, form: &Form, seats: &List) -> Option<String> {
        let people: Vec<String> = seats.items.iter().map(|seat| self.flow_person(form, seat)).collect();
        (!people.is_empty()).then(|| self.all_of(&people))
    }

    fn flow_person(&self, form: &Form, seat: &Field) -> String {
        self.flow_seat(form, &seat.shown)
    }

    /// What the place with this number, from 1, is called; else “Person 2”.
    #[must_use]
    pub fn flow_seat(&self, form: &Form, seat: &str) -> String {
        let number = seat.parse::<usize>().ok();
        let named = number.and_then(|number| form.talk.seats.items.get(number.checked_sub(1)?));
        match named.map(Field::said).filter(|name| !name.trim().is_empty()) {
            Some(name) => name.to_owned(),
            None => say!(self, "flow-person", number = seat),
        }
    }

    fn flow_time(&self, time: &Field) -> String {
        parse_duration(&time.shown).map_or_else(|_| time.shown.clone(), |time| self.exact(time))
    }
}

/// How often; `None` where it isn't a number that a file may have.
fn number(field: &Field) -> Option<u32> {
    field.shown.parse().ok().filter(|number| *number > 0)
}

fn is_for_two(form: &Form) -> bool {
    form.talk.max.or("2") == "2"
}
