// Units (a tree), people, accounts' roles and desks: who exists and who may do what, in general.
//
// Names of people are sealed with the installation's directory key; they are found again by keyed tokens of their
// folded forms. Personnel numbers, units and functions are plain.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/identity/instance_keys.h"
#include "platform/identity/viewer.h"
#include "platform/storage/database.h"

namespace waarborg::directory {

struct Unit {
  std::string id;
  std::string code;       ///< the force's own code, unique
  std::string name;
  std::string parent_id;  ///< empty for the root
  std::string path;       ///< ids from the root down, "/" between and at both ends: a subtree is a prefix
};

struct Person {
  std::string id;
  std::string personnel_number;  ///< unique
  std::string name;
  std::string mail;
  std::string unit_id;
  std::string function;
  std::string category;  ///< "operational", "calog", "contract", "external", "trainee" (ORG-16)
  std::optional<Date> joined_on;
  std::optional<Date> left_on;
};

struct Desk {
  std::string id;
  std::string code;  ///< "triage", "complaints", "central", "authority", "welfare"
  sealing::PublicKey public_key;
  int generation = 1;
};

std::vector<Unit> units(storage::Transaction& tx);
std::optional<Unit> find_unit(storage::Transaction& tx, const std::string& id);
/// Inserts or updates by code; answers the id. REQUIRES: the parent exists or is empty.
std::string save_unit(storage::Transaction& tx, const Unit& unit);

std::optional<Person> find_person(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& id);
/// The person's name, or empty when there is none.
std::string person_name(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& id);
/// The name behind an account.
std::string account_name(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& account_id);
/// Inserts or updates by personnel number, with name tokens; answers the id.
std::string save_person(storage::Transaction& tx, const identity::InstanceKeys& keys, const Person& person);
/// People whom a typed text may mean: personnel number, full name, or last name with first initial, all folded.
/// Deliberately wide: everyone found is kept out of a report until a person decides otherwise.
std::vector<std::string> people_meant_by(storage::Transaction& tx, const identity::InstanceKeys& keys, std::string_view typed);

struct PeopleQuery {
  std::string unit_id;  ///< that unit and below
  std::string name;     ///< every word must be a word of the name (folded)
  bool with_leavers = false;
  std::string after_number;  ///< keyset by personnel number
  int limit = 50;
};
std::vector<Person> list_people(storage::Transaction& tx, const identity::InstanceKeys& keys, const PeopleQuery& query);

struct AccountInfo {
  std::string account_id;
  std::string person_id;
  std::string sign_in_name;
  std::string language;
  sealing::PublicKey public_key;
};
std::optional<AccountInfo> find_account(storage::Transaction& tx, const std::string& account_id);
std::optional<AccountInfo> account_of_person(storage::Transaction& tx, const std::string& person_id);
std::vector<identity::Grant> grants_of(storage::Transaction& tx, const std::string& account_id);
/// Accounts that hold `role` over `unit_id` (their scope is the unit or one above it).
std::vector<AccountInfo> accounts_with(storage::Transaction& tx, identity::Role role, const std::string& unit_id);
void grant(storage::Transaction& tx, const std::string& account_id, identity::Role role, const std::string& unit_id, Date from);
void revoke(storage::Transaction& tx, const std::string& account_id, identity::Role role, const std::string& unit_id, Date until);

std::optional<Desk> find_desk(storage::Transaction& tx, const std::string& code);
std::vector<Desk> desks(storage::Transaction& tx);
struct DeskMember {
  std::string account_id;
  std::string person_id;
  sealing::PublicKey public_key;
};
std::vector<DeskMember> desk_members(storage::Transaction& tx, const std::string& desk_id);
/// Makes a desk with a new key pair, wrapped for its first members.
Desk create_desk(storage::Transaction& tx, const std::string& code, const std::vector<std::string>& first_accounts);
/// One wrap: gives `account_id` the desk's key. REQUIRES: `pair` is the desk's.
Result<Done> admit_to_desk(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& pair,
                           const std::string& account_id);

}  // namespace waarborg::directory
