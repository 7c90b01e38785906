//! The way of a person through set-up and a talk.

use super::*;

impl Person {
    /// In set-up: everybody says yes to the rules, and the talk begins.
    #[track_caller]
    pub(crate) fn begins(&mut self) -> &mut Self {
        let _ = self.press(said!("set-up-begin"));
        while self.sees(said!("set-up-yes-first")) {
            // The focus is on the first yes that is missing.
            let _ = self.key(Named::Space).press(said!("set-up-begin"));
        }
        self
    }

    /// Erases the talk that was interrupted, and says yes to that.
    pub(crate) fn erases_the_interrupted_talk(&mut self) -> &mut Self {
        self.press(said!("library-erase")).press(said!("library-erase-yes"))
    }

    /// Goes on so many times; a breath and its turn are one each.
    pub(crate) fn goes_on(&mut self, times: usize) -> &mut Self {
        for _ in 0..times {
            let _ = self.key(Named::ArrowRight);
        }
        self
    }

    /// From the start of Ana's and Ben's talk to Ana's first turn.
    pub(crate) fn goes_to_the_first_turn(&mut self) -> &mut Self {
        let _ = self.goes_on(3);
        self.must_see("Ana");
        self.must_see("Speak for yourself");
        self
    }

    /// From the start of Ana's and Ben's talk to its first gate.
    pub(crate) fn goes_to_the_gate(&mut self) -> &mut Self {
        let _ = self.goes_on(6);
        self.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
        self
    }

    /// From anywhere on the stage to the close, by ending the talk here.
    #[track_caller]
    pub(crate) fn goes_to_the_close(&mut self) -> &mut Self {
        let _ = self.taps("q").taps("1");
        self.must_see(said!("close-enough"));
        self
    }

    /// From anywhere on the stage through all that is left of the talk to its close, with the first answer to all that is
    /// asked.
    #[track_caller]
    pub(crate) fn goes_to_the_end(&mut self) -> &mut Self {
        for _ in 0..200 {
            if self.sees(said!("close-done")) {
                self.must_not_see(said!("close-enough"));
                return self;
            }
            // For as long as people would talk at least.
            // A number that is pressed at once after another answers nothing.
            let asked = self.asked().is_some();
            let _ = if asked { self.waits(1).taps("1") } else { self.waits(20).goes_on(1) };
        }
        panic!("the talk has no end:\n{}", self.reads());
    }

    /// What the window shows with the pointer elsewhere, after all eases, with the controls visible: red, green, blue
    /// and alpha of each pixel, from the top left.
    pub(crate) fn picture(&mut self) -> Vec<u8> {
        self.settles();
        self.glimpse()
    }

    /// If nothing may move, eases are over without a moment passing.
    fn settles(&mut self) {
        let system = self.system;
        for system in [System { still: true, ..system }, system] {
            self.hears(Outside::System(system));
        }
    }

    /// What the window shows at this very moment.
    pub(crate) fn glimpse(&mut self) -> Vec<u8> {
        let cache = self.cache.take().unwrap_or_default();
        let (picture, cache) = self.draws(cache);
        self.cache = Some(cache);
        picture
    }

    /// The same, as if the window had just been opened: with nothing kept from earlier drawings, no focus, and nothing
    /// scrolled.
    pub(crate) fn fresh_picture(&mut self) -> Vec<u8> {
        self.draws(Cache::default()).0
    }

    /// How many pixels of a window that was repainted only where something changed differ from those of one that is
    /// painted as a whole. `shown` is what the window shows so far.
    pub(crate) fn left_over(&mut self, shown: &mut Option<Painted>) -> usize {
        let _settled = self.picture();
        self.left_over_now(shown)
    }

    /// The same at this very moment, whatever eases.
    pub(crate) fn left_over_now(&mut self, shown: &mut Option<Painted>) -> usize {
        let whole = self.glimpse();
        let background = self.look().colors.background;
        let size = self.pixels();
        let layers = self.renderer.layers().to_vec();
        let all = Rectangle::with_size(self.size);
        let (mut pixels, damage) = match shown.take() {
            Some(Painted { layers: before, pixels }) => (
                pixels,
                damage::diff(&before, &layers, |layer| vec![layer.bounds], iced_tiny_skia::Layer::damage),
            ),
            None => (whole.clone(), Vec::new()),
        };
        // The renderer has another order of colours.
        let turned = |pixels: &mut [u8]| pixels.chunks_exact_mut(4).for_each(|pixel| pixel.swap(0, 2));
        if !damage.is_empty() {
            turned(&mut pixels);
            let mut mask = tiny_skia::Mask::new(size.width, size.height).unwrap();
            let mut map = tiny_skia::PixmapMut::from_bytes(&mut pixels, size.width, size.height).unwrap();
            let viewport = Viewport::with_physical_size(size, self.factor);
            self.renderer.draw(&mut map, &mut mask, &viewport, &damage::group(damage, all), background);
            turned(&mut pixels);
        }
        let differs =
            |one: &[u8], other: &[u8]| one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > 30);
        let number = pixels.chunks(4).zip(whole.chunks(4)).filter(|(one, other)| differs(one, other)).count();
        *shown = Some(Painted { layers, pixels });
        number
    }

    /// What the window is painted from, after all eases.
    pub(crate) fn layers(&mut self) -> Vec<iced_tiny_skia::Layer> {
        self.settles();
        let cache = self.cache.take().unwrap_or_default();
        self.cache = Some(self.paints(cache));
        self.renderer.layers().to_vec()
    }

    /// The scrolled areas: their bounds, and those of their content.
    pub(crate) fn areas(&mut self) -> Vec<(Rectangle, Rectangle)> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        reader.scrolls
    }

    fn draws(&mut self, cache: Cache) -> (Vec<u8>, Cache) {
        let cache = self.paints(cache);
        let (size, background) = (self.pixels(), self.look().colors.background);
        (self.renderer.screenshot(size, self.factor, background), cache)
    }

    fn paints(&mut self, cache: Cache) -> Cache {
        let colors = self.look().colors;
        let mut interface =
            UserInterface::build(self.app.view_for(self.window), self.size, cache, &mut self.renderer);
        // The cursor in a field blinks, and is visible at this moment.
        let redraw = Event::Window(window::Event::RedrawRequested(self.since));
        let nowhere = mouse::Cursor::Unavailable;
        let _ =
            interface.update(&[redraw], nowhere, &mut self.renderer, &mut clipboard::Null, &mut Vec::new());
        let style = iced_test::core::renderer::Style { text_color: colors.ink };
        interface.draw(&mut self.renderer, &colors.theme(), &style, nowhere);
        interface.into_cache()
    }
}
