#include "scenarios/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>

#include "base/text.h"
#include "scenarios/look_stream.h"
#include "scenarios/report.h"

namespace waarborg::scenarios {

namespace {

/// "2026-01-31T07:05:09Z"; made by hand, as a year has millions of them.
class IsoTime {
 public:
  const std::string& of(Moment moment) {
    const auto day = static_cast<DayNumber>(moment / Moment{engine::kSecondsOfDay});
    const auto second = static_cast<std::uint32_t>(moment % Moment{engine::kSecondsOfDay});
    if (day != day_ || text_.empty()) {
      const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
      text_ = fmt::format("{:04}-{:02}-{:02}T00:00:00Z", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
      day_ = day;
    }
    const auto put = [&](std::size_t at, std::uint32_t value) {
      text_[at] = static_cast<char>('0' + value / 10);
      text_[at + 1] = static_cast<char>('0' + value % 10);
    };
    put(11, second / 3600);
    put(14, second / 60 % 60);
    put(17, second % 60);
    return text_;
  }

 private:
  DayNumber day_ = 0;
  std::string text_;
};

class Table {
 public:
  Table(const std::filesystem::path& folder, const char* name, const char* header)
      : path_(folder / (std::string(name) + ".csv")), file_(path_, std::ios::binary | std::ios::trunc) {
    text_ = std::string(header) + "\n";
  }
  template <class... Values>
  void row(const Values&... values) {
    ((fmt::format_to(std::back_inserter(text_), "{},", values)), ...);
    text_.back() = '\n';
    if (text_.size() > kBuffer) flush();
  }
  Result<Done> close() {
    flush();
    file_.close();
    if (!file_) return Error{ErrorKind::unavailable, "engine.write_failed", {}, {path_.filename().string()}};
    return Done{};
  }

 private:
  static constexpr std::size_t kBuffer = 1U << 20U;
  void flush() {
    file_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }
  std::filesystem::path path_;
  std::ofstream file_;
  std::string text_;
};

std::string subject_code(std::uint32_t subject) { return fmt::format("P{:07}", subject); }
std::string case_code(std::uint32_t basis) { return basis == 0 ? "" : fmt::format("Z{:08}", basis); }

std::string in(const Words& words, const std::string& english) {
  const auto found = words.find(english);
  return found == words.end() ? english : found->second;
}

/// "dispatch 2" in other words, "automatic checks" too.
std::vector<std::string> team_names(const World& world, const Words& words) {
  std::vector<std::string> names;
  for (const auto& team : world.teams) {
    const auto end = std::min(team.name.find_last_not_of("0123456789 ") + 1, team.name.size());
    names.push_back(in(words, team.name.substr(0, end)) + team.name.substr(end));
  }
  return names;
}

template <std::size_t kCount>
std::array<std::string, kCount> in(const Words& words, const std::array<const char*, kCount>& english) {
  std::array<std::string, kCount> out;
  std::ranges::transform(english, out.begin(), [&](const char* word) { return in(words, std::string(word)); });
  return out;
}

Result<Done> write_looks(const World& world, const std::filesystem::path& folder, const Words& words) {
  const auto teams = team_names(world, words);
  const auto systems = in(words, kSystemNames);
  const auto reasons = in(words, kReasons);
  const std::string vehicle = in(words, std::string("vehicle")), station = in(words, std::string("station"));
  Table table(folder, "look-ups", "moment,officer,team,system,subject,case,reason,place");
  LookStream stream(world);
  IsoTime time;
  while (!stream.done()) {
    auto looks = stream.next();
    std::sort(looks.begin(), looks.end(), [](const Look& a, const Look& b) {
      return std::tuple(a.at, a.actor, a.source) < std::tuple(b.at, b.actor, b.source);
    });
    for (const auto& one : looks) {
      table.row(time.of(one.at), world.officers[one.actor].code, teams[one.team], systems[one.source],
                subject_code(one.subject), case_code(one.basis), reasons[one.reason],
                one.place % 4 == 2 ? vehicle : station);
    }
  }
  return table.close();
}

Result<Done> write_people(const World& world, const std::filesystem::path& folder, const Words& words) {
  const auto teams = team_names(world, words);
  const auto roles = in(words, kRoleNames);
  Table people(folder, "people", "officer,team,role,from");
  Table employees(folder, "employees", "officer,subject");
  Table homes(folder, "homes", "officer,token");
  IsoTime time;
  const Moment start = Moment{world.settings.first_day} * engine::kSecondsOfDay;
  for (const auto& one : world.officers) {
    if (one.number == 0) continue;
    const auto& role = roles[static_cast<std::size_t>(one.role)];
    people.row(one.code, teams[one.team], role, time.of(start));
    if (one.new_team != 0) {
      people.row(one.code, teams[one.new_team], role, time.of(Moment{one.moves_on} * engine::kSecondsOfDay));
    }
    if (one.role == Role::automatic) continue;
    employees.row(one.code, subject_code(one.subject));
    homes.row(one.code, fmt::format("A{}", world.address_of(one.subject)));
  }
  TRY(people.close());
  TRY(employees.close());
  return homes.close();
}

Result<Done> write_close_people(const World& world, const std::filesystem::path& folder) {
  Table relations(folder, "relations", "officer,subject,kind");
  Table addresses(folder, "addresses", "subject,token");
  std::vector<std::uint32_t> near;
  for (const auto& one : world.relations) {
    const auto kind = static_cast<Closeness>(one.kind);
    if (kind == Closeness::self || kind == Closeness::household) {
      near.push_back(one.subject);  // told by employees and addresses
    } else {
      relations.row(world.officers[one.actor].code, subject_code(one.subject), kClosenessNames[one.kind]);
    }
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  for (const auto subject : near) addresses.row(subject_code(subject), fmt::format("A{}", world.address_of(subject)));
  TRY(relations.close());
  TRY(addresses.close());
  Table marks(folder, "marks", "subject,kind");
  for (const auto& one : world.marks) {
    if (one.kind != static_cast<std::uint32_t>(Marked::employee))
      marks.row(subject_code(one.subject), kMarkNames[one.kind]);
  }
  TRY(marks.close());
  Table operations(folder, "operations", "subject,from");
  IsoTime time;
  for (const auto& one : world.operations) operations.row(subject_code(one.subject), time.of(one.at));
  return operations.close();
}

Result<Done> write_rosters(const World& world, const std::filesystem::path& folder) {
  Table duties(folder, "duties", "officer,from,to"), absences(folder, "absences", "officer,from,to");
  IsoTime from, to;
  for (const auto& one : world.spells) {
    auto& table = one.kind == engine::Spell::Kind::duty ? duties : absences;
    table.row(world.officers[one.actor].code, from.of(one.from), to.of(one.to));
  }
  TRY(duties.close());
  return absences.close();
}

Result<Done> write_cases(const World& world, const std::filesystem::path& folder, const Words& words) {
  const auto teams = team_names(world, words);
  Table cases(folder, "cases", "case,registered"), links(folder, "links", "case,subject");
  Table assignments(folder, "assignments", "case,officer,team,kind,from,to");
  IsoTime from, to;
  for (const auto& day : world.incidents) {
    for (const auto& one : day) {
      if (!one.registered) continue;
      cases.row(case_code(one.basis), from.of(one.known_from));
      for (const auto subject : one.subjects) links.row(case_code(one.basis), subject_code(subject));
      for (const auto& part : one.assignments) {
        assignments.row(case_code(one.basis), part.actor == 0 ? "" : world.officers[part.actor].code, teams[part.group],
                        kTaskNames[part.kind], from.of(part.from), to.of(part.to));
      }
    }
  }
  for (std::size_t i = 0; i < world.operations.size(); ++i) {
    const auto& one = world.operations[i];
    links.row(case_code(world.case_of_operation(i)), subject_code(one.subject));
    assignments.row(case_code(world.case_of_operation(i)), "", teams[one.team],
                    kTaskNames[static_cast<std::size_t>(Task::operation)], from.of(one.at), to.of(one.at));
  }
  for (const auto& one : world.extra_links) links.row(case_code(one.basis), subject_code(one.subject));
  TRY(cases.close());
  TRY(links.close());
  return assignments.close();
}

/// What was put in: never to be brought in beside the rest.
Result<Done> write_truth(const World& world, const std::filesystem::path& folder) {
  Table misuse(folder, "misuse", "number,scenario,level,officer,subject,moment,system");
  IsoTime time;
  for (const auto& one : world.misuse_looks) {
    const auto& its = world.misuse[one.misuse - 1];
    misuse.row(one.misuse, title_of(its.scenario), name_of(its.level), world.officers[one.actor].code,
               subject_code(one.subject), time.of(one.at), kSystemNames[one.source]);
  }
  return misuse.close();
}

}  // namespace

Result<Done> write_world(const World& world, const std::filesystem::path& folder, const Words& words) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  TRY(write_looks(world, folder, words));
  TRY(write_people(world, folder, words));
  TRY(write_close_people(world, folder));
  TRY(write_rosters(world, folder));
  TRY(write_cases(world, folder, words));
  return write_truth(world, folder);
}

Result<std::vector<Person>> read_people(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return invalid("csv.file_missing", {}, {file.filename().string()});
  std::vector<Person> people;
  std::string line;
  for (bool header = true; std::getline(in, line); header = false) {
    auto parts = split(trim(line), ';');
    if (header || parts.size() < 2) continue;
    people.push_back({parts[0], parts[1], parts.size() > 2 ? parts[2] : ""});
  }
  return people;
}

}  // namespace waarborg::scenarios
