"""The comparison of bench-simulation-formula.ts in numpy: prints nanoseconds per draw, of processor time and by the clock, and what it found, as JSON."""
import json
import sys
import time

import numpy as np


def costs(rng, n):
    requests_per_day = rng.uniform(60_000, 100_000, n)
    input_tokens = rng.uniform(4000, 8000, n)
    output_tokens = rng.uniform(300, 700, n)
    cached_share = rng.uniform(0.2, 0.6, n)
    prefix_share = rng.uniform(0.1, 0.3, n)
    idle_watts = rng.uniform(90, 140, n)
    api_people = rng.uniform(0.05, 0.15, n)
    gateway = rng.uniform(50, 200, n)
    growth = rng.triangular(0.1, 0.4, 1.2, n)
    peak_to_mean = rng.triangular(2, 3, 5, n)
    target_use = rng.triangular(0.5, 0.7, 0.85, n)
    fleet_people = rng.triangular(0.2, 0.3, 0.8, n)
    drift = rng.normal(-0.15, 0.05, n)
    gpu_hour = rng.normal(2.5, 0.2, n)
    salary = rng.normal(180_000, 15_000, n)
    electricity = rng.normal(0.1, 0.01, n)
    decode_rate = rng.lognormal(np.log(2500), 0.2, n)
    prefill_rate = rng.lognormal(np.log(20_000), 0.2, n)
    retries = rng.lognormal(np.log(0.02), 0.5, n)
    incident_hours = rng.lognormal(np.log(2), 0.6, n)

    requests = requests_per_day * 30.4 * (1 + growth * 0.5) * (1 + retries)
    input_ = requests * input_tokens * 1e-6
    output = requests * output_tokens * 1e-6
    cached = input_ * cached_share
    bill = np.maximum((input_ - cached + cached * 0.1 + output * 5) * (1 + drift * 0.5), 500)
    monthly_salary = salary / 12
    incidents = incident_hours * 150
    api = bill + api_people * monthly_salary + incidents

    per_second = requests / (30.4 * 86_400) * peak_to_mean
    prefill = input_tokens * (1 - prefix_share) / prefill_rate
    load = per_second * (prefill + output_tokens / decode_rate)
    replicas = np.maximum(np.ceil(load / target_use) + 1, 2)
    gpus = replicas * 2
    rent = gpus * gpu_hour * 730
    use = load / peak_to_mean / replicas
    watts = idle_watts + (700 - idle_watts) * use + 125
    energy = watts * gpus * (1.4 * 0.73) * electricity
    people = (fleet_people + replicas * 0.01) * monthly_salary
    fleet = rent + energy + people + gateway + incidents * 2 / replicas
    return api, fleet


def run(draws, chunk, seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    api, fleet = np.empty(draws), np.empty(draws)
    start, cpu = time.perf_counter(), time.process_time()
    for at in range(0, draws, chunk):
        end = min(draws, at + chunk)
        api[at:end], fleet[at:end] = costs(rng, end - at)
    drawn = time.process_time() - cpu
    found = {
        "share": float(np.mean(api < fleet)),
        "means": [float(api.mean()), float(fleet.mean())],
        "quantiles": [np.quantile(c, [0.05, 0.5, 0.95]).tolist() for c in (api, fleet)],
    }
    each = 1e9 / draws
    return {
        "chunk": chunk,
        "drawn": drawn * each,
        "whole": (time.process_time() - cpu) * each,
        "clock": (time.perf_counter() - start) * each,
        **found,
    }


draws, chunks = int(sys.argv[1]), [int(c) for c in sys.argv[2].split(",")]
rounds = [run(draws, chunk, seed) for chunk in chunks for seed in range(2)]
best = min(rounds, key=lambda r: r["whole"])
print(json.dumps({"numpy": np.__version__, **best, "clock": min(r["clock"] for r in rounds)}))
