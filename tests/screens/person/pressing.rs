//! What a person presses, types and scrolls.

use super::*;

impl Person {
    /// Presses these words, after scrolling to them if necessary.
    #[track_caller]
    pub(crate) fn press(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        let found = self.everything().into_iter().find(|seen| seen.words == words);
        let Some(found) = found else {
            panic!("no “{words}” to press. The screen says:\n{}", self.reads())
        };
        let found = self.bring_into_sight(&found);
        self.click(&found);
        self
    }

    /// Ticks the box in the line with these words, or takes its tick away.
    #[track_caller]
    pub(crate) fn ticks(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        let Some(line) = self.everything().into_iter().find(|seen| seen.words == words) else {
            panic!("no line that says “{words}”. The screen says:\n{}", self.reads())
        };
        let middle = self.bring_into_sight(&line).middle();
        let boxes = self.all_controls().into_iter().filter(|control| control.role == Role::CheckBox);
        let far = |control: &Control| (control.bounds.center_y() - middle).abs();
        let near = boxes.min_by(|one, other| far(one).total_cmp(&far(other)));
        let Some(Control { words, bounds, area, .. }) = near else { panic!("no box beside “{words}”") };
        self.click(&Seen { words, bounds, scrolled: area, field: false });
        self
    }

    /// Presses the last of these words on the screen.
    #[track_caller]
    pub(crate) fn press_last(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        let Some(found) = self.everything().into_iter().rfind(|seen| seen.words == words) else {
            panic!("no “{words}” to press. The screen says:\n{}", self.reads())
        };
        let found = self.bring_into_sight(&found);
        self.click(&found);
        self
    }

    /// Presses these words in the line with other words, such as the “+” beside a time.
    #[track_caller]
    pub(crate) fn press_beside(&mut self, line: impl Text, words: impl Text) -> &mut Self {
        let (line, words) = (self.words(line), self.words(words));
        let Some(at) = self.everything().into_iter().find(|seen| seen.words == line) else {
            panic!("no line that says “{line}”. The screen says:\n{}", self.reads())
        };
        let _ = self.bring_into_sight(&at);
        let all = self.everything();
        let at = all.iter().find(|seen| seen.words == line).unwrap().clone();
        let near = all
            .iter()
            .filter(|seen| seen.words == words && seen.bounds.x > at.bounds.x)
            .min_by(|one, other| {
                let far =
                    |seen: &Seen| (seen.middle() - at.middle()).abs() * 1000.0 + seen.bounds.x - at.bounds.x;
                far(one).total_cmp(&far(other))
            })
            .cloned();
        let Some(near) = near else { panic!("no “{words}” beside “{line}”") };
        // The line may be in sight, and this lower.
        let near = self.bring_into_sight(&near);
        self.click(&near);
        self
    }

    /// Presses the text of this number among all in sight, counted round and round.
    pub(crate) fn presses_anything(&mut self, place: usize) {
        let size = self.size;
        let mut all = self.everything();
        // That would leave the program.
        let open_file = self.words(said!("library-open-file"));
        all.retain(|seen| seen.visible(size).is_some() && seen.words != open_file);
        if !all.is_empty() {
            let chosen = all.swap_remove(place % all.len());
            self.click(&chosen);
        }
    }

    #[track_caller]
    fn click(&mut self, seen: &Seen) {
        let Some(visible) = seen.visible(self.size) else {
            panic!("“{}” is out of sight at {:?} in {:?}", seen.words, seen.bounds, self.size)
        };
        self.moves_the_pointer();
        self.looks();
        self.cursor = mouse::Cursor::Available(visible.center());
        self.presses += 1;
        let _ = self.happens(&simulator::click().collect::<Vec<_>>());
    }

    /// Changes the settings file by hand, and tells the app.
    pub(crate) fn edits_settings(&mut self, text: &str) {
        self.home.has_settings(text);
        self.hears(Outside::OwnSettings);
    }

    /// Takes a moment to see what has just appeared on the screen.
    pub(crate) fn looks(&mut self) {
        // What arrives meanwhile may change the screen once more.
        while !self.app.is_pressable() {
            let _ = self.passes(Duration::from_millis(400));
            self.hears(Outside::Tick);
        }
    }

    /// Points at a place.
    pub(crate) fn points_at(&mut self, at: Point) {
        self.cursor = mouse::Cursor::Available(at);
        let _ = self.happens(&[Event::Mouse(mouse::Event::CursorMoved { position: at })]);
    }

    /// Touches a place with a finger, at once: no pointer moves there first.
    pub(crate) fn touches(&mut self, at: Point) {
        self.cursor = mouse::Cursor::Available(at);
        let id = touch::Finger(0);
        let _ = self.happens(&[Event::Touch(touch::Event::FingerPressed { id, position: at })]);
        self.hears(Outside::Touched(Duration::ZERO));
        let _ = self.happens(&[Event::Touch(touch::Event::FingerLifted { id, position: at })]);
        self.cursor = mouse::Cursor::Unavailable;
    }

    /// Where these words are.
    #[track_caller]
    pub(crate) fn place_of(&mut self, words: impl Text) -> Point {
        let words = self.words(words);
        let found = self.everything().into_iter().find(|seen| seen.words == words);
        let Some(found) = found else { panic!("no “{words}”. The screen says:\n{}", self.reads()) };
        found.bounds.center()
    }

    /// Scrolls with the wheel until these words are in sight.
    #[track_caller]
    fn bring_into_sight(&mut self, wanted: &Seen) -> Seen {
        let mut now = wanted.clone();
        // Of several with the same words, the one that is meant must stay the nearest to where it was.
        let several = self.everything().iter().filter(|seen| seen.words == wanted.words).count() > 1;
        let step = if several { 20.0 } else { 60.0 };
        for _ in 0..600 {
            let Some(area) = now.scrolled else { return now };
            let room = area.height.min(self.size.height);
            let (top, bottom) = (area.y, area.y + room);
            if now.bounds.y >= top - 0.5 && now.bounds.y + now.bounds.height <= bottom + 0.5 {
                return now;
            }
            let by = if now.bounds.y < top { step } else { -step };
            self.scrolls(Point::new(area.center_x(), top + room / 2.0), by);
            let was = now.bounds;
            let again = self
                .everything()
                .into_iter()
                .filter(|seen| seen.words == wanted.words && seen.scrolled.is_some());
            now = again
                .min_by(|one, other| {
                    let far = |seen: &Seen| (seen.bounds.x - was.x).abs() + (seen.bounds.y - was.y).abs();
                    far(one).total_cmp(&far(other))
                })
                .expect("it was there a moment ago");
            if now.bounds == was {
                return now;
            }
        }
        now
    }

    /// Turns the wheel, with the pointer in the middle of the window; down if `by` is negative.
    pub(crate) fn turns_the_wheel(&mut self, by: f32) -> &mut Self {
        let middle = Rectangle::with_size(self.size).center();
        self.cursor = mouse::Cursor::Available(middle);
        let delta = mouse::ScrollDelta::Pixels { x: 0.0, y: by };
        let _ = self.happens(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
        self
    }

    /// The same, with the pointer at this place.
    pub(crate) fn scrolls(&mut self, at: Point, by: f32) {
        self.cursor = mouse::Cursor::Available(at);
        let delta = mouse::ScrollDelta::Pixels { x: 0.0, y: by };
        let _ = self.happens(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
    }

    /// Whether all of these words are in sight.
    pub(crate) fn sees_whole(&mut self, words: impl Text) -> bool {
        let words = self.words(words);
        let size = self.size;
        let whole = |seen: &Seen| {
            let shown = seen.visible(size);
            shown.is_some_and(|shown| {
                shown.width > seen.bounds.width - 0.5 && shown.height > seen.bounds.height - 0.5
            })
        };
        self.everything().iter().any(|seen| seen.words == words && whole(seen))
    }

    /// Clicks into the field that shows this (its text, or the hint) and types.
    #[track_caller]
    pub(crate) fn writes(&mut self, field: impl Text, words: impl Text) -> &mut Self {
        let field = self.words(field);
        let found = self.everything().into_iter().find(|seen| seen.field && seen.words == field);
        let Some(found) = found else { panic!("no field “{field}”. The screen says:\n{}", self.reads()) };
        let found = self.bring_into_sight(&found);
        self.click(&found);
        self.types(words)
    }

    /// Clicks into one of the fields with a day as their hint, counted from 0, and types.
    #[track_caller]
    pub(crate) fn writes_day(&mut self, place: usize, words: impl Text) -> &mut Self {
        let hint = self.words(said!("close-day-hint"));
        let fields: Vec<Seen> =
            self.everything().into_iter().filter(|seen| seen.field && seen.words == hint).collect();
        // Typing into the first removes its hint.
        let Some(field) = fields.get(place.min(fields.len().saturating_sub(1))).cloned() else {
            panic!("no field for a day. The screen says:\n{}", self.reads())
        };
        let field = self.bring_into_sight(&field);
        self.click(&field);
        self.types(words)
    }

    /// Types letter by letter, wherever the focus is.
    pub(crate) fn types(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        for letter in words.chars() {
            let text = letter.to_string();
            let key =
                if letter == ' ' { Key::Named(Named::Space) } else { Key::Character(text.as_str().into()) };
            self.down(key.clone(), Modifiers::empty(), Some(&text), false);
            self.up(key);
        }
        self.typed.push(words);
        self
    }

    /// Taps a letter's or a number's key.
    pub(crate) fn taps(&mut self, letter: &str) -> &mut Self {
        let key = Key::Character(letter.into());
        self.down(key.clone(), Modifiers::empty(), Some(letter), false);
        self.up(key);
        self
    }

    /// Taps a key that has a name.
    pub(crate) fn key(&mut self, named: Named) -> &mut Self {
        self.down(Key::Named(named), Modifiers::empty(), None, false);
        self.up(Key::Named(named));
        self
    }

    /// A letter with Ctrl.
    pub(crate) fn ctrl(&mut self, letter: &str) -> &mut Self {
        let key = Key::Character(letter.into());
        self.down(key.clone(), Modifiers::CTRL, None, false);
        self.up(key);
        self
    }

    /// Pastes text that was copied in another program.
    pub(crate) fn pastes(&mut self, words: &str) -> &mut Self {
        words.clone_into(&mut self.copied.0);
        let _ = self.happens(&[Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::CTRL))]);
        let _ = self.ctrl("v");
        let _ = self.happens(&[Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty()))]);
        self
    }

    /// Copies text in another program.
    pub(crate) fn copies(&mut self, words: &str) -> &mut Self {
        words.clone_into(&mut self.copied.0);
        self
    }

    /// The text that was copied last.
    pub(crate) fn copied(&self) -> &str {
        &self.copied.0
    }

    /// Presses a key with modifiers.
    pub(crate) fn holds_and_presses(&mut self, modifiers: Modifiers, key: &Stroke) -> &mut Self {
        let _ = self.happens(&[Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers))]);
        self.stroke(key.clone(), modifiers, None, false);
        let _ = self.happens(&[simulator::release_key(key.key.clone())]);
        self.hears(Outside::KeyUp(key.clone()));
        let _ = self.happens(&[Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty()))]);
        self
    }

    /// Enters words by an input method: first it shows them, then they are committed.
    pub(crate) fn composes(&mut self, words: &str) -> &mut Self {
        use iced::advanced::input_method::Event::{Commit, Opened, Preedit};
        let whole = Some(0..words.len());
        for event in [Opened, Preedit(words.to_owned(), whole), Commit(words.to_owned())] {
            let _ = self.happens(&[Event::InputMethod(event)]);
            let _picture = self.glimpse();
        }
        self
    }

    /// A key goes down: controls may take it first, then the program gets it.
    pub(crate) fn down(&mut self, key: Key, modifiers: Modifiers, text: Option<&str>, repeat: bool) {
        self.stroke(english(key), modifiers, text, repeat);
    }

    /// The same, on any keyboard.
    pub(crate) fn stroke(&mut self, key: Stroke, modifiers: Modifiers, text: Option<&str>, repeat: bool) {
        let taken =
            self.happens(&[pressed(&key, modifiers, text, repeat)]).contains(&event::Status::Captured);
        self.hears(Outside::KeyDown { window: self.window, key, modifiers, repeat, taken });
    }

    /// A key goes up.
    pub(crate) fn up(&mut self, key: Key) {
        let _ = self.happens(&[simulator::release_key(key.clone())]);
        self.hears(Outside::KeyUp(english(key)));
    }

    /// The words on the control that has the focus, if there is one.
    pub(crate) fn focused(&mut self) -> Option<String> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        let ring = reader.focused?;
        let inside =
            reader.together().into_iter().find(|seen| ring.expand(1.0).contains(seen.bounds.center()));
        Some(inside.map(|seen| seen.words).unwrap_or_default())
    }

    /// Every control to press or type into: its place, and the scrolled area around it.
    pub(crate) fn controls(&mut self) -> Vec<(Rectangle, Option<Rectangle>)> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        reader.controls
    }

    /// The place of the control that has the focus, and the scrolled area around it.
    pub(crate) fn focus(&mut self) -> Option<(Rectangle, Option<Rectangle>)> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        let ring = reader.focused?;
        reader.controls.into_iter().find(|(bounds, _)| *bounds == ring)
    }

    /// The same with everything known of each control, in the order of Tab.
    pub(crate) fn all_controls(&mut self) -> Vec<Control> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        reader.all_controls()
    }

    /// The texts of the fields, or their hints.
    pub(crate) fn fields(&mut self) -> Vec<String> {
        self.everything().into_iter().filter(|seen| seen.field).map(|seen| seen.words).collect()
    }

    /// The number of the control that has the focus, in the order of Tab.
    pub(crate) fn focus_place(&mut self) -> Option<usize> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        let ring = reader.focused?;
        reader.controls.iter().position(|(bounds, _)| *bounds == ring)
    }

    /// Presses Tab until the control with these words has the focus.
    #[track_caller]
    pub(crate) fn tabs_to(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        for _ in 0..80 {
            let _ = self.key(Named::Tab);
            if self.focused().is_some_and(|focused| focused == words) {
                return self;
            }
        }
        panic!("Tab never came to “{words}”:\n{}", self.reads());
    }

    /// Shift+Tab: to the control before.
    pub(crate) fn tabs_back(&mut self) -> &mut Self {
        self.down(Key::Named(Named::Tab), Modifiers::SHIFT, None, false);
        self.up(Key::Named(Named::Tab));
        self
    }

    /// Several keys reach the window at once, before the program handles the first.
    pub(crate) fn keys_at_once(&mut self, keys: &[(Key, Option<&str>)]) {
        let events: Vec<Event> = keys
            .iter()
            .map(|(key, text)| pressed(&english(key.clone()), Modifiers::empty(), *text, false))
            .collect();
        let statuses = self.happens(&events);
        for ((key, _), status) in keys.iter().zip(statuses) {
            let taken = status == event::Status::Captured;
            self.hears(Outside::KeyDown {
                window: self.window,
                key: english(key.clone()),
                modifiers: Modifiers::empty(),
                repeat: false,
                taken,
            });
        }
    }

    /// Presses at one place, drags to another, and lets go.
    pub(crate) fn drags(&mut self, from: Point, to: Point) -> &mut Self {
        use mouse::Button::Left;
        self.looks();
        for (at, event) in [
            (from, mouse::Event::ButtonPressed(Left)),
            (to, mouse::Event::CursorMoved { position: to }),
            (to, mouse::Event::ButtonReleased(Left)),
        ] {
            self.cursor = mouse::Cursor::Available(at);
            let _ = self.happens(&[Event::Mouse(event)]);
        }
        self
    }
}
