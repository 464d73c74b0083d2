#include "features/complaints/import_targets.h"

#include <map>

namespace waarborg::complaints {

std::optional<std::size_t> TargetSpec::index_of(std::string_view field) const {
  for (std::size_t at = 0; at < fields.size(); ++at)
    if (fields[at].name == field) return at;
  return std::nullopt;
}

// In the order of the enum. The order of the fields is the order of the parameters of queries/upsert_*.sql.
const std::vector<TargetSpec>& all_targets() {
  using enum FieldType;
  static const FieldSpec kCase{"case", id, true, true};
  static const std::vector<TargetSpec> kTargets{
      {Target::unit, "unit", {{"id", id, true, true}, {"name", text}, {"active", code, false, false, "yes_no"}}},
      {Target::officer, "officer", {{"id", id, true, true}, {"rank", text}, {"unit", id}}},
      {Target::unit_period,
       "unit_period",
       {{"officer", id, true, true}, {"starts_on", date, true, true}, {"unit", id, true}, {"ends_on", date}}},
      {Target::complaint_case,
       "case",
       {{"id", id, true, true},
        {"received_on", date},
        {"incident_on", date},
        {"closed_on", date},
        {"area", id},
        {"place", text}}},
      {Target::allegation,
       "allegation",
       {kCase,
        {"officer", id, false, true},
        {"category", code, false, false, "category"},
        {"label", text},
        {"recommended_finding", code, false, false, "finding"},
        {"final_finding", code, false, false, "finding"},
        {"recommended_outcome", code, false, false, "outcome"},
        {"final_outcome", code, false, false, "outcome"}},
       true},
      {Target::complainant, "complainant", {kCase, {"gender", code, false, false, "gender"}}, true},
      {Target::victim, "victim", {kCase, {"gender", code, false, false, "gender"}}, true},
      {Target::officer_filed, "officer_filed", {kCase}},
      {Target::training,
       "training",
       {{"person", id, true, true},
        {"course", text, true, true},
        {"held_on", date, true, true},
        {"result", code, true, false, "training"},
        {"hours", FieldType::hours}}},
  };
  return kTargets;
}

const TargetSpec& spec_of(Target target) { return all_targets()[static_cast<std::size_t>(target)]; }

namespace {

const std::map<std::string, std::vector<std::string>, std::less<>>& vocabularies() {
  static const std::map<std::string, std::vector<std::string>, std::less<>> kVocabularies{
      {"category",
       {"force", "search", "arrest_custody", "verbal_abuse", "discrimination", "service", "traffic", "corruption",
        "offence", "off_duty_conduct", "alcohol_drugs", "supervision", "procedures", "civil_suit", "other"}},
      {"finding",
       {"sustained", "partly_sustained", "not_sustained", "unfounded", "exonerated", "not_pursued", "other"}},
      {"outcome",
       {"none", "noted", "reprimand", "suspension_short", "suspension_medium", "suspension_long", "dismissal",
        "resigned", "not_served", "reinstated", "not_known", "other"}},
      {"gender", {"female", "male", "other"}},
      {"training", {"passed", "failed", "attended", "absent"}},
      {"yes_no", {"yes", "no"}},
  };
  return kVocabularies;
}

}  // namespace

const std::vector<std::string>& words_of(std::string_view vocabulary) {
  return vocabularies().find(vocabulary)->second;
}

std::vector<std::string> vocabulary_names() {
  std::vector<std::string> names;
  for (const auto& [name, words] : vocabularies()) names.push_back(name);
  return names;
}

}  // namespace waarborg::complaints
