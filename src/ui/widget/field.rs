//! Fields to type in, boxes to tick and values to step through.

mod commands;
mod entry;
mod stepper;
mod typed;
mod undo;

use iced::widget::{container, text_input};
use iced::{Background, Border, Color, Element};

use super::apart::apart;
use crate::ui::look::Look;
use crate::ui::look::theme::mix;
use crate::ui::measure::LINE;

pub(crate) use entry::Field;
pub(crate) use stepper::{Stepper, stepper};
pub(super) use typed::fit;

/// A field of one line.
pub(crate) fn field<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    placeholder: &str,
    value: &str,
    on_input: impl Fn(String) -> Message + 'a,
) -> Field<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    // High enough for a finger, however small the words.
    let above = scale.px(13.0).max((44.0 - scale.body * LINE) / 2.0);
    Field::new(placeholder, value, on_input).looks(|line| {
        line.size(scale.body).line_height(LINE).padding([above, scale.px(20.0)]).style(move |_, status| {
            let focused = matches!(status, text_input::Status::Focused { .. });
            text_input::Style {
                background: Background::Color(colors.surface),
                border: Border {
                    color: if focused { colors.first } else { colors.line },
                    width: if focused { scale.ring() } else { scale.edge() },
                    radius: scale.px(12.0).into(),
                },
                icon: colors.muted,
                placeholder: colors.muted,
                value: colors.ink,
                selection: mix(colors.surface, colors.first, 0.3),
            }
        })
    })
}

/// A box to tick, without words.
#[must_use]
pub(crate) fn tick_box<'a, Message: 'a>(look: &Look<'a>, ticked: bool, side: f32) -> Element<'a, Message> {
    let (colors, edge) = (look.colors, look.scale.edge());
    let mark: Element<'_, Message> = if ticked {
        mark(colors.on_first, side)
    } else {
        iced::widget::Space::new().width(side).height(side).into()
    };
    container(mark)
        .style(move |_| container::Style {
            background: Some(if ticked { colors.first } else { colors.surface }.into()),
            border: Border {
                color: if ticked { colors.first } else { colors.line },
                width: edge,
                radius: (side * 0.2).into(),
            },
            ..container::Style::default()
        })
        .into()
}

/// The tick in a box or on a switch.
pub(super) fn mark<'a, Message: 'a>(color: Color, side: f32) -> Element<'a, Message> {
    apart(iced::widget::canvas(Mark(color)).width(side).height(side))
}

struct Mark(Color);

impl<Message> iced::widget::canvas::Program<Message> for Mark {
    type State = ();

    fn draw(
        &self,
        (): &(),
        renderer: &iced::Renderer,
        _theme: &iced::Theme,
        bounds: iced::Rectangle,
        _cursor: iced::mouse::Cursor,
    ) -> Vec<iced::widget::canvas::Geometry> {
        use iced::widget::canvas::{Frame, LineCap, LineJoin, Path, Stroke};
        let mut frame = Frame::new(renderer, bounds.size());
        let at = |x: f32, y: f32| iced::Point::new(x * bounds.width, y * bounds.height);
        let mark = Path::new(|builder| {
            builder.move_to(at(0.24, 0.54));
            builder.line_to(at(0.43, 0.73));
            builder.line_to(at(0.77, 0.30));
        });
        let stroke = Stroke::default()
            .with_width(bounds.width * 0.12)
            .with_color(self.0)
            .with_line_cap(LineCap::Round)
            .with_line_join(LineJoin::Round);
        frame.stroke(&mark, stroke);
        vec![frame.into_geometry()]
    }
}

/// The look of a card that isn't pressed as a whole.
pub(crate) fn card_style(look: &Look, radius: f32) -> impl Fn(&iced::Theme) -> container::Style + use<> {
    let (colors, width) = (look.colors, look.scale.edge());
    move |_| container::Style {
        background: Some(colors.surface.into()),
        border: Border { color: colors.hairline, width, radius: radius.into() },
        text_color: Some(colors.ink),
        ..container::Style::default()
    }
}
