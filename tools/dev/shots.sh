# ./dev shots: the handbook's pictures (docs/images), taken from a fresh demo force.
build_program
node_modules tests/end_to_end
exec node tests/end_to_end/shots.mjs "$@"
