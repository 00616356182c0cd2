#!/usr/bin/env python3
"""Makes content/jurisdictions/{states,regions,units}.tsv from Unicode CLDR, and checks aliases.tsv.

Install (anywhere outside the repository):
    npm install cldr-core cldr-localenames-full cldr-subdivisions-full
    pip install openpyxl            # only for --data
Run:
    python3 scripts/jurisdictions.py path/to/node_modules [--data path/to/open-data]

aliases.tsv is written by hand and never overwritten: the script only checks it. With --data, every
economy, area and State that the open datasets name must be found by its code and by its name.
Names and codes are CLDR's; a name that a locale lacks is an empty cell. No name is changed for
politics; CORRECTIONS below mends English unit names that CLDR misprints or keeps for a code after
ISO 3166-2 gave that code to another unit.
"""

import argparse
import csv
import json
import re
import sys
import unicodedata
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "content" / "jurisdictions"
LOCALES = ["en", "fr", "es", "ar", "bn", "id"]
REGIONS = ["002", "009", "019", "142", "150"]  # UN M49; 010 is Antarctica
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
OBSERVERS = {"PS", "VA"}
# Neither a UN member or observer, nor simply a territory administered by one.
OTHER = {"AQ", "CK", "EH", "NU", "TW", "XK"}
USER_ASSIGNED = {"XK": "XKX"}  # CLDR has XKK; datasets write XKX

CORRECTIONS = {
    # misprints
    "FR-IDF": "Île-de-France", "MA-FAH": "Fahs-Anjra", "NZ-MBH": "Marlborough", "UG-331": "Omoro",
    # Iran: ISO renumbered the provinces in 2020
    **{f"IR-{number:02}": name for number, name in enumerate([
        "Markazi", "Gilan", "Mazandaran", "East Azerbaijan", "West Azerbaijan", "Kermanshah",
        "Khuzestan", "Fars", "Kerman", "Razavi Khorasan", "Isfahan", "Sistan and Baluchestan",
        "Kurdistan", "Hamadan", "Chaharmahal and Bakhtiari", "Lorestan", "Ilam",
        "Kohgiluyeh and Boyer-Ahmad", "Bushehr", "Zanjan", "Semnan", "Yazd", "Hormozgan", "Tehran",
        "Ardabil", "Qom", "Qazvin", "Golestan", "North Khorasan", "South Khorasan", "Alborz"])},
    # Morocco: the regions of 2015 took the numbers of the old ones
    **{f"MA-{number:02}": name for number, name in enumerate([
        "Tanger-Tétouan-Al Hoceïma", "L’Oriental", "Fès-Meknès", "Rabat-Salé-Kénitra",
        "Béni Mellal-Khénifra", "Casablanca-Settat", "Marrakech-Safi", "Drâa-Tafilalet",
        "Souss-Massa", "Guelmim-Oued Noun", "Laâyoune-Sakia El Hamra", "Dakhla-Oued Ed-Dahab"], 1)},
}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def supplemental(npm, name):
    return load(npm / "cldr-core" / "supplemental" / f"{name}.json")["supplemental"]


def names(npm, package, folder, key):
    """{locale: {code: name}}"""
    found = {}
    for locale in LOCALES:
        if folder == "main":
            node = load(npm / package / "main" / locale / f"{key}.json")["main"][locale]
        else:  # the subdivisions have no level for the locale
            node = load(npm / package / folder / locale / f"{locale}.json")[folder]
        node = node["localeDisplayNames"][key]
        # † marks the municipalities that make up a city
        found[locale] = {code: " ".join(name.replace("†", "").split()) for code, name in node.items()}
    return found


def write(name, header, rows):
    for row in rows:
        assert len(row) == len(header) and not any(c in cell for cell in row for c in "\t\r\n"), row
    lines = ["\t".join(row) for row in [header, *rows]]
    (OUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


def make(npm):
    codes = supplemental(npm, "codeMappings")["codeMappings"]
    containment = supplemental(npm, "territoryContainment")["territoryContainment"]
    deprecated = supplemental(npm, "aliases")["metadata"]["alias"]
    version = load(npm / "cldr-core" / "package.json")["version"]
    print(f"CLDR {version}")

    contains = lambda code: containment[code]["_contains"]
    members = set(contains("UN"))
    region_of, subregion_of = {"AQ": "010"}, {"AQ": ""}
    for region in REGIONS:
        for subregion in contains(region):
            for alpha2 in containment.get(subregion, {"_contains": []})["_contains"]:
                if subregion != "QO":
                    region_of[alpha2], subregion_of[alpha2] = region, subregion

    iso = [
        a for a, c in codes.items()
        if re.fullmatch(r"[A-Z]{2}", a) and "_alpha3" in c and "_numeric" in c
        and a not in NOT_ISO and a in region_of and (a not in deprecated["territoryAlias"])
    ]
    called = names(npm, "cldr-localenames-full", "main", "territories")
    rows, alpha3_of = [], {}
    for a in iso:
        alpha3 = alpha3_of[a] = USER_ASSIGNED.get(a, codes[a]["_alpha3"])
        kind = ("un-member" if a in members else "un-observer" if a in OBSERVERS
                else "other" if a in OTHER else "territory")
        rows.append([a, alpha3, codes[a]["_numeric"], kind, region_of[a], subregion_of[a],
                     *[called[loc].get(a, "") for loc in LOCALES],
                     "user-assigned" if a in USER_ASSIGNED else ""])
    rows.sort(key=lambda r: r[1])
    kinds = [r[3] for r in rows]
    assert len(rows) == 250 and kinds.count("un-member") == 193, (len(rows), kinds.count("un-member"))
    write("states.tsv", ["alpha2", "alpha3", "numeric", "kind", "region", "subregion",
                         *[f"name_{loc}" for loc in LOCALES], "flags"], rows)

    used = sorted({r[4] for r in rows} | {r[5] for r in rows if r[5]})
    write("regions.tsv", ["code", *[f"name_{loc}" for loc in LOCALES]],
          [[c, *[called[loc].get({"010": "AQ"}.get(c, c), "") for loc in LOCALES]] for c in used])

    tree = supplemental(npm, "subdivisionContainment")["subdivisionContainment"]
    called = names(npm, "cldr-subdivisions-full", "subdivisions", "subdivisions")
    gone = {c for c, a in deprecated["subdivisionAlias"].items() if a["_reason"] == "deprecated"}
    iso_form = lambda code: f"{code[:2].upper()}-{code[2:].upper()}"
    units = []

    def walk(children, parent, state):
        for code in children:
            if code in gone:
                continue
            assert code[:2].upper() == state, (code, state)
            units.append([iso_form(code), alpha3_of[state], parent,
                          *[called[loc].get(code, "") for loc in LOCALES]])
            if not parent:
                walk(tree.get(code, {"_contains": []})["_contains"], iso_form(code), state)
            else:
                assert code not in tree, f"{code}: a third level"

    for state in alpha3_of:
        walk(tree.get(state, {"_contains": []})["_contains"], "", state)
    units.sort()
    by_code = {u[0]: u for u in units}
    assert len(by_code) == len(units)
    for code, name in CORRECTIONS.items():
        by_code[code][3:] = [name] + [""] * (len(LOCALES) - 1)
    write("units.tsv", ["code", "state", "parent", *[f"name_{loc}" for loc in LOCALES]], units)


def read(name):
    with open(OUT / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def key(text, gap=" "):
    """What two spellings must share: no case, no accents, no punctuation."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return gap.join(re.findall(r"[^\W_]+", text.casefold()))


def index(gap):
    """{key: {code}} of State codes, English names and aliases."""
    found = {}
    for s in read("states.tsv"):
        for text in (s["alpha2"], s["alpha3"], s["numeric"], s["name_en"]):
            found.setdefault(key(text, gap), set()).add(s["alpha3"])
    for a in read("aliases.tsv"):
        found.setdefault(key(a["alias"], gap), set()).add(a["code"])
    return found


def check_aliases():
    problems, seen = [], {}
    codes = {s["alpha3"] for s in read("states.tsv")} | {u["code"] for u in read("units.tsv")}
    canonical = {key(s[c]): s["alpha3"] for s in read("states.tsv") for c in ("alpha2", "alpha3", "numeric", "name_en")}
    for a in read("aliases.tsv"):
        k = key(a["alias"])
        if a["code"] not in codes:
            problems.append(f"{a['alias']}: no jurisdiction {a['code']}")
        if k in seen:
            problems.append(f"{a['alias']}: also written as {seen[k]}")
        if k in canonical:
            problems.append(f"{a['alias']}: already a name or code of {canonical[k]}")
        seen[k] = a["alias"]
    for gap in (" ", ""):
        problems += [f"{k!r} means {sorted(c)}" for k, c in index(gap).items() if len(c) > 1]
    by_name = {}
    for table, code in (("states.tsv", "alpha3"), ("units.tsv", "code")):
        for row in read(table):
            by_name.setdefault(key(row["name_en"]), set()).add(row[code])
    assert by_name["georgia"] == {"GEO", "US-GA"}, by_name["georgia"]
    assert by_name["punjab"] == {"IN-PB", "PK-PB"}, by_name["punjab"]
    print(f"aliases.tsv: {len(seen)} rows")
    return problems


def check_data(folder):
    """(dataset, code or name, the alpha3 it must mean or None) of every country in the datasets."""
    import openpyxl

    asked = []
    for path in sorted(folder.glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path, read_only=True):
            table = list(sheet.iter_rows(values_only=True))
            if not any(row[:2] == ("Economy", "EconomyCode") for row in table):
                continue
            start = next(i for i, row in enumerate(table) if row[:2] == ("Economy", "EconomyCode"))
            asked += [(f"{path.name} {sheet.title}", row[0], row[1]) for row in table[start + 1:] if row[0]]
    for path in sorted(folder.glob("unstats-*.tsv")):
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
        rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            if row["ISO3"]:  # aggregates have none
                asked.append((path.name, row["REF_AREA_DESC"], row["ISO3"]))
                asked.append((path.name, row["REF_AREA"].zfill(3), row["ISO3"]))
    for path in sorted(folder.glob("ratification-*.csv")):
        with open(path, encoding="utf-8", newline="") as f:
            asked += [(path.name, row["member"], row["iso2"]) for row in csv.DictReader(f)]

    problems = []
    for gap in (" ", ""):
        found = index(gap)
        for source, name, code in set(asked):
            by_code, by_name = found.get(key(code, gap), set()), found.get(key(name, gap), set())
            if len(by_code) != 1 or by_code != by_name:
                problems.append(f"{source}: {name!r} is {sorted(by_name)}, {code!r} is {sorted(by_code)}")
    print(f"datasets: {len(set(asked))} different names and codes")
    return problems


def main():
    cli = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    cli.add_argument("npm", type=Path, help="the node_modules folder with the CLDR packages")
    cli.add_argument("--data", type=Path, help="a folder of open datasets that must resolve")
    args = cli.parse_args()
    make(args.npm)
    problems = check_aliases() + (check_data(args.data) if args.data else [])
    print("\n".join(sorted(set(problems))))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
