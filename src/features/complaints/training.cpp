#include "features/complaints/training.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "platform/csv/csv.h"
#include "platform/directory/directory.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;

namespace {

char delimiter_of(const std::string& text) {
  return text.substr(0, text.find('\n')).find(';') == std::string::npos ? ',' : ';';
}

/// One row, or what is wrong with it.
Result<TrainingRow> row_of(const csv::CsvRow& row, Date today) {
  const std::string line = std::to_string(row.line);
  if (!row.problem.empty() || row.cells.size() != 4) return invalid("training.row", "file", {line});
  TrainingRow out;
  out.line = row.line;
  out.number = std::string(trim(row.cells[0]));
  out.course = std::string(trim(row.cells[1]));
  out.result = std::string(trim(row.cells[3]));
  if (out.number.empty() || out.course.empty()) return invalid("training.row", "file", {line});
  const auto day = date_from_iso(std::string(trim(row.cells[2])));
  if (!day || *day > today) return invalid("training.row_date", "file", {line});
  out.held_on = *day;
  if (std::ranges::find(kTrainingResults, out.result) == std::end(kTrainingResults))
    return invalid("training.row_result", "file", {line});
  return out;
}

}  // namespace

Result<std::vector<TrainingRow>> read_training(const std::string& text, Date today) {
  const auto bytes = csv::bytes_of(text);
  csv::CsvReader reader(*bytes, delimiter_of(text));
  std::vector<TrainingRow> rows;
  Errors errors;
  csv::CsvRow row;
  bool header = true;
  while (TRY(reader.next(row))) {
    if (std::exchange(header, false)) continue;
    if (rows.size() >= kTrainingRowsMax)
      return invalid("training.too_many", "file", {std::to_string(kTrainingRowsMax)});
    auto read = row_of(row, today);
    if (read.ok())
      rows.push_back(std::move(read).value());
    else
      errors.push_back(read.error());
  }
  if (!errors.empty()) return errors;
  if (rows.empty()) return invalid("training.empty", "file");
  return rows;
}

Result<int> import_training(matters::House& house, const identity::Viewer& viewer, const std::string& text) {
  const auto rows = TRY(read_training(text, house.today()));
  return house.database().write([&](storage::Transaction& tx) -> Result<int> {
    Errors errors;
    for (const auto& row : rows) {
      const auto person = directory::find_person_by_number(tx, house.keys(), row.number);
      if (person)
        tx.execute(sql::training_save, {person->id, row.course, row.held_on, row.result});
      else
        errors.push_back(invalid("training.row_person", "file", {std::to_string(row.line)}));
    }
    if (!errors.empty()) return errors;
    audit::record(tx, house.clock(),
                  {audit::Chain::staff, viewer.account_id, "training.import", "", "", std::to_string(rows.size())});
    return static_cast<int>(rows.size());
  });
}

std::vector<Trained> training_of(storage::Transaction& tx, const matters::House& house,
                                 const std::vector<std::string>& officers) {
  std::vector<Trained> out;
  std::set<std::string> seen;
  for (const auto& officer : officers) {
    if (trim(officer).empty()) continue;
    for (const auto& id : directory::people_meant_by(tx, house.keys(), officer)) {
      const auto person = directory::find_person(tx, house.keys(), id);
      if (!person || !seen.insert(id).second) continue;
      Trained one{officer, person->name, person->function};
      for (const auto& row : tx.query(sql::training_of, {id}))
        one.trainings.push_back({row.text("course"), row.text("result"), row.date("held_on")});
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace waarborg::complaints
