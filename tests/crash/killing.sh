# Shared by the crash tests that are shell scripts; sourced from the repository. Gives the program, how often to kill, a
# work folder that goes when the script ends, and the counts.
set -uo pipefail
WAARBORG="${WAARBORG:-$PWD/build/waarborg}"
kills="${CRASH_KILLS:-6}"
RANDOM="${CRASH_SEED:-1}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export LANG=en_GB.UTF-8 LC_ALL=

passed=0 failed=0
expect() { # WHAT COMMAND...
  local what="$1"; shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $what"; fi
}
