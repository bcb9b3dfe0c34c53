#!/bin/sh
# Makes .venv with the exact pins of requirements.txt, or leaves a good one alone.
#
# The stamp is written last and names what it stands for, so a set-up that was
# interrupted, or that belongs to other pins, is made again from nothing.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
stamp=$venv/complete

fail() {
    echo "$1" >&2
    exit 1
}

is_suitable() {
    "$1" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.10 python}; do
        if is_suitable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "No Python 3.10 to 3.13 found: install one (on Debian: apt install python3 python3-venv), or name it: make PYTHON=/its/path."
}

# The folder is part of it: an environment that was moved has dead paths in it.
stands_for() {
    echo "$("$1" -VV | tr '\n' ' ') $(cksum <requirements.txt) $(cd $venv && pwd -P)"
}

# What stands is kept whichever Python comes first on the PATH today, unless
# one is named.
if [ -z "${PYTHON:-}" ] && is_suitable $venv/bin/python; then
    python=$venv/bin/python
else
    python=$(find_python)
fi
if [ -x $venv/bin/python ] && [ "$(cat $stamp 2>/dev/null)" = "$(stands_for "$python")" ]; then
    exit 0
fi

if [ -L $venv ]; then
    fail ".venv is a link to another checkout's, which is incomplete or belongs to other pins: run make setup there, or remove the link."
fi

python=$(find_python)
echo "Setting up .venv (once; about 2.5 GB) ..."
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "This Python cannot make virtual environments: install its venv package (on Debian: apt install python3-venv)."
"$python" -m venv --clear $venv
$venv/bin/python -m pip install -qq --disable-pip-version-check --requirement requirements.txt ||
    fail "Installing the pins failed (the reason is above): check the network, then run the same command again."
$venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
    fail "Installing the companion failed (the reason is above): mend that, then run the same command again."
stands_for "$python" >$stamp
