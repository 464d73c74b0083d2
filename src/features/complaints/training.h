// Participation in force training, brought in from the training system as a file, and looked at in a complaint about
// force (CMP-06). Asked only for officers named in such a complaint; no list of all can be opened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matters/access.h"

namespace waarborg::complaints {

/// Stored, and the text keys "training.result_CODE".
inline constexpr std::string_view kTrainingResults[]{"passed", "failed", "absent"};
inline constexpr std::string_view kTrainingCheck = "force_training";  ///< key of the check that asks for it
inline constexpr std::size_t kTrainingRowsMax = 50'000;

struct TrainingRow {
  std::uint64_t line = 0;
  std::string number, course, result;
  Date held_on{};
};
/// A file with the columns number;course;date;result in this order, after a line with their names. Pure. Errors, all at
/// once, each with the line as its first argument: "training.row" (columns), "training.row_date",
/// "training.row_result"; "training.empty", "training.too_many".
Result<std::vector<TrainingRow>> read_training(const std::string& text, Date today);

/// All of the file or nothing; answers how many rows. Errors: those of read_training, "training.row_person" for a
/// personnel number that nobody has, forbidden.
Result<int> import_training(matters::House& house, const identity::Viewer& viewer, const std::string& text);

struct Training {
  std::string course, result;
  Date held_on{};
};
/// Somebody whom a complaint may mean, with their training, newest first.
struct Trained {
  std::string officer;  ///< as the complaint has it
  std::string name, function;
  std::vector<Training> trainings{};
};
/// For the officers of a complaint; each may mean several people or nobody.
std::vector<Trained> training_of(storage::Transaction& tx, const matters::House& house,
                                 const std::vector<std::string>& officers);

}  // namespace waarborg::complaints
