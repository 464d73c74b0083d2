#include "platform/directory/directory.h"
#include "platform/directory/name_forms.h"
#include "platform/directory/people_rows.h"
#include "queries/platform_directory.h"

namespace waarborg::directory {
namespace {

namespace sql = queries::platform_directory;

std::string place_of(const std::string& id, std::string_view column) {
  return "directory_people:" + id + ":" + std::string(column);
}

/// A name that does not open is shown as nothing: the row was changed or the instance key is another one.
std::string opened(const identity::InstanceKeys& keys, const storage::Row& row, const std::string& id,
                   const char* column) {
  return sealing::open_text(keys.directory, place_of(id, column), row.blob(column)).value_or("");
}

std::optional<Person> as_person(const identity::InstanceKeys& keys, const std::optional<storage::Row>& row) {
  if (!row) return std::nullopt;
  return person_of(keys, *row);
}

void save_tokens(storage::Transaction& tx, const identity::InstanceKeys& keys, const Person& person) {
  tx.execute(sql::person_tokens_delete, {person.id});
  for (const auto& form : forms_of_person(person.name, person.personnel_number)) {
    tx.execute(sql::person_token_insert, {keys.name_token(form), person.id});
  }
}

}  // namespace

Person person_of(const identity::InstanceKeys& keys, const storage::Row& row) {
  const std::string& id = row.text("id");
  return {id,
          row.text("personnel_number"),
          opened(keys, row, id, "name"),
          opened(keys, row, id, "mail"),
          row.text("unit_id"),
          row.text("function"),
          row.text("category"),
          row.maybe_date("joined_on"),
          row.maybe_date("left_on")};
}

std::optional<Person> find_person(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& id) {
  return as_person(keys, tx.find(sql::person_by_id, {id}));
}

std::optional<Person> find_person_by_number(storage::Transaction& tx, const identity::InstanceKeys& keys,
                                            const std::string& personnel_number) {
  return as_person(keys, tx.find(sql::person_by_number, {personnel_number}));
}

std::string person_name(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& id) {
  const auto row = tx.find(sql::person_name, {id});
  return row ? opened(keys, *row, id, "name") : std::string{};
}

std::string account_name(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& account_id) {
  const auto account = find_account(tx, account_id);
  return account ? person_name(tx, keys, account->person_id) : std::string{};
}

std::string save_person(storage::Transaction& tx, const identity::InstanceKeys& keys, const Person& person) {
  const auto known = find_person_by_number(tx, keys, person.personnel_number);
  Person saved = person;
  if (known) saved.id = known->id;
  if (saved.id.empty()) saved.id = new_id();
  const Bytes name = sealing::seal(keys.directory, place_of(saved.id, "name"), saved.name);
  const Bytes mail = sealing::seal(keys.directory, place_of(saved.id, "mail"), saved.mail);
  if (known) {
    tx.execute(sql::person_update,
               {saved.id, name, mail, saved.unit_id, saved.function, saved.category, saved.joined_on, saved.left_on});
  } else {
    tx.execute(sql::person_insert, {saved.id, saved.personnel_number, name, mail, saved.unit_id, saved.function,
                                    saved.category, saved.joined_on, saved.left_on});
  }
  if (!known || known->name != saved.name) save_tokens(tx, keys, saved);
  return saved.id;
}

}  // namespace waarborg::directory
