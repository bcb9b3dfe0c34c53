"""The code that asks a learner's own kernel what the learner's function does.

It trusts none of the names that the notebook may have bound. It reads the companion and
the grader anew from their folder, whatever `sys.path`, `sys.meta_path`, the current
folder and the built-in functions are by now, and leaves all of these as they were.

Code in the same process can still do anything to what is reported: change TensorFlow,
the functions that report as they run, or the text itself. It can claim nothing but
outcomes, though. The judge computes the right ones elsewhere: to get points, the
process has to come up with right values for inputs that are drawn.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import companion

_FOLDER = str(Path(companion.__file__).parents[1])
_PREFIXES = (sys.prefix, sys.base_prefix)


def code_for(name: str, seed: int | None) -> str:
    """The code that has the kernel report on a function.

    Args:
        name: The exercise's name, which is the name of the function.
        seed: What further inputs are drawn from; without one, none are.

    Returns:
        Python code that reports on one line of `sys.__stdout__`. `judged` reads it.
        IPython has to be running the notebook.
    """
    path = [place for place in sys.path if place.startswith(_PREFIXES)]
    parts = [
        "from __future__ import annotations\n",
        inspect.getsource(_builtins_as_new),
        "__builtins__ = _builtins_as_new()\n",
        *map(inspect.getsource, (_reporter_as_new, _imports_as_new, _finder)),
        f"_reporter_as_new({_FOLDER!r}, {path!r}, {name!r}, {seed!r})()\n",
    ]
    source = "".join(parts)
    return (
        "import builtins as __judge__; "
        f"__judge__.exec({source!r}, "
        "{'__name__': '__judge__', '__builtins__': __judge__}); del __judge__"
    )


# The next four are sent as they stand: they know no other name of this module.


def _reporter_as_new(
    folder: str, path: list[str], name: str, seed: int | None
) -> Callable[[], None]:
    """What reports on the function, of modules imported as if for the first time.

    The exercise's own module is one of them: it is imported when it is looked up.
    """
    import sys

    def ours():
        return [n for n in sys.modules if n.partition(".")[0] in ("companion", "tools")]

    modules = {known: sys.modules.pop(known) for known in ours()}
    as_new = _imports_as_new(folder, path)
    theirs = {attribute: getattr(sys, attribute) for attribute in as_new}
    vars(sys).update(as_new)
    try:
        from tools.grading.report import reporter

        return reporter(name, seed)
    finally:
        vars(sys).update(theirs)
        for known in ours():
            del sys.modules[known]
        sys.modules.update(modules)


def _builtins_as_new() -> dict[str, Any]:
    """The built-in functions as Python begins with them."""
    import builtins
    from importlib.machinery import BuiltinImporter

    theirs = dict(vars(builtins))
    BuiltinImporter.create_module(BuiltinImporter.find_spec("builtins"))
    as_new = dict(vars(builtins))
    vars(builtins).update(theirs)
    return as_new


def _imports_as_new(folder: str, path: list[str]) -> dict[str, Any]:
    """What `sys` holds for imports, as Python begins with it, after our finder."""
    from importlib import machinery

    files = machinery.FileFinder.path_hook(
        (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES),
        (machinery.SourceFileLoader, machinery.SOURCE_SUFFIXES),
    )
    return {
        "meta_path": [
            _finder(folder),
            machinery.BuiltinImporter,
            machinery.FrozenImporter,
            machinery.PathFinder,
        ],
        "path": path,
        "path_hooks": [files],
        "path_importer_cache": {},
    }


def _finder(folder: str) -> Any:
    """Finds our modules in this folder, and gives them the built-in functions as new.

    A folder without an `__init__.py` is a package too.
    """
    from importlib.machinery import ModuleSpec, SourceFileLoader
    from importlib.util import spec_from_file_location
    from pathlib import Path

    class Loader(SourceFileLoader):
        def exec_module(self, module):
            module.__builtins__ = __builtins__
            super().exec_module(module)

    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            if name.partition(".")[0] not in ("companion", "tools"):
                return None
            place = Path(folder, *name.split("."))
            inside = [str(place)] if place.is_dir() else None
            file = place / "__init__.py" if inside else place.with_suffix(".py")
            if file.is_file():
                return spec_from_file_location(
                    name,
                    file,
                    loader=Loader(name, str(file)),
                    submodule_search_locations=inside,
                )
            spec = ModuleSpec(name, None, is_package=True)
            spec.submodule_search_locations = inside
            return spec if inside else None

    return Finder
