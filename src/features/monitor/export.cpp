#include "features/monitor/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/day_store.h"
#include "features/monitor/detect.h"
#include "features/monitor/rules_in_force.h"
#include "platform/csv/file_writer.h"
#include "platform/parquet/parquet.h"

namespace waarborg::monitor {
namespace {

namespace fs = std::filesystem;
using engine::DayNumber;

constexpr DayNumber kWindowMax = 448;  // engine::CaseSettings::days
constexpr std::size_t kBufferBytes = 1U << 20U;

std::string keys_of(const std::vector<MeasureRule>& measures) {
  std::string keys;
  for (const auto& one : measures) keys += (keys.empty() ? "" : ",") + one.key;
  return keys;
}

/// A table on its way into a file: whole numbers and codes, nothing to quote.
class Table {
 public:
  Table(fs::path folder, std::string name, std::string_view head)
      : folder_(std::move(folder)), name_(std::move(name)), file_(path("csv")) {
    buffer_.append(head);
    buffer_ += '\n';
  }
  template <class... Values>
  void row(const Values&... values) {
    (append(values), ...);
    buffer_.back() = '\n';
    ++rows_;
    if (buffer_.size() < kBufferBytes) return;
    file_.write(buffer_);
    buffer_.clear();
  }
  Result<Done> finish(TableForm form, const TakeTable& take) {
    file_.write(buffer_);
    TRY(file_.finish());
    if (form == TableForm::parquet) TRY(convert());
    take(path(form == TableForm::parquet ? "parquet" : "csv").filename().string(), rows_);
    return Done{};
  }

 private:
  [[nodiscard]] fs::path path(const char* ending) const { return folder_ / (name_ + "." + ending); }
  Result<Done> convert() const {
    const auto converted = parquet::from_csv(path("csv"), path("parquet"));
    std::error_code error;
    fs::remove(path("csv"), error);
    if (!converted.ok()) return converted.errors();
    // As of what FileWriter writes: for its owner alone.
    fs::permissions(path("parquet"), fs::perms::owner_read | fs::perms::owner_write, error);
    return Done{};
  }
  template <class Value>
  void append(const Value& value) {
    fmt::format_to(std::back_inserter(buffer_), "{},", value);
  }
  template <class Value, std::size_t kCount>
  void append(const std::array<Value, kCount>& values) {
    for (const auto value : values) append(value);
  }

  fs::path folder_;
  std::string name_, buffer_;
  csv::FileWriter file_;
  std::int64_t rows_ = 0;
};

/// All that the tables are made of.
struct Exporting {
  const DetectionContent& content;
  const std::vector<engine::Segment>& days;
  const DetectionWorld& world;
  const WorldRows& rows;
  engine::CaseSettings settings;
  Peers peers;
  std::vector<bool> officers;  ///< those of runs, by number
  const fs::path& folder;
  TableForm form;
  const TakeTable& take;

  [[nodiscard]] Table table(const char* name, std::string_view head) const { return {folder, name, head}; }
  Result<Done> settings_and_weights() const;
  Result<Done> rules() const;
  Result<Done> officers_and_subjects() const;
  Result<Done> cases_and_links() const;
  Result<std::int64_t> look_ups() const;
};

Result<Done> Exporting::settings_and_weights() const {
  auto one = table(
      "settings",
      "grace,roster_within,two_places_within,before_operation,own,of_others,always,personal,first_day,last_day,days,"
      "pair_floor,explained_weight,event_actors,event_days,event_groups,team_actors,rare_share,rare_days,vague_share,"
      "usual_of");
  one.row(content.duty.grace, content.duty.roster_within, content.duty.two_places_within, content.duty.before_operation,
          content.duty.own, content.duty.of_others, content.always(), settings.personal,
          settings.last_day - static_cast<DayNumber>(settings.days) + 1, settings.last_day, settings.days,
          settings.pair_floor, settings.explained_weight, settings.event_actors, settings.event_days,
          settings.event_groups, settings.team_actors, settings.rare_share, settings.rare_days, settings.vague_share,
          content.usual_of);
  TRY(one.finish(form, take));
  auto pairs = table("pair_weights", keys_of(content.pair_measures));
  pairs.row(settings.pair_weights);
  TRY(pairs.finish(form, take));
  auto actors = table("actor_weights", keys_of(content.actor_measures));
  actors.row(settings.actor_weights);
  TRY(actors.finish(form, take));
  auto points = table("sign_points", "sign,points");
  for (std::size_t at = 0; at < settings.sign_points.size(); ++at) points.row(1U << at, settings.sign_points[at]);
  TRY(points.finish(form, take));
  auto offsets = table("offsets", "starts,seconds");
  for (const auto& offset : rows.offsets) offsets.row(offset.from, offset.seconds);
  return offsets.finish(form, take);
}

Result<Done> Exporting::rules() const {
  auto rules = table("rules", "number,scope,kinds,before,after,only_the_said");
  int number = 0;
  for (const auto& rule : world.sides().rules) {
    static constexpr std::array kScopes{"own", "mate", "group"};
    rules.row(++number, kScopes[static_cast<std::size_t>(rule.scope)], rule.kinds, rule.before, rule.after,
              rule.only_the_said);
  }
  return rules.finish(form, take);
}

Result<Done> Exporting::officers_and_subjects() const {
  auto peer_rows = table("peers", "actor,peer,kind");
  for (std::size_t actor = 0; actor < peers.of_actor.size(); ++actor)
    peer_rows.row(actor, peers.of_actor[actor], peers.kinds[actor]);
  TRY(peer_rows.finish(form, take));
  auto spells = table("spells", "actor,kind,starts,ends");
  for (const auto& one : rows.spells)
    spells.row(one.actor, one.kind == engine::Spell::Kind::duty ? "duty" : "absence", one.from, one.to);
  TRY(spells.finish(form, take));
  auto relations = table("relations", "actor,subject,sign");
  for (const auto& one : rows.relations) relations.row(one.actor, one.subject, engine::sign_of_relation(one.kind));
  TRY(relations.finish(form, take));
  auto marks = table("marks", "subject,sign");
  for (const auto& one : rows.marks) marks.row(one.subject, engine::sign_of_mark(one.kind));
  TRY(marks.finish(form, take));
  auto operations = table("operations", "subject,moment");
  for (const auto& one : rows.operations) operations.row(one.subject, one.moment);
  TRY(operations.finish(form, take));
  auto reasons = table("reasons", "reason,sign");
  for (std::size_t at = 0; at < rows.reasons.size(); ++at) reasons.row(at, rows.reasons[at]);
  return reasons.finish(form, take);
}

Result<Done> Exporting::cases_and_links() const {
  auto cases = table("cases", "basis");
  for (std::size_t at = 0; at < rows.cases.size(); ++at)
    if (rows.cases[at]) cases.row(at);
  TRY(cases.finish(form, take));
  auto links = table("links", "basis,subject");
  for (const auto& one : rows.links) links.row(one.basis, one.subject);
  TRY(links.finish(form, take));
  auto assignments = table("assignments", "team,basis,actor,kind,starts,ends");
  for (const auto& of_group : world.sides().assignments)
    for (const auto& one : of_group) assignments.row(one.group, one.basis, one.actor, one.kind, one.from, one.to);
  return assignments.finish(form, take);
}

Result<std::int64_t> Exporting::look_ups() const {
  auto looks = table("looks", "id,team,actor,moment,basis,subject,source,reason,place");
  engine::Block block;
  std::int64_t id = 0;
  for (const auto& day : days) {
    for (std::size_t at = 0; at < day.blocks().size(); ++at) {
      TRY(day.read(at, engine::Columns::all(), block));
      for (std::uint32_t number = 0; number < block.rows; ++number) {
        const auto row = block.row(number);
        if (row.actor >= officers.size() || !officers[row.actor]) continue;
        looks.row(id++, row.group, row.actor, std::int64_t{day.day()} * engine::kSecondsOfDay + row.second, row.basis,
                  row.subject, row.source, row.reason, row.place);
      }
    }
  }
  TRY(looks.finish(form, take));
  return id;
}

Result<Done> make_empty_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return Error{ErrorKind::unavailable, "csv.file_unwritable", {}, {folder.filename().string()}};
  if (!fs::is_empty(folder, error)) return conflict("tables.folder_not_empty", "", {folder.filename().string()});
  return Done{};
}

}  // namespace

Result<ExportedDays> export_tables(matters::House& house, const DaysAsked& asked, const fs::path& folder,
                                   TableForm form, const TakeTable& take) {
  const auto content = TRY(rules_in_force(house));
  const DayNumber last = asked.to ? day_number(*asked.to) : TRY(last_day_of_run(house, content));
  const DayNumber first = asked.from ? day_number(*asked.from) : last - content.window_days + 1;
  if (first > last || last - first >= kWindowMax) return invalid("tables.window", "", {std::to_string(kWindowMax)});
  const auto days = TRY(segments_of(look_ups_folder(house), first - 1, last + 1));
  if (days.empty()) return conflict("detection.no_days");
  TRY(make_empty_folder(folder));
  WorldRows rows;
  const auto world = TRY(DetectionWorld::load(house, content, days, first - 1, last + 1, &rows));
  auto facts = TRY(engine::scan(days, world->sides(), threads()));
  leave_out_systems(content, *world, static_cast<std::uint32_t>(last + 1) * engine::kSecondsOfDay, facts);
  auto peers = make_peers(*world, facts, last, static_cast<std::uint32_t>(content.peers_least));
  auto settings = world->case_settings(last);
  settings.days = static_cast<std::uint32_t>(last - first + 1);
  std::vector<bool> officers(peers.of_actor.size());
  for (const auto& day : facts.actors) officers[day.actor] = true;
  const Exporting all{content, days, *world, rows, settings, std::move(peers), std::move(officers), folder, form, take};
  // The small ones first: what is missing for Parquet shows at once.
  TRY(all.settings_and_weights());
  TRY(all.rules());
  TRY(all.officers_and_subjects());
  TRY(all.cases_and_links());
  return ExportedDays{date_of(first), date_of(last), TRY(all.look_ups())};
}

}  // namespace waarborg::monitor
