# ./dev test [PART...]: runs the parts, adds up their counts, ends with "N passed, N failed".
#
# A part's own output goes to build/logs and is shown when something in it failed. A part that dies without
# a count counts as one failure, so a crash can never look like success.
passed=0 failed=0 skipped=0
LOGS="$BUILD/logs"
mkdir -p "$LOGS"

count() { # PASSED FAILED [SKIPPED]
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + ${3:-0}))
}

# One thing that either is so or is not.
check_that() { # NAME COMMAND...
  local name="$1" log="$LOGS/${1//[^a-z0-9]/-}.log"; shift
  if "$@" >"$log" 2>&1; then count 1 0; echo "ok      $name"
  else count 0 1; echo "FAILED  $name"; tail -60 "$log"
  fi
}

# A script whose last line is "N passed, N failed[, N skipped]".
run_counted() { # NAME COMMAND...
  local name="$1" log="$LOGS/${1//[^a-z0-9]/-}.log" status=0 line; shift
  "$@" >"$log" 2>&1 || status=$?
  line="$(grep -aE '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -1 || true)"
  if [[ "$line" =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)? ]]; then
    local bad="${BASH_REMATCH[2]}"
    [ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
    count "${BASH_REMATCH[1]}" "$bad" "${BASH_REMATCH[4]:-0}"
    if [ "$bad" = 0 ]; then echo "ok      $name: $line"; else echo "FAILED  $name: $line"; tail -80 "$log"; fi
  else
    count 0 1; echo "FAILED  $name: ended with status $status and no count"; tail -80 "$log"
  fi
}

source tools/dev/test_units.sh

part_build() {
  install_packages
  configure
  local log="$LOGS/build.log"
  say "Build"
  if build_targets >"$log" 2>&1; then count 1 0; echo "ok      everything builds without a warning"
  else count 0 1; echo "FAILED  build"; grep -aE -A8 'error|FAILED' "$log" | head -80
  fi
}

part_architecture() {
  say "Architecture"
  run_counted must-fail tests/architecture/must_fail/run
}

part_coverage() {
  say "Generated files"
  check_that "docs-coverage is up to date" ./dev coverage --check
  if [ -f docs/openapi.json ] && [ -x "$BUILD/waarborg" ]; then
    check_that "docs-openapi is up to date" ./dev openapi --check
  fi
  check_that "no download address in a lock file" no_download_addresses
}
no_download_addresses() { ! git grep -nE '"resolved": *"https?:' -- '*package-lock.json'; }

# tests/*/run: each a script that counts for itself (crash, migrations, canary, import, ...).
part_scripts() {
  local script
  say "Scripts"
  if [ ! -x "$BUILD/waarborg" ]; then echo "skipped: no program yet"; return; fi
  browser_modules || return 0 # the walks of roles and the kills drive a browser too
  for script in tests/*/run; do
    [ -x "$script" ] && run_counted "$(basename "$(dirname "$script")")" "$script"
  done
}

browser_modules() {
  node_modules tests/end_to_end >"$LOGS/npm.log" 2>&1 && return
  count 0 1; echo "FAILED  npm ci"; tail -20 "$LOGS/npm.log"
  return 1
}

part_browser() {
  say "End to end"
  local log="$LOGS/browser.log" status=0 bad
  browser_modules || return 0
  (cd tests/end_to_end && timeout 2700 node --test --test-timeout=1500000 --test-reporter=tap --test-concurrency=2 .) >"$log" 2>&1 || status=$?
  local ok; ok="$(tap_total pass "$log")"; bad="$(tap_total fail "$log")"
  bad=$((bad + $(tap_total cancelled "$log")))
  [ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
  count "$ok" "$bad" "$(tap_total skipped "$log")"
  if [ "$bad" = 0 ]; then echo "ok      $ok browser tests"
  else echo "FAILED  $bad browser tests"; grep -aE -A30 '^ *not ok' "$log" | grep -v '# SKIP' | head -150
  fi
}
tap_total() { # WORD LOG
  local number; number="$(grep -aE "^# $1 [0-9]+" "$2" | tail -1 | grep -oE '[0-9]+' || true)"
  echo "${number:-0}"
}

parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(build units architecture coverage scripts browser)
started=$SECONDS
for part in "${parts[@]}"; do
  declare -F "part_$part" >/dev/null || die "test: no part '$part'"
  "part_$part"
done
printf '\nin %s s; logs in build/logs\n' "$((SECONDS - started))"
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"
else echo "$passed passed, $failed failed"
fi
[ "$failed" = 0 ]
