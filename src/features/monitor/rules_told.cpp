#include "features/monitor/contract/rules_told.h"

#include "base/text.h"
#include "features/monitor/contract/windows.h"
#include "features/monitor/rules_in_force.h"
#include "features/monitor/rules_in_words.h"

namespace waarborg::monitor {

namespace {

class Teller {
 public:
  Teller(const i18n::Translator& t, const DetectionContent& content) : t_(t), content_(content) {}

  RulesTold tell() const {
    RulesTold told;
    told.version = content_.version + " " + content_.fingerprint;
    for (const auto& rule : content_.explanations)
      told.explaining.push_back({t_(rule.title), looks_at(rule), "", source_in_words(t_, rule)});
    for (const auto& sign : content_.signs) {
      const bool off = (sign.bit & kHousehold) != 0 && !content_.own_household;
      told.signs.push_back({t_(sign.title), looks_at(sign), off ? t_("annex.switched_off") : counts_in_words(t_, sign),
                            source_in_words(t_, sign.source)});
    }
    told.of_a_subject = told_of(content_.pair_measures);
    told.of_an_officer = told_of(content_.actor_measures);
    told.bounds = bounds_in_words(t_, content_);
    told.ranking = {
        t_("rulebook.points"), t_("rulebook.peers", {t_.number(content_.peers_least)}), t_("rulebook.rank"),
        content_.usual_of == 0 ? t_("rulebook.usual_none") : t_("rulebook.usual", {t_.number(content_.usual_of)})};
    return told;
  }

 private:
  std::vector<ToldRule> told_of(const std::vector<MeasureRule>& measures) const {
    std::vector<ToldRule> told;
    told.reserve(measures.size());
    for (const auto& rule : measures)
      told.push_back({t_(rule.title), looks_at(rule), counts_in_words(t_, rule), source_in_words(t_, rule.source)});
    return told;
  }

  std::string looks_at(const Explanation& rule) const {
    std::vector<std::string> told{t_("rulebook.scope_" + std::string(link_scope_name(rule.scope))),
                                  t_("rulebook.counts_from", {window_words(t_, rule.before, rule.after)})};
    if (rule.only_the_said) told.push_back(t_("rulebook.only_the_said"));
    if (is_habit(rule.scope) || rule.scope == LinkScope::together)
      told.push_back(t_("rulebook.least", {t_.number(rule.least)}));
    return join(told, " ");
  }

  std::string looks_at(const SignRule& sign) const {
    std::vector<std::string> told{what_of(sign)};
    if (sign.always) told.push_back(t_("rulebook.always"));
    if (sign.personal) told.push_back(t_("rulebook.personal"));
    return join(told, " ");
  }
  std::string what_of(const SignRule& sign) const {
    if (!sign.relation.empty()) return t_("rulebook.relation");
    if (!sign.mark.empty()) return t_("rulebook.mark");
    const auto period = [&](std::uint32_t seconds) { return period_words(t_, seconds); };
    const auto& duty = content_.duty;
    std::vector<std::string> args;
    if (sign.bit == engine::kOffDuty) args = {period(duty.grace), period(duty.roster_within)};
    if (sign.bit == engine::kTwoPlaces) args = {period(duty.two_places_within)};
    if (sign.bit == engine::kBeforeOperation) args = {period(duty.before_operation)};
    if (sign.bit == kShortReason) args = {t_.number(content_.short_reason)};
    if (sign.bit == kGenericReason) args = {join(content_.generic_reasons, ", ")};
    return t_("rulebook.sign_" + sign.key, args);
  }

  std::string looks_at(const MeasureRule& rule) const {
    const std::string& key = rule.key;
    for (const char* sign : {"off_duty", "wrong_case", "reason", "two_places"})
      if (key == sign) return t_("rulebook.see_signs");
    if (key == "operation") return t_("rulebook.within", {period_words(t_, content_.duty.before_operation)});
    if (key == "vague") return t_("rulebook.vague", {t_.number(content_.vague_share)});
    if (key == "close") return t_("rulebook.close", {titles_of_personal()});
    if (key == "rise" || key == "breadth") return t_("rulebook.own_weeks");
    if (key.starts_with("rare_"))
      return t_("rulebook.rare", {t_.count("detection.days", content_.rare_days), t_.number(content_.rare_share)});
    return t_("rulebook.over_window", {t_.count("detection.days", content_.window_days)});
  }
  std::string titles_of_personal() const {
    std::vector<std::string> titles;
    for (const auto& sign : content_.signs)
      if (sign.personal) titles.push_back(t_(sign.title));
    return join(titles, ", ");
  }

  const i18n::Translator& t_;
  const DetectionContent& content_;
};

}  // namespace

Result<RulesTold> rules_told(const matters::House& house, const i18n::Translator& t) {
  const auto content = TRY(rules_in_force(house));
  return Teller(t, content).tell();
}

}  // namespace waarborg::monitor
