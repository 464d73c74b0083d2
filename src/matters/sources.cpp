#include "matters/sources.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace waarborg::matters {

namespace {

using Phrase = std::pair<std::string_view, std::string_view>;

/// As content writes it, and the text that says it.
constexpr std::array<Phrase, 11> kPhrases{{{"Act of 13 May 1999,", "source.discipline_act"},
                                           {"Act of 13 May 1999", "source.discipline_act"},
                                           {"Act of 8 Dec 2022", "source.reporters_act"},
                                           {"Act of 30 July 2018", "source.data_act"},
                                           {"Act on the integrated police of 7 December 1998", "source.police_act"},
                                           {"Code of criminal procedure", "source.criminal_procedure"},
                                           {"Coordinated acts on the Council of State", "source.council_of_state"},
                                           {"Arbitration Court", "source.arbitration_court"},
                                           {"EU 2019/1937", "source.directive"},
                                           {"Comité P asks", "source.committee_p"},
                                           {"Help from counsel or union in every phase", "source.assistance"}}};

bool is_capital(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// "INV-05"
bool is_rule_id(std::string_view text) {
  return text.size() == 6 && std::all_of(text.begin(), text.begin() + 3, is_capital) && text[3] == '-' &&
         is_digit(text[4]) && is_digit(text[5]);
}

std::string_view without_remark(std::string_view part) {
  for (const std::string_view mark : {": ", " (", " for "}) part = part.substr(0, part.find(mark));
  return trim(part);
}

std::string without_rule_ids(std::string_view part) {
  std::vector<std::string> kept;
  for (const auto& piece : split(part, ','))
    if (!trim(piece).empty() && !is_rule_id(trim(piece))) kept.emplace_back(trim(piece));
  return join(kept, ", ");
}

std::string in_words(const i18n::Translator& t, std::string part) {
  for (const auto& [written, key] : kPhrases)
    if (starts_with(part, written)) {
      part = t(key) + part.substr(written.size());
      break;
    }
  constexpr std::string_view kAnd = " and ";
  for (auto at = part.find(kAnd); at != std::string::npos && is_digit(part[at + kAnd.size()]); at = part.find(kAnd))
    part.replace(at, kAnd.size(), " " + t("source.and") + " ");
  return part;
}

/// The law of one source; nothing for what is the force's own.
std::vector<std::string> laws_of(const i18n::Translator& t, std::string_view source) {
  std::vector<std::string> laws;
  for (const auto& piece : split(source, ';')) {
    const std::string part = without_rule_ids(without_remark(trim(piece)));
    const bool own = starts_with(part, "Policy of the ") || starts_with(part, "Term of the ");
    if (!part.empty() && is_capital(part.front()) && !own) laws.push_back(in_words(t, part));
  }
  return laws;
}

}  // namespace

std::string source_words(const i18n::Translator& t, std::string_view source) {
  if (trim(source).empty()) return {};
  const auto laws = laws_of(t, source);
  return laws.empty() ? t("source.policy") : join(laws, "; ");
}

std::string source_words(const i18n::Translator& t, const std::vector<std::string>& sources) {
  return source_words(t, join(sources, "; "));
}

}  // namespace waarborg::matters
