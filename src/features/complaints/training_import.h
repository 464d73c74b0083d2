// Training brought in from the training system: a file, read by a mapping as a register of complaints is
// (import_mapping.h), in two steps. A dry run shows what would be new and what would change; a confirmation does
// exactly that. Between them the file rests sealed. A row that cannot be used is refused and told; the others go in.
// Rows are the same training by person, course and day, so repeating a file changes nothing.
#pragma once

#include <memory>

#include "features/complaints/import_clean.h"
#include "features/complaints/training.h"
#include "platform/csv/bytes.h"
#include "platform/identity/viewer.h"

namespace waarborg::complaints {

inline constexpr std::size_t kTrainingRowsMax = 200'000;
inline constexpr std::uint64_t kTrainingFileMax = 20U << 20U;

struct TrainingRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;  ///< as they came, in UTF-8
  std::string number;              ///< personnel number
  Training training;
};
struct RefusedTraining {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
  std::vector<Finding> findings;
};
struct TrainingFile {
  std::vector<std::string> header;
  std::vector<TrainingRow> rows;
  std::vector<RefusedTraining> refused;
};
/// Pure. Refused beside what cleaning refuses: "training.row_ahead". Errors: "training.mapping_of_register", those of
/// SourceStream, "training.empty", "training.too_many".
Result<TrainingFile> read_training(const Mapping& mapping, std::unique_ptr<csv::ByteSource> bytes,
                                   const std::string& name, Date today);

struct PlannedTraining {
  TrainingRow row;
  std::string person_id;
  std::optional<Training> before;  ///< nothing: it is new
};
struct TrainingPlan {
  std::vector<std::string> header;
  std::vector<PlannedTraining> changes;
  std::vector<RefusedTraining> refused;  ///< in the order of the file
  std::int64_t unchanged = 0;
  [[nodiscard]] std::int64_t added() const;
  /// The same for the same changes and no others.
  [[nodiscard]] std::string digest() const;
};
/// What keeping the file would do. Refuses "training.row_person": nobody has that personnel number.
TrainingPlan plan_training(storage::Transaction& tx, const matters::House& house, TrainingFile file);
/// Does it, with its trace.
void apply_training(storage::Transaction& tx, const matters::House& house, const std::string& actor,
                    const TrainingPlan& plan);

/// Keeps a file for its dry run, instead of an earlier one of the viewer; answers its id. Errors: those of
/// parse_mapping (field "mapping") and of read_training (field "file").
Result<std::string> keep_training_file(storage::Transaction& tx, const matters::House& house,
                                       const identity::Viewer& viewer, const std::string& mapping,
                                       const std::string& bytes);
/// Errors: "error.not_found" (of another viewer, or gone).
Result<TrainingPlan> training_dry_run(storage::Transaction& tx, const matters::House& house,
                                      const identity::Viewer& viewer, const std::string& id);
/// `shown_digest` is that of the plan the viewer saw. Errors: "training.stale" (something changed since).
Result<TrainingPlan> confirm_training(storage::Transaction& tx, const matters::House& house,
                                      const identity::Viewer& viewer, const std::string& id,
                                      const std::string& shown_digest);

/// The refused rows as a table: the file's own columns, the line, and every reason. First row: the head.
std::vector<std::vector<std::string>> refused_training_rows(const i18n::Translator& t, const TrainingPlan& plan);
/// What is wrong with one row, in words.
std::string words_of(const i18n::Translator& t, const Finding& finding);

}  // namespace waarborg::complaints
