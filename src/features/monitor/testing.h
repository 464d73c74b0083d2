// For tests: a small force with its logs and tables brought in.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <functional>

#include "features/monitor/contract/commands.h"
#include "features/monitor/detect.h"
#include "matters/testing.h"
#include "migrations/feature_monitor.h"
#include "platform/directory/directory.h"
#include "platform/storage/testing.h"

namespace waarborg::monitor {

using matters::TestHouse;

/// A team of thirty who look up what their cases are about, for sixty days from 2026-06-01; and a few who look further.
struct Force {
  std::string look_ups = "moment,officer,team,system,subject,case,reason,place\n";
  std::string assignments = "case,officer,team,kind,from,to\n", links = "case,subject,from\n";
  std::string duties = "officer,from,to\n", employees = "officer,subject\n", people = "officer,from,team,role\n";
  static constexpr int kOfficers = 30, kDays = 60, kUnexplained = 300;

  static std::string day(int number) { return to_iso(date_of(20605 + number)); }
  static std::string officer(int number) { return fmt::format("70{:02}", number); }
  void look(int day_number, int officer_number, const std::string& subject, const std::string& basis = "",
            const std::string& at = "10:00:00") {
    look_ups += fmt::format("{}T{}Z,{},N1,bvh,{},{},getuige horen,N1-01\n", day(day_number), at,
                            officer(officer_number), subject, basis);
  }
  Force() {
    for (int number = 0; number < kOfficers; ++number) {
      people += fmt::format("{},2026-01-01T00:00:00Z,N1,agent\n", officer(number));
      employees += fmt::format("{},own-{}\n", officer(number), number);
      for (int at = 0; at < kDays; ++at) {
        const std::string basis = fmt::format("c{}-{}", number, at), subject = fmt::format("s{}-{}", number, at);
        duties += fmt::format("{0},{1}T06:00:00Z,{1}T14:00:00Z\n", officer(number), day(at));
        assignments +=
            fmt::format("{0},{1},N1,assigned,{2}T06:00:00Z,{2}T14:00:00Z\n", basis, officer(number), day(at));
        links += fmt::format("{},{},\n", basis, subject);
        look(at, number, subject, basis);
        // What nobody can explain afterwards, as everybody has.
        if ((at + number) % 6 == 0) look(at, number, fmt::format("street-{}-{}", number, at));
      }
    }
  }
  static void bring_in(TestHouse& house, const std::string& mapping, const std::string& text) {
    const auto path = house.platform().config.data / (mapping + ".csv");
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    const i18n::Translator t(house.platform().texts, i18n::Language::en, "Europe/Amsterdam");
    std::string said;
    LogCommand command;
    command.mapping = mapping;
    command.sources = {path};
    const auto hear = [&](std::string_view line) { said += std::string(line) + "\n"; };
    REQUIRE_MESSAGE(import_logs(house.house(), t, command, hear) == 0, said);
  }
  void bring_in(TestHouse& house) const {
    bring_in(house, "waarborg-look-ups", look_ups);
    bring_in(house, "waarborg-assignments", assignments);
    bring_in(house, "waarborg-links", links);
    bring_in(house, "waarborg-duties", duties);
    bring_in(house, "waarborg-employees", employees);
    bring_in(house, "waarborg-people", people);
  }
};

/// `ina` at the desk of the monitor, `petra` at that of those who open with her.
inline void make_desks(TestHouse& house) {
  house.write([&](storage::Transaction& tx) {
    directory::create_desk(tx, kMonitorDesk, {house.account("ina")});
    directory::create_desk(tx, kApprovalDesk, {house.account("petra")});
  });
}

/// On each database, with both desks.
inline void for_each_house(const std::function<void(TestHouse&)>& test) {
  matters::for_each_house(
      [&](TestHouse& house) {
        make_desks(house);
        test(house);
      },
      migrations::feature_monitor::all());
}

inline void for_a_force(const Force& force, const std::function<void(TestHouse&)>& test) {
  for_each_house([&](TestHouse& house) {
    force.bring_in(house);
    test(house);
  });
}

inline Detected run(TestHouse& house, DetectOptions options = {}) {
  if (!options.cases) options.cases = 5;
  if (!options.controls) options.controls = 0;
  auto detected = detect(house.house(), options);
  REQUIRE(detected.ok());
  return *detected;
}

inline std::uint32_t number_of(TestHouse& house, int officer) {
  const auto number = officer_number(house.house(), Force::officer(officer));
  REQUIRE(number.ok());
  return number->value_or(0);
}

}  // namespace waarborg::monitor
