#include <array>

#include "platform/sealing/sealing.h"

namespace waarborg::sealing {
namespace {

constexpr std::size_t kCharacters = 20;
constexpr std::size_t kGroup = 4;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Separators that phones, word processors and people put between the groups.
constexpr std::array<std::string_view, 16> kSeparators{
    " ",
    "-",
    "_",
    ".",
    "\t",
    "\n",
    "\r",
    "\xC2\xA0",      // no-break space
    "\xE2\x80\x8B",  // zero-width space
    "\xE2\x80\x90",
    "\xE2\x80\x91",
    "\xE2\x80\x92",
    "\xE2\x80\x93",
    "\xE2\x80\x94",  // hyphens and dashes
    "\xE2\x80\xAF",  // narrow no-break space
    "\xE2\x88\x92",  // minus
};

std::size_t separator_at(std::string_view text) {
  for (const auto separator : kSeparators) {
    if (text.substr(0, separator.size()) == separator) return separator.size();
  }
  return 0;
}

char as_made(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') return '0';
  if (typed == 'I' || typed == 'L') return '1';
  return typed;
}

std::string in_groups(std::string_view characters) {
  std::string out;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (i > 0 && i % kGroup == 0) out.push_back('-');
    out.push_back(characters[i]);
  }
  return out;
}

}  // namespace

std::string new_return_code() { return in_groups(random_base32(kCharacters)); }

std::string return_code_of(const Key& seed) {
  std::string characters;
  for (const std::uint8_t byte : seed.view().first(kCharacters))
    characters.push_back(kAlphabet[byte % kAlphabet.size()]);
  return in_groups(characters);
}

std::optional<std::string> normalise_return_code(std::string_view typed) {
  std::string characters;
  while (!typed.empty()) {
    if (const std::size_t skip = separator_at(typed); skip > 0) {
      typed.remove_prefix(skip);
      continue;
    }
    const char character = as_made(typed.front());
    if (kAlphabet.find(character) == std::string_view::npos || characters.size() == kCharacters) return std::nullopt;
    characters.push_back(character);
    typed.remove_prefix(1);
  }
  if (characters.size() != kCharacters) return std::nullopt;
  return in_groups(characters);
}

ReporterKey reporter_key(std::string_view normalised_code, ByteView instance_salt, const PasswordCost& cost) {
  const Key root = derive_key(normalised_code, instance_salt, cost);
  return {keyed_token(root, "lookup", {}), KeyPair::from_seed(subkey(root, "pair"))};
}

}  // namespace waarborg::sealing
