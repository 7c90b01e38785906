//! Sizes of type and space. All follow from the window; a rule's size also from how far away people sit.

use iced::Size;

/// Millimetres in a logical pixel at 96 dots an inch.
const MM_PER_PIXEL: f32 = 25.4 / 96.0;

/// A capital's height as a share of the type size: Fira Sans has 689 units of 1,000.
const CAPITAL: f32 = 0.689;

/// The window that the sizes were designed for.
pub(crate) const TARGET: Size = Size::new(1280.0, 720.0);

/// What the sizes depend on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewing {
    /// The window's size in logical pixels.
    pub window: Size,
    /// The size of its content: larger than the window if that scrolls.
    pub laid_out: Size,
    /// The window's scale factor: physical pixels in a logical one.
    pub scale_factor: f32,
    /// How far away people sit, in metres.
    pub distance: f32,
    /// The screen's diagonal in inches, and its width and height in physical pixels, if both are known.
    pub screen: Option<(f32, Size)>,
    /// The person's own enlargement, 1 for none.
    pub enlarge: f32,
}

impl Viewing {
    /// Millimetres in a logical pixel: by the screen's diagonal if that is known, else as at 96 dots an inch.
    fn millimetres(&self) -> f32 {
        let Some((diagonal, pixels)) = self.screen else { return MM_PER_PIXEL };
        let pixels = pixels.width.hypot(pixels.height);
        if pixels < 1.0 || diagonal < 1.0 {
            return MM_PER_PIXEL;
        }
        diagonal * 25.4 / pixels * self.scale_factor.max(0.1)
    }

    /// The least type size, in logical pixels, at which a rule's capitals subtend 22 arc minutes at the reading
    /// distance, or 16 in windows below 1920x1080.
    #[must_use]
    pub fn least_rule_size(&self) -> f32 {
        let physical = self.window * self.scale_factor;
        let large = physical.width >= 1920.0 && physical.height >= 1080.0;
        // Millimetres of height per millimetre of distance: twice the tangent of half the angle.
        let per_distance = if large { 0.0064 } else { 0.00465 };
        self.distance * 1000.0 * per_distance / CAPITAL / self.millimetres()
    }
}

/// Type and space for one window, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// One pixel of the 1280x720 design.
    pub unit: f32,
    /// Around everything.
    pub margin: f32,
    /// Key caps and small notes.
    pub caption: f32,
    /// Running text.
    pub body: f32,
    /// A card's or a group's heading.
    pub heading: f32,
    /// A screen's heading.
    pub title: f32,
    /// A rule on the stage.
    pub rule: f32,
    /// The holder's name on the stage, if it fits.
    pub name: f32,
    /// The clock on the stage, if it fits.
    pub clock: f32,
    /// Whether the stage's two halves are above each other.
    pub narrow: bool,
    /// Whether a page has one column: two need more width than the stage does, and more the larger the text.
    pub one_column: bool,
    /// Whether three columns have room beside each other.
    pub three_columns: bool,
    /// The window.
    pub window: Size,
}

impl Scale {
    #[must_use]
    pub fn of(viewing: &Viewing) -> Self {
        let window = Size::new(viewing.laid_out.width.max(1.0), viewing.laid_out.height.max(1.0));
        let fit = (window.width / TARGET.width).min(window.height / TARGET.height);
        let narrow = window.width < window.height * 1.15 || window.width < 560.0;
        // A narrow window is small and read from near by: its sizes follow its own width, not the design's.
        let unit = if narrow {
            (window.width / 460.0).min(window.height / 640.0).clamp(0.72, 2.4)
        } else {
            fit.clamp(0.72, 4.0)
        };
        let text = unit * viewing.enlarge.clamp(0.8, 2.0);
        let rule = (38.0 * if narrow { 0.75 * unit } else { text }).max(viewing.least_rule_size());
        Self {
            unit,
            margin: if narrow { 24.0 * unit } else { 48.0 * unit },
            caption: 18.0 * if narrow { 0.85 * text } else { text },
            body: 21.0 * if narrow { 0.85 * text } else { text },
            heading: 27.0 * if narrow { 0.85 * text } else { text },
            title: if narrow { 32.0 * text } else { 42.0 * text },
            rule,
            name: if narrow { 1.6 * rule } else { (91.0 * unit).max(1.6 * rule) },
            clock: (108.0 * unit).max(1.6 * rule),
            narrow,
            three_columns: !narrow
                && window.width >= 1080.0 * unit.max(0.9) * viewing.enlarge.clamp(1.0, 2.0),
            one_column: narrow || window.width < 860.0 * unit.max(0.9) * viewing.enlarge.clamp(1.0, 2.0),
            window,
        }
    }

    /// The width of an edge that must be seen.
    #[must_use]
    pub fn edge(&self) -> f32 {
        self.px(1.5).max(1.5)
    }

    /// The width of the focus ring, and of the edge of a choice that is taken.
    #[must_use]
    pub fn ring(&self) -> f32 {
        self.px(3.0).max(3.0)
    }

    /// A length of the 1280x720 design in this window.
    #[must_use]
    pub fn px(&self, drawn: f32) -> f32 {
        drawn * self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewing(width: f32, height: f32, distance: f32) -> Viewing {
        let window = Size::new(width, height);
        Viewing { window, laid_out: window, scale_factor: 1.0, distance, screen: None, enlarge: 1.0 }
    }

    /// Arc minutes that the capitals of a rule subtend.
    fn arc_minutes(viewing: &Viewing) -> f32 {
        let capital = Scale::of(viewing).rule * CAPITAL * viewing.millimetres();
        (capital / (viewing.distance * 1000.0)).atan().to_degrees() * 60.0
    }

    #[test]
    fn rules_can_be_read_from_where_people_sit() {
        for distance in [1.0, 1.5, 2.0, 3.0] {
            for (width, height) in [(360.0, 480.0), (1280.0, 720.0), (1600.0, 900.0)] {
                let minutes = arc_minutes(&viewing(width, height, distance));
                assert!(minutes > 15.9, "{width}x{height} at {distance} m: {minutes:.1}′");
            }
            for (width, height) in [(1920.0, 1080.0), (3840.0, 2160.0)] {
                let minutes = arc_minutes(&viewing(width, height, distance));
                assert!(minutes > 21.9, "{width}x{height} at {distance} m: {minutes:.1}′");
            }
        }
    }

    #[test]
    fn a_television_needs_fewer_pixels_than_a_desk_screen_of_the_same_resolution() {
        let full_hd = Size::new(1920.0, 1080.0);
        let mut screen = viewing(1920.0, 1080.0, 2.0);
        screen.screen = Some((24.0, full_hd));
        let desk = screen.least_rule_size() * CAPITAL;
        screen.screen = Some((55.0, full_hd));
        let television = screen.least_rule_size() * CAPITAL;
        assert!((desk - 46.2).abs() < 1.0, "{desk}");
        assert!((television - 20.2).abs() < 1.0, "{television}");
    }

    #[test]
    fn the_name_and_the_clock_stand_above_the_rules() {
        for (width, height) in [(360.0, 640.0), (1280.0, 720.0), (3840.0, 2160.0)] {
            for distance in [1.0, 3.0] {
                let scale = Scale::of(&viewing(width, height, distance));
                for size in [scale.name, scale.clock] {
                    assert!(size >= 1.6 * scale.rule - 0.1 && size <= 4.0 * scale.rule);
                }
            }
        }
    }
}
