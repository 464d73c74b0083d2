# The unit tests of ./dev test: every test_* program, each on SQLite and on a PostgreSQL database of its own,
# in a throw-away cluster that listens on a unix socket only and dies with this shell.

PG_BIN=/usr/lib/postgresql/15/bin
PG_FOLDER=""

as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
  [ -n "$PG_FOLDER" ] && return
  PG_FOLDER="$(mktemp -d /tmp/waarborg-pg.XXXXXX)"
  [ "$(id -u)" != 0 ] || chown postgres "$PG_FOLDER"
  trap stop_postgres EXIT
  as_postgres "$PG_BIN/initdb" -D "$PG_FOLDER/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null &&
    as_postgres "$PG_BIN/pg_ctl" -s -w -D "$PG_FOLDER/data" -l "$PG_FOLDER/log" \
      -o "-k $PG_FOLDER -p 5499 -c listen_addresses='' -c fsync=off -c max_connections=200" start ||
    die "could not start a PostgreSQL 15 cluster in $PG_FOLDER"
}

stop_postgres() {
  [ -n "$PG_FOLDER" ] || return 0
  as_postgres "$PG_BIN/pg_ctl" -s -m immediate -D "$PG_FOLDER/data" stop >/dev/null 2>&1 || true
  rm -rf "$PG_FOLDER"
  PG_FOLDER=""
}

# A new database NAME; prints its conninfo.
postgres_database() {
  as_postgres "$PG_BIN/createdb" -h "$PG_FOLDER" -p 5499 -U postgres "$1" >/dev/null
  echo "host=$PG_FOLDER port=5499 dbname=$1 user=postgres"
}

run_unit_program() { # PATH CONNINFO: leaves PATH's output and status in build/logs
  local name; name="$(basename "$1")"
  local status=0
  WAARBORG_TEST_PG="$2" timeout "${UNIT_SECONDS:-900}" "$1" --no-colors=true >"$LOGS/$name.log" 2>&1 || status=$?
  echo "$status" >"$LOGS/$name.status"
}

count_unit_program() { # PATH
  local name status line; name="$(basename "$1")"; status="$(cat "$LOGS/$name.status")"
  line="$(grep -aE '^\[doctest\] test cases:' "$LOGS/$name.log" | tail -1 || true)"
  if [[ "$line" =~ \|\ *([0-9]+)\ passed\ *\|\ *([0-9]+)\ failed ]]; then
    local good="${BASH_REMATCH[1]}" bad="${BASH_REMATCH[2]}"
    [ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
    count "$good" "$bad"
    [ "$bad" != 0 ] || { echo "ok      $name: $good"; return; }
  else
    count 0 1
  fi
  echo "FAILED  $name (status $status)"
  grep -avE '^\[doctest\] (doctest version|run with)' "$LOGS/$name.log" | tail -60
}

part_units() {
  say "Unit tests, on SQLite and PostgreSQL"
  start_postgres
  local program programs=()
  mapfile -t programs < <(find "$BUILD" \( -name CMakeFiles -o -path "$BUILD/sanitize" \) -prune -o -type f -name 'test_*' -perm -u+x -print | sort)
  for program in "${programs[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$JOBS" ]; do wait -n || true; done
    run_unit_program "$program" "$(postgres_database "$(basename "$program")")" &
  done
  wait
  for program in "${programs[@]}"; do count_unit_program "$program"; done
}
