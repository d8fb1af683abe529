#!/bin/sh
# Makes the PDFs of this folder anew from their pages: `sh make.sh`. Needs Chromium and the Noto CJK fonts. The scan is a picture
# of its page, without a word of text.
set -e
cd "$(dirname "$0")"
browser="${CHROMIUM:-chromium} --headless --no-sandbox --disable-gpu --hide-scrollbars"
for name in zh en; do
  $browser --no-pdf-header-footer --print-to-pdf="$name.pdf" "file://$PWD/$name.html"
done
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
$browser --window-size=794,560 --force-device-scale-factor=1.5 --screenshot="$work/page.png" "file://$PWD/scan.html"
echo '<!doctype html><style>@page{margin:0;size:794px 560px}body{margin:0}img{width:100%;display:block}</style><img src="page.png">' >"$work/scan.html"
$browser --no-pdf-header-footer --print-to-pdf=scan.pdf "file://$work/scan.html"
