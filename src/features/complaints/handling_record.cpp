#include "features/complaints/handling_record.h"

#include <algorithm>

#include "base/text.h"
#include "matters/content.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/timeline.h"

namespace waarborg::complaints {

namespace {

Result<matters::Opened> open_to_change(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                                       const std::string& matter_id) {
  auto opened = TRY(open_complaint(tx, house, viewer, matter_id));
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  return opened;
}

/// Names the officer in the matter, unless somebody did.
Result<Done> name_officer(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                          const std::string& actor, const std::string& officer) {
  if (officer.empty()) return Done{};
  for (const auto& person : matters::people(tx, opened))
    if (person.capacity == "concerned" && i18n::fold(person.text) == i18n::fold(officer)) return Done{};
  return matters::name_person(tx, house, opened, actor, {.capacity = "concerned", .text = officer});
}

void leave_trace(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                 const std::string& actor, const std::string& kind) {
  matters::add_event(tx, house, opened.matter.id, opened.key, {actor, "complaint_" + kind});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "complaint." + kind, opened.matter.id});
}

}  // namespace

Result<matters::Opened> open_complaint(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                                       const std::string& matter_id) {
  auto opened = TRY(matters::open_for(tx, house, viewer, matter_id));
  if (opened.matter.kind != "complaint") return not_found();
  return opened;
}

Result<Done> record_allegation(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                               const std::string& matter_id, const std::string& id, int version,
                               const AllegationInput& input) {
  const auto opened = TRY(open_to_change(tx, house, viewer, matter_id));
  const Allegation before = id.empty() ? Allegation{} : TRY(find_allegation(tx, opened, id));
  if (before.version != version) return conflict("matter.changed");
  if (Errors errors = check_allegation(input, house.content.complaint_terms); !errors.empty()) return errors;
  const Hands hands{viewer.account_id, viewer.has(identity::Role::authority)};
  const Allegation after = TRY(applied(before, input, hands, house.today()));
  if (id.empty())
    add_allegation(tx, house, opened, after);
  else if (!update_allegation(tx, opened, after))
    return conflict("matter.changed");
  TRY(name_officer(tx, house, opened, viewer.account_id, after.officer));
  const bool judged = after.final_finding != before.final_finding;
  leave_trace(tx, house, opened, viewer.account_id, judged ? "judged" : "allegation");
  return Done{};
}

Result<Done> record_allegation(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                               const std::string& id, int version, const AllegationInput& input) {
  return house.database().write(
      [&](storage::Transaction& tx) { return record_allegation(tx, house, viewer, matter_id, id, version, input); });
}

Result<Done> record_complainant(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                                const std::string& name, const std::string& contact) {
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    const auto opened = TRY(open_to_change(tx, house, viewer, matter_id));
    Errors errors;
    for (const auto& [field, value] : {std::pair{"name", &name}, std::pair{"contact", &contact}}) {
      if (trim(*value).empty()) errors.push_back(invalid("error.required", field));
      if (count_characters(*value) > static_cast<std::size_t>(kOfficerMax))
        errors.push_back(invalid("error.too_long", field, {std::to_string(kOfficerMax)}));
    }
    if (!errors.empty()) return errors;
    matters::add_person(
        tx, house, matter_id, opened.key,
        {.capacity = "complainant", .text = std::string(trim(name)), .contact = std::string(trim(contact))});
    matters::add_event(tx, house, matter_id, opened.key, {viewer.account_id, "person_named", {"complainant"}});
    audit::record(tx, house.clock(),
                  {audit::Chain::staff, viewer.account_id, "person.name", matter_id, "", "complainant"});
    return Done{};
  });
}

Result<Done> record_checks(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                           int version, const std::vector<CheckInput>& inputs) {
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    const auto opened = TRY(open_to_change(tx, house, viewer, matter_id));
    HandlingFacts now = facts(tx, opened);
    if (now.version != version) return conflict("matter.changed");
    if (Errors errors = check_checklist(inputs, house.today()); !errors.empty()) return errors;
    const auto asked = checks_for(house.content.complaint_terms, allegations(tx, opened), opened.matter.theme);
    for (const auto& input : inputs)
      if (std::ranges::find(asked, input.key, &matters::ComplaintCheck::key) != asked.end())
        save_check(tx, opened, check_from(input, house.today()));
    if (!save_facts(tx, opened, now)) return conflict("matter.changed");
    leave_trace(tx, house, opened, viewer.account_id, "checks");
    return Done{};
  });
}

}  // namespace waarborg::complaints
