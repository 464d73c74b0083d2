// Bytes, their text forms, and opaque random ids.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waarborg {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string as_text(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
inline std::string_view as_text_view(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string to_hex(ByteView bytes);
/// Nothing when the text is not an even number of hexadecimal digits.
std::optional<Bytes> from_hex(std::string_view text);
/// URL-safe base64 without padding.
std::string to_base64url(ByteView bytes);
std::optional<Bytes> from_base64url(std::string_view text);

/// Fills from the kernel's generator (getrandom). Thread-safe.
void random_fill(std::span<std::uint8_t> out);
Bytes random_bytes(std::size_t count);

/// A new opaque id: 100 random bits as 20 lower-case Crockford base32 characters. Says nothing of order
/// or time, so a list of ids shows no gap (domain-rules 2.8, architecture idea 4).
std::string new_id();
/// `count` random Crockford base32 characters, upper case (no I, L, O, U).
std::string random_base32(std::size_t count);

}  // namespace waarborg
