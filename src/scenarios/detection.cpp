#include "scenarios/detection.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint32_t kHour = 3600, kDay = 86'400;

constexpr std::uint32_t bit(Task task) { return 1U << static_cast<std::uint32_t>(task); }

}  // namespace

Detection bench_detection() {
  using engine::Scope;
  const std::uint32_t on_scene = bit(Task::dispatched) | bit(Task::desk), on_case = bit(Task::assigned);
  const std::uint32_t all = on_scene | on_case | bit(Task::support);
  Detection one;
  one.rules = {{Scope::own, on_case, kHour, 14 * kDay, false},
               {Scope::own, on_scene, kHour, 7 * kDay, false},
               {Scope::mate, on_case | on_scene, kHour, 3 * kDay, false},
               {Scope::group, all, kHour, 3 * kDay, false}};
  one.signs = {kHour, 2 * kDay, 600, 5 * kDay};
  const auto relation = [](Closeness kind) { return static_cast<unsigned>(kind); };
  const auto mark = [](Marked kind) { return 8 + static_cast<unsigned>(kind); };
  one.always =
      engine::sign_of_relation(relation(Closeness::self)) | engine::sign_of_relation(relation(Closeness::household));
  one.cases.days = 90;
  one.cases.pair_weights = {100, 30, 100, 30, 30, 200, 20, 0};
  one.cases.actor_weights = {40, 40, 60, 10, 10, 10, 40, 100, 30, 0};
  one.cases.rare_share = 100;
  one.cases.rare_days = 3;
  one.cases.sign_points[relation(Closeness::self)] = 2500;
  one.cases.sign_points[relation(Closeness::household)] = 1500;
  one.cases.sign_points[relation(Closeness::former_household)] = 1800;
  one.cases.sign_points[relation(Closeness::neighbour)] = 700;
  one.cases.sign_points[mark(Marked::employee)] = 900;
  one.cases.sign_points[mark(Marked::protected_person)] = 300;
  one.cases.sign_points[mark(Marked::well_known)] = 300;
  one.cases.pair_floor = 400;
  one.cases.event_actors = 8;
  one.cases.event_days = 2;
  one.cases.personal = one.always | engine::sign_of_relation(relation(Closeness::former_household));
  return one;
}

}  // namespace waarborg::scenarios
