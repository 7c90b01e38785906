# Puts the app where a desktop looks for it, and takes it away again. PREFIX and DESTDIR are those of the GNU coding
# standards; the rest can be set in the same way.

PREFIX = /usr/local
DESTDIR =
# What was built.
BINARY = target/release/common-ground
# Where the project is on the web, once it is: software centres show pictures from there.
HOME_PAGE =
ZSH_COMPLETIONS = $(PREFIX)/share/zsh/site-functions

share := $(DESTDIR)$(PREFIX)/share
icons := $(share)/icons/hicolor
doc := $(share)/doc/common-ground

icon_sizes := 16 22 24 32 48 64 128 256 512
docs := README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE packaging/copyright

bin_file := $(DESTDIR)$(PREFIX)/bin/common-ground
menu_file := $(share)/applications/common-ground.desktop
mime_file := $(share)/mime/packages/common-ground.xml
metainfo_file := $(share)/metainfo/example.common_ground.app.metainfo.xml
icon_files := $(foreach size,$(icon_sizes),$(icons)/$(size)x$(size)/apps/common-ground.png)
drawing_file := $(icons)/scalable/apps/common-ground.svg
man_file := $(share)/man/man1/common-ground.1
bash_file := $(share)/bash-completion/completions/common-ground
zsh_file := $(DESTDIR)$(ZSH_COMPLETIONS)/_common-ground
fish_file := $(share)/fish/vendor_completions.d/common-ground.fish
doc_files := $(foreach file,$(docs),$(doc)/$(notdir $(file)))

installed := $(bin_file) $(menu_file) $(mime_file) $(metainfo_file) $(icon_files) $(drawing_file) $(man_file) $(bash_file) \
	$(zsh_file) $(fish_file) $(doc_files)

# Without a home on the web, the addresses there lead nowhere and are left out.
metainfo_for_home := $(if $(HOME_PAGE),s|https://common-ground\.example|$(HOME_PAGE)|,/<screenshots>/,/<\/screenshots>/d; /common-ground\.example</d)

# What desktops remember of which program opens which files is made anew where it is really installed; a package leaves
# that to whoever installs it.
remember = test -n '$(DESTDIR)' || { \
	update-mime-database $(share)/mime; update-desktop-database $(share)/applications; } >/dev/null 2>&1 || true

# Builds nothing, so that it can be run as another user than the one who built.
install:
	@test -x '$(BINARY)' || { echo '$(BINARY) is not there yet: make build' >&2; exit 1; }
	umask 022 && mkdir -p $(sort $(dir $(installed)))
	install -m 755 '$(BINARY)' $(bin_file)
	install -m 644 packaging/common-ground.desktop $(menu_file)
	install -m 644 packaging/common-ground.xml $(mime_file)
	sed '/^<!--/,/^-->/d; $(metainfo_for_home)' packaging/common-ground.metainfo.xml > $(metainfo_file)
	$(foreach size,$(icon_sizes),install -m 644 packaging/icons/common-ground-$(size).png \
		$(icons)/$(size)x$(size)/apps/common-ground.png &&) true
	install -m 644 packaging/icons/common-ground.svg $(drawing_file)
	'$(BINARY)' man > $(man_file)
	'$(BINARY)' completions bash > $(bash_file)
	'$(BINARY)' completions zsh > $(zsh_file)
	'$(BINARY)' completions fish > $(fish_file)
	install -m 644 $(docs) $(doc)
	chmod 644 $(metainfo_file) $(man_file) $(bash_file) $(zsh_file) $(fish_file)
	@touch $(icons) # desktops look for new icons where this is newer than what they remember
	@$(remember)

uninstall:
	rm -f $(installed)
	@rmdir $(doc) 2>/dev/null || true
	@test ! -d $(icons) || touch $(icons)
	@$(remember)

# The package has what `make install` installs, but for what Debian wants in a form of its own: see Cargo.toml.
deb: build
	@command -v cargo-deb >/dev/null || { echo 'cargo-deb is missing: cargo install cargo-deb --locked' >&2; exit 1; }
	rm -rf target/deb
	$(MAKE) install PREFIX=/usr DESTDIR=$(CURDIR)/target/deb ZSH_COMPLETIONS=/usr/share/zsh/vendor-completions \
		docs=README.md
	cargo deb --no-build --locked
