# Everything starts here, on a fresh machine too: each target first sees to what it needs. `make help` lists them.

# A shell that was open before rustup ran doesn't know cargo yet.
export PATH := $(PATH):$(HOME)/.cargo/bin

.PHONY: help run test check bench sounds

help:
	@echo 'make run      build and start the app; make run ARGS="start speaker-listener" passes arguments on'
	@echo 'make test     run every test'
	@echo 'make check    formatting and lints'
	@echo 'make bench    measure'
	@echo 'make sounds   write sounds/ anew, after a change to their generator'

run:
	@sh tools/setup.sh run
	cargo run --release --locked -- $(ARGS)

# The benches run too, once each, to see that they still work. Examples in the documentation are a run of their own.
test:
	@sh tools/setup.sh test
	cargo test --locked --no-fail-fast --all-targets
	cargo test --locked --no-fail-fast --doc

check:
	@sh tools/setup.sh check
	cargo fmt --check
	cargo lint

bench:
	@sh tools/setup.sh run
	cargo bench --locked $(ARGS)

sounds:
	@sh tools/setup.sh run
	cargo test --locked --test sounds -- --ignored write_the_files_anew
