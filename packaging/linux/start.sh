#!/bin/sh
# Starts XPanel Desktop, or says in words that this system's glibc is too old for it.
program=@PROGRAM@
oldest=@GLIBC@

found=$(getconf GNU_LIBC_VERSION 2>/dev/null)
found=${found#glibc }
minor=${found#*.}
case $found in
    [0-9]*.[0-9]*)
        if [ "${found%%.*}" -lt "${oldest%%.*}" ] ||
            { [ "${found%%.*}" -eq "${oldest%%.*}" ] && [ "${minor%%.*}" -lt "${oldest#*.}" ]; }; then
            told="XPanel Desktop needs glibc $oldest or newer; this system has $found."
            printf '%s\n' "$told" >&2
            if [ ! -t 2 ] && command -v notify-send >/dev/null; then
                notify-send "XPanel Desktop" "$told" || true
            fi
            exit 1
        fi
        ;;
esac
exec "$program" "$@"
