// The two desks of the demo force at work on what the runs of its detection list.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/demo_players.h"

namespace waarborg::app {

/// Who looks up whom without need is known of invented look-ups, so that decisions come out as they should.
class DemoDesk {
 public:
  /// `misusing`: personnel numbers. `asked`: of who is asked why when listed, and not decided upon. REQUIRES: the log
  /// was brought in; house and players outlive it.
  static Result<DemoDesk> open(matters::House& house, const Players& players, const std::vector<std::string>& misusing,
                               const std::string& asked);
  /// Decides what was listed before `before`. Events wait for whoever looks around. Errors: those of the use cases.
  Result<Done> decide(Instant before);
  /// "Why did you look this up?" Errors: those of the use case.
  Result<Done> ask();

 private:
  DemoDesk(matters::House& house, const Players& players) : house_(house), players_(players) {}
  Result<Done> decide_case(const std::string& case_id, bool misused);
  Result<Done> judge(const std::string& control_id, bool misused);

  matters::House& house_;
  const Players& players_;
  std::set<std::uint32_t> misusing_;
  std::uint32_t asked_ = 0;
  int decided_ = 0;
};

}  // namespace waarborg::app
