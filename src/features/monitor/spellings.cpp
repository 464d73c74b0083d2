#include "features/monitor/spellings.h"

#include <algorithm>

namespace waarborg::monitor {
namespace {

constexpr std::size_t kShort = 5, kLong = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Letters beyond ASCII are taken byte by byte, which counts an accent as up to two slips.
bool counts(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string letters_of(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (counts(c)) out += c;
  return out;
}
std::string digits_of(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (is_digit(c)) out += c;
  return out;
}

/// The slips from one text to another (optimal string alignment); more than `most` is most + 1.
std::size_t slips(const std::string& a, const std::string& b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t y = 0; y <= b.size(); ++y) last[y] = y;
  for (std::size_t x = 1; x <= a.size(); ++x) {
    now[0] = x;
    for (std::size_t y = 1; y <= b.size(); ++y) {
      now[y] = std::min({last[y] + 1, now[y - 1] + 1, last[y - 1] + (a[x - 1] == b[y - 1] ? 0U : 1U)});
      if (x > 1 && y > 1 && a[x - 1] == b[y - 2] && a[x - 2] == b[y - 1]) now[y] = std::min(now[y], before[y - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return std::min(last[b.size()], most + 1);
}

bool is_slip(const std::string& text, const std::string& of) {
  if (text == of) return true;
  const std::size_t shorter = std::min(text.size(), of.size());
  if (shorter < kShort || digits_of(text) != digits_of(of)) return false;
  const std::size_t most = shorter < kLong ? 1 : 2;
  return slips(text, of, most) <= most;
}

}  // namespace

std::vector<Spellings> group_spellings(const std::map<std::string, std::int64_t>& rows_by_text) {
  std::vector<std::pair<std::string, std::int64_t>> texts(rows_by_text.begin(), rows_by_text.end());
  std::ranges::stable_sort(texts, std::greater{}, &std::pair<std::string, std::int64_t>::second);
  std::vector<Spellings> groups;
  std::vector<std::string> letters;
  for (const auto& [text, rows] : texts) {
    const std::string its = letters_of(text);
    const auto found = std::ranges::find_if(letters, [&](const std::string& of) { return is_slip(its, of); });
    if (found == letters.end() || its.empty()) {
      groups.push_back({text, rows, {}});
      letters.push_back(its);
      continue;
    }
    auto& group = groups[static_cast<std::size_t>(found - letters.begin())];
    group.rows += rows;
    group.others.push_back(text);
  }
  std::ranges::stable_sort(groups, std::greater{}, &Spellings::rows);
  return groups;
}

}  // namespace waarborg::monitor
