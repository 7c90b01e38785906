#!/bin/sh
# Finds what this machine lacks to run, test or check Common Ground, and installs it.
#
#     sh tools/setup.sh run|test|check
#
# Where nothing is lacking it does nothing: no network, no questions, a few hundredths of a second. On Debian and
# Ubuntu it installs with apt, after saying what; elsewhere it names the packages and leaves the rest to you. What only
# the tests on Wayland need stops nothing where it can't be had: they say themselves that they did not run.
set -eu

purpose=${1:-}
case $purpose in
run | test | check) ;;
*)
    echo "usage: sh tools/setup.sh run|test|check" >&2
    exit 2
    ;;
esac

cd "$(dirname "$0")/.."

# A shell that was open before rustup ran doesn't know cargo yet, and ldconfig is not on every user's path.
PATH=$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin:/usr/sbin:/sbin
export PATH

say() {
    printf '%s\n' "$*" >&2
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# The same words, each of them once.
once() {
    # shellcheck disable=SC2086
    printf '%s\n' $1 | sort -u | paste -s -d ' ' -
}

# Whether a library is there to be loaded while the program runs. Where that can't be told, it is taken to be.
has_library() {
    case $libraries in
    unknown | *"$1 "*) return 0 ;;
    *) return 1 ;;
    esac
}

# A compiler without the C library's own files is there, but links nothing.
can_link() {
    has cc && echo 'int main(void) { return 0; }' | cc -x c - -o /dev/null 2>/dev/null
}

# The part of ALSA by which programs play to PulseAudio is no library of its own.
has_alsa_for_pulse() {
    has_alsa && [ -e "$(pkg-config --variable=libdir alsa)/alsa-lib/libasound_module_pcm_pulse.so" ]
}

# Debian's is the system's own Python's, whichever comes first.
has_icalendar() {
    for python in python3 /usr/bin/python3; do
        "$python" -c 'import icalendar' 2>/dev/null && return
    done
    return 1
}

# What starts the bus that screen readers are on.
has_readers() {
    [ -e /usr/share/dbus-1/services/org.a11y.Bus.service ]
}

has_alsa() {
    has pkg-config && pkg-config --exists alsa
}

# lack WHAT APT DNF PACMAN ZYPPER: takes down something that is missing, and the packages that have it.
lack() {
    missing="$missing
  $1"
    apt="$apt $2"
    dnf="$dnf $3"
    pacman="$pacman $4"
    zypper="$zypper $5"
}

forget() {
    missing='' apt='' dnf='' pacman='' zypper=''
}

probe() {
    forget

    if has ldconfig; then
        libraries=$(ldconfig -p 2>/dev/null) || libraries=unknown
    else
        libraries=unknown
    fi

    # To build.
    can_link || lack "a C compiler and linker" "gcc libc6-dev" gcc gcc gcc
    has pkg-config || lack "pkg-config" pkg-config pkgconf-pkg-config pkgconf pkg-config
    has_alsa || lack "the headers of ALSA (sound)" libasound2-dev alsa-lib-devel alsa-lib alsa-devel

    # To open a window: the window toolkit loads these by name, on X11 and on Wayland, when the program starts.
    has_library libX11.so.6 || lack "libX11" libx11-6 libX11 libx11 libX11-6
    has_library libX11-xcb.so.1 || lack "libX11-xcb" libx11-xcb1 libX11-xcb libx11 libX11-xcb1
    has_library libxcb.so.1 || lack "libxcb" libxcb1 libxcb libxcb libxcb1
    has_library libXcursor.so.1 || lack "libXcursor" libxcursor1 libXcursor libxcursor libXcursor1
    has_library libXi.so.6 || lack "libXi" libxi6 libXi libxi libXi6
    has_library libxkbcommon.so.0 ||
        lack "libxkbcommon" libxkbcommon0 libxkbcommon libxkbcommon libxkbcommon0
    has_library libxkbcommon-x11.so.0 ||
        lack "libxkbcommon-x11" libxkbcommon-x11-0 libxkbcommon-x11 libxkbcommon-x11 libxkbcommon-x11-0
    has_library libwayland-client.so.0 ||
        lack "libwayland-client" libwayland-client0 libwayland-client wayland libwayland-client0

    # To test in a real window, on a screen of the tests' own.
    if [ "$purpose" = test ]; then
        has Xvfb || lack "Xvfb" xvfb xorg-x11-server-Xvfb xorg-server-xvfb xorg-x11-server-Xvfb
        has xauth || lack "xauth" xauth xorg-x11-xauth xorg-xauth xauth
        has xdotool || lack "xdotool" xdotool xdotool xdotool xdotool
        has xwininfo || lack "xwininfo" x11-utils xwininfo xorg-xwininfo xwininfo
        has xprop || lack "xprop" x11-utils xprop xorg-xprop xprop
        has xrandr || lack "xrandr" x11-xserver-utils xrandr xorg-xrandr xrandr
        has xrdb || lack "xrdb" x11-xserver-utils xrdb xorg-xrdb xrdb
        has openbox || lack "openbox, a window manager" openbox openbox openbox openbox
        has import || lack "ImageMagick" imagemagick ImageMagick imagemagick ImageMagick
        has tesseract ||
            lack "tesseract" tesseract-ocr tesseract "tesseract tesseract-data-eng" tesseract-ocr
        # To hear it, from a loudspeaker of the tests' own.
        has pulseaudio || lack "PulseAudio" pulseaudio pulseaudio pulseaudio pulseaudio
        has parec || lack "PulseAudio's tools" pulseaudio-utils pulseaudio-utils libpulse pulseaudio-utils
        has_alsa_for_pulse ||
            lack "ALSA's way to PulseAudio" libasound2-plugins alsa-plugins-pulseaudio alsa-plugins \
                alsa-plugins-pulse
        has_readers || lack "the bus of screen readers" at-spi2-core at-spi2-core at-spi2-core at-spi2-core
        has dbus-run-session || lack "dbus-run-session" dbus dbus-daemon dbus dbus-1
        # To read what the app says of itself to a desktop as the desktop's own tools do.
        has desktop-file-validate ||
            lack "desktop-file-validate" desktop-file-utils desktop-file-utils desktop-file-utils \
                desktop-file-utils
        has update-mime-database ||
            lack "update-mime-database" shared-mime-info shared-mime-info shared-mime-info shared-mime-info
        has gio || lack "gio" libglib2.0-bin glib2 glib2 glib2-tools
        has appstreamcli || lack "appstreamcli" appstream appstream appstream appstream
        has_icalendar ||
            lack "Python's icalendar" python3-icalendar python3-icalendar python-icalendar python3-icalendar
        has weasyprint || lack "WeasyPrint" weasyprint weasyprint python-weasyprint weasyprint
        has pdftotext ||
            lack "pdftotext and pdfinfo" poppler-utils poppler-utils poppler poppler-tools
        has groff || lack "groff" groff-base groff-base groff groff
    fi
}

# To test on Wayland too.
probe_wayland() {
    forget
    [ "$purpose" = test ] || return 0
    has sway || lack "sway, a desktop on Wayland" sway sway sway sway
    has wtype || lack "wtype, its keyboard" wtype wtype wtype wtype
    has grim || lack "grim, for pictures of it" grim grim grim grim
}

check_rust() {
    if ! has cargo; then
        say "Rust is missing. Get it with rustup, as https://rustup.rs shows, and run this again."
        exit 1
    fi
    if ! version=$(cargo --version 2>/dev/null); then
        say "cargo is there, but has no toolchain to work with: rustup default stable"
        exit 1
    fi
    version=${version#cargo }
    needed=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
    older=$(printf '%s\n%s\n' "$needed" "${version%%[ -]*}" | sort -t . -k 1,1n -k 2,2n | head -n 1)
    if [ -n "$needed" ] && [ "$older" != "$needed" ]; then
        say "Rust $needed or later is needed, and this is ${version%% *}: rustup update stable"
        exit 1
    fi

    if [ "$purpose" = check ] && ! { has cargo-clippy && has cargo-fmt; }; then
        if ! has rustup; then
            say "clippy and rustfmt are missing. They come from where your Rust comes from."
            exit 1
        fi
        say "Installing clippy and rustfmt: rustup component add clippy rustfmt"
        rustup component add clippy rustfmt
    fi
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Waits a while for another apt, which is often at work on a machine that was just started.
apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
}

install_with_apt() {
    packages=$(once "$apt")
    command="apt-get update && apt-get install --no-install-recommends $packages"
    if [ "$(id -u)" -ne 0 ] && ! has sudo; then
        say "Install it as root, then run this again:"
        say "  $command"
        return 1
    fi

    if [ "$(id -u)" -eq 0 ]; then
        say "Installing it now:"
    else
        say "Installing it now, with sudo:"
    fi
    say "  $command"
    # A source that can't be reached need not be the one that matters.
    [ -n "$refreshed" ] || apt_get update ||
        say "The list of packages could not be refreshed; going on with the one that is there."
    refreshed=yes
    # shellcheck disable=SC2086
    apt_get install -y --no-install-recommends $packages || {
        say "apt could not install it all; its own words are above."
        return 1
    }
}

# Installs what a probe found missing, or says how to. Fails if something is missing still.
get() {
    probe=$1
    say "Missing on this machine:$missing"
    if has apt-get; then
        install_with_apt || return 1
        $probe
        [ -n "$missing" ] || return 0
        say "Still missing:$missing"
    elif has dnf; then
        say "Install it, then run this again:"
        say "  sudo dnf install $(once "$dnf")"
    elif has pacman; then
        say "Install it, then run this again:"
        say "  sudo pacman -S --needed $(once "$pacman")"
    elif has zypper; then
        say "Install it, then run this again:"
        say "  sudo zypper install $(once "$zypper")"
    else
        say "Install it in your system's own way, then run this again. On Debian the packages are:"
        say "  $(once "$apt")"
    fi
    return 1
}

check_rust

case $(uname -s) in
Darwin)
    # The system brings the sound and the windows.
    if ! can_link; then
        say "A C compiler and linker is missing: xcode-select --install"
        exit 1
    fi
    exit 0
    ;;
MINGW* | MSYS* | CYGWIN*)
    exit 0
    ;;
esac

refreshed=''
probe
[ -z "$missing" ] || get probe || exit 1
probe_wayland
[ -z "$missing" ] || get probe_wayland || say "Going on without it: nothing is tested on Wayland."
