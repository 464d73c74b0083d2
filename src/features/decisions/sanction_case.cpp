#include "features/decisions/sanction_case.h"

#include <algorithm>

#include "base/text.h"

namespace waarborg::decisions {

namespace {

constexpr std::pair<Stage, std::string_view> kStages[]{
    {Stage::fresh, "fresh"},       {Stage::recommended, "recommended"},
    {Stage::intended, "intended"}, {Stage::viewed, "viewed"},
    {Stage::decided, "decided"},   {Stage::served, "served"},
    {Stage::objected, "objected"}, {Stage::final, "final"},
    {Stage::executed, "executed"}, {Stage::erased, "erased"}};

/// A whole number as typed; nothing when it is none.
std::optional<int> whole(std::string_view text) {
  const auto digits = trim(text);
  if (digits.empty() || digits.size() > 6) return std::nullopt;
  int number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

std::string value_of(const MeasureInput& input, std::string_view key) {
  const auto found = input.values.find(key);
  return found == input.values.end() ? std::string{} : std::string(trim(found->second));
}

void check_number(Errors& errors, const MeasureInput& input, const std::string& key, int least, int most) {
  const std::string value = value_of(input, key);
  const auto number = whole(value);
  if (value.empty())
    errors.push_back(invalid("error.required", "value_" + key));
  else if (!number)
    errors.push_back(invalid("decisions.whole_number", "value_" + key));
  else if (*number < least || *number > most)
    errors.push_back(invalid("decisions.over_limit", "value_" + key, {std::to_string(least), std::to_string(most)}));
}

void check_probation(Errors& errors, const Sanctions& sanctions, const Measure& measure, const MeasureInput& input,
                     Date today) {
  if (!input.conditional) return;
  if (!measure.conditional) return errors.push_back(invalid("decisions.not_conditional", "conditional"));
  const auto until = date_from_iso(input.probation_until);
  if (!until) return errors.push_back(invalid("error.date", "probation_until"));
  const Date last = sanctions.probation ? calendar::due_date(calendar::Jurisdiction::nl, calendar::ClockNature::policy,
                                                             today, sanctions.probation->most)
                                        : *until;
  if (*until <= today || *until > last)
    errors.push_back(invalid("decisions.probation_too_long", "probation_until", {to_iso(last)}));
}

/// Part of the pay that may be withheld on the last day of a suspension.
int pay_most(const SuspensionRule& rule, const SuspensionGround& ground, Date from, Date until) {
  if (!ground.pay_withheld) return 0;
  const Date later =
      calendar::due_date(calendar::Jurisdiction::nl, calendar::ClockNature::policy, from, rule.later_after);
  return until > later ? rule.later_percent : rule.first_percent;
}

void check_suspension(Errors& errors, const SuspensionRule& rule, const MeasureInput& input) {
  const std::string key = value_of(input, "ground");
  const auto ground = std::ranges::find(rule.grounds, key, &SuspensionGround::key);
  if (ground == rule.grounds.end()) errors.push_back(invalid("error.choose", "value_ground"));
  const auto from = date_from_iso(value_of(input, "from"));
  const auto until = date_from_iso(value_of(input, "until"));
  if (!from) errors.push_back(invalid("error.date", "value_from"));
  if (!until) errors.push_back(invalid("error.date", "value_until"));
  if (!from || !until || ground == rule.grounds.end()) return;
  const auto end = [](Date day, calendar::Period period) {
    return calendar::due_date(calendar::Jurisdiction::nl, calendar::ClockNature::policy, day, period);
  };
  const Date last = end(*from, rule.most);
  const bool extended = value_of(input, "extended") == "1";
  const Date most = extended ? end(last, rule.extension) : last;
  if (*until <= *from || *until > most)
    errors.push_back(invalid("decisions.suspension_too_long", "value_until", {to_iso(most)}));
  check_number(errors, input, "pay", 0, pay_most(rule, *ground, *from, *until));
}

}  // namespace

std::string_view code_of(Stage stage) {
  for (const auto& [value, code] : kStages)
    if (value == stage) return code;
  return "fresh";
}

Stage stage_of(const Case& decided) {
  if (decided.erased_on) return Stage::erased;
  if (decided.executed_on) return Stage::executed;
  if (decided.appeal.is_settled()) return Stage::final;
  if (decided.objection.is_settled()) return decided.objection.outcome == "none" ? Stage::final : Stage::objected;
  if (decided.served_on) return Stage::served;
  if (decided.decided_on) return Stage::decided;
  if (decided.view_on) return Stage::viewed;
  if (decided.intended_on) return Stage::intended;
  return decided.recommended_on ? Stage::recommended : Stage::fresh;
}

Errors check_measure(const Sanctions& sanctions, const StaffCategory& category, const MeasureInput& input, Date today) {
  if (input.measure.empty()) return {invalid("error.choose", "measure")};
  const Measure* measure = sanctions.measure(input.measure);
  const auto offered = sanctions.offered_to(category);
  if (!measure || std::ranges::find(offered, measure) == offered.end())
    return {invalid("decisions.not_for_category", "measure")};
  Errors errors;
  for (const auto& limit : measure->limits) check_number(errors, input, limit.key, 1, limit.most);
  if (measure->money && sanctions.money_limit) check_number(errors, input, "money", 0, sanctions.money_limit->most);
  if (measure->suspends) check_suspension(errors, *sanctions.suspension, input);
  check_probation(errors, sanctions, *measure, input, today);
  return errors;
}

Result<Done> check_power(const Sanctions& sanctions, const StaffCategory& category, const Measure& measure,
                         std::string_view authority) {
  const auto held = std::ranges::find(sanctions.authorities, authority, &Authority::key);
  if (held == sanctions.authorities.end()) return invalid("error.choose", "authority");
  const std::string needed = sanctions.authority_for(category, measure);
  if (needed.empty()) return Done{};
  const auto least = std::ranges::find(sanctions.authorities, needed, &Authority::key);
  if (held < least) return Error{ErrorKind::forbidden, "decisions.needs_" + needed, "authority"};
  return Done{};
}

void settle(Case& decided, Challenge& challenge, const std::string& outcome, const std::string& revised, Date today,
            const std::string& annulled_as) {
  challenge.outcome = outcome;
  challenge.decided_on = today;
  if (outcome == "revised") decided.measure = revised;
  if (outcome == "annulled") decided.measure = annulled_as;
  if (outcome == "revised" || outcome == "annulled") {
    decided.conditional = false;
    decided.probation_until.reset();
  }
}

}  // namespace waarborg::decisions
