#include "matters/event_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "matters/confirmation.h"

namespace waarborg::matters {

namespace {

std::string argument(const TimelineLine& line, std::size_t index) {
  return index < line.arguments.size() ? line.arguments[index] : std::string{};
}

std::string date_words(const i18n::Translator& t, const std::string& iso) {
  const auto date = date_from_iso(iso);
  return date ? t.date(*date) : iso;
}

std::string step_title(const i18n::Translator& t, const Procedure& procedure, const std::string& key) {
  const Step* step = procedure.step(key);
  return step ? t(step->title) : key;
}

/// What was opened out of the matter, by the outcome that opens it: several procedures may be of one kind.
std::string opened_words(const i18n::Translator& t, const Procedure& procedure, const std::string& key) {
  const auto outcome = std::ranges::find(procedure.outcomes, key, &Outcome::opens);
  return outcome == procedure.outcomes.end() ? t("matter.kind_" + key) : t(outcome->title);
}

std::string clock_title(const i18n::Translator& t, const Procedure& procedure, const std::string& key) {
  const ClockRule* clock = procedure.clock(key);
  return clock ? t(clock->title) : key;
}

std::string named(const i18n::Translator& t, const NameOf& name_of, const std::string& account_id) {
  const std::string name = name_of(account_id);
  return name.empty() ? t("timeline.actor_unknown") : name;
}

/// The codes and ids of an event as words, in the order of the sentence.
std::vector<std::string> words_of(const i18n::Translator& t, const Procedure& procedure, const TimelineLine& line,
                                  const NameOf& name_of) {
  const std::string first = argument(line, 0);
  if (starts_with(line.kind, "step_")) return {step_title(t, procedure, first)};
  if (starts_with(line.kind, "clock_")) return {clock_title(t, procedure, first), date_words(t, argument(line, 1))};
  if (line.kind == "phase") {
    const Phase* phase = procedure.phase(first);
    return {phase ? t(phase->title) : first};
  }
  if (starts_with(line.kind, "triage_")) {
    const Outcome* outcome = procedure.outcome(first);
    return {outcome ? t(outcome->title) : first};
  }
  if (starts_with(line.kind, "conflict_") || line.kind == "assigned" || line.kind == "taken_back")
    return {role_name(t, first), named(t, name_of, argument(line, 1))};
  if (line.kind == "handed_over")
    return {role_name(t, first), named(t, name_of, argument(line, 1)), named(t, name_of, argument(line, 2))};
  if (line.kind == "stepped_aside") return {named(t, name_of, first)};
  if (line.kind == "person_named") return {t("matter.capacity_" + first)};
  if (starts_with(line.kind, "enquiry_")) return {first};
  if (line.kind == "derived") return {opened_words(t, procedure, argument(line, 1))};
  return {};
}

constexpr std::array<std::string_view, 17> kTaskKinds{"step",
                                                      "conflict",
                                                      "footage",
                                                      "contact_concerned",
                                                      "concerned_reply",
                                                      "concerned_way",
                                                      "approve_plan",
                                                      "revise_plan",
                                                      "second",
                                                      "answer_message",
                                                      "check_pause",
                                                      "notify_extension_complainant",
                                                      "notify_extension_reporter",
                                                      "notify_extension_person_concerned",
                                                      "notify",
                                                      "reminder",
                                                      "escalation"};

constexpr std::array<std::string_view, 23> kRoles{"handler",
                                                  "commissioner",
                                                  "decider",
                                                  "second",
                                                  "care_contact",
                                                  "team_chief",
                                                  "expert",
                                                  "adviser",
                                                  "panel",
                                                  "acted",
                                                  "reader",
                                                  "employee",
                                                  "triage",
                                                  "authority",
                                                  "complaint_handler",
                                                  "complaint_committee",
                                                  "confidential_adviser",
                                                  "prevention",
                                                  "analyst",
                                                  "privacy_officer",
                                                  "auditor",
                                                  "administrator",
                                                  "custodian"};

}  // namespace

std::string actor_name(const i18n::Translator& t, const std::string& actor, const NameOf& name_of) {
  if (actor == kConfirmingActor) return t("timeline.actor_system");
  if (actor == "system" || actor == "reporter" || actor == "complainant") return t("timeline.actor_" + actor);
  return named(t, name_of, actor);
}

std::string event_sentence(const i18n::Translator& t, const Procedure& procedure, const TimelineLine& line,
                           const NameOf& name_of) {
  return t("timeline." + line.kind, words_of(t, procedure, line, name_of));
}

std::string task_sentence(const i18n::Translator& t, const TaskRow& task) {
  const auto kind = std::ranges::find_if(kTaskKinds, [&](std::string_view known) {
    return task.kind == known || starts_with(task.kind, std::string(known) + "_");
  });
  return t("task." + std::string(kind == kTaskKinds.end() ? "something" : *kind), {t(task.step_title)});
}

std::string role_name(const i18n::Translator& t, const std::string& role) {
  return std::ranges::find(kRoles, role) == kRoles.end() ? role : t("participant.role_" + role);
}

bool is_desk_code(std::string_view code) {
  constexpr std::array<std::string_view, 9> kDesks{"triage",      "complaints",    "authority",
                                                   "central",     "welfare",       "whistleblower",
                                                   "prosecution", "query-monitor", "query-approval"};
  return std::ranges::find(kDesks, code) != kDesks.end();
}

std::string desk_name(const i18n::Translator& t, const std::string& code) {
  return is_desk_code(code) ? t("desk." + code) : t("desk.unnamed", {code});
}

}  // namespace waarborg::matters
