#include "features/administration/people_plan.h"

#include <algorithm>
#include <set>

namespace waarborg::administration {

namespace {

using Known = std::map<std::string, directory::Person>;

bool is_gone(const directory::Person& person, Date today) { return person.left_on && *person.left_on <= today; }

bool same(const directory::Person& a, const directory::Person& b) {
  return a.name == b.name && a.mail == b.mail && a.unit_id == b.unit_id && a.function == b.function &&
         a.category == b.category && a.joined_on == b.joined_on && a.left_on == b.left_on;
}

class Planner {
 public:
  Planner(const PeopleFile& file, const std::map<std::string, std::string>& unit_ids, const Known& known, Date today)
      : file_(file), unit_ids_(unit_ids), known_(known), today_(today) {}

  ImportPlan run(bool whole) {
    for (const auto& row : file_.rows) take(row);
    if (whole) add_leavers();
    return std::move(plan_);
  }

 private:
  void take(const PeopleRow& row) {
    if (!row.problem.empty()) {
      unreadable_ = true;
      plan_.refused.push_back({row.line, row.cells, {invalid(row.problem)}});
      return;
    }
    PersonTexts texts = row.texts;
    Errors errors;
    const bool first = named_.insert(texts.number).second;
    if (!first) errors.push_back(invalid("administration.row_repeated", "number"));
    const auto unit = unit_ids_.find(texts.unit_id);
    if (unit != unit_ids_.end())
      texts.unit_id = unit->second;
    else if (!texts.unit_id.empty())
      errors.push_back(invalid("administration.unit_unknown", "unit", {texts.unit_id}));
    auto person = checked_person(texts);
    if (!person) errors.insert(errors.end(), person.errors().begin(), person.errors().end());
    if (!errors.empty())
      plan_.refused.push_back({row.line, row.cells, std::move(errors)});
    else
      add(row.line, std::move(*person));
  }

  void add(std::uint64_t line, directory::Person person) {
    const auto found = known_.find(person.personnel_number);
    if (found == known_.end()) {
      plan_.changes.push_back({Change::joiner, line, std::move(person), ""});
      return;
    }
    const directory::Person& before = found->second;
    keep_missing_columns(before, person);
    person.id = before.id;
    if (same(before, person)) {
      ++plan_.unchanged;
      return;
    }
    Change kind = Change::changed;
    if (is_gone(person, today_) && !is_gone(before, today_))
      kind = Change::leaver;
    else if (before.unit_id != person.unit_id)
      kind = Change::mover;
    plan_.changes.push_back({kind, line, std::move(person), before.unit_id});
  }

  void keep_missing_columns(const directory::Person& before, directory::Person& person) const {
    if (!file_.has("mail")) person.mail = before.mail;
    if (!file_.has("function")) person.function = before.function;
    if (!file_.has("category")) person.category = before.category;
    if (!file_.has("joined")) person.joined_on = before.joined_on;
    if (!file_.has("left")) person.left_on = before.left_on;
  }

  void add_leavers() {
    // A row that cannot be read may name anybody: then nobody is taken for absent.
    if (unreadable_) return;
    for (const auto& [number, person] : known_) {
      if (named_.contains(number) || is_gone(person, today_)) continue;
      PlannedPerson leaver{Change::leaver, 0, person, person.unit_id};
      leaver.person.left_on = today_;
      plan_.changes.push_back(std::move(leaver));
    }
  }

  const PeopleFile& file_;
  const std::map<std::string, std::string>& unit_ids_;
  const Known& known_;
  Date today_;
  std::set<std::string> named_;
  bool unreadable_ = false;
  ImportPlan plan_;
};

void append(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

}  // namespace

std::int64_t ImportPlan::count(Change kind) const { return std::ranges::count(changes, kind, &PlannedPerson::kind); }

std::string ImportPlan::digest() const {
  std::string all;
  for (const auto& [kind, line, person, unit_before] : changes) {
    all += std::to_string(static_cast<int>(kind));
    for (const std::string& part : {person.personnel_number, person.name, person.mail, person.unit_id, person.function,
                                    person.category, unit_before})
      append(all, part);
    append(all, person.joined_on ? to_iso(*person.joined_on) : "");
    append(all, person.left_on ? to_iso(*person.left_on) : "");
  }
  return to_hex(sealing::digest(as_bytes(all)));
}

ImportPlan plan_import(const PeopleFile& file, const std::map<std::string, std::string>& unit_ids,
                       const std::map<std::string, directory::Person>& known, bool whole, Date today) {
  return Planner(file, unit_ids, known, today).run(whole);
}

}  // namespace waarborg::administration
