#include "features/complaints/training.h"

#include <set>

#include "base/text.h"
#include "platform/directory/directory.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;

std::vector<Training> trainings_of_person(storage::Transaction& tx, const std::string& person_id) {
  std::vector<Training> out;
  for (const auto& row : tx.query(sql::training_of, {person_id})) {
    Training one{row.text("course"), row.text("result"), row.date("held_on"), std::nullopt};
    if (const auto minutes = row.maybe_integer("minutes")) one.minutes = static_cast<int>(*minutes);
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<Trained> training_of(storage::Transaction& tx, const matters::House& house,
                                 const std::vector<std::string>& officers) {
  std::vector<Trained> out;
  std::set<std::string> seen;
  for (const auto& officer : officers) {
    if (trim(officer).empty()) continue;
    for (const auto& id : directory::people_meant_by(tx, house.keys(), officer)) {
      const auto person = directory::find_person(tx, house.keys(), id);
      if (person && seen.insert(id).second)
        out.push_back({officer, person->name, person->function, trainings_of_person(tx, id)});
    }
  }
  return out;
}

std::string outcome_words(const i18n::Translator& t, const Training& training) {
  std::string out = t("training.result_" + training.result);
  if (!training.minutes) return out;
  const int minutes = *training.minutes % 60;
  const std::string shown = (minutes < 10 ? "0" : "") + std::to_string(minutes);
  return out + ", " + t("training.hours", {std::to_string(*training.minutes / 60), shown});
}

}  // namespace waarborg::complaints
