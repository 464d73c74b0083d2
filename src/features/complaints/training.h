// Participation in force training, looked at in a complaint about force (CMP-06). It comes from the training system
// (training_import.h) and is asked only for officers named in such a complaint; no list of all can be opened.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matters/house.h"

namespace waarborg::complaints {

inline constexpr std::string_view kTrainingCheck = "force_training";  ///< key of the check that asks for it

struct Training {
  std::string course;
  std::string result;  ///< a word of the vocabulary "training"; the text key "training.result_WORD"
  Date held_on{};
  std::optional<int> minutes;
  bool operator==(const Training&) const = default;
};
/// Newest first.
std::vector<Training> trainings_of_person(storage::Transaction& tx, const std::string& person_id);

/// Somebody whom a complaint may mean, with their training.
struct Trained {
  std::string officer;  ///< as the complaint has it
  std::string name, function;
  std::vector<Training> trainings{};
};
/// For the officers of a complaint; each may mean several people or nobody.
std::vector<Trained> training_of(storage::Transaction& tx, const matters::House& house,
                                 const std::vector<std::string>& officers);

/// "passed, 7:30 hours".
std::string outcome_words(const i18n::Translator& t, const Training& training);

}  // namespace waarborg::complaints
