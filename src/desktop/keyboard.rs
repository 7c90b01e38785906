//! Whether a key was pressed in another window and is still held. On X11 such a key goes on repeating in the window that
//! gets the keyboard, and its first repeat looks like a press; on other systems it doesn't.

/// Whether a key is down now, other than Shift, Ctrl and the like. False if that isn't known.
#[cfg(target_os = "linux")]
pub(super) fn has_a_key_down() -> bool {
    if !super::is_on_x11() {
        return false;
    }
    let down = on_x11();
    if let Err(why) = &down {
        super::no_help("which keys are down isn't known", why);
    }
    down.unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn has_a_key_down() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn on_x11() -> Result<bool, Box<dyn std::error::Error>> {
    use x11rb::protocol::xproto::ConnectionExt;

    let (display, _screen) = x11rb::connect(None)?;
    let (keys, modifiers) = (display.query_keymap()?, display.get_modifier_mapping()?);
    let (keys, modifiers) = (keys.reply()?.keys, modifiers.reply()?.keycodes);
    let is_down = |key: u8| keys[usize::from(key / 8)] & (1 << (key % 8)) != 0;
    Ok((8..=u8::MAX).any(|key| is_down(key) && !modifiers.contains(&key)))
}
