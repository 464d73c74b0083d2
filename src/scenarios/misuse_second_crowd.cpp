// Many on one subject, as the second author tells it.
#include <algorithm>
#include <set>

#include "scenarios/misuse_second.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint32_t kBackPerMille = 150;  ///< of those who looked once

/// As many different people as the plan says, a quarter of the force at most; `allowed` says who may be one.
template <class Allowed>
std::vector<std::uint32_t> crowd(Author& author, Random& random, Amount size, const Allowed& allowed) {
  const std::uint32_t officers = author.world().settings.officers;
  const std::uint32_t wanted = std::min(drawn(random, size), std::max(1U, officers / 4));
  std::set<std::uint32_t> all;
  for (std::uint32_t tries = 0; tries < 20 * wanted && all.size() < wanted; ++tries) {
    const std::uint32_t one = author.anyone(random);
    if (allowed(one)) all.insert(one);
  }
  return {all.begin(), all.end()};
}

}  // namespace

void write_celebrity(Author& author, Random& random, const MisusePlan& plan) {
  const World& world = author.world();
  std::vector<std::uint32_t> famous;
  for (const auto& one : world.marks) {
    if (one.kind == static_cast<std::uint32_t>(Marked::well_known)) famous.push_back(one.subject);
  }
  // Half of them are known to the tables; of the rest nobody had heard before that day.
  const auto new_name = [&] { return 1 + random.below(world.subjects); };
  const std::uint32_t star = !famous.empty() && random.chance(500) ? random.one_of(famous) : new_name();
  const std::uint32_t beside = drawn(random, plan.others) > 0 ? new_name() : 0;
  const std::uint32_t days = drawn(random, plan.days);
  const DayNumber start = author.start(random, days);
  for (const std::uint32_t officer : crowd(author, random, plan.sittings, [](std::uint32_t) { return true; })) {
    Piece piece(author, random, plan, officer);
    for (bool again = true; again; again = random.chance(kBackPerMille)) {
      piece.sit(start + static_cast<DayNumber>(piece.offset(days)), star);
    }
    if (beside != 0 && random.chance(200)) piece.sit(start + static_cast<DayNumber>(piece.offset(days)), beside);
  }
}

namespace {

/// One that some teams work on, opened from the day on; nullptr when there is none.
const Incident* talked_about(const World& world, Random& random, DayNumber day) {
  const auto from = static_cast<std::size_t>(day - world.settings.first_day);
  for (std::size_t i = from; i < world.incidents.size(); ++i) {
    std::vector<const Incident*> all;
    for (const auto& one : world.incidents[i]) {
      const bool of_all = one.assignments.size() + 1 >= world.teams.size() && one.subjects.size() == 1;
      if (one.registered && !of_all && one.subjects.size() >= 2 && one.subjects.size() <= 8) all.push_back(&one);
    }
    if (!all.empty()) return random.one_of(all);
  }
  return nullptr;
}

}  // namespace

void write_mass_curiosity(Author& author, Random& random, const MisusePlan& plan) {
  const World& world = author.world();
  const std::uint32_t days = drawn(random, plan.days);
  const Incident* incident = talked_about(world, random, author.start(random, days + 3));
  if (incident == nullptr) return;
  const auto start = static_cast<DayNumber>(incident->opened / engine::kSecondsOfDay) + 1;
  const auto works_on_it = [&](std::uint32_t officer) {
    const std::uint32_t team = world.officers[officer].team_on(start);
    return std::any_of(incident->assignments.begin(), incident->assignments.end(),
                       [&](const auto& one) { return one.group == team || one.actor == officer; });
  };
  const std::uint32_t others =
      std::min(drawn(random, plan.others), static_cast<std::uint32_t>(incident->subjects.size()) - 1);
  const auto people = crowd(author, random, plan.sittings, [&](std::uint32_t one) { return !works_on_it(one); });
  for (const std::uint32_t officer : people) {
    Piece piece(author, random, plan, officer);
    for (bool again = true; again; again = random.chance(kBackPerMille)) {
      const bool other = others > 0 && random.chance(250);
      const std::uint32_t subject = incident->subjects[other ? 1 + random.below(others) : 0];
      const bool away = random.chance(plan.away_per_mille);
      const Moment at = piece.moment(start + static_cast<DayNumber>(piece.offset(days)), away);
      auto how = piece.how(at, away);
      // The number is known from the news of the day; only those who mimic give one of their own.
      if (author.level() != Level::mimicking) how.basis = random.chance(plan.cited_per_mille) ? incident->basis : 0;
      author.look(random, officer, subject, at, how);
    }
  }
}

}  // namespace waarborg::scenarios
