#!/usr/bin/env bash
# A whole round through the command: seconds and the most memory that it held. Then the same once more, killed half way
# and started again: every file must have the same bytes (but for the seconds in run.json).
#
#   benches/round.sh [AREAS [PRINCIPLES [JURISDICTIONS]]]      as a rule 6 10 50
#
# Needs GNU time. ONCE=1 leaves the second run out.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked -q -p diligence-scoring --example round
cargo build --release --locked -q -p diligence-cli
target=${CARGO_TARGET_DIR:-target}/release
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
uname -srm
grep -m1 'model name' /proc/cpuinfo || true
rustc --version
echo "load: $(cut -d' ' -f1-3 /proc/loadavg), cores: $(nproc)"
"$target/examples/round" "$@" >"$out/ratings.csv"
echo "$(($(wc -l <"$out/ratings.csv") - 1)) ratings"

/usr/bin/time -f '%e s, %U s of computing, %M KiB at most' -o "$out/time" \
    "$target/diligence" score "$out/ratings.csv" --out "$out/whole"
tail -1 "$out/time"
echo "sweeps: $(sed -n 's/.*"sweeps": //p' "$out/whole/run.json" | tr -d '\n'), load: $(cut -d' ' -f1-3 /proc/loadavg)"
[ "${ONCE:-}" ] && exit

again=("$target/diligence" score "$out/ratings.csv" --out "$out/cut")
"${again[@]}" >/dev/null &
sleep "$(awk 'END { print $1 / 2 }' "$out/time")"
kill -KILL $!
wait $! 2>/dev/null || true
echo "killed with $(find "$out/cut/desk/unfinished" -name '*.fit' | wc -l) areas finished"
"${again[@]}"
for folder in whole cut; do sed -i '/"seconds"/d' "$out/$folder/run.json"; done
diff -r "$out/whole" "$out/cut" && echo "the same bytes in $(find "$out/whole" -type f | wc -l) files"
