"""Every public action and scoped selector of the product, found by walking its modules."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import billing
import cms
import controlplane
import kernel
import nations
import tenants
import themes
from tests.support.walking import OUR_PACKAGES

PACKAGES = (controlplane, kernel, tenants, billing, themes, nations, cms)
# Modules whose functions change something for somebody (`by`).
ACTIONS = ("actions", "campaigns", "closing", "renaming", "suspending")
SELECTORS = ("selectors",)


def modules() -> list[ModuleType]:
    """Return every module of ours; migrations and commands' entry points aside."""
    found = []
    for package in PACKAGES:
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if (
                ".migrations" in info.name
                or ".settings" in info.name
                or info.name.endswith("__main__")
            ):
                continue
            if info.name in {"controlplane.wsgi", "themes.trial_child"}:
                continue
            found.append(importlib.import_module(info.name))
    return found


def _is_in(module: ModuleType, names: tuple[str, ...]) -> bool:
    parts = module.__name__.split(".")
    return parts[0] in OUR_PACKAGES and any(name in parts for name in names)


def _functions(names: tuple[str, ...]) -> Iterator[tuple[str, Callable[..., Any]]]:
    for module in modules():
        if not _is_in(module, names):
            continue
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__ == module.__name__
            if (
                is_own
                and not name.startswith("_")
                and "by" in inspect.signature(function).parameters
            ):
                yield f"{module.__name__}.{name}", function


def actions() -> dict[str, Callable[..., Any]]:
    """Return the functions that change something in somebody's name, by their whole name."""
    return dict(_functions(ACTIONS))


def selectors() -> dict[str, Callable[..., Any]]:
    """Return the reads that are scoped by who asks."""
    return dict(_functions(SELECTORS))


def exceptions() -> dict[str, type[BaseException]]:
    """Return every exception class of ours, by its whole name."""
    return {
        f"{module.__name__}.{name}": found
        for module in modules()
        for name, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, BaseException) and found.__module__ == module.__name__
    }
