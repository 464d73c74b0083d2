// An invented force and its year: people, rosters, incidents, and what everyone looked up. Numbers only, as the engine
// takes them; the same for the same seed on every machine.
//
// The background is honest throughout: whoever looks without a case in it has a reason the tables do not know. Misuse
// is put in afterwards (misuse.h), from streams of its own, so the same honest year lies under every injection.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/explain.h"
#include "engine/facts.h"
#include "engine/signs.h"

namespace waarborg::scenarios {

using engine::DayNumber;
using engine::Moment;

enum class Role : std::uint8_t {
  patrol,
  neighbourhood,
  desk,
  detective,
  specialist,
  dispatcher,
  traffic,
  intelligence,
  automatic
};
constexpr std::size_t kRoles = 9;
constexpr std::array<const char*, kRoles> kRoleNames = {
    "patrol", "neighbourhood", "desk", "detective", "specialist", "dispatcher", "traffic", "intelligence", "automatic"};
constexpr std::uint32_t kRanks = 4;

/// Kinds of assignments.
enum class Task : std::uint8_t { assigned, dispatched, desk, support, operation };
constexpr std::array<const char*, 5> kTaskNames = {"assigned", "dispatched", "desk", "support", "operation"};
/// Kinds of relations and marks.
enum class Closeness : std::uint8_t { self, household, relative, known_person, former_household, neighbour };
constexpr std::array<const char*, 6> kClosenessNames = {"self",         "household",        "relative",
                                                        "known_person", "former_household", "neighbour"};
enum class Marked : std::uint8_t { employee, protected_person, well_known };
constexpr std::array<const char*, 3> kMarkNames = {"employee", "protected", "well_known"};

/// Systems that are asked.
enum class System : std::uint8_t {
  none,
  people,
  vehicles,
  incidents,
  records,
  licences,
  documents,
  addresses,
  hot_list
};
constexpr std::array<const char*, 9> kSystemNames = {"",         "people",    "vehicles",  "incidents", "records",
                                                     "licences", "documents", "addresses", "hot list"};
/// Words typed as the reason; 0 is nothing typed.
constexpr std::array<const char*, 13> kReasons = {
    "",        "incident", "dispatch", "follow-up", "investigation",        "street check", "traffic control",
    "licence", "hit",      "check",    "info",      "request of colleague", "other"};
constexpr std::uint32_t kFirstGeneralReason = 9, kLastGeneralReason = 10;

/// Who wrote the misuse that is put in: decision 0030.
enum class MisuseBy : std::uint8_t { first, second };
constexpr std::array<const char*, 2> kAuthorNames = {"first", "second"};

/// Somebody who is to be part of the force, as a list of real people names them.
struct Person {
  std::string number, unit, function;
};

struct WorldSettings {
  std::uint64_t seed = 1;
  std::uint32_t officers = 2000;
  DayNumber first_day = 20'270;  ///< 2025-07-01
  std::uint32_t days = 393;
  std::uint32_t warm_up = 28;  ///< days at the beginning without misuse
  /// Of each scenario of one officer and each level, for 1,000 officers over the days after the warm-up.
  std::uint32_t misuse_per_thousand = 2;
  bool sparse = false;  ///< a tenth of it, for each scenario and level by lot
  bool misuse = true;
  MisuseBy misuse_by = MisuseBy::first;
  std::vector<Person> people{};  ///< among the officers; those whose function is no police work are left out
};

struct Team {
  std::uint32_t number = 0;
  std::string name;
  Role kind = Role::patrol;  ///< what most of them do
  std::uint32_t area = 0;
  std::vector<std::uint32_t> members;  ///< on the first day
};

struct Officer {
  std::uint32_t number = 0;
  std::string code;  ///< personnel number
  Role role = Role::patrol;
  std::uint32_t rank = 0;
  std::uint32_t team = 0;
  DayNumber moves_on = 0;  ///< with new_team, when not 0
  std::uint32_t new_team = 0;
  std::uint32_t subject = 0;  ///< their own record
  std::uint32_t former_partner = 0;
  bool around_the_clock = false;
  [[nodiscard]] std::uint32_t team_on(DayNumber day) const {
    return new_team != 0 && day >= moves_on ? new_team : team;
  }
};

/// Time really worked. What the roster says is in World::spells.
struct Shift {
  std::uint32_t officer = 0;
  std::uint32_t team = 0;
  Moment from = 0, to = 0;
};

struct Incident {
  std::uint32_t basis = 0;
  std::uint32_t team = 0;
  Moment opened = 0;
  bool registered = true;      ///< false: kept outside the tables, as a closed investigation is
  Moment known_from = 0;       ///< when it was registered, with all that belongs to it
  std::uint32_t unlinked = 0;  ///< a subject that was met and never linked; 0: none
  std::vector<std::uint32_t> subjects;
  std::vector<engine::Assignment> assignments;
  [[nodiscard]] bool is_known(Moment at) const { return registered && known_from <= at; }
};

struct Look {
  Moment at = 0;
  std::uint32_t team = 0, actor = 0, basis = 0, subject = 0, source = 0, reason = 0, place = 0;
  std::uint32_t misuse = 0;  ///< 0: honest; n: World::misuse[n - 1]
};

struct Operation {
  std::uint32_t subject = 0;
  Moment at = 0;
  std::uint32_t team = 0;  ///< that prepares it
};

enum class Scenario : std::uint8_t {
  former_partner = 1,
  neighbour,
  own_record,
  celebrity,
  before_raid,
  slow_leak,
  colleague,
  favour,
  off_duty,
  false_link,
  mass_curiosity
};
constexpr std::size_t kScenarios = 11;
/// Many on one subject, to be found as one event.
constexpr bool is_of_many(Scenario one) { return one == Scenario::celebrity || one == Scenario::mass_curiosity; }
enum class Level : std::uint8_t { naive, plausible, mimicking };
constexpr std::size_t kLevels = 3;

/// One piece of misuse as it was put in.
struct Misuse {
  Scenario scenario{};
  Level level{};
  std::vector<std::uint32_t> actors;
  std::vector<std::uint32_t> subjects;
  DayNumber first_day = 0, last_day = 0;
  std::uint32_t looks = 0;
  [[nodiscard]] bool is_event() const { return is_of_many(scenario); }
};

struct World {
  WorldSettings settings;
  std::vector<engine::ZoneOffset> offsets;
  std::vector<Team> teams;        ///< by number; 0 is none
  std::vector<Officer> officers;  ///< by number; 0 is none
  std::uint32_t named = 0;        ///< officers 1..named are of settings.people
  std::uint32_t areas = 1;
  std::uint32_t subjects = 0;  ///< numbers 1..subjects are people
  std::vector<engine::Relation> relations;
  std::vector<engine::Mark> marks;
  std::vector<engine::Spell> spells;
  std::vector<std::vector<Shift>> shifts;        ///< by day since the first, in the order of teams and officers
  std::vector<std::vector<Incident>> incidents;  ///< by day since the first
  std::uint32_t last_basis = 0;
  std::vector<engine::Link> extra_links;  ///< made by misuse
  std::vector<Operation> operations;
  std::vector<Misuse> misuse;
  std::vector<Look> misuse_looks;  ///< in the order of time

  /// The number under which the tables have an operation: a case of its subject alone, of the team that prepares it.
  [[nodiscard]] std::uint32_t case_of_operation(std::size_t place) const {
    return last_basis + 1 + static_cast<std::uint32_t>(place);
  }
  [[nodiscard]] DayNumber last_day() const { return settings.first_day + static_cast<DayNumber>(settings.days) - 1; }
  [[nodiscard]] std::uint32_t area_of(std::uint32_t subject) const { return subject % areas; }
  /// Some three people live at one address; the numbers are of no register.
  [[nodiscard]] std::uint32_t address_of(std::uint32_t subject) const {
    return (subject / areas / 3) * areas + subject % areas + 1;
  }
  /// Somebody else of the same name, whom a search by name finds too.
  [[nodiscard]] std::uint32_t namesake_of(std::uint32_t subject) const {
    return 1 + static_cast<std::uint32_t>((std::uint64_t{subject} * 2654435761ULL + 97) % subjects);
  }
};

/// The whole world, all but the honest look-ups, which LookStream makes day by day.
World make_world(const WorldSettings& settings);

}  // namespace waarborg::scenarios
