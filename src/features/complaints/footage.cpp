#include "features/complaints/footage.h"

#include <algorithm>
#include <boost/json.hpp>
#include <span>

#include "base/text.h"
#include "matters/tasks.h"
#include "matters/timeline.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;
namespace json = boost::json;

namespace {

std::string place_of(const std::string& id) { return "complaints_footage:" + id; }

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

void check_length(Errors& errors, const std::string& value, const char* field, int length_max) {
  if (count_characters(value) > static_cast<std::size_t>(length_max))
    errors.push_back(invalid("error.too_long", field, {std::to_string(length_max)}));
}

Bytes sealed_words(const matters::Opened& opened, const Footage& one) {
  const json::object words{{"holder", one.holder}, {"shows", one.shows}, {"note", one.note}};
  return sealing::seal(opened.key, place_of(one.id), json::serialize(words));
}

Footage footage_from_row(const storage::Row& row, const matters::Opened& opened) {
  Footage one;
  one.id = row.text("id");
  one.version = static_cast<int>(row.integer("version"));
  one.kind = row.text("kind");
  one.state = row.text("state");
  one.overwritten_on = row.maybe_date("overwritten_on");
  one.asked_on = row.maybe_date("asked_on");
  one.settled_on = row.maybe_date("settled_on");
  if (const auto text = sealing::open_text(opened.key, place_of(one.id), row.blob("sealed"))) {
    const json::object words = json::parse(*text).as_object();
    one.holder = std::string(words.at("holder").as_string());
    one.shows = std::string(words.at("shows").as_string());
    one.note = std::string(words.at("note").as_string());
  }
  return one;
}

/// One task a matter, on the soonest day: late footage shows among what is late.
void set_task(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened) {
  const std::string kind(kFootageTask);
  matters::close_tasks(tx, house, opened.matter.id, kind);
  if (const auto day = urgent_day(footage(tx, opened)))
    matters::add_task(tx, house, opened, "", "desk:" + opened.procedure->desk, kind, *day);
}

}  // namespace

Errors check_footage(const FootageInput& input) {
  Errors errors;
  if (!is_one_of(input.kind, kFootageKinds)) errors.push_back(invalid("error.choose", "kind"));
  if (!is_one_of(input.state, kFootageStates)) errors.push_back(invalid("error.choose", "state"));
  if (trim(input.holder).empty()) errors.push_back(invalid("error.required", "holder"));
  const bool awaits = input.state == "wanted" || input.state == "asked";
  if (input.overwritten_on.empty() && awaits)
    errors.push_back(invalid("footage.when_overwritten", "overwritten_on"));
  else if (!input.overwritten_on.empty() && !date_from_iso(input.overwritten_on))
    errors.push_back(invalid("error.date", "overwritten_on"));
  if ((input.state == "gone" || input.state == "refused") && trim(input.note).empty())
    errors.push_back(invalid("footage.say_why", "note"));
  check_length(errors, input.holder, "holder", kFootageLineMax);
  check_length(errors, input.shows, "shows", kFootageLineMax);
  check_length(errors, input.note, "note", kFootageNoteMax);
  return errors;
}

Footage footage_from(const Footage& before, const FootageInput& input, Date today) {
  Footage after = before;
  after.kind = input.kind;
  after.state = input.state;
  after.holder = std::string(trim(input.holder));
  after.shows = std::string(trim(input.shows));
  after.note = std::string(trim(input.note));
  after.overwritten_on = date_from_iso(input.overwritten_on);
  if (after.state != "wanted" && !after.asked_on) after.asked_on = today;
  if (after.state == "wanted") after.asked_on = std::nullopt;
  if (after.awaits())
    after.settled_on = std::nullopt;
  else if (!after.settled_on)
    after.settled_on = today;
  return after;
}

std::optional<Date> urgent_day(const std::vector<Footage>& all) {
  std::optional<Date> soonest;
  for (const auto& one : all)
    if (one.awaits() && one.overwritten_on && (!soonest || *one.overwritten_on < *soonest))
      soonest = one.overwritten_on;
  return soonest;
}

bool has_footage(const matters::Matter& matter) { return matter.kind == "complaint" || matter.kind == "resistance"; }

std::vector<Footage> footage(storage::Transaction& tx, const matters::Opened& opened) {
  std::vector<Footage> all;
  for (const auto& row : tx.query(sql::footage_of, {opened.matter.id})) all.push_back(footage_from_row(row, opened));
  return all;
}

Result<Done> record_footage(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                            const std::string& actor, const std::string& id, int version, const FootageInput& input) {
  if (!has_footage(opened.matter)) return not_found();
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  if (Errors errors = check_footage(input); !errors.empty()) return errors;
  Footage before;
  if (!id.empty()) {
    const auto all = footage(tx, opened);
    const auto found = std::ranges::find(all, id, &Footage::id);
    if (found == all.end()) return not_found();
    before = *found;
  }
  if (before.version != version) return conflict("matter.changed");
  Footage after = footage_from(before, input, house.today());
  if (id.empty()) {
    after.id = new_id();
    tx.execute(sql::footage_add, {after.id, opened.matter.id, after.kind, after.state, after.overwritten_on,
                                  after.asked_on, after.settled_on, sealed_words(opened, after)});
  } else if (tx.execute(sql::footage_update,
                        {after.id, opened.matter.id, version, after.kind, after.state, after.overwritten_on,
                         after.asked_on, after.settled_on, sealed_words(opened, after)}) != 1) {
    return conflict("matter.changed");
  }
  set_task(tx, house, opened);
  matters::add_event(tx, house, opened.matter.id, opened.key, {actor, "complaint_footage", {after.state}});
  audit::record(tx, house.clock(),
                {audit::Chain::staff, actor, "complaint.footage", opened.matter.id, "", after.state});
  return Done{};
}

}  // namespace waarborg::complaints
