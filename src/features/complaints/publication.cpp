#include "features/complaints/publication.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "features/complaints/handling_store.h"
#include "matters/participants.h"
#include "matters/timeline.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;

namespace {

constexpr std::size_t kNameMin = 4;  ///< shorter last names are ordinary words too often

PublicationRow row_from(const storage::Row& row) {
  return {row.date("received_on"), row.date("judged_on"), row.text("unit"),      row.text("job_title"),
          row.text("conduct"),     row.text("findings"),  row.text("judgement"), row.text("conclusions")};
}

/// The name, or its last word, where the text holds it; empty where it does not.
std::string name_in(const std::string& text, const std::string& name) {
  const std::string folded = " " + i18n::fold(text) + " ";
  const std::string whole = i18n::fold(std::string(trim(name)));
  if (whole.size() >= kNameMin && folded.find(whole) != std::string::npos) return name;
  const std::string last = whole.substr(whole.rfind(' ') + 1);
  return last.size() >= kNameMin && folded.find(" " + last) != std::string::npos ? name : std::string{};
}

std::string folded(const std::string& text) {
  std::string out;
  for (const auto& word : split(i18n::fold(text), ' '))
    if (!word.empty()) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// Equal for rows that may stand as one.
std::vector<std::string> sameness(const PublicationRow& row) {
  return {to_iso(row.judged_on).substr(0, 7),
          folded(row.unit),
          folded(row.job_title),
          folded(row.conduct),
          folded(row.findings),
          folded(row.judgement),
          folded(row.conclusions)};
}

void check_text(Errors& errors, const std::string& value, const char* field, int length_max,
                const std::vector<std::string>& names) {
  if (trim(value).empty()) errors.push_back(invalid("error.required", field));
  if (count_characters(value) > static_cast<std::size_t>(length_max))
    errors.push_back(invalid("error.too_long", field, {std::to_string(length_max)}));
  for (const auto& name : names)
    if (!name_in(value, name).empty()) {
      errors.push_back(invalid("complaint.names_in_row", field, {name}));
      break;
    }
}

void check_judged(Errors& errors, const std::string& judged_on, Date received, Date today) {
  const auto day = date_from_iso(judged_on);
  if (!day)
    errors.push_back(invalid("error.date", "judged_on"));
  else if (*day > today)
    errors.push_back(invalid("error.date_future", "judged_on"));
  else if (*day < received)
    errors.push_back(invalid("complaint.judged_before", "judged_on"));
}

}  // namespace

Errors check_publication(const PublicationInput& input, const std::vector<std::string>& names, Date received,
                         Date today) {
  Errors errors;
  check_judged(errors, input.judged_on, received, today);
  check_text(errors, input.unit, "unit", kRowLineMax, names);
  check_text(errors, input.job_title, "job_title", kRowLineMax, names);
  check_text(errors, input.conduct, "conduct", kRowTextMax, names);
  check_text(errors, input.findings, "findings", kRowTextMax, names);
  check_text(errors, input.judgement, "judgement", kRowTextMax, names);
  check_text(errors, input.conclusions, "conclusions", kRowTextMax, names);
  return errors;
}

std::vector<CombinedRow> combine(const std::vector<PublicationRow>& rows) {
  std::vector<CombinedRow> out;
  std::map<std::vector<std::string>, std::size_t> known;
  for (const auto& row : rows) {
    const auto [place, is_new] = known.try_emplace(sameness(row), out.size());
    if (is_new)
      out.push_back({row});
    else
      ++out[place->second].count;
  }
  return out;
}

KeptPublication publication(storage::Transaction& tx, const matters::Opened& opened) {
  const auto row = tx.find(sql::publication_find, {opened.matter.id});
  if (!row) return {};
  return {static_cast<int>(row->integer("version")), row_from(*row)};
}

Result<Done> record_publication(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                                const std::string& actor, int version, const PublicationInput& input) {
  if (opened.matter.kind != "complaint") return not_found();
  if (!all_judged(allegations(tx, opened))) return conflict("complaint.not_all_judged");
  std::vector<std::string> names;
  for (const auto& person : matters::people(tx, opened)) names.push_back(person.text);
  if (Errors errors = check_publication(input, names, opened.matter.received_on, house.today()); !errors.empty())
    return errors;
  if (publication(tx, opened).version != version) return conflict("matter.changed");
  const auto judged_on = date_from_iso(input.judged_on);
  if (version == 0)
    tx.execute(sql::publication_add,
               {opened.matter.id, opened.matter.received_on, judged_on, input.unit, input.job_title, input.conduct,
                input.findings, input.judgement, input.conclusions});
  else if (tx.execute(sql::publication_update, {opened.matter.id, version, judged_on, input.unit, input.job_title,
                                                input.conduct, input.findings, input.judgement, input.conclusions}) !=
           1)
    return conflict("matter.changed");
  matters::add_event(tx, house, opened.matter.id, opened.key, {actor, "complaint_publication"});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "complaint.publication", opened.matter.id});
  return Done{};
}

std::vector<PublicationRow> publication_rows(storage::Transaction& tx, Date from, Date until) {
  std::vector<PublicationRow> rows;
  for (const auto& row : tx.query(sql::publications_between, {from, until})) rows.push_back(row_from(row));
  return rows;
}

}  // namespace waarborg::complaints
