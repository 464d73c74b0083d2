#include "features/casework/search.h"

#include <algorithm>

#include "base/text.h"
#include "matters/opening.h"

namespace waarborg::casework {

namespace {

constexpr int kRowsAtOnce = 100;

std::vector<std::string> words_of(const std::string& typed) {
  std::vector<std::string> words;
  for (auto& word : split(i18n::fold(typed), ' '))
    if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool holds_all(const matters::QueueRow& row, const std::vector<std::string>& words) {
  const std::string text = i18n::fold(row.matter.number) + " " + i18n::fold(row.subject);
  return std::ranges::all_of(words, [&](const auto& word) { return text.find(word) != std::string::npos; });
}

std::string cursor_of(const matters::Matter& matter) { return to_iso(matter.received_on) + "~" + matter.id; }

/// The one matter whose number was typed whole, when the viewer may see it.
std::optional<matters::QueueRow> by_number(storage::Transaction& tx, matters::House& house,
                                           const identity::Viewer& viewer, const std::string& typed) {
  const std::string id = matters::matter_id_of_number(tx, typed);
  if (id.empty()) return std::nullopt;
  auto opened = matters::open_for(tx, house, viewer, id);
  if (!opened.ok()) return std::nullopt;
  matters::QueueRow row;
  row.subject = matters::subject_of(*opened);
  if (const auto* phase = opened->procedure->phase(opened->matter.phase)) row.phase_title = phase->title;
  row.matter = std::move(opened->matter);
  return row;
}

/// Takes from a page of the list what matches; true when enough was found, so that the cursor stands at the last one.
bool take_from(Found& found, std::vector<matters::QueueRow>& rows, const std::vector<std::string>& words,
               std::string& last, Date& back_to) {
  for (auto& row : rows) {
    last = cursor_of(row.matter);
    back_to = row.matter.received_on;
    if (holds_all(row, words)) found.rows.push_back(std::move(row));
    if (found.rows.size() >= kFoundMax) return true;
  }
  return false;
}

Found look_through(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                   const std::vector<std::string>& words, const std::string& after) {
  Found found;
  matters::QueueQuery query;
  query.closed_too = true;
  query.sort = "-received";
  query.after = after;
  query.limit = kRowsAtOnce;
  std::string last;
  Date back_to{};
  for (int looked_at = 0; looked_at < kLookedAtMax; looked_at += kRowsAtOnce) {
    auto page = matters::list_matters(tx, house, viewer, query);
    const bool enough = take_from(found, page.rows, words, last, back_to);
    if (!enough && page.next.empty()) return found;
    query.after = page.next;
    if (enough) break;
  }
  found.next = last;
  found.back_to = back_to;
  return found;
}

}  // namespace

Result<Found> search_matters(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                             const std::string& typed, const std::string& after) {
  if (trim(typed).empty()) return invalid("error.required", "q");
  if (count_characters(typed) > kSearchLengthMax)
    return invalid("error.too_long", "q", {std::to_string(kSearchLengthMax)});
  Found found;
  if (after.empty())
    if (auto exact = by_number(tx, house, viewer, typed)) found.rows.push_back(std::move(*exact));
  if (found.rows.empty()) found = look_through(tx, house, viewer, words_of(typed), after);
  audit::record(
      tx, house.clock(),
      {audit::Chain::staff, viewer.account_id, "matter.search", "", "", "rows:" + std::to_string(found.rows.size())});
  return found;
}

}  // namespace waarborg::casework
