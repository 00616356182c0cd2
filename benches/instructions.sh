#!/usr/bin/env bash
# Instructions of one sweep of one chain, by valgrind: runs of 50 and of 20 sweeps (so that no look at the shape of moves falls between), their difference by 30. One item of
# 50 jurisdictions × 10 years × 8 raters, then an area of 20 items. Wall time depends on who else is busy; this does not.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked -q -p diligence-scoring --example sweeps
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null target/release/examples/sweeps "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : //p'
}
for items in 1 20; do
    few=$(count 20 "$items") many=$(count 50 "$items")
    echo "$items item(s): $(((many - few) / 30)) instructions a sweep"
done
