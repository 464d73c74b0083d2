// Numbers in bytes, little-endian, at any alignment.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

namespace waarborg::engine {

static_assert(std::endian::native == std::endian::little, "a segment is read as it lies: little-endian");

template <class Number>
Number number_at(const std::uint8_t* at) {
  static_assert(std::is_integral_v<Number>);
  Number number;
  std::memcpy(&number, at, sizeof number);
  return number;
}

template <class Number>
void append_number(Number number, std::string& out) {
  static_assert(std::is_integral_v<Number>);
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out.append(bytes, sizeof number);
}

}  // namespace waarborg::engine
