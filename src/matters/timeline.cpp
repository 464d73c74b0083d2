#include "matters/timeline.h"

#include "base/text.h"
#include "matters/confirmation.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {
constexpr char kArgumentSeparator = '\x1f';
std::string place_of(const std::string& matter_id, std::int64_t seq) {
  return "matters_timeline:" + matter_id + ":" + std::to_string(seq);
}
}  // namespace

bool is_outside_actor(std::string_view actor) {
  return actor == "reporter" || actor == "complainant" || actor == kConfirmingActor;
}

audit::Chain chain_of(std::string_view actor) {
  return is_outside_actor(actor) ? audit::Chain::reporter : audit::Chain::staff;
}

Instant stamp(const House& house, std::string_view actor) {
  if (is_outside_actor(actor)) return calendar::start_of_day(house.today(), house.platform.config.zone);
  return house.clock().now();
}

void add_event(storage::Transaction& tx, const House& house, const std::string& matter_id, const sealing::Key& key,
               const Event& event) {
  const std::int64_t seq = tx.query(sql::timeline_next, {matter_id}).front().integer("seq");
  std::optional<Bytes> sealed;
  if (!event.text.empty()) sealed = sealing::seal(key, place_of(matter_id, seq), event.text);
  tx.execute(sql::timeline_add, {matter_id, seq, stamp(house, event.actor), event.actor, event.kind,
                                 join(event.arguments, std::string(1, kArgumentSeparator)),
                                 event.reporter_sees == ReporterSees::yes, sealed});
}

std::vector<TimelineLine> timeline(storage::Transaction& tx, const Opened& opened, const TimelineWanted& wanted) {
  std::vector<TimelineLine> out;
  for (const auto& row :
       tx.query(sql::timeline_of, {opened.matter.id, wanted.before, wanted.kind, wanted.actor, wanted.most})) {
    TimelineLine line;
    line.seq = row.integer("seq");
    line.at = row.instant("at");
    line.actor = row.text("actor");
    line.day_only = is_outside_actor(line.actor);
    line.kind = row.text("kind");
    if (!row.text("arguments").empty()) line.arguments = split(row.text("arguments"), kArgumentSeparator);
    line.reporter_sees = row.flag("reporter_sees");
    if (const auto sealed = row.maybe_blob("sealed"))
      line.text = sealing::open_text(opened.key, place_of(opened.matter.id, line.seq), *sealed).value_or("");
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<TimelineKind> timeline_kinds(storage::Transaction& tx, const Opened& opened) {
  std::vector<TimelineKind> out;
  for (const auto& row : tx.query(sql::timeline_kinds, {opened.matter.id}))
    out.push_back({row.text("kind"), row.text("actor")});
  return out;
}

}  // namespace waarborg::matters
