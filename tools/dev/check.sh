# ./dev check [--all | --quick] [--sanitize]: formatting of every file; lint of the files that differ from
# main (--all: of every file; --quick: of base and of every rules.cpp, which include little).
scope=changed sanitize=no
for argument in "$@"; do
  case "$argument" in
    --all) scope=all ;;
    --quick) scope=quick ;;
    --sanitize) sanitize=yes ;;
    *) die "check: unknown argument '$argument'" ;;
  esac
done
passed=0 failed=0
verdict() { # NAME STATUS
  if [ "$2" = 0 ]; then passed=$((passed + 1)); echo "ok      $1"; else failed=$((failed + 1)); echo "FAILED  $1"; fi
}
every_source() { git ls-files 'src/*.h' 'src/*.cpp' 'src/*.cc' 'tests/*.cpp' 'tests/*.h' 'bench/*.cpp' | grep -v '/must_fail/'; }

check_format() {
  local status=0 out="$BUILD/logs/format.log"
  every_source | xargs -r clang-format-16 -n -Werror >"$out" 2>&1 || status=1
  [ "$status" = 0 ] || { grep -oE '^[^:]+:[0-9]+' "$out" | cut -d: -f1 | sort | uniq -c | head -40; echo "Run ./dev format"; }
  verdict "formatting" "$status"
}

lint_files() {
  case "$scope" in
    all) git ls-files 'src/*.cpp' ;;
    quick) git ls-files 'src/base/*.cpp' 'src/*rules.cpp' ;;
    changed) { git diff --name-only --diff-filter=d main -- 'src/*.cpp' 2>/dev/null; git ls-files -o --exclude-standard 'src/*.cpp'; } | sort -u ;;
  esac
}

check_lint() {
  local files status=0 out="$BUILD/logs/lint.log"
  mapfile -t files < <(lint_files)
  [ ${#files[@]} -gt 0 ] || { echo "lint: no file to look at"; return; }
  # The generated headers (queries, migrations) must be there; the compiler's own flags are g++'s.
  ninja -C "$BUILD" -t targets all 2>/dev/null | grep -oE '^generated/[^:]+' | xargs -r ninja -C "$BUILD" >/dev/null || status=1
  printf '%s\n' "${files[@]}" | xargs -r -P "$JOBS" -n 1 clang-tidy-16 -p "$BUILD" --quiet \
    --extra-arg=-Wno-unknown-warning-option >"$out" 2>/dev/null || status=1
  [ "$status" = 0 ] || grep -E '(warning|error):' "$out" | sort -u | head -60
  verdict "lint of ${#files[@]} files" "$status"
}

# The unit tests once more, in a build of their own.
check_sanitized() {
  local status=0
  (
    BUILD="$ROOT/build/sanitize"
    mkdir -p "$BUILD"
    configure -DWAARBORG_SANITIZE=ON
    export ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
    export BUILD UNIT_SECONDS=1200
    ./dev test build units
  ) || status=$?
  verdict "unit tests under address and undefined-behaviour sanitizers" "$status"
}

install_packages
configure
mkdir -p "$BUILD/logs"
check_format
check_lint
[ "$sanitize" = no ] || check_sanitized
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
