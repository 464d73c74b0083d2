# ./dev coverage [--check]: docs/coverage.md from docs/rules.md and the rule ids in the names of tests.
if [ "${1:-}" = --check ]; then
  tools/coverage | cmp -s - docs/coverage.md || die "docs/coverage.md is not up to date: run ./dev coverage"
else
  tools/coverage >docs/coverage.md.new && mv docs/coverage.md.new docs/coverage.md && echo "Wrote docs/coverage.md"
fi
