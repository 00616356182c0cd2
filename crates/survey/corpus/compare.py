"""Compares XForms with those that pyxform makes of the same forms.

    python3 compare.py FOLDER [--validate]

FOLDER holds one NAME.xml for each NAME.csv beside this file. What differs, and is not explained in DIFFERENCES.md,
fails; so does an explanation of what does not differ. With --validate every XForm of FOLDER also goes through ODK
Validate, which pyxform brings with it (it needs Java).
"""

import difflib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pyxform
from pyxform.xls2xform import convert

HERE = Path(__file__).parent


def plain(text):
    return re.sub(r"\s+", " ", text or "").strip()


def canonical(element, depth=0):
    """Lines that are equal for XForms that mean the same: attributes and translations in order, blanks as one."""
    local = lambda name: name.split("}")[-1]
    attributes = sorted((local(name), plain(value)) for name, value in element.attrib.items())
    children = list(element)
    keys = {"itext": "lang", "translation": "id", "text": "form"}
    if local(element.tag) in keys:
        children.sort(key=lambda it: it.get(keys[local(element.tag)]) or "")
    lines = [f"{' ' * depth}<{local(element.tag)} {attributes}> {plain(element.text)}"]
    for child in children:
        lines += canonical(child, depth + 1)
        if plain(child.tail):
            lines.append(f"{' ' * depth} ~ {plain(child.tail)}")
    return lines


def difference(form, ours):
    try:
        theirs = convert(str(form), validate=False).xform
    except Exception as error:  # pyxform raises what it meets.
        return None if not ours.exists() else [f"pyxform refuses it: {error}"]
    if not ours.exists():
        return ["we refuse it"]
    sides = [canonical(ElementTree.fromstring(it)) for it in (theirs, ours.read_text(encoding="utf-8"))]
    return list(difflib.unified_diff(*sides, "pyxform", "ours", lineterm="", n=1)) or None


def main():
    folder = Path(sys.argv[1])
    table = (HERE / "DIFFERENCES.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| ([a-z0-9-]+) \|", table, re.MULTILINE)) - {"form"}
    forms = sorted(HERE.glob("*.csv"))
    failed = 0
    for form in forms:
        found = difference(form, folder / f"{form.stem}.xml")
        if found and form.stem not in explained:
            failed += 1
            print(f"{form.stem} differs", *found[:40], sep="\n  ", file=sys.stderr)
        if not found and form.stem in explained:
            failed += 1
            print(f"{form.stem} does not differ, but DIFFERENCES.md explains it", file=sys.stderr)
    version = getattr(pyxform, "__version__", "?")
    print(f"{len(forms)} forms compared with pyxform {version}: {len(explained)} differ and are explained, {failed} fail")
    if "--validate" in sys.argv:
        jar = next((Path(pyxform.__file__).parent / "validators").rglob("ODK_Validate*.jar"))
        xforms = sorted(folder.glob("*.xml"))
        ran = subprocess.run(
            ["java", "-Djava.awt.headless=true", "-jar", jar, *xforms], capture_output=True, text=True
        )
        said = ran.stdout + ran.stderr
        refused = re.findall(r"\S+\.xml", said.partition("failed validation:")[2])
        if ran.returncode or refused:
            print(f"ODK Validate refuses {refused or 'something'}", said[-6000:], sep="\n", file=sys.stderr)
            failed += 1
        print(f"{len(xforms)} XForms went through ODK Validate, {len(refused)} are refused")
    sys.exit(1 if failed else 0)


main()
