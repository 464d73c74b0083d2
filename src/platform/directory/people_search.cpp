#include <algorithm>

#include "platform/directory/directory.h"
#include "platform/directory/name_forms.h"
#include "platform/directory/people_rows.h"
#include "queries/platform_directory.h"

namespace waarborg::directory {
namespace {

namespace sql = queries::platform_directory;

constexpr std::size_t kTokensAtOnce = 16;    // as people_by_tokens.sql takes
constexpr std::size_t kNameWordsAtOnce = 4;  // as people_list_named.sql takes
constexpr const char* kNever = "9999-12-31";

}  // namespace

std::vector<std::string> people_meant_by(storage::Transaction& tx, const identity::InstanceKeys& keys,
                                         std::string_view typed) {
  const auto forms = forms_of_typed(typed);
  std::vector<std::string> found;
  for (std::size_t at = 0; at < forms.size(); at += kTokensAtOnce) {
    storage::Params tokens;
    // The last round repeats its last token: the statement has a fixed number of places.
    for (std::size_t i = at; i < at + kTokensAtOnce; ++i)
      tokens.emplace_back(keys.name_token(forms[std::min(i, forms.size() - 1)]));
    for (const auto& row : tx.query(sql::people_by_tokens, tokens)) found.push_back(row.text("person_id"));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<Person> list_people(storage::Transaction& tx, const identity::InstanceKeys& keys,
                                const PeopleQuery& query) {
  std::string below;
  if (!query.unit_id.empty()) {
    const auto unit = find_unit(tx, query.unit_id);
    if (!unit) return {};
    below = unit->path;
  }
  // Whoever left later than the day asked for is present; "" is before every date.
  const std::string present = query.with_leavers ? "" : query.present_on ? to_iso(*query.present_on) : kNever;
  storage::Params params{query.after_number, present, below, query.limit};
  const auto words = words_of_name(query.name);
  for (std::size_t i = 0; !words.empty() && i < kNameWordsAtOnce; ++i) {
    params.emplace_back(keys.name_token("w:" + words[std::min(i, words.size() - 1)]));
  }
  std::vector<Person> people;
  for (const auto& row : tx.query(words.empty() ? sql::people_list : sql::people_list_named, params)) {
    people.push_back(person_of(keys, row));
  }
  return people;
}

std::map<std::string, std::int64_t> people_per_unit(storage::Transaction& tx, Date on) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& row : tx.query(sql::people_per_unit, {on})) counts[row.text("unit_id")] = row.integer("people");
  return counts;
}

}  // namespace waarborg::directory
