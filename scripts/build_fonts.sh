#!/bin/sh
# Fetches the fonts of static/fonts, cuts the small ones, and writes their checksums.
#
# Only for those who change the fonts; the files are committed and nothing here runs at install time.
# Needs npm, and pyftsubset of `pip install fonttools brotli`.
set -eu
cd "$(dirname "$0")/.."
fonts=static/fonts
npm install --silent --prefix build \
    @fontsource/noto-sans-khmer@5.3.0 @fontsource/noto-sans-lao@5.3.0 \
    @fontsource/noto-sans-myanmar@5.3.0 @fontsource/noto-sans-thai@5.3.0
for script in khmer lao myanmar thai; do
    for weight in 400 700; do
        cp "build/node_modules/@fontsource/noto-sans-$script/files/noto-sans-$script-$script-$weight-normal.woff2" \
            "$fonts/noto-sans-$script-$weight.woff2"
    done
done
# The names of the languages in the menu and of the countries on the start page, and nothing else.
cut_name() {
    pyftsubset "$fonts/noto-sans-$1-400.woff2" --text="$2" --flavor=woff2 --layout-features='*' --no-hinting \
        --output-file="$fonts/names-$1.woff2"
}
cut_name khmer "ភាសាខ្មែរកម្ពុជា"
cut_name lao "ລາວ"
cut_name myanmar "မြန်မာ"
cut_name thai "ไทย"
(cd "$fonts" && sha256sum -- *.woff2 > CHECKSUMS)
