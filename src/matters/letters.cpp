#include "matters/letters.h"

#include <algorithm>

#include "base/text.h"

namespace waarborg::matters {
namespace {

// The first ones are filled by the house, the others by whoever sends the letter.
constexpr std::string_view kByHouse[]{"force", "number", "date", "due_date", "contact"};
constexpr std::string_view kByHandler[]{"reason",     "findings", "judgement", "outcome",      "expected",
                                        "desk",       "name",     "subject",   "when",         "where",
                                        "assistance", "duty",     "questions", "commissioner", "investigators"};

}  // namespace

const std::vector<std::string_view>& letter_placeholders() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> names(std::begin(kByHouse), std::end(kByHouse));
    names.insert(names.end(), std::begin(kByHandler), std::end(kByHandler));
    return names;
  }();
  return all;
}

bool is_filled_by_house(std::string_view placeholder) {
  return std::ranges::find(kByHouse, placeholder) != std::end(kByHouse);
}

const Letter* Letters::find(std::string_view key) const {
  const auto found = std::ranges::find(all, key, &Letter::key);
  return found == all.end() ? nullptr : &*found;
}

std::string fill_letter(std::string_view text, const LetterValues& values) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return out + std::string(text);
    const auto value = values.find(text.substr(open + 1, close - open - 1));
    out += text.substr(0, open);
    // What is put in is not looked through again, so a value cannot name another placeholder.
    out += value == values.end() ? text.substr(open, close - open + 1) : std::string_view(value->second);
    text.remove_prefix(close + 1);
  }
  return out;
}

std::vector<std::string> missing_values(const Letter& letter, const LetterValues& values) {
  std::vector<std::string> missing;
  for (const std::string& name : letter.placeholders) {
    const auto value = values.find(name);
    if (value == values.end() || trim(value->second).empty()) missing.push_back(name);
  }
  return missing;
}

}  // namespace waarborg::matters
