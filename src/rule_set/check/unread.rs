//! Why a file couldn't be read: the first thing that can be wrong with a rule set.

/// Why a file couldn't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing of this name.
    Missing,
    /// It is a folder.
    Folder,
    /// It is a pipe, a device or a socket.
    NotAFile(Special),
    /// A link that leads back to itself.
    LinkCircle,
    /// It is larger than any rule set can be.
    TooLarge,
    /// No permission to read it.
    NoPermission,
    /// The disk or the system failed; the text is the system's own.
    Failed(String),
}

/// What is in the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Special {
    /// A pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
    /// Something else, where the system tells no more.
    Other,
}
