#include "platform/directory/name_forms.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "platform/i18n/texts.h"

namespace waarborg::directory {
namespace {

constexpr std::size_t kFormsMax = 200;
constexpr std::size_t kNameWordsMax = 6;
constexpr std::size_t kTypedWordsMax = 12;
constexpr std::size_t kPairDistanceMax = 4;

constexpr std::array<std::string_view, 27> kParticles{
    "van", "von", "vander", "vande", "vanden", "de", "der", "den", "het", "ten", "ter", "te",  "op", "in",
    "aan", "bij", "uit",    "tot",   "la",     "le", "du",  "des", "el",  "al",  "zu",  "zur", "da"};
constexpr std::array<std::string_view, 6> kBetweenPeople{"en", "and", "et", "und", "of", "ou"};
constexpr std::array<std::string_view, 5> kApostrophes{"'", "`", "\xE2\x80\x98", "\xE2\x80\x99", "\xC2\xB4"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct Word {
  std::string text;
  bool particle = false;
};

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// The folded text with one sign for every apostrophe and spaces for the dashes of word processors.
std::string plain_signs(std::string_view text) {
  std::string out = i18n::fold(text);
  const auto replace_all = [&out](std::string_view from, std::string_view to) {
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
      out.replace(at, from.size(), to);
  };
  for (const auto apostrophe : kApostrophes) replace_all(apostrophe, "'");
  for (const char* dash : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xA0"})
    replace_all(dash, " ");
  return out;
}

/// Words with their particles marked. A lone "t" or "d" is a particle beside an apostrophe or after another
/// particle; elsewhere it is somebody's initial.
std::vector<Word> marked_words(std::string_view text) {
  const std::string signs = plain_signs(text);
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < signs.size()) {
    if (!is_word_byte(signs[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < signs.size() && is_word_byte(signs[at])) ++at;
    Word word{signs.substr(begin, at - begin)};
    const bool by_apostrophe = (begin > 0 && signs[begin - 1] == '\'') || (at < signs.size() && signs[at] == '\'');
    const bool after_particle = !words.empty() && words.back().particle;
    const bool letter = word.text == "t" || word.text == "d" || word.text == "s";
    word.particle = contains(kParticles, word.text) || (letter && (by_apostrophe || after_particle));
    words.push_back(std::move(word));
  }
  return words;
}

/// Without the particles; of initials in a row ("J.P.") the first.
std::vector<std::string> core_of(const std::vector<Word>& words) {
  std::vector<std::string> core;
  for (const auto& word : words) {
    const bool again = word.text.size() == 1 && !core.empty() && core.back().size() == 1;
    if (!word.particle && !again) core.push_back(word.text);
  }
  return core;
}

std::vector<std::string> joined_of(const std::vector<Word>& words) {
  std::vector<Word> joined;
  std::string particles;
  for (const auto& word : words) {
    if (word.particle) {
      particles += word.text;
      continue;
    }
    joined.push_back({particles + word.text});
    particles.clear();
  }
  return core_of(joined);
}

std::string pair_form(const std::string& a, const std::string& b) {
  return "f:" + std::min(a, b) + " " + std::max(a, b);
}

std::string initial_form(std::string_view kind, const std::string& of, const std::string& last) {
  return std::string(kind) + std::string(cut_utf8(of, static_cast<unsigned char>(of.front()) < 0x80 ? 1 : 2)) + " " +
         last;
}

void add_person_forms(const std::vector<std::string>& core, std::set<std::string>& forms) {
  if (core.size() == 1) forms.insert("f:" + core.front());
  const std::size_t count = std::min(core.size(), kNameWordsMax);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      if (i == j) continue;
      forms.insert(pair_form(core[i], core[j]));
      if (core[j].size() > 1) forms.insert(initial_form("i:", core[i], core[j]));
      if (core[i].size() == 1) forms.insert(initial_form("s:", core[i], core[j]));
    }
  }
}

void add_typed_forms(const std::vector<std::string>& core, std::set<std::string>& forms) {
  if (core.size() == 1) forms.insert("f:" + core.front());
  const std::size_t count = std::min(core.size(), kTypedWordsMax);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count && j - i <= kPairDistanceMax; ++j) {
      forms.insert(pair_form(core[i], core[j]));
      const bool initials = core[i].size() == 1 || core[j].size() == 1;
      if (core[i].size() == 1) forms.insert(initial_form("i:", core[i], core[j]));
      if (core[j].size() == 1) forms.insert(initial_form("i:", core[j], core[i]));
      if (initials) continue;
      forms.insert(initial_form("s:", core[i], core[j]));
      forms.insert(initial_form("s:", core[j], core[i]));
    }
  }
}

std::size_t count_words(std::string_view text) { return marked_words(text).size(); }

/// Cuts at a comma only when whole names stand on both sides: "Vries, Jan de" is one person.
void add_between_commas(std::string_view text, std::vector<std::string>& people) {
  std::string person;
  for (const auto& part : split(text, ',')) {
    if (count_words(person) >= 2 && count_words(part) >= 2 && core_of(marked_words(person)).size() >= 2) {
      people.push_back(std::move(person));
      person.clear();
    }
    person += " " + part;
  }
  people.push_back(std::move(person));
}

std::vector<std::string> people_in(std::string_view typed) {
  std::string marked;
  for (const char c : typed) marked += c == '\n' || c == ';' || c == '/' || c == '&' || c == '(' || c == ')' ? ';' : c;
  std::vector<std::string> people;
  for (const auto& part : split(marked, ';')) {
    std::string some;
    for (const auto& word : split(part, ' ')) {
      if (contains(kBetweenPeople, i18n::fold(word))) {
        add_between_commas(some, people);
        some.clear();
      } else {
        some += " " + word;
      }
    }
    add_between_commas(some, people);
  }
  return people;
}

void add_numbers(std::string_view typed, std::set<std::string>& forms) {
  std::string text(typed);
  for (char& c : text) {
    if (std::string_view(",;()\n\t/:&").find(c) != std::string_view::npos) c = ' ';
  }
  for (const auto& word : split(text, ' ')) {
    std::string number = i18n::fold(word);
    while (!number.empty() && number.back() == '.') number.pop_back();
    if (number.find_first_of("0123456789") != std::string::npos) forms.insert("n:" + number);
  }
}

}  // namespace

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words;
  for (auto& word : marked_words(name)) words.push_back(std::move(word.text));
  return words;
}

std::vector<std::string> forms_of_person(std::string_view name, std::string_view personnel_number) {
  std::set<std::string> forms{"n:" + i18n::fold(personnel_number)};
  const auto words = marked_words(name);
  for (const auto& word : words) forms.insert("w:" + word.text);
  add_person_forms(core_of(words), forms);
  add_person_forms(joined_of(words), forms);
  return {forms.begin(), forms.end()};
}

std::vector<std::string> forms_of_typed(std::string_view typed) {
  std::set<std::string> forms;
  add_numbers(typed, forms);
  for (const auto& person : people_in(typed)) {
    if (forms.size() >= kFormsMax) break;
    const auto words = marked_words(person);
    add_typed_forms(core_of(words), forms);
    add_typed_forms(joined_of(words), forms);
  }
  std::vector<std::string> found(forms.begin(), forms.end());
  if (found.size() > kFormsMax) found.resize(kFormsMax);
  return found;
}

}  // namespace waarborg::directory
