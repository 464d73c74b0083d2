#include "features/administration/people.h"

#include "features/administration/person_form.h"

namespace waarborg::administration {

Result<std::string> save_person_form(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                     const std::string& person_id, const http::Fields& form) {
  PersonTexts texts{form.get("number"),   form.get("name"),     form.get("mail"),   form.get("unit"),
                    form.get("function"), form.get("category"), form.get("joined"), form.get("left")};
  std::optional<directory::Person> known;
  if (!person_id.empty()) {
    known = directory::find_person(tx, house.keys(), person_id);
    if (!known) return not_found();
    texts.number = known->personnel_number;
    TRY(may_administer(tx, viewer, known->unit_id));
  }
  auto checked = checked_person(texts);
  Errors errors = checked ? Errors{} : checked.errors();
  if (!texts.unit_id.empty() && !directory::find_unit(tx, texts.unit_id))
    errors.push_back(invalid("error.choice", "unit"));
  if (!known && directory::find_person_by_number(tx, house.keys(), texts.number))
    errors.push_back(invalid("administration.person_number_taken", "number"));
  if (!errors.empty()) return errors;
  TRY(may_administer(tx, viewer, checked->unit_id));
  const std::string id = directory::save_person(tx, house.keys(), *checked);
  record(tx, house, viewer, "person.save", id);
  return id;
}

Result<PersonView> load_person(storage::Transaction& tx, const House& house, const std::string& person_id) {
  auto person = directory::find_person(tx, house.keys(), person_id);
  if (!person) return not_found();
  PersonView view;
  if (const auto unit = directory::find_unit(tx, person->unit_id)) view.unit_name = unit->name;
  view.person = std::move(*person);
  view.account = directory::account_of_person(tx, person_id);
  if (!view.account) return view;
  view.grants = directory::grant_history(tx, view.account->account_id);
  for (const auto& desk : directory::desks(tx)) {
    auto seats = directory::desk_members(tx, desk.id);
    for (const auto& proposed : directory::proposed_desk_members(tx, desk.id)) seats.push_back(proposed);
    for (const auto& seat : seats)
      if (seat.account_id == view.account->account_id) view.desk_codes.push_back(desk.code);
  }
  return view;
}

}  // namespace waarborg::administration
