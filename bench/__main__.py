"""``python -m bench [NAME]``: run every benchmark, or one, and leave its figures in var/bench/NAME.json."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any

import bench
from byfive.clock import clock_from

OUTPUT = Path("var/bench")


def benchmarks() -> dict[str, ModuleType]:
    """The modules and packages here that are benchmarks, by the name under which their figures are kept."""
    names = [it.name for it in pkgutil.iter_modules(bench.__path__) if it.name != "__main__"]
    found = (importlib.import_module(f"bench.{name}") for name in names)
    return {module.NAME: module for module in found if hasattr(module, "NAME") and hasattr(module, "run")}


def kept(module: ModuleType) -> dict[str, Any]:
    """A benchmark's figures (it says their units, seeds and sizes) and what they were measured on and with."""
    began = monotonic()
    figures = module.run()
    packages = {name: version(name) for name in ("pydantic", *getattr(module, "PACKAGES", ()))}
    return {
        "name": module.NAME,
        **figures,
        "run_s": round(monotonic() - began, 1),
        "at": clock_from(None).now().isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "versions": packages,
        "machine": {"cores": os.cpu_count(), "system": platform.system(), "processor": platform.machine()},
    }


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; the exit code says whether all of it ran and met its targets."""
    known = benchmarks()
    parser = argparse.ArgumentParser(prog="python -m bench", description="Run benchmarks.")
    parser.add_argument("name", nargs="?", choices=sorted(known), help="one benchmark; all when left out")
    chosen = parser.parse_args(arguments).name
    OUTPUT.mkdir(parents=True, exist_ok=True)
    failed = False
    for name in [chosen] if chosen else sorted(known):
        print(f"{name}: {(known[name].__doc__ or '').splitlines()[0]}", file=sys.stderr)
        told = kept(known[name])
        missed = [target for target, met in told.get("targets", {}).items() if not met]
        failed = failed or bool(missed)
        file = OUTPUT / f"{name}.json"
        file.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        print(f"{name}: {told['run_s']} s, figures in {file}", file=sys.stderr)
        for target in missed:
            print(f"{name}: missed its target: {target}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
