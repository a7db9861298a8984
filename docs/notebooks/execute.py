"""Executes a notebook.

    execute.py NOTEBOOK            writes the outputs into the notebook
    execute.py --check NOTEBOOK    fails if a cell does, or if its texts are not those in the notebook; pictures, whose
                                   pixels depend on the fonts of a machine, are drawn but not compared, nor are pages in
                                   frames, which tell the version
"""

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

COMPARED = ("text/plain", "text/html")


def execute(file: Path) -> NotebookNode:
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(file.parent)}}).execute()
    for cell in notebook.cells:
        # When a cell was run.
        cell.metadata.pop("execution", None)
    return notebook


def texts(notebook: NotebookNode) -> list[object]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [
        output.get("text") or {kind: without_frames(output["data"].get(kind, "")) for kind in COMPARED}
        for output in outputs
    ]


def without_frames(text: str) -> str:
    return re.sub(r'srcdoc="[^"]*"', "srcdoc", text)


def main(file: Path, is_check: bool) -> None:
    executed = execute(file)
    if not is_check:
        nbformat.write(executed, file)
        return
    for found, written in zip(texts(executed), texts(nbformat.read(file, as_version=4)), strict=True):
        assert found == written, f"{file}: a cell gives\n{found}\nbut in the notebook is\n{written}"
    print(f"{file}: {len(texts(executed))} outputs are as in the notebook")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), "--check" in sys.argv)
