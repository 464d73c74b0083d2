// Units (a tree), people, accounts' roles and desks: who exists and who may do what, in general.
//
// Names of people are sealed with the installation's directory key; they are found again by keyed tokens of their
// folded forms. Personnel numbers, units and functions are plain. A grant or a leaving date counts from its day on:
// the day named "until" or "left" is the first one without.
#pragma once

#include <map>
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
  std::string code;  ///< the force's own code, unique
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
/// Whether `unit_id` is `ancestor_id` or stands below it.
bool is_within(storage::Transaction& tx, const std::string& unit_id, const std::string& ancestor_id);
/// Inserts or updates by code; answers the id (unit.id when a new unit brings one). Moves everything below along;
/// `path` is computed. REQUIRES: the parent exists or is empty, and is not the unit or below it (is_within).
std::string save_unit(storage::Transaction& tx, const Unit& unit);

std::optional<Person> find_person(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& id);
std::optional<Person> find_person_by_number(storage::Transaction& tx, const identity::InstanceKeys& keys,
                                            const std::string& personnel_number);
/// The person's name, or empty when there is none.
std::string person_name(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& id);
/// The name behind an account.
std::string account_name(storage::Transaction& tx, const identity::InstanceKeys& keys, const std::string& account_id);
/// Inserts or updates by personnel number, with name tokens; answers the id (person.id when a new one brings it).
/// REQUIRES: the unit exists.
std::string save_person(storage::Transaction& tx, const identity::InstanceKeys& keys, const Person& person);
/// People whom a typed text may mean: personnel number, full name, or last name with first initial, all folded, in
/// either order, with or without particles ("van", "de", "'t"); the text may name several people (name_forms.h).
/// Deliberately wide: everyone found is kept out of a report until a person decides otherwise.
std::vector<std::string> people_meant_by(storage::Transaction& tx, const identity::InstanceKeys& keys,
                                         std::string_view typed);

struct PeopleQuery {
  std::string unit_id{};  ///< that unit and below
  std::string name{};     ///< every word must be a word of the name (folded)
  bool with_leavers = false;
  std::optional<Date> present_on{};  ///< who left by that day is a leaver; unset: who has any leaving date
  std::string after_number{};        ///< keyset by personnel number
  int limit = 50;
};
std::vector<Person> list_people(storage::Transaction& tx, const identity::InstanceKeys& keys, const PeopleQuery& query);

/// How many people a unit has on `on`, those of the units below it not counted; units without people are left out.
std::map<std::string, std::int64_t> people_per_unit(storage::Transaction& tx, Date on);

struct AccountInfo {
  std::string account_id;
  std::string person_id;
  std::string sign_in_name;
  std::string language;
  sealing::PublicKey public_key;
  bool closed = false;  ///< cannot sign in any more
};
/// Errors: "auth.name_taken" (the folded name, or the person has an account already).
Result<Done> add_account(storage::Transaction& tx, const AccountInfo& account);
void set_account_language(storage::Transaction& tx, const std::string& account_id, const std::string& language);
/// A closed account is no longer found by role; its person, wraps and history stay.
void set_account_closed(storage::Transaction& tx, const std::string& account_id, bool closed);
std::vector<AccountInfo> accounts(storage::Transaction& tx);
/// By the name as typed (case and surrounding space do not count).
std::optional<AccountInfo> find_account_by_name(storage::Transaction& tx, std::string_view sign_in_name);
/// A sign-in name as it is kept and compared.
std::string folded_sign_in_name(std::string_view typed);
std::optional<AccountInfo> find_account(storage::Transaction& tx, const std::string& account_id);
std::optional<AccountInfo> account_of_person(storage::Transaction& tx, const std::string& person_id);
/// Grants in effect on `on`; without a day, those that have no end.
std::vector<identity::Grant> grants_of(storage::Transaction& tx, const std::string& account_id,
                                       std::optional<Date> on = std::nullopt);
/// Open accounts that hold `role` over `unit_id` (their scope is the unit or one above it), by a grant as above.
/// Only granted roles count: nobody is granted `employee`.
std::vector<AccountInfo> accounts_with(storage::Transaction& tx, identity::Role role, const std::string& unit_id,
                                       std::optional<Date> on = std::nullopt);
/// Does nothing when there is such a grant without an end.
void grant(storage::Transaction& tx, const std::string& account_id, identity::Role role, const std::string& unit_id,
           Date from);
/// Ends such grants on `until`, the first day without.
void revoke(storage::Transaction& tx, const std::string& account_id, identity::Role role, const std::string& unit_id,
            Date until);

struct GrantRow {
  std::string account_id;
  identity::Role role;
  std::string unit_id;
  Date from_on;
  std::optional<Date> until_on;  ///< the first day without
};
/// Every grant that has not ended by `on`, those that begin later included; by account.
std::vector<GrantRow> grants_not_ended(storage::Transaction& tx, Date on);
/// Every grant the account ever had, the latest first.
std::vector<GrantRow> grant_history(storage::Transaction& tx, const std::string& account_id);

std::optional<Desk> find_desk(storage::Transaction& tx, const std::string& code);
std::vector<Desk> desks(storage::Transaction& tx);
std::optional<Desk> find_desk_by_id(storage::Transaction& tx, const std::string& id);
struct DeskMember {
  std::string account_id;
  std::string person_id;
  sealing::PublicKey public_key;
};
/// Who holds the desk's key.
std::vector<DeskMember> desk_members(storage::Transaction& tx, const std::string& desk_id);
/// Who was proposed and waits for a member to admit them.
std::vector<DeskMember> proposed_desk_members(storage::Transaction& tx, const std::string& desk_id);
/// Makes a desk with a new key pair, wrapped for its first members.
Desk create_desk(storage::Transaction& tx, const std::string& code, const std::vector<std::string>& first_accounts);
/// What an administrator does: the place is there, the key is not, for an administrator holds none.
/// Errors: "error.not_found", "directory.desk_member_already".
Result<Done> propose_desk_member(storage::Transaction& tx, const std::string& desk_id, const std::string& account_id);
/// What a member does, one wrap: gives `account_id` the desk's key. Errors: "error.not_found",
/// "directory.desk_key_old" (`pair` is not the desk's, or no longer).
Result<Done> admit_to_desk(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& pair,
                           const std::string& account_id);
struct RotatedDesk {
  Desk desk;              ///< the next generation
  sealing::KeyPair pair;  ///< its key pair, wrapped for the members who stay
};
/// Takes a member off the desk: whoever left may have kept the old key, so the desk gets a new one. What is wrapped for
/// the old one must be wrapped anew (matters::rewrap_desk), at once or in steps: the old key stays within reach of the
/// members (desk_pair_at). A proposed member is only taken off the list; the desk stays as it is.
/// Errors: as admit_to_desk, and "directory.desk_last_member".
Result<RotatedDesk> remove_from_desk(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& pair,
                                     const std::string& account_id);
/// The desk's pair of an earlier generation, from the `pair` of today; nothing when `pair` is not the desk's.
std::optional<sealing::KeyPair> desk_pair_at(storage::Transaction& tx, const std::string& desk_id, int generation,
                                             const sealing::KeyPair& pair);
/// The desks of an account with their keys, opened with the account's pair. Without a pair (an API token) the desks
/// alone, their pairs empty.
std::vector<identity::DeskKey> desks_of(storage::Transaction& tx, const std::string& account_id,
                                        const std::optional<sealing::KeyPair>& account);

}  // namespace waarborg::directory
