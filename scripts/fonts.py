#!/usr/bin/env python3
"""Makes the fonts of the reports (TTF) and of the site (woff2 with fonts.css) from the Noto fonts.

Install (anywhere outside the repository):
    pip install 'fonttools[woff]'
    apt-get download fonts-noto-core fonts-noto-extra    # Debian 12: version 20201225-1
    dpkg -x fonts-noto-core_*.deb debian; dpkg -x fonts-noto-extra_*.deb debian
Run (after scripts/jurisdictions.py: the letters of the names decide what the Latin files hold):
    python3 scripts/fonts.py path/to/debian

Reports get whole fonts, except Noto Sans and Noto Serif, which keep Latin and punctuation, and the two
that lend symbols. The site gets one small file per script and weight. Times inside the files are the sources' own, so
the same sources give the same bytes.
"""

import argparse
import csv
import re
import shutil
import unicodedata
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "crates" / "report" / "fonts"
WEB = ROOT / "crates" / "web" / "assets" / "fonts"

REPORT_WHOLE = ["NotoSansArabic-Regular", "NotoSansArabic-Bold", "NotoNaskhArabic-Bold",
                "NotoSansBengali-Regular", "NotoSansBengali-Bold", "NotoSerifBengali-Bold"]
REPORT_LATIN = ["NotoSans-Regular", "NotoSans-SemiBold", "NotoSerif-SemiBold"]
# Latin with its extensions, modifiers and marks; punctuation, super- and subscripts, currency,
# letterlike, number forms
REPORT_RANGES = "20-7E A0-24F 259 2B0-36F 1E00-1EFF 2000-218F FB00-FB06 FFFD"
# Noto Sans has neither arrows, minus, ≤, ≥ nor geometric shapes: two sister fonts lend them
REPORT_LENT = {"NotoSansMath-Regular": "2190-21FF 2200-22FF", "NotoSansSymbols2-Regular": "25A0-25FF 2713-2717"}

LATIN = "20-7E A0-17F 218-21B 2BB-2BC 2002-200B 200E-200F 2010-2027 202F-203A 2066-2069 20AC"
ARROWS = "2190-2194 2212 221A 221E 2248 2260 2264-2265"
SHAPES = "25A0-25A1 25B2-25B3 25B6 25BC-25BD 25C0 25C6-25C7 25CB 25CF-25D1 2713 2717"
# the letters and marks of Arabic, and those that Persian, Urdu and Kurdish add
ARABIC = ("60C 61B-61C 61F 621-63A 640-655 660-66D 670-671 679 67E 686 688 691 695 698 6A4 6A9 6AF 6B5 "
          "6BA 6BE 6C0-6C3 6C6 6CC 6CE 6D2-6D5 6F0-6F9 200C-200F 25CC")
BENGALI = "951-952 964-965 980-9FF 200C-200D 20B9 25CC"
# file, family, weight in CSS, code points, largest size in kB (1000 bytes)
FACES = [
    ("NotoSans-Regular", "Noto Sans", "400", LATIN, 25),
    ("NotoSans-SemiBold", "Noto Sans", "600 700", LATIN, 25),
    ("NotoSerif-SemiBold", "Noto Serif", "600 700", LATIN, 25),
    # A browser joins only faces of exactly the same weights: lent signs are listed with each of the two.
    ("NotoSansMath-Regular", "Noto Sans", "400", ARROWS, 5),
    ("NotoSansMath-Regular", "Noto Sans", "600 700", ARROWS, 5),
    ("NotoSansMath-Regular", "Noto Serif", "600 700", ARROWS, 5),
    ("NotoSansSymbols2-Regular", "Noto Sans", "400", SHAPES, 5),
    ("NotoSansSymbols2-Regular", "Noto Sans", "600 700", SHAPES, 5),
    ("NotoSansSymbols2-Regular", "Noto Serif", "600 700", SHAPES, 5),
    ("NotoSansArabic-Regular", "Noto Sans Arabic", "400", ARABIC, 60),
    ("NotoSansArabic-SemiBold", "Noto Sans Arabic", "600 700", ARABIC, 60),
    ("NotoNaskhArabic-SemiBold", "Noto Naskh Arabic", "600 700", ARABIC, 60),
    ("NotoSansBengali-Regular", "Noto Sans Bengali", "400", BENGALI, 70),
    ("NotoSansBengali-Bold", "Noto Sans Bengali", "600 700", BENGALI, 70),
]
# copyright, names, licence and its address, typographic family and style
NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]


def code_points(ranges):
    found = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def letters_of_names():
    """The letters beyond Basic Latin in jurisdictions' names that are written in Latin."""
    found = set()
    for table in ("states.tsv", "units.tsv"):
        path = ROOT / "content" / "jurisdictions" / table
        with open(path, encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
                text = "".join(row[f"name_{loc}"] for loc in ("en", "fr", "es", "id"))
                found |= {ord(c) for c in text + unicodedata.normalize("NFC", text)}
    return found


def make(source, target, wanted, flavor=None):
    options = subset.Options()
    options.flavor = flavor
    options.hinting = False
    options.name_IDs = NAMES if flavor else ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["MATH"]
    options.recalc_timestamp = False
    options.layout_features = (
        options.layout_features + ["lnum", "tnum", "pnum"] if flavor else ["*"])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    subset.save_font(font, str(target), options)
    return set(font.getBestCmap())


def unicode_range(points):
    spans = []
    for point in sorted(points):
        if spans and spans[-1][1] == point - 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return ", ".join(f"U+{a:04X}" if a == b else f"U+{a:04X}-{b:04X}" for a, b in spans)


def licence(text, families):
    """The OFL of the Debian copyright file, with the copyright lines, as plain text."""
    holders = re.search(r"Files: \*\nCopyright:\n((?: .*\n)+)", text).group(1)
    body = re.search(r"^License: OFL-1\.1\n((?: PREAMBLE.*\n)(?: .*\n?)+)", text, re.M).group(1)
    plain = lambda lines: "\n".join("" if s.strip() == "." else s.strip() for s in lines.splitlines())
    return (
        f"{', '.join(families)}\n\n"
        + "".join(f"Copyright {s}\n" for s in plain(holders).split("\n"))
        + "\nThis Font Software is licensed under the SIL Open Font License, Version 1.1.\n"
        "It is also available with a FAQ at https://openfontlicense.org\n\n"
        "-----------------------------------------------------------\n"
        "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007\n"
        "-----------------------------------------------------------\n\n"
        + plain(body) + "\n"
    )


def main():
    cli = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    cli.add_argument("debian", type=Path, help="the folder into which the packages were unpacked")
    debian = cli.parse_args().debian
    source = {path.stem: path for path in debian.rglob("Noto*.ttf")}
    copyright_file = next(debian.rglob("fonts-noto-core/copyright")).read_text(encoding="utf-8")
    for folder in (REPORT, WEB):
        folder.mkdir(parents=True, exist_ok=True)

    total = 0
    in_reports = [*REPORT_LATIN, *REPORT_LENT, *REPORT_WHOLE]
    for name in in_reports:
        target = REPORT / f"{name}.ttf"
        if name in REPORT_LATIN:
            make(source[name], target, code_points(REPORT_RANGES) | letters_of_names())
        elif name in REPORT_LENT:
            make(source[name], target, code_points(REPORT_LENT[name]))
        else:
            shutil.copyfile(source[name], target)
        total += target.stat().st_size
        print(f"{target.stat().st_size:>8} {target.name}")
    assert total < 2_500_000, total

    css = ["/* Made by scripts/fonts.py. Noto fonts, SIL Open Font License 1.1: fonts/LICENSE-OFL.txt */"]
    for name, family, weight, ranges, limit in FACES:
        target = WEB / f"{name}.woff2"
        wanted = code_points(ranges) | (letters_of_names() if ranges is LATIN else set())
        held = make(source[name], target, wanted, "woff2")
        size = target.stat().st_size
        print(f"{size:>8} {target.name}, {len(held)} characters" + (" TOO LARGE" if size > limit * 1000 else ""))
        css.append(
            f"@font-face{{font-family:\"{family}\";font-style:normal;font-weight:{weight};font-display:swap;"
            f"src:url(\"fonts/{target.name}\") format(\"woff2\");unicode-range:{unicode_range(held)}}}")
    (WEB / "fonts.css").write_text("\n".join(css) + "\n", encoding="utf-8")

    for folder, made in ((REPORT, in_reports), (WEB, dict.fromkeys(face[0] for face in FACES))):
        text = licence(copyright_file, made)
        (folder / "LICENSE-OFL.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
