#include "features/monitor/contract/detection.h"
#include "features/monitor/contract/windows.h"
#include "features/monitor/rules_in_force.h"

namespace waarborg::monitor {

namespace {

template <class Rule>
std::vector<WordedRule> worded(const std::vector<Rule>& rules) {
  std::vector<WordedRule> all;
  for (const auto& rule : rules) {
    WordedRule one{rule.key, rule.title, reference_of(rule.source)};
    if constexpr (requires { rule.before; }) {
      one.before = rule.before;
      one.after = rule.after;
      if (rule.approved) {
        one.approved_on = rule.approved->on;
        one.from = rule.approved->from;
      }
    }
    if constexpr (requires { rule.points; }) one.points = rule.points;
    if constexpr (requires { rule.weight; }) one.weight = rule.weight;
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

std::string period_words(const i18n::Translator& t, std::uint32_t seconds) {
  if (seconds % 86'400 == 0) return t.count("detection.days", seconds / 86'400);
  if (seconds % 3600 == 0) return t.count("detection.hours", seconds / 3600);
  return t.count("detection.minutes", seconds / 60);
}

std::string window_words(const i18n::Translator& t, std::uint32_t before, std::uint32_t after) {
  return t("detection.window", {period_words(t, before), period_words(t, after)});
}

Result<Done> check_content(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  TRY(load_detection(content, jurisdiction));
  return Done{};
}

Result<RuleBook> rule_book(const matters::House& house) {
  const auto content = TRY(rules_in_force(house));
  RuleBook book;
  book.version = content.version + " " + content.fingerprint;
  book.rules = worded(content.explanations);
  book.ended = worded(content.ended);
  book.signs = worded(content.signs);
  book.pair_measures = worded(content.pair_measures);
  book.actor_measures = worded(content.actor_measures);
  book.window_days = content.window_days;
  book.budget = content.budget / 100.0;
  book.keep_years = content.keep_years;
  book.keep_source = content.keep_source;
  book.question_days = content.question_days;
  book.own_household = content.own_household;
  return book;
}

}  // namespace waarborg::monitor
