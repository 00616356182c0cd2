#!/usr/bin/env bash
# Our sampler and others on the same simulated files, one after the other on the same machine.
#
#   benches/compare.sh FOLDER PYTHON [ENGINE…]
#
# FOLDER holds irt_simulate.py and irt_baseline.py; PYTHON is an interpreter with numpy, pandas, numba and arviz (and nutpie
# or numpyro, where these are named as ENGINE). Prints, for seeds 1 to 3 without and with more bridges and vignettes:
# seconds, R̂, least effective size, correlation with the truth and RMSE; of the baselines, which are given the true
# spreads, the line that they print themselves. Nothing is judged.
set -euo pipefail
folder=$1 python=$2
shift 2
cd "$(dirname "$0")/.."
cargo build --release --locked -q -p diligence-scoring --example against_truth
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
uname -srm
grep -m1 'model name' /proc/cpuinfo || true
rustc --version
"$python" -c 'import numpy, numba; print("numpy", numpy.__version__, "numba", numba.__version__)'
for seed in 1 2 3; do
    for kind in plain vignettes; do
        more=()
        [ "$kind" = vignettes ] && more=(--bridge 0.3 --vignettes 4 --vignette-share 0.5)
        "$python" "$folder/irt_simulate.py" --seed "$seed" "${more[@]}" --out "$out/r.csv" --truth "$out/t.csv" >"$out/n"
        echo "== seed $seed, $kind: $(cat "$out/n")"
        "$python" - "$out/r.csv" "$out/t.csv" <<'PY'
import sys
import numpy as np, pandas as pd
d = pd.read_csv(sys.argv[1])
t = pd.read_csv(sys.argv[2])
t = t[t.kind == "z"]
z = {(c, int(y)): v for c, y, v in zip(t.country, t.year, t.value)}
m = d[~d.country.str.startswith("~")].groupby(["country", "year"]).rating.mean()
truth = np.array([z[k] for k in m.index])
s = lambda x: (x - x.mean()) / x.std()
print(f"raw mean: correlation {np.corrcoef(m, truth)[0, 1]:.4f}, RMSE {np.sqrt(np.mean((s(m.to_numpy()) - s(truth)) ** 2)):.4f}")
PY
        target/release/examples/against_truth "$out/r.csv" "$out/t.csv"
        for prior in empirical zero rw; do
            echo "gibbs (numba), $prior:"
            "$python" "$folder/irt_baseline.py" --data "$out/r.csv" --truth "$out/t.csv" --engine gibbs --prior "$prior" \
                --warmup 400 --draws 2000 --thin 5 | tail -1
        done
        for engine in "$@"; do
            [ "$seed $kind" = "1 plain" ] || continue
            echo "$engine (NUTS), empirical:"
            "$python" "$folder/irt_baseline.py" --data "$out/r.csv" --truth "$out/t.csv" --engine "$engine" \
                --prior empirical --warmup 300 --draws 300 | tail -1
        done
    done
done
