//! The ground that a screen stands on. It redraws the whole window when the scene changes.
//!
//! The software renderer repaints only what has changed, and takes a text's advance widths for its bounds. A letter
//! that reaches beyond its own width (an *f* at the end of a name) would leave its tip behind when the text goes.
//! So the ground carries a mark of the scene, in the colour of a border that is never drawn: another scene is
//! another ground, and all of it is painted anew. Ticking digits keep the scene and stay cheap.

use std::hash::{DefaultHasher, Hash, Hasher};

use iced::widget::container;
use iced::{Border, Color, Element, Length};

/// Stands `content` on a ground that is painted anew whenever `scene` is another.
pub fn ground<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    color: Color,
    scene: &impl Hash,
) -> Element<'a, Message> {
    let mut hasher = DefaultHasher::new();
    scene.hash(&mut hasher);
    let mark = hasher.finish().to_le_bytes();
    let mark = Color::from_rgba8(mark[0], mark[1], mark[2], f32::from(mark[3]) / 255.0);
    container(content)
        .width(Length::Fill)
        .height(Length::Fill)
        .style(move |_| container::Style {
            background: Some(color.into()),
            border: Border { color: mark, width: 0.0, radius: 0.0.into() },
            ..container::Style::default()
        })
        .into()
}
