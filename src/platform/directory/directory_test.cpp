#include "platform/directory/directory.h"
#include "platform/directory/role_holders.h"

#include <doctest/doctest.h>

#include "migrations/platform_directory.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::directory;
using identity::Role;

namespace {

const identity::InstanceKeys& keys() {
  static const auto made = (sealing::sealing_init(), identity::InstanceKeys::random());
  return made;
}

/// Runs the test in one write transaction on each database.
void in_directory(const std::function<void(storage::Transaction&)>& test) {
  keys();
  storage::for_each_database(migrations::platform_directory::all(), [&](storage::Database& database) {
    const auto done = database.write([&](storage::Transaction& tx) -> Result<Done> {
      test(tx);
      return Done{};
    });
    CHECK(done.ok());
  });
}

constexpr Date day(int number) {
  return Date{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day(static_cast<unsigned>(number))};
}

std::string add_person(storage::Transaction& tx, const std::string& number, const std::string& name,
                       const std::string& unit) {
  return save_person(tx, keys(),
                     {"", number, name, number + "@politie.example", unit, "agent", "operational", day(1), {}});
}

struct Member {
  std::string account_id;
  sealing::KeyPair pair = sealing::KeyPair::random();
};
Member add_member(storage::Transaction& tx, const std::string& number, const std::string& unit) {
  Member member{"a" + number};
  const auto person = add_person(tx, number, "Naam " + number, unit);
  REQUIRE(add_account(tx, {member.account_id, person, "Naam." + number, "nl", member.pair.public_key}));
  return member;
}

std::vector<std::string> numbers_of(const std::vector<Person>& people) {
  std::vector<std::string> numbers;
  for (const auto& person : people) numbers.push_back(person.personnel_number);
  return numbers;
}
using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("Unit_ThatMoves_TakesItsSubtreeAlong") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto north = save_unit(tx, {"", "N", "Noord", root, ""});
    const auto south = save_unit(tx, {"", "Z", "Zuid", root, ""});
    const auto team = save_unit(tx, {"", "N1", "Team 1", north, ""});
    CHECK(find_unit(tx, team)->path == "/" + root + "/" + north + "/" + team + "/");

    CHECK(save_unit(tx, {"", "N", "Noord-Oost", south, ""}) == north);
    CHECK(find_unit(tx, north)->name == "Noord-Oost");
    CHECK(find_unit(tx, team)->path == "/" + root + "/" + south + "/" + north + "/" + team + "/");
    CHECK(is_within(tx, team, south));
    CHECK(is_within(tx, team, team));
    CHECK_FALSE(is_within(tx, south, north));
    CHECK(units(tx).size() == 4);
    CHECK(units(tx).front().id == root);
    CHECK_FALSE(find_unit(tx, "nowhere"));
  });
}

TEST_CASE("Person_Saved_IsFoundWithNameAndLeavesNoNameInTheTable") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto id = add_person(tx, "1001", "Inge van 't Hof", root);
    const auto person = find_person(tx, keys(), id);
    REQUIRE(person);
    CHECK(person->name == "Inge van 't Hof");
    CHECK(person->mail == "1001@politie.example");
    CHECK(person->joined_on == day(1));
    CHECK_FALSE(person->left_on);
    CHECK(person_name(tx, keys(), id) == "Inge van 't Hof");
    CHECK(person_name(tx, keys(), "nobody").empty());
    CHECK(find_person_by_number(tx, keys(), "1001")->id == id);
    CHECK(person_name(tx, identity::InstanceKeys::random(), id).empty());

    static constexpr storage::Sql raw{"test.raw", "SELECT name FROM directory_people"};
    CHECK(as_text(tx.query(raw).front().blob("name")).find("Inge") == std::string::npos);
  });
}

TEST_CASE("Person_WhoChangesName_IsNoLongerMeantByTheOldOne") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto id = add_person(tx, "1001", "Anna van der Berg", root);
    add_person(tx, "1002", "Piet Bakker", root);
    CHECK(people_meant_by(tx, keys(), "mevr. A. vd Berg") == std::vector{id});
    CHECK(people_meant_by(tx, keys(), "nummer 1001") == std::vector{id});
    CHECK(people_meant_by(tx, keys(), "Anna Berg, Piet Bakker").size() == 2);
    CHECK(people_meant_by(tx, keys(), "").empty());

    CHECK(add_person(tx, "1001", "Anna Jansen", root) == id);
    CHECK(people_meant_by(tx, keys(), "Anna van der Berg").empty());
    CHECK(people_meant_by(tx, keys(), "Anna Jansen") == std::vector{id});
    CHECK(people_meant_by(tx, identity::InstanceKeys::random(), "Anna Jansen").empty());
  });
}

TEST_CASE("PeopleList_ByUnitNameAndLeaving_GoesInPages") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto north = save_unit(tx, {"", "N", "Noord", root, ""});
    add_person(tx, "1", "Jan de Vries", root);
    add_person(tx, "2", "Jan Bakker", north);
    add_person(tx, "3", "Els de Vries", north);
    save_person(tx, keys(), {"", "4", "Wim Smit", "", north, "", "external", {}, day(10)});

    CHECK(numbers_of(list_people(tx, keys(), {})) == Numbers{"1", "2", "3"});
    CHECK(numbers_of(list_people(tx, keys(), {.unit_id = north})) == Numbers{"2", "3"});
    CHECK(numbers_of(list_people(tx, keys(), {.name = "vries"})) == Numbers{"1", "3"});
    CHECK(numbers_of(list_people(tx, keys(), {.name = "Vriés jan"})) == Numbers{"1"});
    CHECK(numbers_of(list_people(tx, keys(), {.unit_id = north, .with_leavers = true})) == Numbers{"2", "3", "4"});
    CHECK(numbers_of(list_people(tx, keys(), {.present_on = day(9)})) == Numbers{"1", "2", "3", "4"});
    CHECK(numbers_of(list_people(tx, keys(), {.present_on = day(10)})) == Numbers{"1", "2", "3"});
    CHECK(numbers_of(list_people(tx, keys(), {.after_number = "1", .limit = 1})) == Numbers{"2"});
    CHECK(list_people(tx, keys(), {.unit_id = "nowhere"}).empty());
  });
}

TEST_CASE("Account_NameOrPersonTaken_IsRefused") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto member = add_member(tx, "1", root);
    const auto other = add_person(tx, "2", "Els de Vries", root);
    const auto found = find_account_by_name(tx, " NAAM.1 ");
    REQUIRE(found);
    CHECK(found->account_id == member.account_id);
    CHECK(found->public_key == member.pair.public_key);
    CHECK(account_name(tx, keys(), member.account_id) == "Naam 1");
    CHECK(account_of_person(tx, found->person_id)->account_id == member.account_id);
    CHECK(add_account(tx, {"x", other, "naam.1", "nl", member.pair.public_key}).error().code == "auth.name_taken");
    CHECK(add_account(tx, {"x", found->person_id, "new", "nl", member.pair.public_key}).error().field == "person_id");
    set_account_language(tx, member.account_id, "fr");
    set_account_closed(tx, member.account_id, true);
    CHECK(find_account(tx, member.account_id)->language == "fr");
    CHECK(find_account(tx, member.account_id)->closed);
    CHECK(accounts(tx).size() == 1);
  });
}

TEST_CASE("Grant_OverAUnit_ReachesAllBelowAndEndsOnItsDay") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto north = save_unit(tx, {"", "N", "Noord", root, ""});
    const auto south = save_unit(tx, {"", "Z", "Zuid", root, ""});
    const auto team = save_unit(tx, {"", "N1", "Team 1", north, ""});
    const auto chief = add_member(tx, "1", north);
    grant(tx, chief.account_id, Role::team_chief, north, day(5));
    grant(tx, chief.account_id, Role::team_chief, north, day(8));
    REQUIRE(grants_of(tx, chief.account_id).size() == 1);
    CHECK(accounts_with(tx, Role::team_chief, team).size() == 1);
    CHECK(accounts_with(tx, Role::team_chief, north).size() == 1);
    CHECK(accounts_with(tx, Role::team_chief, root).empty());
    CHECK(role_holders(tx, Role::team_chief, day(19)).size() == 1);
    CHECK(role_holders(tx, Role::auditor, day(19)).empty());
    CHECK(accounts_with(tx, Role::team_chief, south).empty());
    CHECK(accounts_with(tx, Role::triage, north).empty());
    CHECK(grants_of(tx, chief.account_id, day(4)).empty());

    revoke(tx, chief.account_id, Role::team_chief, north, day(20));
    CHECK(grants_of(tx, chief.account_id, day(19)).size() == 1);
    CHECK(accounts_with(tx, Role::team_chief, team, day(19)).size() == 1);
    CHECK(grants_of(tx, chief.account_id, day(20)).empty());
    CHECK(accounts_with(tx, Role::team_chief, team, day(20)).empty());
    CHECK(grants_of(tx, chief.account_id).empty());
    grant(tx, chief.account_id, Role::team_chief, north, day(25));
    CHECK(grants_of(tx, chief.account_id).size() == 1);
    set_account_closed(tx, chief.account_id, true);
    CHECK(accounts_with(tx, Role::team_chief, team).empty());
  });
}

TEST_CASE("Desk_ProposedMember_HoldsNoKeyUntilAMemberAdmits") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto first = add_member(tx, "1", root);
    const auto second = add_member(tx, "2", root);
    const Desk desk = create_desk(tx, "triage", {first.account_id});
    CHECK(find_desk(tx, "triage")->public_key == desk.public_key);
    REQUIRE(propose_desk_member(tx, desk.id, second.account_id));
    CHECK(propose_desk_member(tx, desk.id, second.account_id).error().code == "directory.desk_member_already");
    CHECK(propose_desk_member(tx, desk.id, "nobody").error().kind == ErrorKind::not_found);
    CHECK(desks_of(tx, second.account_id, second.pair).empty());
    CHECK(proposed_desk_members(tx, desk.id).size() == 1);

    const auto held = desks_of(tx, first.account_id, first.pair);
    REQUIRE(held.size() == 1);
    CHECK(held.front().pair.public_key == desk.public_key);
    CHECK(desks_of(tx, first.account_id, second.pair).empty());
    CHECK(desks_of(tx, first.account_id, std::nullopt).size() == 1);

    CHECK(admit_to_desk(tx, desk.id, second.pair, second.account_id).error().code == "directory.desk_key_old");
    REQUIRE(admit_to_desk(tx, desk.id, held.front().pair, second.account_id));
    CHECK(desks_of(tx, second.account_id, second.pair).size() == 1);
    CHECK(proposed_desk_members(tx, desk.id).empty());
    CHECK(desk_members(tx, desk.id).size() == 2);
    CHECK(desks(tx).size() == 1);
  });
}

TEST_CASE("Desk_WhoseMemberLeaves_HasANewKeyThatTheLeaverLacks") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto stays = add_member(tx, "1", root);
    const auto leaves = add_member(tx, "2", root);
    const Desk desk = create_desk(tx, "triage", {stays.account_id, leaves.account_id});
    const auto old = desks_of(tx, stays.account_id, stays.pair).front().pair;

    const auto rotated = remove_from_desk(tx, desk.id, old, leaves.account_id);
    REQUIRE(rotated);
    CHECK(rotated->desk.generation == 2);
    CHECK(rotated->pair.public_key != desk.public_key);
    CHECK(find_desk_by_id(tx, desk.id)->public_key == rotated->pair.public_key);
    CHECK(find_desk_by_id(tx, desk.id)->generation == 2);
    CHECK(desks_of(tx, leaves.account_id, leaves.pair).empty());
    CHECK(desks_of(tx, stays.account_id, stays.pair).front().pair.public_key == rotated->pair.public_key);

    CHECK(remove_from_desk(tx, desk.id, old, stays.account_id).error().code == "directory.desk_key_old");
    CHECK(remove_from_desk(tx, desk.id, rotated->pair, stays.account_id).error().code == "directory.desk_last_member");
    CHECK(remove_from_desk(tx, desk.id, rotated->pair, "nobody").error().kind == ErrorKind::not_found);
    REQUIRE(propose_desk_member(tx, desk.id, leaves.account_id));
    CHECK(remove_from_desk(tx, desk.id, rotated->pair, leaves.account_id)->desk.generation == 2);
  });
}

TEST_CASE("Grants_WithTheirDays_TellWhatIsAndWhatWas") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto member = add_member(tx, "1", root);
    const Date first = *date_from_iso("2026-01-01");
    grant(tx, member.account_id, identity::Role::triage, root, first);
    grant(tx, member.account_id, identity::Role::analyst, root, add_days(first, 40));
    revoke(tx, member.account_id, identity::Role::triage, root, add_days(first, 30));
    CHECK(grants_not_ended(tx, first).size() == 2);
    REQUIRE(grants_not_ended(tx, add_days(first, 30)).size() == 1);
    CHECK(grants_not_ended(tx, add_days(first, 30)).front().role == identity::Role::analyst);
    REQUIRE(grant_history(tx, member.account_id).size() == 2);
    CHECK(grant_history(tx, member.account_id).back().until_on == add_days(first, 30));
    CHECK(people_per_unit(tx, first).at(root) == 1);
  });
}

TEST_CASE("Desk_AfterSeveralRotations_ReachesItsEarlierKeys") {
  in_directory([](storage::Transaction& tx) {
    const auto root = save_unit(tx, {"", "K", "Korps", "", ""});
    const auto stays = add_member(tx, "1", root);
    const auto leaves = add_member(tx, "2", root);
    const Desk desk = create_desk(tx, "triage", {stays.account_id, leaves.account_id});
    const auto first = desks_of(tx, stays.account_id, stays.pair).front().pair;
    const auto second = remove_from_desk(tx, desk.id, first, leaves.account_id)->pair;
    REQUIRE(admit_to_desk(tx, desk.id, second, leaves.account_id));
    const auto third = remove_from_desk(tx, desk.id, second, leaves.account_id)->pair;

    CHECK(desk_pair_at(tx, desk.id, 1, third)->public_key == first.public_key);
    CHECK(desk_pair_at(tx, desk.id, 2, third)->public_key == second.public_key);
    CHECK(desk_pair_at(tx, desk.id, 3, third)->public_key == third.public_key);
    CHECK_FALSE(desk_pair_at(tx, desk.id, 4, third));
    CHECK_FALSE(desk_pair_at(tx, desk.id, 0, third));
    CHECK_FALSE(desk_pair_at(tx, desk.id, 1, second));
  });
}
