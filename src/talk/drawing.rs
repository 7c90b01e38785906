//! Time to draw on between steps, in words: whose time it is, in which pool, how much is left.

use super::Host;
use super::prompt::{Answer, Of, Prompt};
use crate::session::{Balance, Event, Moment, Question, Session, State};
use crate::words::lengths::clock;
use crate::words::{Words, say};

impl Host {
    /// What people draw on, while they do.
    #[must_use]
    pub fn drawing(&self, now: Moment) -> Option<Balance> {
        self.session().drawing(now)
    }

    /// The words for the command that draws on time, or stops that, and its name for screen readers. They say what there
    /// is, if only one thing can be drawn on.
    pub(super) fn draw_words(&self, now: Moment) -> Option<(String, String)> {
        let words = &self.words;
        let &[one] = self.session().may_draw(now).as_slice() else { return None };
        let pool = title(self.session(), &one);
        let (left, spoken) = (clock(one.left), words.spoken(one.left));
        let shown = say!(words, "command-draw-on", pool = pool, left = left.as_str());
        Some((shown, say!(words, "command-draw-on", "name", pool = pool, left = left, spoken = spoken)))
    }

    /// Whether what people draw on is used up, so that the talk waits for them.
    #[must_use]
    pub fn has_drawn_all(&self, now: Moment) -> bool {
        self.session().state() == State::Drawing
            && self.drawing(now).is_some_and(|drawn| drawn.left.is_zero())
    }
}

/// A pool's title, in the rule set's words.
#[must_use]
pub(crate) fn title<'a>(session: &'a Session, balance: &Balance) -> &'a str {
    session.plan().pools.get(balance.pool).map_or("", |pool| pool.title.as_str())
}

/// Whose time, or which, is to be drawn on. Whatever is the same in all answers isn't said in them.
pub(super) fn asked(session: &Session, words: &Words, now: Moment) -> Prompt {
    let options = session.may_draw(now);
    let name =
        |balance: &Balance| session.plan().participants.get(balance.participant).map_or("", String::as_str);
    let differ =
        |of: fn(&Balance) -> usize| options.iter().any(|one| options.first().map(of) != Some(of(one)));
    let (people, pools) = (differ(|one| one.participant), differ(|one| one.pool));
    let answers = options.iter().map(|one| {
        let (who, pool) = (name(one), title(session, one));
        let of = match (people, pools) {
            (true, true) => say!(words, "ask-draw-both", name = who, pool = pool),
            (true, false) => who.to_owned(),
            (false, _) => pool.to_owned(),
        };
        let (left, spoken) = (clock(one.left), words.spoken(one.left));
        let shown = say!(words, "ask-draw-left", of = of.as_str(), left = left.as_str());
        let name = say!(words, "ask-draw-left", "name", of = of, left = left, spoken = spoken);
        Answer::new(shown, Event::DrawOn(one.participant, one.pool)).named(name)
    });
    let no = Answer::new(say!(words, "ask-draw-no"), Event::Decline);
    let message = if people { say!(words, "ask-draw-whose") } else { say!(words, "ask-draw-which") };
    Prompt {
        answers: answers.chain([no]).collect(),
        declined: Some(Event::Decline),
        ..Prompt::new(Of::Question(Question::Draw), message, say!(words, "ask-draw-lead"))
    }
}
