#!/usr/bin/env bash
# Makes what By Five needs on this machine: a virtual environment with the locked packages, a browser and its driver.
# Does nothing when all is there. As root it installs what is missing; otherwise it names the one command that does.
set -eu
cd "$(dirname "$0")"
venv=.venv

say() { printf '%s\n' "$*" >&2; }

install() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing $* ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    say "Missing on this machine: $*. Install with: sudo apt-get install $*"
    exit 1
  fi
}

python=
for name in python3.11 python3.12 python3.13 python3; do
  if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
    python=$name
    break
  fi
done
[ -n "$python" ] || { say "By Five wants Python 3.11, 3.12 or 3.13."; install python3; python=python3; }

wanted=$(cat requirements.lock pyproject.toml setup.sh | sha256sum | cut -d' ' -f1)
if [ "$(cat "$venv/.made-from" 2>/dev/null)" != "$wanted" ]; then
  "$python" -c 'import venv, ensurepip' 2>/dev/null || install python3-venv
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  say "Installing the locked Python packages into $venv (a minute or two, once) ..."
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock 2> >(grep -v 'Location .* is ignored' >&2)
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . 2> >(grep -v 'Location .* is ignored' >&2)
  printf '%s' "$wanted" > "$venv/.made-from"
fi

have_browser() { command -v chromium-headless-shell || command -v chromium || command -v google-chrome; }
have_browser >/dev/null || install chromium-headless-shell chromium-driver
command -v chromedriver >/dev/null || install chromium-driver
