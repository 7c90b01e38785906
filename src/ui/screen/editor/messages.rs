//! What happens in the editor, and what its parent is to do.

use iced::widget::Id;

use crate::editor::{Change, Path};
use crate::record::own_sets::save::Save;
use crate::ui::widget::code::Wanted;

/// What undoes something, or does it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Button,
    Key,
    /// A key in the file.
    File,
}

/// What of the set the form shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    #[default]
    Rules,
    Turns,
    Order,
    Talk,
}

/// What is beside the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Beside {
    #[default]
    Stage,
    Plan,
    File,
    /// Two versions of the file, while people are asked which one they want.
    Differences,
}

/// Where something in a list can be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carry {
    /// Before the one before it.
    Up,
    /// Behind the one behind it.
    Down,
    /// Into the step beside it.
    Into,
    /// Out of the step around it.
    Out,
}

impl Carry {
    pub(super) const ALL: [Self; 4] = [Self::Up, Self::Down, Self::Into, Self::Out];
}

/// What happens in the editor.
#[derive(Debug, Clone)]
pub enum Message {
    Back,
    Help,
    Tab(Tab),
    Beside(Beside),
    /// Opens a rule or a turn in its list, or closes it.
    Open(Path),
    /// Closes what is open in its list.
    Shut,
    /// Opens a sound in its turn, or closes it.
    OpenCue(Path),
    /// Shows a list at length, or what can be added to it; or no longer.
    Unfold(Path),
    /// The form in this language.
    Language(String),
    /// The form in a language that the set isn't in yet.
    BeginLanguage(String),
    /// Shows a field of the form, wherever it is.
    Field(Path),
    /// Shows the rest of what the open one has, or hides it.
    More,
    /// A field of the form was typed into.
    Write(Path, String),
    /// Something else was changed in the form.
    Change(Change),
    /// Takes what is open another way in its list, or into another one.
    Carry(Carry),
    /// Something was done in the file.
    File(Wanted),
    Undo(By),
    Redo(By),
    Save,
    /// Takes a turn out, and the steps that have it.
    RemoveTurn,
    /// Runs the set as it is.
    Try,
    /// Shows the step before on the stage, or the next.
    Turn(bool),
    /// Shows the place of a problem in the file.
    GoTo(usize),
    /// Plays a sound.
    Play(String),
    /// Leaves without saving.
    Discard,
    /// Stays.
    Stay,
    /// Saves, and leaves.
    SaveAndLeave,
    /// Saves in the place of what somebody else wrote.
    Over,
    /// Saves beside it: both versions stay.
    BesideIt,
    /// Goes on with the version that is in the file.
    Theirs,
    /// Closes what is open on top, else goes back.
    Escape,
}

/// What the parent should do.
#[derive(Debug)]
pub(crate) enum Action {
    None,
    Help,
    /// Keep what isn't saved.
    Keep,
    Save(Save),
    /// Leave; and forget what isn't saved, or not.
    Leave {
        forget: bool,
    },
    Try,
    Play(String),
    Focus(Id),
    /// Put the file's cursor at this place, and the focus into the file.
    GoTo(usize),
    /// Show this place of the file.
    Show(usize),
}
