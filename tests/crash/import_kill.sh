# An import killed at random moments and started again ends as one that nobody disturbed; repeated, it makes no double.
source tests/crash/killing.sh
dutch=tests/data/complaints-dutch

# The small file some thousand times over, each time with complaint numbers of its own.
rows="$work/klachten-lang.csv"
python3 - "$dutch/klachten-2023.csv" "$rows" <<'PYTHON'
import sys
header, body = open(sys.argv[1], "rb").read().split(b"\n", 1)
with open(sys.argv[2], "wb") as out:
    out.write(header + b"\n")
    for copy in range(4000):
        out.write(body.replace(b"2023-0", b"%05d-230" % copy).replace(b"2024-0", b"%05d-240" % copy))
PYTHON

# Takes the place of the shell that runs it, so that a kill strikes the program itself.
import_into() { # DATA ERRORS
  exec "$WAARBORG" import complaints --data "$1" --mapping "$dutch/mapping.yaml" --errors "$2" "$rows"
}
# The report without the progress before it.
report_of() { sed -n '/^Import complete/,$p' "$1"; }

calm="$work/calm" storm="$work/storm"
"$WAARBORG" migrate --data "$calm" >/dev/null && "$WAARBORG" migrate --data "$storm" >/dev/null
began=$(date +%s%N)
(import_into "$calm" "$work/calm.csv") >"$work/calm.txt" 2>&1
expect "the undisturbed import is done" [ $? = 0 ]
took=$((($(date +%s%N) - began) / 1000000))

killed=0
for ((i = 0; i < kills; i++)); do
  import_into "$storm" "$work/storm.csv" >"$work/storm.txt" 2>&1 &
  pid=$!
  sleep "0.$(printf '%03d' $((20 + RANDOM % (took / kills < 900 ? took / kills + 30 : 900))))"
  if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$pid" 2>/dev/null
done
(import_into "$storm" "$work/storm.csv") >"$work/storm.txt" 2>&1
status=$?
echo "import of $took ms, killed $killed times"
expect "at least one kill struck" [ "$killed" -gt 0 ]
expect "the killed import goes on to its end" [ "$status" = 0 ]
expect "it counts the same rows" diff <(report_of "$work/calm.txt") <(report_of "$work/storm.txt")
expect "it refuses the same rows" cmp "$work/calm.csv" "$work/storm.csv"

(import_into "$storm" "$work/again.csv") >"$work/again.txt" 2>&1
expect "it can be repeated" [ $? = 0 ]
read -r _ read new changed unchanged refused < <(grep '^klachten ' "$work/again.txt" | tr -d ',.')
expect "all rows are read again: $read" [ "$read" = 32000 ]
expect "none is new: $new" [ "$new" = 0 ]
expect "none has changed: $changed" [ "$changed" = 0 ]
expect "none is lost: $unchanged and $refused" [ "$((unchanged + refused))" = 32000 ]

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
