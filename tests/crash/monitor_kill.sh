# An import of query logs killed at random moments and started again ends as one that nobody disturbed, the same rows under
# the same numbers; repeated, it adds nothing; and what is stored comes back whole from a backup.
source tests/crash/killing.sh

# Rows enough for several parts, on forty days; some without an officer, some twice.
rows="$work/log.csv"
python3 - "$rows" <<'PYTHON'
import random, sys
random.seed(7)
with open(sys.argv[1], "w") as out:
    out.write("at,who,what,case,why\n")
    for number in range(2_300_000):
        day, second = number // 57500, random.randrange(86400)
        at = f"2026-{1 + day // 28:02}-{1 + day % 28:02} {second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        who = "" if number % 5000 == 0 else f"{random.randrange(3000)}"
        row = f"{at},{who},s{random.randrange(200000)},c{random.randrange(90000)},reason {random.randrange(300)}\n"
        out.write(row * 2 if number % 1000 == 0 else row)
PYTHON
cat >"$work/mapping.yaml" <<'YAML'
name: invented log
format: csv
time: {column: at, format: "%Y-%m-%d %H:%M:%S", zone: UTC}
officer: {column: who}
system: {constant: register}
subject: {column: what}
basis: {column: case}
reason: {column: why}
YAML

# Takes the place of the shell that runs it, so that a kill strikes the program itself.
import_into() { # DATA ERRORS
  exec "$WAARBORG" monitor import --data "$1" --mapping "$work/mapping.yaml" --errors "$2" "$rows"
}
# The report without the progress before it.
report_of() { grep -v 'rows per second' "$1"; }
# Days and key files, which hold numbers alone: the same keys give the same bytes.
stored_in() { (cd "$1/look-ups" && sha256sum -- *.day *.keys); }

# Both begin as the same installation, keys and desks included.
calm="$work/calm" storm="$work/storm"
"$WAARBORG" demo --data "$calm" --only-make --enquiries 0 --matters 0 >/dev/null
cp -r "$calm" "$storm"
began=$(date +%s%N)
(import_into "$calm" "$work/calm.csv") >"$work/calm.txt" 2>&1
expect "the undisturbed import is done" [ $? = 0 ]
took=$((($(date +%s%N) - began) / 1000000))

killed=0
for ((i = 0; i < kills; i++)); do
  import_into "$storm" "$work/storm.csv" >"$work/storm.txt" 2>&1 &
  pid=$!
  wait_ms=$((100 + RANDOM % (took / 2 + 1)))
  sleep "$((wait_ms / 1000)).$(printf '%03d' $((wait_ms % 1000)))"
  if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$pid" 2>/dev/null
  [ -e "$work/storm.csv" ] && break # it came to its end
done
(import_into "$storm" "$work/storm.csv") >"$work/storm.txt" 2>&1
status=$?
echo "import of $took ms, killed $killed times"
expect "at least one kill struck" [ "$killed" -gt 0 ]
expect "the killed import goes on to its end" [ "$status" = 0 ]
expect "it refuses the same rows" cmp "$work/calm.csv" "$work/storm.csv"
expect "it stores the same rows under the same numbers" cmp <(stored_in "$calm") <(stored_in "$storm")
expect "what it stored is whole" "$WAARBORG" monitor verify --data "$storm"

(import_into "$storm" "$work/again.csv") >"$work/again.txt" 2>&1
expect "repeated it takes nothing: $(report_of "$work/again.txt" | head -1)" grep -q ' 0 taken,' "$work/again.txt"
expect "and changes nothing" cmp <(stored_in "$calm") <(stored_in "$storm")

"$WAARBORG" backup --data "$storm" "$work/backup" >/dev/null
"$WAARBORG" restore --data "$work/back" "$work/backup" >/dev/null
cp "$storm/instance.key" "$work/back/"
expect "a backup brings it back" cmp <(stored_in "$storm") <(stored_in "$work/back")
expect "whole" "$WAARBORG" monitor verify --data "$work/back"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
