#include "scenarios/population.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "scenarios/random.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint32_t kSubjectsForEach = 260;
constexpr std::uint64_t kStream = 1;

/// How the force is divided: of 1,000 officers so many, in teams of about so many.
struct Division {
  Role kind;
  std::uint32_t per_mille, team_size;
  const char* name;
};
constexpr Division kDivisions[] = {
    {Role::patrol, 720, 60, "basic team"},     {Role::detective, 140, 40, "detectives"},
    {Role::specialist, 50, 25, "specialists"}, {Role::dispatcher, 40, 60, "dispatch"},
    {Role::traffic, 30, 30, "traffic"},        {Role::intelligence, 20, 25, "intelligence"}};

bool works_around_the_clock(Role role) {
  return role == Role::patrol || role == Role::dispatcher || role == Role::desk || role == Role::automatic;
}

Role role_in(Role kind, Random& random) {
  if (kind != Role::patrol) return kind;
  const std::uint32_t draw = random.below(100);
  return draw < 68 ? Role::patrol : draw < 85 ? Role::neighbourhood : Role::desk;
}

/// The role of somebody with this function; nothing for functions without police work.
std::optional<Role> role_of(const std::string& function) {
  struct Word {
    const char* part;
    Role role;
  };
  static constexpr Word kWords[] = {{"rechercheur", Role::detective},   {"centralist", Role::dispatcher},
                                    {"wijk", Role::neighbourhood},      {"balie", Role::desk},
                                    {"verkeer", Role::traffic},         {"specialist", Role::specialist},
                                    {"informatie", Role::intelligence}, {"agent", Role::patrol},
                                    {"brigadier", Role::patrol},        {"inspecteur", Role::patrol},
                                    {"aspirant", Role::patrol},         {"basisteam", Role::patrol}};
  const std::string lower = ascii_lower(function);
  for (const auto& word : kWords) {
    if (lower.find(word.part) != std::string::npos) return word.role;
  }
  return std::nullopt;
}

Role kind_of(Role role) { return role == Role::neighbourhood || role == Role::desk ? Role::patrol : role; }

/// Each unit of the list is a team, of what its first person does.
void add_named_teams(World& world) {
  for (const auto& person : world.settings.people) {
    const auto role = role_of(person.function);
    const bool there =
        std::any_of(world.teams.begin(), world.teams.end(), [&](const Team& team) { return team.name == person.unit; });
    if (!role || there) continue;
    world.teams.push_back({static_cast<std::uint32_t>(world.teams.size()), person.unit, kind_of(*role), 0, {}});
  }
}

void add_teams(World& world) {
  world.teams.emplace_back();
  add_named_teams(world);
  const std::uint32_t officers = world.settings.officers;
  for (const auto& division : kDivisions) {
    const auto named =
        static_cast<std::uint32_t>(std::count_if(world.teams.begin(), world.teams.end(), [&](const Team& team) {
          return team.number != 0 && team.kind == division.kind;
        }));
    const std::uint32_t people = officers * division.per_mille / 1000;
    const std::uint32_t least = division.kind == Role::patrol ? 2 : 1;
    const std::uint32_t wanted = std::max(least, (people + division.team_size / 2) / division.team_size);
    const std::uint32_t count = named > 0 ? std::max(named, wanted) : wanted;
    for (std::uint32_t i = named; i < count; ++i) {
      const auto number = static_cast<std::uint32_t>(world.teams.size());
      world.teams.push_back({number, fmt::format("{} {}", division.name, i + 1), division.kind, i, {}});
    }
    if (division.kind == Role::patrol) world.areas = count;
  }
  for (auto& team : world.teams) team.area = team.number % world.areas;
}

/// The team with the fewest members for its share.
std::uint32_t team_for(const World& world, std::uint32_t officer) {
  const std::uint32_t draw = static_cast<std::uint32_t>(std::uint64_t{officer} * 7919 % 1000);
  std::uint32_t up_to = 0;
  Role kind = Role::patrol;
  for (const auto& division : kDivisions) {
    up_to += division.per_mille;
    kind = division.kind;
    if (draw < up_to) break;
  }
  std::uint32_t best = 0;
  for (const auto& team : world.teams) {
    if (team.number == 0 || team.kind != kind) continue;
    if (best == 0 || team.members.size() < world.teams[best].members.size()) best = team.number;
  }
  return best;
}

void add_officer(World& world, std::uint32_t number, std::uint32_t team, Role role, Random& random) {
  Officer officer;
  officer.number = number;
  officer.code = std::to_string(700'000 + number);
  officer.team = team;
  officer.role = role;
  officer.rank = random.skewed(kRanks, 1);
  officer.around_the_clock = works_around_the_clock(role);
  if (role != Role::automatic && random.chance(50)) {
    // Transfers stay within a kind of work.
    const std::uint32_t other = 1 + random.below(static_cast<std::uint32_t>(world.teams.size()) - 1);
    if (other != team && world.teams[other].kind == world.teams[team].kind) {
      officer.new_team = other;
      officer.moves_on = world.settings.first_day + static_cast<DayNumber>(random.below(world.settings.days));
    }
  }
  world.teams[team].members.push_back(number);
  world.officers.push_back(std::move(officer));
}

void add_officers(World& world, Random& random) {
  world.officers.emplace_back();
  for (const auto& person : world.settings.people) {
    const auto role = role_of(person.function);
    if (!role || world.named == world.settings.officers) continue;
    const auto team =
        std::find_if(world.teams.begin(), world.teams.end(), [&](const Team& one) { return one.name == person.unit; });
    add_officer(world, ++world.named, team->number, *role, random);
    world.officers.back().code = person.number;
  }
  for (std::uint32_t number = world.named + 1; number <= world.settings.officers; ++number) {
    const std::uint32_t team = team_for(world, number);
    add_officer(world, number, team, role_in(world.teams[team].kind, random), random);
  }
  // Cameras that check plates against the hot list do so in accounts of their own, one for each area.
  const auto team = static_cast<std::uint32_t>(world.teams.size());
  world.teams.push_back({team, "automatic checks", Role::automatic, 0, {}});
  for (std::uint32_t area = 0; area < world.areas; ++area) {
    add_officer(world, world.settings.officers + 1 + area, team, Role::automatic, random);
  }
}

/// Somebody whom the police seldom meet.
std::uint32_t private_person(const World& world, Random& random, std::uint32_t area) {
  const std::uint32_t in_area = world.subjects / world.areas, known = std::max(1U, in_area / 10);
  return (known + random.below(in_area - known - 1) + 1) * world.areas + area;
}

/// The same postcode: eight addresses.
void add_neighbours(World& world, const Officer& officer) {
  const std::uint32_t index = officer.subject / world.areas, first = index / 24 * 24;
  for (std::uint32_t i = first; i < first + 24; ++i) {
    const std::uint32_t subject = i * world.areas + world.area_of(officer.subject);
    if (i / 3 == index / 3 || subject == 0 || subject > world.subjects) continue;
    world.relations.push_back({officer.number, subject, static_cast<std::uint32_t>(Closeness::neighbour)});
  }
}

void add_close_people(World& world, Random& random) {
  std::vector<bool> taken(world.subjects + 1, false);
  for (auto& officer : world.officers) {
    if (officer.number == 0 || officer.role == Role::automatic) continue;
    const std::uint32_t area = random.chance(700) ? world.teams[officer.team].area : random.below(world.areas);
    do officer.subject = private_person(world, random, area);
    while (taken[officer.subject]);
    taken[officer.subject] = true;
    world.marks.push_back({officer.subject, static_cast<std::uint32_t>(Marked::employee)});
    const auto close = [&](std::uint32_t subject, Closeness kind) {
      world.relations.push_back({officer.number, subject, static_cast<std::uint32_t>(kind)});
    };
    close(officer.subject, Closeness::self);
    const std::uint32_t first = officer.subject / world.areas / 3 * 3 * world.areas + world.area_of(officer.subject);
    for (std::uint32_t i = 0; i < 3; ++i) {
      const std::uint32_t subject = first + i * world.areas;
      if (subject == 0 || subject > world.subjects || subject == officer.subject) continue;
      if (random.chance(600)) close(subject, Closeness::household);
    }
    // Some have parted; the register of addresses knows where half of them lived together.
    if (random.chance(200)) {
      officer.former_partner = private_person(world, random, random.below(world.areas));
      if (random.chance(500)) close(officer.former_partner, Closeness::former_household);
    }
    // Who lived in the house before is still registered there.
    if (random.chance(60)) close(private_person(world, random, area), Closeness::former_household);
    add_neighbours(world, officer);
  }
}

void add_marks(World& world, Random& random) {
  const std::uint32_t protected_people = world.subjects / 4000, figures = 3 + world.subjects / 20'000;
  for (std::uint32_t i = 0; i < protected_people; ++i) {
    world.marks.push_back({somebody(world, random, world.areas), static_cast<std::uint32_t>(Marked::protected_person)});
  }
  for (std::uint32_t i = 0; i < figures; ++i) {
    world.marks.push_back({somebody(world, random, world.areas), static_cast<std::uint32_t>(Marked::well_known)});
  }
}

}  // namespace

std::uint32_t somebody(const World& world, Random& random, std::uint32_t area) {
  const std::uint32_t in_area = world.subjects / world.areas;
  // People whom the police often meet have the low numbers of an area.
  const std::uint32_t known = std::max(1U, in_area / 10);
  const std::uint32_t index = random.below(3) == 0 ? random.below(known) : random.below(in_area - 1);
  const std::uint32_t where = area < world.areas ? area : random.below(world.areas);
  return std::min(world.subjects, std::max(1U, (index + 1) * world.areas + where));
}

void make_population(World& world) {
  Random random(world.settings.seed, kStream);
  add_teams(world);
  world.subjects = world.settings.officers * kSubjectsForEach;
  add_officers(world, random);
  add_close_people(world, random);
  add_marks(world, random);
}

}  // namespace waarborg::scenarios
