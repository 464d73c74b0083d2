# Tables beside the look-ups, and the runs of the detection, killed at random moments and started again: they end as those
# that nobody disturbed. Of a run that was killed there is nothing or everything, never a part.
source tests/crash/killing.sh

# Four weeks of 400 officers in 20 teams, an assignment for most look-ups, and one officer who comes back to one subject.
python3 - "$work" <<'PYTHON'
import random, sys
random.seed(11)
day_of = lambda day, second: f"2026-03-{1 + day:02}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"
with open(sys.argv[1] + "/log.csv", "w") as log, open(sys.argv[1] + "/assignments.csv", "w") as given:
    log.write("at,who,what,case,why,team\n")
    given.write("case,officer,team,kind,from,to\n")
    for number in range(300_000):
        day, second, who = number * 28 // 300_000, random.randrange(80000), random.randrange(400)
        case = random.randrange(60000)
        log.write(f"{day_of(day, second)},{who},s{case % 40000},c{case},reason {random.randrange(90)},t{who % 20}\n")
        if random.random() < 0.9:
            given.write(f"c{case},{who},t{who % 20},assigned,{day_of(day, 0)},\n")
    for day in range(2, 28, 2):
        log.write(f"{day_of(day, 40000)},7,s-neighbour,,,t7\n")
PYTHON
cat >"$work/mapping.yaml" <<'YAML'
name: invented log
format: csv
time: {column: at, format: "%Y-%m-%dT%H:%M:%SZ", zone: UTC}
officer: {column: who}
system: {constant: register}
subject: {column: what}
basis: {column: case}
reason: {column: why}
group: {column: team}
YAML

# Each takes the place of the shell that runs it, so that a kill strikes the program itself.
import_sides() { exec "$WAARBORG" monitor import --data "$1" --mapping waarborg-assignments "$work/assignments.csv"; }
run_detection() { exec "$WAARBORG" monitor run --data "$1" --cases 5 --controls 3; }
# Side tables and key files hold numbers alone: the same keys give the same bytes.
sides_in() { (cd "$1/look-ups" && sha256sum -- sides/* *.keys); }
facts_in() { (cd "$1/look-ups" && sha256sum -- facts/*.facts); }
# The cases of officers and the events; numbers are random, and so are the controls that are drawn.
cases_in() { "$WAARBORG" monitor cases --data "$1" | awk '$2 == "case" || $2 == "event" { print $2, $3, $4, $5 }' | sort; }

# Runs a step until it came to its end, killing it so many times at random moments before.
disturb() { # STEP TOOK CHECK
  local step="$1" took="$2" check="$3" i
  for ((i = 0; i < kills; i++)); do
    "$step" "$storm" >"$work/storm.txt" 2>&1 &
    local pid=$! wait_ms=$((50 + RANDOM % (took + 1)))
    sleep "$((wait_ms / 1000)).$(printf '%03d' $((wait_ms % 1000)))"
    if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); fi
    wait "$pid" 2>/dev/null
    "$check"
  done
}
undisturbed() { # STEP: sets `took`
  local began; began=$(date +%s%N)
  ("$1" "$calm") >"$work/calm.txt" 2>&1
  local status=$?
  expect "$1 is done: $(tail -1 "$work/calm.txt")" [ "$status" = 0 ]
  took=$((($(date +%s%N) - began) / 1000000))
}

calm="$work/calm" storm="$work/storm"
"$WAARBORG" demo --data "$calm" --only-make --enquiries 0 --matters 0 >/dev/null
"$WAARBORG" monitor import --data "$calm" --mapping "$work/mapping.yaml" "$work/log.csv" >/dev/null
cp -r "$calm" "$storm"

killed=0
whole_tables() { expect "side tables are whole after a kill" "$WAARBORG" monitor verify --data "$storm" >/dev/null; }
undisturbed import_sides
disturb import_sides "$took" whole_tables
(import_sides "$storm") >"$work/storm.txt" 2>&1
expect "the killed import of a table goes on to its end" [ $? = 0 ]
expect "it holds the same rows under the same numbers" cmp <(sides_in "$calm") <(sides_in "$storm")
echo "import of a table: $took ms, killed $killed times"

all_or_nothing() {
  local count; count=$(cases_in "$storm" | wc -l)
  expect "of a killed run there is nothing or everything ($count)" [ "$count" = 0 -o "$count" = "$all" ]
}
undisturbed run_detection
all=$(cases_in "$calm" | wc -l)
expect "the run lists cases" [ "$all" -gt 0 ]
before=$killed
disturb run_detection "$took" all_or_nothing
(run_detection "$storm") >"$work/storm.txt" 2>&1
status=$?
expect "the run comes to its end, or was done already" [ "$status" = 0 -o "$(cases_in "$storm" | wc -l)" = "$all" ]
echo "run: $took ms, killed $((killed - before)) times"
expect "at least one kill struck" [ "$killed" -gt 0 ]
expect "it lists the same" cmp <(cases_in "$calm") <(cases_in "$storm")
expect "it keeps the same facts" cmp <(facts_in "$calm") <(facts_in "$storm")

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
