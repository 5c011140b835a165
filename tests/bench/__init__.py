r"""Benches: what is claimed of speed, measured by hand against a baseline; no test asserts a time.

`python -m tests.bench [RUNS]` measures the window, the command line, a letter, the due list of a big book, a deadline.
One by one they are `tests.bench.start_ups`, `.letters`, `.due_lists` and `.deadlines`. By itself `.due_lists` makes a
very big book, of a hundred thousand cases, which takes its time; the run of everything makes one of ten thousand.
Medians and ratios of one run: single milliseconds say more of the machine than of the program.

The deadlines are compared with packages that nothing else needs. They come with

    .venv/bin/python -m pip install --no-deps --require-hashes -r packaging/bench.lock

and that lock, which holds the group `bench` of pyproject.toml and goes with `test.lock`, is written by

    uv pip compile --group bench --constraint packaging/test.lock --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate -o packaging/bench.lock
"""
