#include "features/administration/procedures.h"

#include <algorithm>

#include "matters/content.h"
#include "matters/procedure_loader.h"
#include "platform/content/reader.h"

namespace waarborg::administration {

namespace {

/// The line of a text on which a word first stands, from 1; 0 when nowhere.
int line_of(const std::string& text, const std::string& word) {
  const auto at = text.find(word);
  if (word.empty() || at == std::string::npos) return 0;
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

class References {
 public:
  References(storage::Transaction& tx, const House& house, const matters::Procedure& procedure, const std::string& name)
      : house_(house), procedure_(procedure), name_(name) {
    for (const auto& desk : directory::desks(tx)) desks_.push_back(desk.code);
    for (const auto& version : house.procedures.list(tx)) {
      procedures_.push_back(version.key);
      if (version.key == procedure.key) latest_ = std::max(latest_, version.version);
    }
    procedures_.push_back(procedure.key);
  }

  Errors check() {
    if (procedure_.version <= latest_) wrong("version:", "version", {"expected.newer", {std::to_string(latest_)}});
    require(desks_, procedure_.desk, "desk", "expected.own_desk");
    for (const auto& phase : procedure_.phases)
      for (const auto& step : phase.steps) check_step(phase, step);
    for (const auto& outcome : procedure_.outcomes)
      require(procedures_, outcome.opens, "outcomes." + outcome.key + ".opens", "expected.own_procedure");
    return std::move(errors_);
  }

 private:
  void check_step(const matters::Phase& phase, const matters::Step& step) {
    const std::string place = "phases." + phase.key + ".steps." + step.key;
    if (step.responsible.what == "desk")
      require(desks_, step.responsible.key, place + ".responsible", "expected.own_desk");
    if (!step.letter.empty() && house_.content.letters.find(step.letter) == nullptr)
      wrong(step.letter, place + ".letter", "expected.own_letter");
  }
  void require(const std::vector<std::string>& known, const std::string& key, const std::string& field,
               const char* expected) {
    if (!key.empty() && std::ranges::find(known, key) == known.end()) wrong(key, field, expected);
  }
  void wrong(const std::string& word, const std::string& field, content::Expected expected) {
    errors_.push_back(content::mistake(name_, line_of(procedure_.text, word), field, std::move(expected)));
  }

  const House& house_;
  const matters::Procedure& procedure_;
  const std::string& name_;
  int latest_ = 0;
  std::vector<std::string> desks_, procedures_;
  Errors errors_;
};

/// On the form every mistake is about one field.
Errors about_the_text(Errors errors) {
  for (Error& error : errors) error.field = "text";
  return errors;
}

}  // namespace

Result<matters::Procedure> check_procedure(storage::Transaction& tx, const House& house, const std::string& text,
                                           const std::string& name) {
  auto procedure = matters::parse_procedure(text, name, house.jurisdiction());
  if (!procedure) return about_the_text(procedure.errors());
  if (const auto rooms = house.rooms.check({*procedure}); !rooms) return about_the_text(rooms.errors());
  Errors errors = about_the_text(References(tx, house, *procedure, name).check());
  if (!errors.empty()) return errors;
  return procedure;
}

Result<matters::Procedure> store_procedure(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                           const std::string& text, const std::string& name) {
  TRY(may_administer(tx, viewer));
  auto procedure = TRY(check_procedure(tx, house, text, name));
  TRY(house.procedures.store(tx, procedure));
  record(tx, house, viewer, "procedure.store", "", procedure.key + " " + std::to_string(procedure.version));
  return procedure;
}

int active_version(storage::Transaction& tx, const House& house, const std::string& key) {
  for (const auto& version : house.procedures.list(tx))
    if (version.key == key && version.active) return version.version;
  return 0;
}

Result<Done> activate_procedure(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                const std::string& key, int version, int seen_active) {
  TRY(may_administer(tx, viewer));
  const int active = active_version(tx, house, key);
  if (active != seen_active || active == version) return conflict("error.conflict");
  TRY(house.procedures.activate(tx, key, version, house.today()));
  record(tx, house, viewer, "procedure.activate", "", key + " " + std::to_string(version));
  return Done{};
}

}  // namespace waarborg::administration
