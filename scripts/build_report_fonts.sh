#!/bin/sh
# Fetches the fonts that reports are set with (evaluations/report/fonts), cuts them, and writes their checksums.
#
# Only for those who change the fonts; the files are committed and nothing here runs at install time.
# Needs npm, and fonttools of pip.
set -eu
cd "$(dirname "$0")/.."
fonts=evaluations/report/fonts
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
family=$build/node_modules/@expo-google-fonts
npm install --silent --prefix "$build" \
    @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/noto-sans-khmer@0.4.3 \
    @expo-google-fonts/noto-sans-lao@0.4.2 @expo-google-fonts/noto-sans-myanmar@0.4.2 \
    @expo-google-fonts/noto-sans-thai@0.4.2 @expo-google-fonts/noto-sans-sc@0.4.3
# Simplified Chinese as GB 2312 has it, and what the portal's own texts use beyond it.
python3 - > "$build/chinese.txt" <<'PYTHON'
import pathlib
found = {bytes((high, low)).decode("gb2312", "ignore") for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF)}
for pattern in ("fixtures/**/*.yaml", "locale/zh_Hans/**/*.po"):
    for file in pathlib.Path().glob(pattern):
        found |= {sign for sign in file.read_text(encoding="utf-8") if sign > "\u2e80"}
print("".join(sorted(found)))
PYTHON
latin="U+20-7E,U+A0-24F,U+2B0-36F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20CF,U+2100-218F,U+2190-22FF,U+25A0-25FF"
cut() { # package, file name, weight, further arguments
    package=$1 name=$2 weight=$3
    shift 3
    pyftsubset "$family/$package"/*/"${name}_$weight.ttf" --no-hinting \
        --output-file="$fonts/$name-${weight#???}.ttf" "$@"
}
for weight in 400Regular 700Bold; do
    cut noto-sans NotoSans "$weight" --unicodes="$latin"
    cut noto-sans-sc NotoSansSC "$weight" --text-file="$build/chinese.txt"
    for script in Khmer Lao Myanmar Thai; do
        cut "noto-sans-$(echo "$script" | tr 'A-Z' 'a-z')" "NotoSans$script" "$weight" --unicodes='*' --layout-features='*'
    done
done
# One licence, and the copyright of each family.
{
    for package in noto-sans noto-sans-khmer noto-sans-lao noto-sans-myanmar noto-sans-thai noto-sans-sc; do
        head -n 1 "$family/$package/LICENSE_FONT"
    done
    tail -n +2 "$family/noto-sans/LICENSE_FONT"
} > "$fonts/OFL.txt"
(cd "$fonts" && sha256sum -- *.ttf > CHECKSUMS)
