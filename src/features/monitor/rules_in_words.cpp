#include "features/monitor/rules_in_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace waarborg::monitor {

namespace {

/// As content writes it, and the text that says it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSources{{{"LOG-01", "rulebook.source_log_01"},
                                                                                 {"LOG-02", "rulebook.source_log_02"},
                                                                                 {"LOG-03", "rulebook.source_log_03"},
                                                                                 {"Wpg 32a", "rulebook.source_wpg_32a"},
                                                                                 {"LED 25", "rulebook.source_led_25"}}};

}  // namespace

std::string source_in_words(const i18n::Translator& t, const std::string& source) {
  std::vector<std::string> told;
  for (const auto& part : split(reference_of(source), ',')) {
    const std::string name(trim(part));
    const auto* const known =
        std::ranges::find(kSources, std::string_view(name), &decltype(kSources)::value_type::first);
    told.push_back(known == kSources.end() ? name : t(known->second));
  }
  return join(told, "; ");
}

std::string source_in_words(const i18n::Translator& t, const Explanation& rule) {
  if (rule.approved) return t("proposals.source", {t.date(rule.approved->on), t.date(rule.approved->from)});
  return source_in_words(t, rule.source);
}

std::string counts_in_words(const i18n::Translator& t, const SignRule& sign) {
  if (sign.points == 0) return t("rulebook.no_points");
  return t("annex.points", {t.decimal(sign.points / 100.0, 1)});
}

std::string counts_in_words(const i18n::Translator& t, const MeasureRule& measure) {
  return t(measure.weight == 0 ? "annex.switched_off" : "annex.weight", {t.number(measure.weight)});
}

std::vector<std::pair<std::string, std::string>> bounds_in_words(const i18n::Translator& t,
                                                                 const DetectionContent& content) {
  const std::string event = t("annex.event_value", {t.number(content.event_officers), t.number(content.event_groups),
                                                    t.count("detection.days", content.event_days)});
  return {{t("annex.looks_back"), t.count("detection.days", content.window_days)},
          {t("annex.waits"), t.count("detection.days", content.wait_days)},
          {t("annex.judged_anew"), t.count("detection.days", content.settle_days)},
          {t("annex.budget"), t.decimal(content.budget / 100.0, 2)},
          {t("annex.floor"), t.decimal(content.pair_floor / 100.0, 1)},
          {t("annex.usual"), t.number(content.usual_of)},
          {t("annex.peers"), t.number(content.peers_least)},
          {t("annex.event"), event},
          {t("annex.team_work"), t.number(content.team_officers)},
          {t("rulebook.explained_weight"), t("rulebook.per_cent", {t.number(content.explained_weight)})}};
}

}  // namespace waarborg::monitor
