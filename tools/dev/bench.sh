# ./dev bench: every benchmark beside its peer, into docs/benchmarks.md. See bench/README.md.
[ -x bench/run ] || die "bench/run is missing"
build_program
exec bench/run "$@"
