//! What the editor shows: its head with undo, *Try it* and *Save*, the tabs of the form, and what is beside it.

use iced::widget::text::Wrapping;
use iced::widget::{Column, Space, column, container, keyed_column, opaque, row, stack};
use iced::{Alignment, Element, Length, Padding};

use super::{Asks, Beside, By, Editor, Message, Tab, focus, stay};
use crate::ui::access::{Meaning, means};
use crate::ui::keys::Bindings;
use crate::ui::look::Look;
use crate::ui::screen::{Way, back, button, choices, link, page, scroll};
use crate::ui::widget::press::{Press, press};
use crate::ui::widget::{Surface, text_of};
use crate::words::{Words, say};

/// What the screen shows, besides its own state.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'a> {
    /// A window in which a talk would be held.
    pub(crate) there: Look<'a>,
    /// The keys of a talk.
    pub(crate) keys: &'a Bindings,
}

impl Editor {
    /// The screen.
    pub(crate) fn view<'a>(&'a self, facts: &Facts<'a>, look: &Look<'a>) -> Element<'a, Message> {
        stack![self.page(facts, look)].push(self.said(look)).into()
    }

    fn page<'a>(&'a self, facts: &Facts<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let scale = look.scale;
        let head = column![self.head(look)].push(self.asked(look)).spacing(scale.px(10.0));
        let (margin, gap, foot) = (scale.margin, scale.px(20.0), self.foot(look));
        // Each tab is scrolled by itself.
        let key = self.tab as u8;
        let form = self.form_of(look);
        if scale.one_column {
            let chips = self.chips(look, true);
            let beside = if self.is_beside { self.beside(facts, look) } else { form };
            let file = self.is_beside && self.beside == Beside::File;
            let all = column![chips, beside].spacing(scale.px(14.0));
            if file {
                let beside = Padding { left: margin, right: margin, ..Padding::ZERO };
                return page(look, head, container(all.height(Length::Fill)).padding(beside), foot);
            }
            return page(look, head, keyed_column([(key, scroll(look, all, margin, margin))]), foot);
        }
        let left = column![
            container(self.tabs(look)).padding(Padding { left: margin, ..Padding::ZERO }),
            keyed_column([(key, scroll(look, form, margin, gap))]).height(Length::Fill)
        ]
        .spacing(scale.px(14.0))
        .width(Length::FillPortion(1));
        // What is beside the form has its scrollbar in the margin, so that nothing gets narrower where it has one.
        let chips = container(self.chips(look, false)).padding(Padding { right: margin, ..Padding::ZERO });
        let right = column![chips, self.beside(facts, look)].spacing(scale.px(14.0));
        let right =
            container(right).padding(Padding { left: gap, ..Padding::ZERO }).width(Length::FillPortion(1));
        page(look, head, row![left, right], foot)
    }

    fn head<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let title = self.title();
        let back = back(look, Way::From(&title), Message::Back);
        // The way back shows the title, and says that it leads back.
        let back = row![means(Meaning::heading(1).named(title), Space::new()), back];
        let stands = if self.draft.is_changed() {
            say!(words, "editor-not-saved")
        } else {
            say!(words, "editor-is-saved")
        };
        let stands = text_of(stands, scale.caption, colors.muted);
        let undo = step(
            look,
            say!(words, "editor-undo"),
            self.draft.can_undo().then_some(Message::Undo(By::Button)),
        );
        let redo = step(
            look,
            say!(words, "editor-redo"),
            self.draft.can_redo().then_some(Message::Redo(By::Button)),
        );
        let surface = Surface::outlined(look, scale.px(12.0));
        let try_it = button(look, say!(words, "editor-try"), surface, Message::Try).id(focus::try_it());
        let save =
            button(look, say!(words, "editor-save"), Surface::filled(look, scale.px(12.0)), Message::Save);
        let [try_it, save] = [try_it, save]
            .map(|one| one.padding([scale.px(7.0), scale.px(22.0)]).least(44.0, scale.px(42.0).max(40.0)));
        let help = link(look, say!(words, "command-help"), Message::Help);
        let ways = row![undo.id(focus::undo()), redo, try_it, save, help]
            .spacing(scale.px(16.0))
            .align_y(Alignment::Center);
        if scale.one_column {
            let ways = ways.wrap().vertical_spacing(scale.px(6.0));
            return column![back, stands, ways].spacing(scale.px(4.0)).into();
        }
        row![back, container(stands).width(Length::Fill), ways]
            .spacing(scale.px(24.0))
            .align_y(Alignment::Center)
            .into()
    }

    /// What the set is called, or its file.
    fn title(&self) -> String {
        let set = self.draft.set().or(self.draft.last_good_set());
        let stem = || self.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let name = set.map_or(self.form.talk.name.said(), |set| set.name.get(&self.language));
        if name.is_empty() { stem().unwrap_or_default() } else { name.to_owned() }
    }

    /// The question that is asked, if one is.
    fn asked<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (scale, words) = (look.scale, look.words);
        let answer = |words: String, message: Message| {
            button(look, words, Surface::outlined(look, scale.px(12.0)), message)
                .padding([scale.px(8.0), scale.px(18.0)])
                .least(44.0, 44.0)
        };
        let (question, answers) = match self.asks.as_ref()? {
            Asks::Leave => (
                say!(words, "editor-leave"),
                row![
                    answer(say!(words, "editor-leave-save"), Message::SaveAndLeave),
                    answer(say!(words, "editor-leave-discard"), Message::Discard),
                    answer(say!(words, "editor-leave-stay"), Message::Stay).id(stay()),
                ],
            ),
            Asks::RemoveTurn(_, steps) => (
                {
                    let number = *steps;
                    say!(words, "editor-still-used", number = number)
                },
                row![
                    answer(say!(words, "editor-remove-with-steps"), Message::RemoveTurn),
                    answer(say!(words, "editor-keep-turn"), Message::Stay).id(stay()),
                ],
            ),
            Asks::Versions(theirs) if theirs.text().is_none() => (
                say!(words, "editor-gone"),
                row![
                    answer(say!(words, "editor-gone-save"), Message::Over),
                    answer(say!(words, "editor-leave-stay"), Message::Stay).id(stay()),
                ],
            ),
            Asks::Versions(theirs) => {
                // What isn't text can't be gone on with.
                let theirs = theirs.whole_text().map(|_| Message::Theirs);
                let take = theirs.map(|theirs| answer(say!(words, "editor-versions-theirs"), theirs));
                (
                    say!(words, "editor-versions"),
                    row![
                        answer(say!(words, "editor-versions-beside"), Message::BesideIt),
                        answer(say!(words, "editor-versions-over"), Message::Over),
                    ]
                    .push(take)
                    .push(answer(say!(words, "editor-leave-stay"), Message::Stay).id(stay())),
                )
            }
            Asks::NotSaved(why) => {
                let kept = self.unkept.is_none().then(|| say!(words, "editor-still-here"));
                (
                    std::iter::once(why.clone()).chain(kept).collect::<Vec<_>>().join(" "),
                    row![
                        answer(say!(words, "editor-save-again"), Message::Save),
                        answer(say!(words, "editor-save-beside"), Message::BesideIt),
                        answer(say!(words, "editor-leave-stay"), Message::Stay).id(stay()),
                    ],
                )
            }
        };
        let question = text_of(question, scale.body, look.colors.ink).width(Length::Fill);
        let question = means(Meaning::aloud(), question);
        let answers = answers.spacing(scale.px(10.0)).wrap().vertical_spacing(scale.px(8.0));
        Some(column![question, answers].spacing(scale.px(8.0)).into())
    }

    /// What came of the last thing that was asked for: in the margin below all else, so that it moves nothing that somebody is
    /// about to press.
    fn said<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (said, is_trouble) = self.told.as_ref().filter(|_| self.stands(look.words).is_none())?;
        let background = look.colors.background;
        let line = container(line_of(look, said.clone(), *is_trouble))
            .padding([look.scale.px(6.0), look.scale.margin])
            .width(Length::Fill)
            .style(move |_| container::Style::default().background(background));
        Some(container(opaque(line)).align_bottom(Length::Fill).into())
    }

    /// The same below what stays so for a while, which therefore has a place of its own.
    fn foot<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let stands = line_of(look, self.stands(look.words)?, true);
        let told = self.told.as_ref().map(|(said, is_trouble)| line_of(look, said.clone(), *is_trouble));
        Some(column![stands].push(told).spacing(look.scale.px(4.0)).into())
    }

    /// That what isn't saved isn't kept, either, or that it is being edited elsewhere.
    fn stands(&self, words: &Words) -> Option<String> {
        self.unkept.clone().or_else(|| self.elsewhere.then(|| say!(words, "editor-elsewhere")))
    }

    /// The tabs of the form.
    fn tabs<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, colors, words) = (look.scale, look.colors, look.words);
        let tab = |tab: Tab, called: String| {
            let is_here = self.tab == tab;
            let ink = if is_here { colors.ink } else { colors.muted };
            let line = Space::new().width(Length::Fill).height(scale.px(4.0).max(3.0));
            let fill = is_here.then_some(colors.first.into());
            let line = container(line).style(move |_| container::Style {
                background: fill,
                border: iced::Border::default().rounded(2),
                ..container::Style::default()
            });
            let mut meaning = Meaning::button().role(accesskit::Role::Tab);
            meaning.node.set_selected(is_here);
            let called = text_of(called, scale.heading, ink);
            let all = column![called, line].spacing(scale.px(6.0)).width(Length::Shrink);
            Element::from(
                press(all, Surface::bare(look, ink))
                    .padding([scale.px(4.0), 0.0])
                    .least(44.0, 40.0)
                    .means(meaning)
                    .on_press(Message::Tab(tab)),
            )
        };
        let [rules, turns, order, talk] = tab_names(words);
        row![tab(Tab::Rules, rules), tab(Tab::Turns, turns), tab(Tab::Order, order), tab(Tab::Talk, talk)]
            .spacing(scale.px(36.0))
            .into()
    }

    /// What is beside the form; in one column, the form's tabs are among them.
    fn chips<'a>(&'a self, look: &Look<'a>, with_tabs: bool) -> Element<'a, Message> {
        let words = look.words;
        let name = say!(words, "editor-shows");
        let mut offered: Vec<(Part, String)> = Vec::new();
        if with_tabs {
            let [rules, turns, order, talk] = tab_names(words);
            offered.extend([
                (Part::Form(Tab::Rules), rules),
                (Part::Form(Tab::Turns), turns),
                (Part::Form(Tab::Order), order),
                (Part::Form(Tab::Talk), talk),
            ]);
        }
        offered.extend([
            (Part::Beside(Beside::Stage), say!(words, "editor-stage")),
            (Part::Beside(Beside::Plan), say!(words, "editor-plan")),
            (Part::Beside(Beside::File), say!(words, "editor-file")),
        ]);
        if self.compared.as_ref().is_some_and(|compared| !compared.groups.is_empty()) {
            offered.push((Part::Beside(Beside::Differences), say!(words, "editor-differences")));
        }
        let taken =
            if with_tabs && !self.is_beside { Part::Form(self.tab) } else { Part::Beside(self.beside) };
        choices(look, &name, offered, &taken, |part| match part {
            Part::Form(tab) => Message::Tab(tab),
            Part::Beside(beside) => Message::Beside(beside),
        })
    }

    fn form_of<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let trouble = self.trouble.as_ref().map(|said| {
            means(
                Meaning::aloud(),
                text_of(said.clone(), look.scale.caption, look.colors.wrapping_up).width(Length::Fill),
            )
        });
        if self.draft.is_path() {
            let said = say!(look.words, "editor-path");
            return text_of(said, look.scale.body, look.colors.muted).width(Length::Fill).into();
        }
        let form = match self.tab {
            Tab::Rules => self.rules(look),
            Tab::Turns => self.turns(look),
            Tab::Order => self.order(look),
            Tab::Talk => self.talk(look),
        };
        let languages = self.languages(look);
        // The form keeps its place, and with it the cursor, whether something is above it or not.
        let gap = look.scale.px(10.0);
        let above = Column::new().push(languages).push(trouble).spacing(gap);
        column![above, form].spacing(gap).into()
    }
}

/// Something that is said aloud, too.
fn line_of<'a>(look: &Look<'a>, said: String, is_trouble: bool) -> Element<'a, Message> {
    let ink = if is_trouble { look.colors.wrapping_up } else { look.colors.muted };
    means(Meaning::aloud(), text_of(said, look.scale.caption, ink).width(Length::Fill))
}

/// A way that may have nowhere to lead.
fn step<'a>(look: &Look<'a>, called: String, message: Option<Message>) -> Press<'a, Message> {
    let ink = if message.is_some() { look.colors.first } else { look.colors.muted };
    press(text_of(called, look.scale.body, ink).wrapping(Wrapping::None), Surface::bare(look, ink))
        .least(44.0, 44.0)
        .on_press_maybe(message)
}

/// What one can look at in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Form(Tab),
    Beside(Beside),
}

fn tab_names(words: &Words) -> [String; 4] {
    [
        say!(words, "editor-rules"),
        say!(words, "editor-turns"),
        say!(words, "editor-order"),
        say!(words, "editor-talk"),
    ]
}
