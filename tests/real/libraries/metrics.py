"""Reads metrics by Prometheus' own parser and writes the samples as JSON: {"name{labels}": value}."""

import json
import sys

from prometheus_client.parser import text_string_to_metric_families

samples = {}
kinds = {}
for family in text_string_to_metric_families(sys.stdin.read()):
    assert family.documentation, family.name
    kinds[family.name] = family.type
    for sample in family.samples:
        labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
        key = f"{sample.name}{{{labels}}}"
        assert key not in samples, f"{key} is there twice"
        samples[key] = sample.value
json.dump({"kinds": kinds, "samples": samples}, sys.stdout)
