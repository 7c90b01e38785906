# Everything starts here, on a fresh machine too: each target first sees to what it needs. `make help` lists them.

# A shell that was open before rustup ran doesn't know cargo yet.
export PATH := $(PATH):$(HOME)/.cargo/bin

.PHONY: help run test check build install uninstall deb bench lightness sounds \
	pictures icons texts

help:
	@echo 'make run        build and start the app; make run ARGS="start speaker-listener" passes arguments on'
	@echo 'make test       run every test'
	@echo 'make check      formatting and lints'
	@echo 'make build      build the app, to be installed'
	@echo 'make install    install what was built, for everyone here; make uninstall takes it away again'
	@echo 'make deb        make a package for Debian and Ubuntu'
	@echo 'make bench      measure what a talk, a redraw and a key cost inside'
	@echo 'make lightness  measure the whole app from outside: start, processor, memory (half an hour)'
	@echo 'make sounds     write sounds/ anew, after a change to their generator'
	@echo 'make pictures   draw docs/pictures and docs/gallery.md anew, after a change to a screen'
	@echo 'make icons      draw packaging/icons/*.png anew, after a change to a drawing there'
	@echo 'make texts      write the texts of packaging/ anew, after a change to them in i18n/'

run:
	@sh tools/setup.sh run
	cargo run --release --locked -- $(ARGS)

# Beside the tests in src there are four programs in tests: `house` needs no window, `screens` only one that isn't real,
# `desktop` displays, a sound server and a session bus of its own, `packaging` the desktop's tools. One of them, or what
# has a name: `cargo test --test desktop heard`. The benches run too, once each, to see that they still work. Examples in
# the documentation are a run of their own, which comes after a failed one too.
#
# All of them together are made a little faster here: that takes a few minutes more to build, and half of the time that the
# screens take to be tested.
test:
	@sh tools/setup.sh test
	cargo test --locked --no-fail-fast --all-targets --config profile.dev.package.common-ground.opt-level=1; others=$$?; \
	cargo test --locked --no-fail-fast --doc && exit $$others

check:
	@sh tools/setup.sh check
	cargo fmt --check
	cargo lint

build:
	@sh tools/setup.sh run
	cargo build --release --locked

# install, uninstall and deb.
include packaging/install.mk

bench:
	@sh tools/setup.sh run
	cargo bench --locked --bench session --bench redraw --bench typing $(ARGS)

# The app is built just as people get it; what measures it needn't be fast.
lightness:
	@sh tools/setup.sh test
	cargo build --release --locked --features bare-window
	LIGHTNESS_APP=target/release/common-ground LIGHTNESS_BARE=target/release/bare-window \
		cargo bench --locked --profile dev --bench lightness

sounds:
	@sh tools/setup.sh run
	cargo test --locked --test house -- --ignored write_the_files_anew

pictures:
	@sh tools/setup.sh run
	cargo test --locked --test screens -- --ignored draw_the_pictures_anew

icons:
	@sh tools/setup.sh run
	cargo test --locked --test packaging -- --ignored draw_the_icons_anew

texts:
	@sh tools/setup.sh run
	cargo test --locked --test packaging -- --ignored write_the_texts_anew
