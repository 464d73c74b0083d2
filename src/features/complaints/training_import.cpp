#include "features/complaints/training_import.h"

#include <algorithm>
#include <map>

#include "features/complaints/import_stream.h"
#include "platform/directory/directory.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;

namespace {

constexpr const char* kFileName = "training.csv";
constexpr std::chrono::hours kForgotten{24};

std::string place_of(const std::string& id) { return "complaints_training_files:" + id + ":file"; }

std::size_t field_of(std::string_view name) { return *spec_of(Target::training).index_of(name); }

/// The column that a field of the record is read from.
std::string column_of(const RecordRule& rule, std::string_view field) {
  for (const auto& one : rule.fields)
    if (one.field == field_of(field) && !one.columns.empty()) return one.columns.front();
  return {};
}

Training training_from(const Record& record) {
  Training out{record.text(field_of("course")), record.text(field_of("result")),
               *date_from_iso(record.text(field_of("held_on"))), std::nullopt};
  if (const auto& minutes = record.values[field_of("hours")]) out.minutes = std::stoi(*minutes);
  return out;
}

void take(TrainingFile& file, StreamRow& row, Date today) {
  auto& findings = row.cleaned.refusals;
  if (findings.empty() && row.cleaned.records.empty()) return;
  TrainingRow read{row.line, row.cells, {}, {}};
  if (findings.empty()) {
    const Record& record = row.cleaned.records.front();
    read.number = record.text(field_of("person"));
    read.training = training_from(record);
    if (read.training.held_on > today)
      findings.push_back({column_of(*record.rule, "held_on"), "training.row_ahead", ""});
  }
  if (findings.empty()) {
    file.rows.push_back(std::move(read));
    return;
  }
  for (auto& cell : row.cells) cell = csv::replace_invalid(cell);
  file.refused.push_back({row.line, std::move(row.cells), std::move(findings)});
}

/// What is known of one person, asked once for all their rows.
struct Known {
  std::string person_id;
  std::vector<Training> trainings;
};
Known known_by(storage::Transaction& tx, const matters::House& house, const std::string& number) {
  const auto person = directory::find_person_by_number(tx, house.keys(), number);
  if (!person) return {};
  return {person->id, trainings_of_person(tx, person->id)};
}

void append(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

Result<TrainingFile> read_kept(const matters::House& house, const std::string& mapping, const std::string& bytes) {
  const auto parsed = TRY(parse_mapping(mapping, "mapping"));
  return read_training(*parsed, csv::bytes_of(bytes), kFileName, house.today());
}

}  // namespace

Result<TrainingFile> read_training(const Mapping& mapping, std::unique_ptr<csv::ByteSource> bytes,
                                   const std::string& name, Date today) {
  if (!holds_training(mapping)) return invalid("training.mapping_of_register", "mapping");
  const auto stream = TRY(SourceStream::over(mapping, mapping.sources.front(), std::move(bytes), name));
  TrainingFile file;
  file.header = stream->header();
  StreamRow row;
  while (TRY(stream->next(row))) {
    if (file.rows.size() + file.refused.size() == kTrainingRowsMax)
      return invalid("training.too_many", "file", {std::to_string(kTrainingRowsMax)});
    take(file, row, today);
  }
  if (file.rows.empty() && file.refused.empty()) return invalid("training.empty", "file");
  return file;
}

std::int64_t TrainingPlan::added() const {
  return std::ranges::count_if(changes, [](const auto& planned) { return !planned.before; });
}

std::string TrainingPlan::digest() const {
  std::string all;
  const auto add = [&all](const Training& training) {
    for (const std::string& part : {training.course, training.result, to_iso(training.held_on),
                                    training.minutes ? std::to_string(*training.minutes) : std::string()})
      append(all, part);
  };
  for (const auto& [row, person_id, before] : changes) {
    append(all, person_id);
    add(row.training);
    append(all, before ? "changed" : "new");
    if (before) add(*before);
  }
  return to_hex(sealing::digest(as_bytes(all)));
}

TrainingPlan plan_training(storage::Transaction& tx, const matters::House& house, TrainingFile file) {
  TrainingPlan plan;
  plan.header = std::move(file.header);
  plan.refused = std::move(file.refused);
  std::map<std::string, Known> known;
  for (auto& row : file.rows) {
    const auto [found, first] = known.try_emplace(row.number);
    if (first) found->second = known_by(tx, house, row.number);
    const auto& [person_id, trainings] = found->second;
    if (person_id.empty()) {
      plan.refused.push_back({row.line, std::move(row.cells), {{"", "training.row_person", row.number}}});
      continue;
    }
    const auto before = std::ranges::find_if(trainings, [&](const Training& one) {
      return one.course == row.training.course && one.held_on == row.training.held_on;
    });
    if (before == trainings.end())
      plan.changes.push_back({std::move(row), person_id, std::nullopt});
    else if (*before != row.training)
      plan.changes.push_back({std::move(row), person_id, *before});
    else
      ++plan.unchanged;
  }
  std::ranges::sort(plan.refused, {}, &RefusedTraining::line);
  return plan;
}

void apply_training(storage::Transaction& tx, const matters::House& house, const std::string& actor,
                    const TrainingPlan& plan) {
  for (const auto& [row, person_id, before] : plan.changes) {
    const auto& [course, result, held_on, minutes] = row.training;
    storage::Params params{person_id, course, held_on, result};
    if (minutes)
      params.emplace_back(*minutes);
    else
      params.emplace_back(std::nullopt);
    tx.execute(sql::training_save, params);
  }
  audit::record(tx, house.clock(),
                {audit::Chain::staff, actor, "training.import", "", "", std::to_string(plan.changes.size())});
}

Result<std::string> keep_training_file(storage::Transaction& tx, const matters::House& house,
                                       const identity::Viewer& viewer, const std::string& mapping,
                                       const std::string& bytes) {
  TRY(read_kept(house, mapping, bytes));
  const Instant now = house.clock().now();
  tx.execute(sql::training_file_tidy, {viewer.account_id, now - kForgotten});
  std::string id = new_id();
  tx.execute(sql::training_file_insert,
             {id, viewer.account_id, now, mapping, sealing::seal(house.keys().directory, place_of(id), bytes)});
  audit::record(tx, house.clock(), {audit::Chain::staff, viewer.account_id, "training.check", "", "", id});
  return id;
}

Result<TrainingPlan> training_dry_run(storage::Transaction& tx, const matters::House& house,
                                      const identity::Viewer& viewer, const std::string& id) {
  const auto row = tx.find(sql::training_file_find, {id, viewer.account_id});
  if (!row) return not_found();
  const auto bytes = sealing::open_text(house.keys().directory, place_of(id), row->blob("file_sealed"));
  if (!bytes) return invalid("error.file_damaged", "file");
  return plan_training(tx, house, TRY(read_kept(house, row->text("mapping"), *bytes)));
}

Result<TrainingPlan> confirm_training(storage::Transaction& tx, const matters::House& house,
                                      const identity::Viewer& viewer, const std::string& id,
                                      const std::string& shown_digest) {
  auto plan = TRY(training_dry_run(tx, house, viewer, id));
  if (plan.digest() != shown_digest) return conflict("training.stale");
  apply_training(tx, house, viewer.account_id, plan);
  tx.execute(sql::training_file_delete, {id});
  return plan;
}

std::string words_of(const i18n::Translator& t, const Finding& finding) {
  std::string out = t(finding.reason);
  if (!finding.column.empty()) out = t("error.in_field", {finding.column, out});
  if (!finding.value.empty()) out += " (" + finding.value + ")";
  return out;
}

std::vector<std::vector<std::string>> refused_training_rows(const i18n::Translator& t, const TrainingPlan& plan) {
  std::vector<std::vector<std::string>> rows{plan.header};
  rows.front().push_back(t("training.line"));
  rows.front().push_back(t("common.reason"));
  for (const auto& refused : plan.refused) {
    std::vector<std::string> row = refused.cells;
    row.resize(std::max(plan.header.size(), row.size()));
    std::string reasons;
    for (const auto& finding : refused.findings) reasons += (reasons.empty() ? "" : " ") + words_of(t, finding);
    row.push_back(std::to_string(refused.line));
    row.push_back(std::move(reasons));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace waarborg::complaints
