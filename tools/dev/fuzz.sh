# ./dev fuzz [NAME] [SECONDS]: builds tests/fuzz/*_fuzz.cpp with clang's libFuzzer and runs each for a while.
install_packages
name="${1:-}" seconds="${2:-30}"
# Without the runtime of libFuzzer the fuzzers drive themselves (tests/fuzz/standalone_main.cpp).
is_installed libclang-rt-16-dev ||
  as_root apt-get install -y -qq --no-install-recommends libclang-rt-16-dev >/dev/null 2>&1 || true
compiler=g++
echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
  clang++-16 -fsanitize=fuzzer -x c++ - -o /dev/null 2>/dev/null && compiler=clang++-16
cmake -S . -B "$BUILD-fuzz" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DWAARBORG_FUZZ=ON -DWAARBORG_WERROR=OFF \
  -DCMAKE_CXX_COMPILER_LAUNCHER=ccache >/dev/null
found=0
for source in tests/fuzz/*_fuzz.cpp; do
  [ -e "$source" ] || continue
  target="$(basename "$source" .cpp)"
  [ -z "$name" ] || [ "$name" = "$target" ] || [ "${name}_fuzz" = "$target" ] || continue
  found=$((found + 1))
  ninja -C "$BUILD-fuzz" -j "$JOBS" "$target"
  mkdir -p "$BUILD-fuzz/corpus/$target"
  seeds=(); [ -d "tests/fuzz/seeds/$target" ] && seeds=("tests/fuzz/seeds/$target")
  say "$target for $seconds s"
  "$(find "$BUILD-fuzz" -name "$target" -type f -perm -u+x | head -1)" -max_total_time="$seconds" -print_final_stats=1 \
    -artifact_prefix="$BUILD-fuzz/" "$BUILD-fuzz/corpus/$target" "${seeds[@]}"
done
[ "$found" -gt 0 ] || die "no fuzzer of that name in tests/fuzz"
