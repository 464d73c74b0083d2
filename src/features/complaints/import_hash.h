// A 64-bit hash of texts, for telling whether a record changed and for counting keys. Not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace waarborg::complaints {

/// FNV-1a with a final mix, so that near texts land far apart.
class Hash64 {
 public:
  /// The length goes in too: ("ab", "c") and ("a", "bc") differ.
  void add(std::string_view text) {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0xFF);
    for (std::size_t size = text.size(); size > 0; size >>= 8U) step(static_cast<unsigned char>(size & 0xFFU));
  }
  /// Different from every text.
  void add_nothing() { step(0xFE); }
  [[nodiscard]] std::uint64_t value() const {
    std::uint64_t x = state_;
    x ^= x >> 33U;
    x *= 0xFF51AFD7ED558CCDULL;
    x ^= x >> 33U;
    x *= 0xC4CEB9FE1A85EC53ULL;
    return x ^ (x >> 33U);
  }

 private:
  void step(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3ULL; }
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

inline std::uint64_t hash_text(std::string_view text) {
  Hash64 hash;
  hash.add(text);
  return hash.value();
}

}  // namespace waarborg::complaints
