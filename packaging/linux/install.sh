#!/bin/sh
# Installs XPanel Desktop from the self-extracting archive, for this user, or for all as root.
#   xpanel-desktop.run [-- --prefix DIR] [-- --uninstall]
# User data (drafts, orders, settings) are elsewhere and are never touched.
set -eu

name=xpanel-desktop
id=org.xpanel.desktop
oldest_glibc=@GLIBC@
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ "$(id -u)" = 0 ]; then prefix=/usr/local; else prefix=${HOME}/.local; fi
uninstall=no

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

while [ $# -gt 0 ]; do
    case $1 in
        --prefix) [ $# -gt 1 ] || die "--prefix needs a folder."; prefix=$2; shift 2 ;;
        --uninstall) uninstall=yes; shift ;;
        *) die "Unknown option: $1. There are --prefix DIR and --uninstall." ;;
    esac
done

program=$prefix/lib/$name
share=$prefix/share

remove() {
    rm -rf "$program" "$program.new"
    rm -f "$prefix/bin/$name" "$share/applications/$id.desktop" "$share/metainfo/$id.metainfo.xml" \
        "$share/man/man1/$name.1.gz"
    for icon in "$share"/icons/hicolor/*/apps/"$id".*; do
        [ -e "$icon" ] && rm -f "$icon"
    done
    return 0
}

refresh() {
    if command -v gtk-update-icon-cache >/dev/null; then
        gtk-update-icon-cache -q "$share/icons/hicolor" 2>/dev/null || true
    fi
}

if [ "$uninstall" = yes ]; then
    remove
    refresh
    say "XPanel Desktop was removed from $prefix. Your orders and settings were left in place."
    exit 0
fi

glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)
[ -n "$glibc" ] || die "XPanel Desktop needs glibc $oldest_glibc or newer; this system has no glibc."
oldest=$(printf '%s\n%s\n' "$oldest_glibc" "$glibc" | sort -V | head -n 1)
[ "$oldest" = "$oldest_glibc" ] || die "XPanel Desktop needs glibc $oldest_glibc or newer; this system has $glibc."

missing=$(LD_LIBRARY_PATH=$here/program/_internal:$here/program/_internal/PySide6/Qt/lib \
    ldd "$here/program/_internal/PySide6/Qt/plugins/platforms/libqxcb.so" 2>/dev/null |
    awk '/not found/ { print "  " $1 }' | sort -u)
[ -z "$missing" ] || die "This system lacks libraries that XPanel Desktop needs:
$missing
Install them with your package manager, then run this again."

mkdir -p "$prefix/lib" "$prefix/bin" "$share"
rm -rf "$program.new"
cp -R "$here/program" "$program.new"
remove_old=$program.old
rm -rf "$remove_old"
[ ! -e "$program" ] || mv "$program" "$remove_old"
mv "$program.new" "$program"
rm -rf "$remove_old"
rm -f "$prefix/bin/$name"
sed "s|@PROGRAM@|'$program/$name'|" "$here/start.sh" >"$prefix/bin/$name"
chmod 755 "$prefix/bin/$name"
cp -R "$here/share/." "$share/"
sed -i "s|^Exec=.*|Exec=\"$prefix/bin/$name\"|" "$share/applications/$id.desktop"
refresh
say "XPanel Desktop is installed in $program."
case ":$PATH:" in
    *":$prefix/bin:"*) say "Start it with: $name" ;;
    *) say "Start it from the menu, or with: $prefix/bin/$name" ;;
esac
say "Remove it with: sh $(basename "${0%.sh}").run -- --uninstall, or delete the folder."
