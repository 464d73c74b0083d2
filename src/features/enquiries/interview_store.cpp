#include "features/enquiries/interview_store.h"

#include <algorithm>

#include "features/enquiries/sealed_json.h"
#include "queries/feature_enquiries.h"

namespace waarborg::enquiries {

namespace sql = queries::feature_enquiries;

namespace {

std::string place_of(const std::string& id) { return "enquiries_interviews:" + id; }

/// The fields of words, each once, for writing and reading alike.
template <class Subject, class Visit>
void each_text(Subject& interview, const Visit& visit) {
  visit("who", interview.who);
  visit("address", interview.address);
  visit("planned_at", interview.planned_at);
  visit("place", interview.place);
  visit("subject", interview.subject);
  visit("short_notice", interview.short_notice);
  visit("began_at", interview.began_at);
  visit("ended_at", interview.ended_at);
  visit("present", interview.present);
  visit("assistance", interview.assistance);
  visit("assistant", interview.assistant);
  visit("breaks", interview.breaks);
  visit("text", interview.text);
  visit("signature", interview.signature);
  visit("refusal", interview.refusal);
  visit("no_copy", interview.no_copy);
  visit("called_off", interview.called_off);
}

Bytes sealed(const matters::Opened& opened, const Interview& interview) {
  json::object words{{"papers", array_of(interview.papers)},
                     {"duty_told", code_of(interview.duty_told)},
                     {"read_back_on", day_text(interview.read_back_on)},
                     {"copy_on", day_text(interview.copy_on)}};
  each_text(interview, [&](const char* field, const std::string& text) { words[field] = text; });
  return seal_words(opened, place_of(interview.id), words);
}

Interview interview_from(const storage::Row& row, const matters::Opened& opened) {
  Interview interview;
  interview.id = row.text("id");
  interview.position = static_cast<int>(row.integer("position"));
  interview.capacity = row.text("capacity");
  interview.state = row.text("state");
  interview.version = static_cast<int>(row.integer("version"));
  interview.invited_on = row.date("invited_on");
  interview.planned_on = row.date("planned_on");
  interview.held_on = row.maybe_date("held_on");
  interview.finished_on = row.maybe_date("finished_on");
  interview.under_duty = row.flag("under_duty");
  const auto words = open_words(opened, place_of(interview.id), row.blob("sealed"));
  each_text(interview, [&](const char* field, std::string& text) { text = text_in(words, field); });
  interview.duty_told = duty_from(text_in(words, "duty_told")).value_or(DutyTold::not_yet);
  interview.papers = texts_in(words, "papers");
  interview.read_back_on = day_in(words, "read_back_on");
  interview.copy_on = day_in(words, "copy_on");
  return interview;
}

}  // namespace

std::vector<Interview> interviews(storage::Transaction& tx, const matters::Opened& opened) {
  std::vector<Interview> all;
  for (const auto& row : tx.query(sql::interviews_of, {opened.matter.id})) all.push_back(interview_from(row, opened));
  return all;
}

Result<Interview> find_interview(storage::Transaction& tx, const matters::Opened& opened, const std::string& id) {
  const auto all = interviews(tx, opened);
  const auto found = std::ranges::find(all, id, &Interview::id);
  if (found == all.end()) return not_found();
  return *found;
}

bool add_interview(storage::Transaction& tx, const matters::Opened& opened, Interview& interview) {
  const auto all = interviews(tx, opened);
  interview.id = new_id();
  interview.position = all.empty() ? 1 : all.back().position + 1;
  return tx.execute(sql::interview_add,
                    {interview.id, opened.matter.id, static_cast<std::int64_t>(interview.position), interview.capacity,
                     interview.invited_on, interview.planned_on, sealed(opened, interview)}) == 1;
}

bool update_interview(storage::Transaction& tx, const matters::Opened& opened, const Interview& interview) {
  return tx.execute(sql::interview_update,
                    {interview.id, opened.matter.id, static_cast<std::int64_t>(interview.version), interview.state,
                     interview.planned_on, interview.held_on, interview.finished_on,
                     static_cast<std::int64_t>(interview.under_duty ? 1 : 0), sealed(opened, interview)}) == 1;
}

void mark_under_duty(storage::Transaction& tx, const matters::Opened& opened, const std::string& document_id,
                     const std::string& interview_id, Date today) {
  tx.execute(sql::under_duty_add, {document_id, opened.matter.id, interview_id, today});
}

}  // namespace waarborg::enquiries
