#!/bin/sh
# Puts Duidu into your own menu, without root:  ./install.sh     and takes it out:  ./install.sh --remove
# Your documents, settings, highlights and notes are never touched.
set -eu
here=$(CDPATH= cd -P -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/duidu
command=$HOME/.local/bin/duidu
id=org.duidu.Duidu

remove() {
    rm -rf "$program"
    [ ! -L "$command" ] || rm -f "$command"
    rm -f "$data/applications/$id.desktop" "$data/metainfo/$id.metainfo.xml" \
        "$data/mime/packages/$id.xml" "$data/man/man1/duidu.1" "$data"/icons/hicolor/*/apps/$id.*
    refresh
}

refresh() {
    for tool in "update-desktop-database $data/applications" \
        "update-mime-database $data/mime" \
        "gtk-update-icon-cache -q -t -f $data/icons/hicolor"; do
        # shellcheck disable=SC2086
        if command -v "${tool%% *}" >/dev/null; then $tool >/dev/null 2>&1 || true; fi
    done
}

case ${1-} in
--remove)
    remove
    echo "Duidu is removed. Your settings, highlights and notes are still in $data/duidu."
    exit 0
    ;;
"") ;;
*)
    echo "usage: ./install.sh [--remove]" >&2
    exit 2
    ;;
esac

if [ -e "$command" ] && [ ! -L "$command" ]; then
    echo "duidu: $command is not a link made by this installer; move it away first." >&2
    exit 1
fi
# A running Duidu keeps the files that it has open; the new ones take the old ones' place.
rm -rf "$program.new"
mkdir -p "$program.new" "$HOME/.local/bin" "$data/applications"
cp -R "$here/duidu/." "$program.new/"
remove
mv "$program.new" "$program"
cp -R "$here/share/." "$data/"
sed "s|^Exec=duidu|Exec=\"$program/duidu\"|; s|^TryExec=duidu|TryExec=$program/duidu|" \
    "$here/share/applications/$id.desktop" >"$data/applications/$id.desktop"
ln -sf "$program/duidu" "$command"
refresh
# What is the system's own business: drivers, display, fonts. A desktop has all of it.
for library in libEGL.so.1 libGL.so.1 libX11.so.6 libxcb.so.1 libfontconfig.so.1 libfreetype.so.6; do
    if ! PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -q "$library"; then
        echo "duidu: this system lacks $library; Duidu may not start before its package is installed." >&2
    fi
done
echo "Duidu is in your menu, and in $command."
case ":$PATH:" in
*":$HOME/.local/bin:"*) ;;
*) echo "To call it from a shell, add $HOME/.local/bin to your PATH." ;;
esac
