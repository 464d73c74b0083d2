# ./dev openapi [--check]: docs/openapi.json from the program's route table.
build_program
export WAARBORG_CONTENT="${WAARBORG_CONTENT:-$ROOT/content}"
"$BUILD/waarborg" openapi >"$BUILD/openapi.json"
if [ "${1:-}" = --check ]; then
  cmp -s "$BUILD/openapi.json" docs/openapi.json || die "docs/openapi.json is not what the routes say: run ./dev openapi"
else
  mkdir -p docs && cp "$BUILD/openapi.json" docs/openapi.json && echo "Wrote docs/openapi.json"
fi
