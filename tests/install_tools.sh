#!/bin/sh
# Installs the programs that the tests look at results with: a browser, readers of PDF, word lists.
# The product itself needs none of them.
#
# Uses apt-get as root, or with a sudo that asks nothing; else it names what is missing and fails.
set -eu

# What a package is recognised by: a command, or a file.
wanted='
chromium chromium
poppler-utils pdftoppm
qpdf qpdf
ghostscript gs
fontconfig fc-list
nodejs node
npm npm
default-jre-headless java
aspell aspell
aspell-kk /usr/lib/aspell/kk.dat
aspell-ru /usr/lib/aspell/ru.dat
aspell-en /usr/lib/aspell/en.dat
hunspell-kk /usr/share/hunspell/kk_KZ.dic
hunspell-ru /usr/share/hunspell/ru_RU.dic
fonts-noto-core /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf
'

missing=$(printf '%s' "$wanted" | while read -r package sign; do
    case $sign in
    '') ;;
    /*) [ -e "$sign" ] || printf ' %s' "$package" ;;
    *) command -v "$sign" >/dev/null 2>&1 || printf ' %s' "$package" ;;
    esac
done)
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need these, as Debian calls them; install them and try again:$missing" >&2
    exit 1
elif [ "$(id -u)" -eq 0 ]; then
    become=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    become='sudo -n'
else
    echo "The tests need more programs. Install them, then try again:" >&2
    echo "    sudo apt-get install$missing" >&2
    exit 1
fi

echo "Installing$missing"
export DEBIAN_FRONTEND=noninteractive
# Unquoted on purpose: `become` may be empty, and `missing` is a list.
$become apt-get -qq update
$become apt-get -qq install --no-install-recommends --yes $missing >/dev/null
