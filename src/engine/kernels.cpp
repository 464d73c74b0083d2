// The two ways to unpack a chunk (packed.h). The portable one is the meaning; the tuned one must give the same.
#include <cstring>

#include "engine/bytes_of_number.h"
#include "engine/packed.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace waarborg::engine {

void unpack_portable(const std::uint8_t* in, unsigned width, std::uint32_t base, std::uint32_t* out,
                     std::size_t count) {
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  for (std::size_t i = 0, bit = 0; i < count; ++i, bit += width) {
    const auto word = number_at<std::uint64_t>(in + bit / 8);
    out[i] = base + static_cast<std::uint32_t>((word >> (bit % 8)) & mask);
  }
}

#if defined(__x86_64__)
namespace {

/// Eight numbers of `width` bits are `width` bytes, so the offsets within them are the same for every eight.
/// REQUIRES: width <= 25: a number that begins at bit 7 still ends within its four bytes.
__attribute__((target("avx2"))) std::size_t unpack_avx2(const std::uint8_t* in, unsigned width, std::uint32_t base,
                                                        std::uint32_t* out, std::size_t count) {
  const __m256i bits = _mm256_mullo_epi32(_mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7), _mm256_set1_epi32(int(width)));
  const __m256i offsets = _mm256_srli_epi32(bits, 3);
  const __m256i shifts = _mm256_and_si256(bits, _mm256_set1_epi32(7));
  const __m256i mask = _mm256_set1_epi32(static_cast<int>((std::uint64_t{1} << width) - 1));
  const __m256i bases = _mm256_set1_epi32(static_cast<int>(base));
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8, in += width) {
    const __m256i words = _mm256_i32gather_epi32(reinterpret_cast<const int*>(in), offsets, 1);
    const __m256i values = _mm256_and_si256(_mm256_srlv_epi32(words, shifts), mask);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), _mm256_add_epi32(values, bases));
  }
  return i;
}

const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;

}  // namespace

void unpack_tuned(const std::uint8_t* in, unsigned width, std::uint32_t base, std::uint32_t* out, std::size_t count) {
  const std::size_t done = kHasAvx2 && width <= 25 ? unpack_avx2(in, width, base, out, count) : 0;
  unpack_portable(in + done / 8 * width, width, base, out + done, count - done);
}
#else
void unpack_tuned(const std::uint8_t* in, unsigned width, std::uint32_t base, std::uint32_t* out, std::size_t count) {
  unpack_portable(in, width, base, out, count);
}
#endif

}  // namespace waarborg::engine
