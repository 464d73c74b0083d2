// The scenarios as the second author tells them, from the plans in misuse_plans.h; written without sight of the
// detection and of how the first author tells them.
#include <algorithm>

#include "scenarios/misuse.h"
#include "scenarios/misuse_second.h"
#include "scenarios/population.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint32_t kHour = 3600, kNothing = 0, kFollowUp = 3, kInvestigation = 4, kStreetCheck = 5,
                        kTrafficControl = 6, kRequest = 11, kOther = 12;

std::uint32_t stranger(const World& world, Random& random) { return 1 + random.below(world.subjects); }

/// What colleagues in the same role type.
std::uint32_t reason_of(Role role, Random& random) {
  switch (role) {
    case Role::detective:
    case Role::specialist: return kInvestigation;
    case Role::intelligence: return random.chance(700) ? kInvestigation : kRequest;
    case Role::traffic: return kTrafficControl;
    case Role::patrol:
    case Role::neighbourhood: return random.chance(400) ? kStreetCheck : random.between(1, kFollowUp);
    default: return random.between(1, kFollowUp);
  }
}

bool on_the_street(Role role) { return role == Role::patrol || role == Role::neighbourhood || role == Role::traffic; }

std::vector<std::uint32_t> strangers(const World& world, Random& random, std::uint32_t count) {
  std::vector<std::uint32_t> all;
  for (; count > 0; --count) all.push_back(stranger(world, random));
  return all;
}

}  // namespace

std::uint32_t drawn(Random& random, Amount amount) { return random.between(amount.least, amount.most); }

Piece::Piece(Author& author, Random& random, const MisusePlan& plan, std::uint32_t officer)
    : author_(author),
      random_(random),
      plan_(plan),
      officer_(officer),
      habit_(random.chance(500) ? kFollowUp : reason_of(author.world().officers[officer].role, random)) {}

std::uint32_t Piece::offset(std::uint32_t days) {
  const std::uint32_t u = random_.below(1000), last = days - 1;
  switch (plan_.rhythm) {
    case Rhythm::even: return last * u / 999;
    case Rhythm::fading: return last * (u * u / 999) / 999;
    case Rhythm::rising: return last - last * (u * u / 999) / 999;
  }
  return 0;
}

Author::How Piece::how(Moment at, bool away) {
  const Role role = author_.world().officers[officer_].role;
  Author::How how;
  how.systems = drawn(random_, plan_.systems);
  how.outside = away;
  if (author_.level() != Level::naive && random_.chance(plan_.cited_per_mille)) {
    if (const Incident* one = author_.case_at_hand(random_, officer_, at)) how.basis = one->basis;
  }
  switch (author_.level()) {
    case Level::naive: {
      const std::uint32_t draw = random_.below(1000);
      how.reason = draw < 450   ? kNothing
                   : draw < 800 ? random_.between(kFirstGeneralReason, kLastGeneralReason)
                                : kOther;
      break;
    }
    case Level::plausible: how.reason = random_.chance(800) ? habit_ : random_.between(1, kRequest); break;
    case Level::mimicking:
      how.reason = reason_of(role, random_);
      if (how.basis == 0 && on_the_street(role)) {
        how.first = System::vehicles;
        how.outside = true;
        how.reason = role == Role::traffic ? kTrafficControl : kStreetCheck;
      } else if (how.basis != 0 && how.reason == kStreetCheck) {
        how.reason = kFollowUp;
      }
      break;
  }
  return how;
}

Moment Piece::moment(DayNumber day, bool away) {
  return away ? author_.off_shift(random_, officer_, day)
              : author_.in_shift(random_, officer_, author_.working_day(officer_, day));
}

void Piece::sit(DayNumber day, std::uint32_t subject) {
  const bool away = random_.chance(plan_.away_per_mille);
  const Moment at = moment(day, away);
  author_.look(random_, officer_, subject, at, how(at, away));
}

void Piece::sit_through(const std::vector<std::uint32_t>& subjects, DayNumber start, std::uint32_t days) {
  for (std::uint32_t left = drawn(random_, plan_.sittings); left > 0; --left) {
    const bool other = subjects.size() > 1 && random_.chance(300);
    const std::uint32_t subject = other ? random_.one_of(subjects) : subjects.front();
    sit(start + static_cast<DayNumber>(offset(days)), subject);
  }
}

namespace {

void write_former_partner(Author& author, Random& random, const MisusePlan& plan) {
  World& world = author.world();
  const std::uint32_t officer = author.pick_parted(random), days = drawn(random, plan.days);
  // Whoever is not in the tables once lived elsewhere with somebody.
  const std::uint32_t former = world.officers[officer].former_partner;
  std::vector<std::uint32_t> people{former != 0 ? former : stranger(world, random)};
  for (const std::uint32_t one : strangers(world, random, drawn(random, plan.others))) people.push_back(one);
  Piece(author, random, plan, officer).sit_through(people, author.start(random, days), days);
}

/// A quarrel with the neighbours, somebody met in private, or somebody met at work, long after that was over.
void write_neighbour(Author& author, Random& random, const MisusePlan& plan) {
  const World& world = author.world();
  const std::uint32_t officer = author.pick(random), days = drawn(random, plan.days), kind = random.below(1000);
  DayNumber start = author.start(random, days + 61);
  std::vector<std::uint32_t> people;
  if (kind < 400) {
    for (const auto& one : world.relations) {
      if (one.actor == officer && one.kind == static_cast<std::uint32_t>(Closeness::neighbour)) {
        people.push_back(one.subject);
      }
    }
    if (!people.empty()) std::swap(people.front(), random.one_of(people));
    people.resize(std::min<std::size_t>(people.size(), 1 + drawn(random, plan.others)));
  } else if (kind >= 700) {
    const Moment met = author.in_shift(random, officer, author.working_day(officer, start));
    if (const Incident* one = author.case_at_hand(random, officer, met)) people.push_back(random.one_of(one->subjects));
    start += static_cast<DayNumber>(random.between(21, 60));
  }
  if (people.empty()) people = strangers(world, random, 1 + drawn(random, plan.others));
  Piece(author, random, plan, officer).sit_through(people, start, days);
}

void write_own_record(Author& author, Random& random, const MisusePlan& plan) {
  const std::uint32_t officer = author.pick(random), days = drawn(random, plan.days);
  Piece(author, random, plan, officer)
      .sit_through({author.world().officers[officer].subject}, author.start(random, days), days);
}

void write_colleague(Author& author, Random& random, const MisusePlan& plan) {
  const World& world = author.world();
  const std::uint32_t officer = author.pick(random), days = drawn(random, plan.days);
  const auto& mates = world.teams[world.officers[officer].team].members;
  std::vector<std::uint32_t> people;
  for (std::uint32_t left = 1 + drawn(random, plan.others); left > 0;) {
    const std::uint32_t mate = random.chance(700) ? random.one_of(mates) : author.anyone(random);
    if (mate == officer) continue;
    people.push_back(world.officers[mate].subject);
    --left;
  }
  Piece(author, random, plan, officer).sit_through(people, author.start(random, days), days);
}

/// A friend's list: each is looked up at one of the sittings.
void write_favour(Author& author, Random& random, const MisusePlan& plan) {
  const std::uint32_t officer = author.pick(random), days = drawn(random, plan.days);
  const DayNumber start = author.start(random, days);
  Piece piece(author, random, plan, officer);
  piece.sit_through(strangers(author.world(), random, 1), start, days);
  for (const std::uint32_t one : strangers(author.world(), random, drawn(random, plan.others))) {
    piece.sit(start + static_cast<DayNumber>(random.below(days)), one);
  }
}

/// Who else is in the investigation that the operation ends.
std::vector<std::uint32_t> targets_of(const World& world, const Operation& operation) {
  std::vector<std::uint32_t> all{operation.subject};
  for (const auto& day : world.incidents) {
    for (const auto& one : day) {
      if (one.team != operation.team || one.opened >= operation.at || one.subjects.size() < 4) continue;
      if (one.subjects.front() == operation.subject) {
        all.insert(all.end(), one.subjects.begin() + 1, one.subjects.end());
      }
    }
  }
  return all;
}

void write_before_raid(Author& author, Random& random, const MisusePlan& plan) {
  const World& world = author.world();
  const Moment first = Moment{world.settings.first_day} + world.settings.warm_up + plan.days.most;
  const Moment earliest = first * engine::kSecondsOfDay;
  std::vector<const Operation*> coming;
  for (const auto& one : world.operations) {
    if (one.at >= earliest && one.at < Moment{world.last_day()} * engine::kSecondsOfDay) coming.push_back(&one);
  }
  if (coming.empty()) return;
  const Operation& raid = *random.one_of(coming);
  const std::uint32_t officer = author.pick(random, raid.team), days = drawn(random, plan.days);
  auto people = targets_of(world, raid);
  people.resize(std::min<std::size_t>(people.size(), 1 + drawn(random, plan.others)));
  const auto start = static_cast<DayNumber>(raid.at / engine::kSecondsOfDay) - static_cast<DayNumber>(days);
  Piece piece(author, random, plan, officer);
  for (std::uint32_t left = drawn(random, plan.sittings); left > 0; --left) {
    const std::uint32_t subject = random.chance(600) ? people.front() : random.one_of(people);
    piece.sit_before(raid.at, start + static_cast<DayNumber>(piece.offset(days)), subject);
  }
}

void write_slow_leak(Author& author, Random& random, const MisusePlan& plan) {
  const World& world = author.world();
  const std::uint32_t officer = author.pick(random), room = world.settings.days - world.settings.warm_up;
  const std::uint32_t days = std::min(drawn(random, plan.days), room);
  const std::uint32_t sittings = std::max(1U, drawn(random, plan.sittings) * days / 365);
  const DayNumber start = author.start(random, days);
  const std::uint32_t client = somebody(world, random, world.areas);
  Piece piece(author, random, plan, officer);
  std::vector<std::uint32_t> asked{client};
  for (std::uint32_t done = 0; done < sittings;) {
    const DayNumber day = start + static_cast<DayNumber>(piece.offset(days));
    // Most requests are one person; some are a list that comes at once.
    for (std::uint32_t list = random.chance(150) ? random.between(2, 4) : 1; list > 0 && done < sittings; --list) {
      const std::uint32_t draw = random.below(1000);
      std::uint32_t subject = random.chance(500) ? somebody(world, random, world.areas) : stranger(world, random);
      if (draw < 50) subject = client;  // is he himself looked for?
      if (draw >= 50 && draw < 200) subject = random.one_of(asked);
      asked.push_back(subject);
      piece.sit(day, subject);
      ++done;
    }
  }
}

bool works_at(const World& world, std::uint32_t officer, Moment at) {
  const auto day = static_cast<std::int64_t>(at / engine::kSecondsOfDay) - world.settings.first_day;
  for (std::int64_t i = std::max<std::int64_t>(0, day - 1); i <= day + 1; ++i) {
    if (i >= static_cast<std::int64_t>(world.shifts.size())) break;
    for (const auto& one : world.shifts[static_cast<std::size_t>(i)]) {
      if (one.officer == officer && one.from <= at && at <= one.to) return true;
    }
  }
  return false;
}

/// Just before or after a shift, or while a mate works; 0 when there is no such moment on the day.
Moment beside_work(Author& author, Random& random, std::uint32_t officer, DayNumber day) {
  const World& world = author.world();
  if (author.level() == Level::plausible) {
    const Shift* shift = author.shift_of(officer, author.working_day(officer, day));
    if (shift == nullptr) return 0;
    const Moment apart = 600 + random.below(2 * kHour - 600);
    return random.chance(600) ? shift->to + apart : shift->from - apart;
  }
  const auto& mates = world.teams[world.officers[officer].team].members;
  for (std::uint32_t tries = 0; tries < 20; ++tries, ++day) {
    const std::uint32_t mate = random.one_of(mates);
    if (author.shift_of(officer, day) == nullptr && author.shift_of(mate, day) != nullptr) {
      return author.in_shift(random, mate, day);
    }
  }
  return 0;
}

void write_off_duty(Author& author, Random& random, const MisusePlan& usual) {
  const World& world = author.world();
  const bool naive = author.level() == Level::naive, habit = naive && random.chance(kHabitPerMille);
  const MisusePlan& plan = habit ? kOffDutyHabit : usual;
  const std::uint32_t officer = author.pick(random), days = drawn(random, plan.days);
  const DayNumber start = author.start(random, days);
  const auto people = strangers(world, random, 1 + drawn(random, plan.others));
  Piece piece(author, random, plan, officer);
  for (std::uint32_t left = drawn(random, plan.sittings); left > 0; --left) {
    const DayNumber day = start + static_cast<DayNumber>(piece.offset(days));
    const std::uint32_t subject = habit ? somebody(world, random, world.areas) : random.one_of(people);
    for (std::uint32_t tries = 0; tries < 10; ++tries) {
      const Moment at = naive ? piece.moment(day, true) : beside_work(author, random, officer, day);
      if (at == 0 || works_at(world, officer, at)) continue;
      author.look(random, officer, subject, at, piece.how(at, true));
      break;
    }
  }
}

void write_false_link(Author& author, Random& random, const MisusePlan& plan) {
  World& world = author.world();
  const std::uint32_t officer = author.pick(random), days = drawn(random, plan.days);
  const DayNumber start = author.start(random, days);
  const auto people = strangers(world, random, 1 + drawn(random, plan.others));
  const std::uint32_t invented = world.last_basis + 1000 + random.below(9000);
  const bool adds = author.level() == Level::mimicking && random.chance(500);
  Piece piece(author, random, plan, officer);
  for (std::uint32_t left = drawn(random, plan.sittings); left > 0; --left) {
    const Moment at = piece.moment(start + static_cast<DayNumber>(piece.offset(days)), false);
    const std::uint32_t subject = random.one_of(people);
    auto how = piece.how(at, false);
    if (author.level() == Level::naive) {
      // The same invented number again and again, or any that comes to mind.
      how.basis = random.chance(700) ? invented : 1 + random.below(world.last_basis);
      how.reason = 1;
    }
    author.look(random, officer, subject, at, how);
    if (adds && how.basis != 0) world.extra_links.push_back({how.basis, subject});
  }
}

}  // namespace

void Piece::sit_before(Moment end, DayNumber day, std::uint32_t subject) {
  const bool away = random_.chance(plan_.away_per_mille);
  Moment at = moment(day, away);
  // Who is free until then comes by, or looks from home; those who take care let it be.
  if (at >= end && author_.level() == Level::naive) at = author_.off_shift(random_, officer_, day);
  if (at < end) author_.look(random_, officer_, subject, at, how(at, away));
}

void write_second(Author& author, Random& random, Scenario scenario) {
  static constexpr void (*kWriters[])(Author&, Random&, const MisusePlan&) = {
      write_former_partner, write_neighbour, write_own_record, write_celebrity,  write_before_raid,   write_slow_leak,
      write_colleague,      write_favour,    write_off_duty,   write_false_link, write_mass_curiosity};
  kWriters[static_cast<std::size_t>(scenario) - 1](author, random, plan_of(scenario, author.level()));
}

}  // namespace waarborg::scenarios
