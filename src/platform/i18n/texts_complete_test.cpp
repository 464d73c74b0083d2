// The texts load, and every counted phrase that the sources name has its forms. (Plain keys are held against the
// sources by tests/architecture.)
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "base/text.h"
#include "platform/i18n/texts.h"

using namespace waarborg;
using namespace waarborg::i18n;

namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// The string literals that stand whole as the first argument of `opening`, as in count("common.days", 2).
std::vector<std::string> keys_after(std::string_view source, std::string_view opening) {
  std::vector<std::string> out;
  for (auto at = source.find(opening); at != std::string_view::npos; at = source.find(opening, at + 1)) {
    if (at > 0 && is_word(source[at - 1])) continue;
    const auto begin = at + opening.size();
    const auto end = source.find('"', begin);
    if (end == std::string_view::npos || end + 1 >= source.size()) continue;
    const auto key = source.substr(begin, end - begin);
    const bool whole = source[end + 1] == ')' || source[end + 1] == ',';
    if (whole && key.find('.') != std::string_view::npos) out.emplace_back(key);
  }
  return out;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("Texts_CountedInTheSources_HaveTheirForms") {
  const auto texts = Texts::load("content/texts");
  if (!texts.ok())
    for (const auto& error : texts.errors()) FAIL_CHECK(error.field, " ", error.code, " ", join(error.args, " "));
  REQUIRE(texts.ok());
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    const auto path = entry.path().string();
    const bool source = path.ends_with(".cpp") || path.ends_with(".h");
    if (!source || path.ends_with("_test.cpp")) continue;
    const auto text = read(entry.path());
    for (const auto& key : keys_after(text, "count(\""))
      for (const auto* form : {".one", ".other"})
        CHECK_MESSAGE(texts->find(key + form) != nullptr, path, ": ", key, form);
  }
}

TEST_CASE("Texts_WithAPlural_HaveBothForms") {
  const auto texts = Texts::load("content/texts");
  REQUIRE(texts.ok());
  for (const auto& key : texts->keys()) {
    if (key.ends_with(".one")) CHECK_MESSAGE(texts->find(key.substr(0, key.size() - 4) + ".other") != nullptr, key);
    if (key.ends_with(".other")) CHECK_MESSAGE(texts->find(key.substr(0, key.size() - 6) + ".one") != nullptr, key);
  }
}
