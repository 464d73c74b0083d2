#include "features/concerned/touch_rows.h"

#include <boost/json.hpp>

#include "base/text.h"
#include "queries/feature_concerned.h"

namespace waarborg::concerned {

namespace sql = queries::feature_concerned;
namespace json = boost::json;

using storage::Transaction;

namespace {

std::string entry_place(const std::string& id) { return "concerned_entries:" + id; }

Entry entry_from(const storage::Row& row, const sealing::Key& key) {
  Entry out;
  out.id = row.text("id");
  out.kind = row.text("kind");
  out.on = row.date("on_day");
  out.author = row.text("author");
  const auto text = sealing::open_text(key, entry_place(out.id), row.blob("sealed"));
  if (!text) return out;
  const json::value words = json::parse(*text);
  const auto field = [&](const char* name) { return std::string(words.as_object().at(name).as_string()); };
  out.text = field("text");
  out.document = field("document");
  if (out.document.empty()) return out;
  out.file = field("file");
  out.type = field("type");
  out.size = words.as_object().at("size").to_number<std::uint64_t>();
  if (const auto bytes = from_hex(field("key"))) out.document_key = sealing::Key::from(*bytes);
  return out;
}

}  // namespace

std::string place(const std::string& id, std::string_view part) {
  return "concerned_people:" + id + ":" + std::string(part);
}

Touch touch_from(const storage::Row& row, const sealing::Key& key) {
  Touch out;
  out.id = row.text("id");
  out.matter_id = row.text("matter_id");
  out.account_id = row.maybe_text("account_id").value_or("");
  out.way = row.text("way");
  out.added_on = row.date("added_on");
  out.due_on = row.date("due_on");
  out.key = key;
  out.name = sealing::open_text(key, place(out.id, "name"), row.blob("name_sealed")).value_or("");
  return out;
}

Result<Done> put_entry(Transaction& tx, const Touch& touch, const Entry& entry) {
  json::object words{{"text", entry.text}, {"document", entry.document}};
  if (!entry.document.empty()) {
    words["file"] = entry.file;
    words["type"] = entry.type;
    words["size"] = entry.size;
    words["key"] = to_hex(entry.document_key.view());
  }
  const auto position = tx.find(sql::entry_count, {touch.id})->integer("count") + 1;
  if (tx.execute(sql::entry_add, {entry.id, touch.id, entry.kind, entry.on, entry.author, position,
                                  sealing::seal(touch.key, entry_place(entry.id), json::serialize(words))}) != 1)
    return conflict("matter.changed");
  return Done{};
}

void trace(Transaction& tx, const matters::House& house, const std::string& actor, const std::string& act,
           const std::string& matter_id, const std::string& detail) {
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "concerned." + act, matter_id, "", detail});
}

std::vector<Entry> entries_of(Transaction& tx, const Touch& touch) {
  std::vector<Entry> out;
  for (const auto& row : tx.query(sql::entries_of, {touch.id})) out.push_back(entry_from(row, touch.key));
  return out;
}

}  // namespace waarborg::concerned
