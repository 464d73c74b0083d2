#include "scenarios/misuse.h"

#include <algorithm>

#include "scenarios/calendar.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint64_t kStream = 100;
constexpr std::uint32_t kHour = 3600;

}  // namespace

Author::Author(World& world)
    : world_(world),
      used_(world.officers.size(), false),
      shifts_(world.officers.size()),
      at_hand_(world.teams.size()),
      named_free_(std::min(world.named, 6U)) {
  for (const auto& day : world.shifts) {
    for (const auto& shift : day) shifts_[shift.officer].push_back(&shift);
  }
  for (const auto& day : world.incidents) {
    for (const auto& one : day) {
      if (one.registered) at_hand_[one.team].emplace_back(&one, one.opened);
    }
  }
}

Random Author::begin(Scenario scenario, Level level, std::uint32_t number) {
  now_ = {scenario, level, {}, {}, 0, 0, 0};
  const std::uint64_t which = static_cast<std::uint64_t>(scenario) * kLevels + static_cast<std::uint64_t>(level);
  const std::uint64_t stream = kStream + static_cast<std::uint64_t>(world_.settings.misuse_by);
  return Random(world_.settings.seed, mixed(mixed(stream, which), number));
}

void Author::end() {
  if (now_.looks == 0) return;
  const auto tidy = [](std::vector<std::uint32_t>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  };
  tidy(now_.actors);
  tidy(now_.subjects);
  world_.misuse.push_back(std::move(now_));
}

std::uint32_t Author::anyone(Random& random) const { return 1 + random.below(world_.settings.officers); }

std::uint32_t Author::pick(Random& random, std::uint32_t not_of_team) {
  for (;;) {
    // Those of a list of people are the ones that a demo shows, and so do more than their share.
    const bool known = named_free_ > 0 && random.chance(300);
    const std::uint32_t officer = known ? 1 + random.below(world_.named) : anyone(random);
    if (used_[officer] || world_.officers[officer].team == not_of_team) continue;
    used_[officer] = true;
    if (officer <= world_.named) --named_free_;
    return officer;
  }
}

std::uint32_t Author::pick_parted(Random& random) {
  for (std::uint32_t tries = 0; tries < 200; ++tries) {
    const std::uint32_t officer = anyone(random);
    if (used_[officer] || world_.officers[officer].former_partner == 0) continue;
    used_[officer] = true;
    return officer;
  }
  return pick(random);
}

DayNumber Author::start(Random& random, std::uint32_t days_left) const {
  const auto& settings = world_.settings;
  const std::uint32_t room = settings.days - settings.warm_up;
  const std::uint32_t within = room > days_left ? room - days_left : 1;
  return settings.first_day + static_cast<DayNumber>(settings.warm_up + random.below(within));
}

const Shift* Author::shift_of(std::uint32_t officer, DayNumber day) const {
  const Moment midnight = moment_of(world_.offsets, day, 0);
  const auto& all = shifts_[officer];
  const auto at = std::lower_bound(all.begin(), all.end(), midnight,
                                   [](const Shift* one, Moment moment) { return one->from < moment; });
  return at != all.end() && (*at)->from < midnight + 24 * Moment{kHour} ? *at : nullptr;
}

DayNumber Author::working_day(std::uint32_t officer, DayNumber day) const {
  while (day < world_.last_day() && shift_of(officer, day) == nullptr) ++day;
  return day;
}

Moment Author::in_shift(Random& random, std::uint32_t officer, DayNumber day) const {
  const Shift* shift = shift_of(officer, day);
  if (shift == nullptr) return moment_of(world_.offsets, day, 12 * kHour);
  return shift->from + 600 + random.below(static_cast<std::uint32_t>(shift->to - shift->from) - 1200);
}

Moment Author::off_shift(Random& random, std::uint32_t officer, DayNumber day) const {
  const Shift* shift = shift_of(officer, day);
  const Shift* before = shift_of(officer, day - 1);
  for (std::uint32_t tries = 0; tries < 50; ++tries) {
    const Moment at = moment_of(world_.offsets, day, random.between(7 * kHour, 23 * kHour + kHour / 2));
    const auto apart = [&](const Shift* one) {
      return one == nullptr || at < one->from - Moment{kHour} || at > one->to + Moment{kHour};
    };
    if (apart(shift) && apart(before)) return at;
  }
  return in_shift(random, officer, day);
}

const Incident* Author::case_at_hand(Random& random, std::uint32_t officer, Moment at) const {
  const auto day = static_cast<DayNumber>(at / Moment{engine::kSecondsOfDay});
  const auto& all = at_hand_[world_.officers[officer].team_on(day)];
  const auto end = std::partition_point(all.begin(), all.end(), [&](const auto& one) { return one.second < at; });
  const auto known = static_cast<std::uint32_t>(end - all.begin());
  return known == 0 ? nullptr : all[known - 1 - random.below(std::min(known, 20U))].first;
}

void Author::look(Random& random, std::uint32_t officer, std::uint32_t subject, Moment at, const How& how) {
  const auto day = static_cast<DayNumber>(at / Moment{engine::kSecondsOfDay});
  if (day > world_.last_day()) return;
  const auto& who = world_.officers[officer];
  Look one{at,
           who.team_on(day),
           officer,
           how.basis,
           subject,
           static_cast<std::uint32_t>(how.first),
           how.reason,
           0,
           static_cast<std::uint32_t>(world_.misuse.size()) + 1};
  one.place = one.team * 4 + (how.outside ? 2 : 1);
  for (std::uint32_t n = 0; n < how.systems; ++n) {
    world_.misuse_looks.push_back(one);
    one.at += 10 + random.below(90);
    one.source = random.between(1, static_cast<std::uint32_t>(System::addresses));
  }
  const bool first = now_.looks == 0;
  now_.first_day = first ? day : std::min(now_.first_day, day);
  now_.last_day = first ? day : std::max(now_.last_day, day);
  now_.looks += how.systems;
  now_.actors.push_back(officer);
  now_.subjects.push_back(subject);
}

std::uint32_t Author::reason(Random& random) const {
  if (level() == Level::naive) return random.chance(500) ? 0 : random.between(kFirstGeneralReason, kLastGeneralReason);
  return level() == Level::plausible ? random.between(3, 7) : random.between(1, 6);
}

namespace {

void write_first(Author& author, Random& random, Scenario scenario) {
  static constexpr void (*kWriters[])(Author&, Random&, Scenario) = {write_private_interest,
                                                                     write_private_interest,
                                                                     write_private_interest,
                                                                     write_crowd,
                                                                     write_leak,
                                                                     write_leak,
                                                                     write_private_interest,
                                                                     write_private_interest,
                                                                     write_cover,
                                                                     write_cover,
                                                                     write_crowd};
  kWriters[static_cast<std::size_t>(scenario) - 1](author, random, scenario);
}

}  // namespace

void make_misuse(World& world) {
  Author author(world);
  const auto write = world.settings.misuse_by == MisuseBy::first ? write_first : write_second;
  const std::uint32_t wanted = world.settings.officers * world.settings.misuse_per_thousand / 1000;
  const std::uint32_t each = std::max(1U, wanted);
  for (std::uint32_t scenario = 1; scenario <= kScenarios; ++scenario) {
    const bool of_many = is_of_many(static_cast<Scenario>(scenario));
    const std::uint32_t count = of_many ? std::max(1U, each / 4) : each;
    for (std::uint32_t level = 0; level < kLevels; ++level) {
      for (std::uint32_t number = 0; number < count; ++number) {
        const std::uint64_t lot = mixed(mixed(world.settings.seed, scenario), std::uint64_t{level} * 1000 + number);
        if (world.settings.sparse && lot % 10 != 0) continue;
        // A force too small for one of each has each scenario at one level.
        if (wanted == 0 && mixed(world.settings.seed, scenario) % kLevels != level) continue;
        Random random = author.begin(static_cast<Scenario>(scenario), static_cast<Level>(level), number);
        write(author, random, static_cast<Scenario>(scenario));
        author.end();
      }
    }
  }
  std::stable_sort(world.misuse_looks.begin(), world.misuse_looks.end(),
                   [](const Look& a, const Look& b) { return a.at < b.at; });
}

}  // namespace waarborg::scenarios
