#include "matters/correspondence.h"

#include <boost/json.hpp>
#include <system_error>

#include "base/text.h"
#include "matters/confirmation.h"
#include "matters/forgotten_files.h"
#include "matters/tasks.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;
namespace json = boost::json;

namespace {

std::string message_place(const std::string& id) { return "matters_messages:" + id; }
std::string document_place(const std::string& id) { return "matters_documents:" + id; }

void store_message(storage::Transaction& tx, const House& house, const Opened& opened, Direction direction,
                   const std::string& author, const std::string& letter, const std::string& subject,
                   const std::string& body) {
  const std::string id = new_id();
  const std::int64_t seq = tx.query(sql::message_next, {opened.matter.id}).front().integer("seq");
  const json::object object{{"subject", subject}, {"body", body}};
  tx.execute(sql::message_add,
             {id, opened.matter.id, seq, direction == Direction::in ? "in" : "out", stamp(house, author), author,
              letter, sealing::seal(opened.key, message_place(id), json::serialize(object))});
}

void store_document(storage::Transaction& tx, const House& house, const Opened& opened,
                    const MatterDocument& document) {
  const std::string id = new_id();
  const std::int64_t seq = tx.query(sql::document_next, {opened.matter.id}).front().integer("seq");
  const json::object object{{"name", document.name},
                            {"type", document.content_type},
                            {"sha256", document.sha256_hex},
                            {"file", document.file},
                            {"key", to_base64url(document.key.view())}};
  keep_file(tx, house, opened.matter.id, document.file);
  tx.execute(sql::document_add, {id, opened.matter.id, seq, stamp(house, document.author), document.author,
                                 static_cast<std::int64_t>(document.size), document.reporter_sees,
                                 sealing::seal(opened.key, document_place(id), json::serialize(object))});
}

std::optional<MatterDocument> document_from(const storage::Row& row, const Opened& opened) {
  const auto text = sealing::open_text(opened.key, document_place(row.text("id")), row.blob("sealed"));
  if (!text) return std::nullopt;
  const json::object object = json::parse(*text).as_object();
  const auto field = [&](const char* name) { return std::string(object.at(name).as_string()); };
  const auto key = from_base64url(field("key"));
  if (!key || key->size() != sealing::Key::size) return std::nullopt;
  MatterDocument document;
  document.id = row.text("id");
  document.at = row.instant("at");
  document.author = row.text("author");
  document.day_only = is_outside_actor(document.author);
  document.name = field("name");
  document.content_type = field("type");
  document.size = static_cast<std::uint64_t>(row.integer("size"));
  document.sha256_hex = field("sha256");
  document.reporter_sees = row.flag("reporter_sees");
  document.file = field("file");
  document.key = sealing::Key::from(*key);
  return document;
}

/// What the file system tells of a file: of one from outside no more than the day.
Result<Done> forget_moment(const House& house, const std::string& author, const std::filesystem::path& file) {
  if (!is_outside_actor(author)) return Done{};
  std::error_code error;
  std::filesystem::last_write_time(file, std::chrono::file_clock::from_sys(stamp(house, author)), error);
  if (error) return Error{ErrorKind::unavailable, "error.storage_unavailable"};
  return Done{};
}

}  // namespace

std::vector<MatterMessage> messages(storage::Transaction& tx, const Opened& opened) {
  std::vector<MatterMessage> out;
  for (const auto& row : tx.query(sql::messages_of, {opened.matter.id})) {
    const auto text = sealing::open_text(opened.key, message_place(row.text("id")), row.blob("sealed"));
    if (!text) continue;
    const json::object object = json::parse(*text).as_object();
    MatterMessage message;
    message.id = row.text("id");
    message.direction = row.text("direction") == "in" ? Direction::in : Direction::out;
    message.at = row.instant("at");
    message.author = row.text("author");
    message.day_only = is_outside_actor(message.author);
    message.letter = row.text("letter");
    message.subject = std::string(object.at("subject").as_string());
    message.body = std::string(object.at("body").as_string());
    message.read_on = row.maybe_date("read_on");
    out.push_back(std::move(message));
  }
  return out;
}

Result<Done> send_message(storage::Transaction& tx, House& house, const Opened& opened, const std::string& author,
                          const std::string& letter, const std::string& subject, const std::string& body) {
  if (trim(body).empty()) return invalid("error.required", "message");
  store_message(tx, house, opened, Direction::out, author, letter, subject, body);
  add_event(tx, house, opened.matter.id, opened.key, {author, "message_out", {letter}, ReporterSees::yes});
  close_tasks(tx, house, opened.matter.id, "answer_message");
  audit::record(tx, house.clock(), {chain_of(author), author, "message.send", opened.matter.id, "", letter});
  return Done{};
}

Result<Done> receive_message(storage::Transaction& tx, House& house, const Opened& opened, const std::string& author,
                             const std::string& body) {
  if (trim(body).empty()) return invalid("error.required", "message");
  store_message(tx, house, opened, Direction::in, author, "", "", body);
  add_event(tx, house, opened.matter.id, opened.key, {author, "message_in", {}, ReporterSees::yes});
  if (!has_open_task(tx, opened.matter.id, "answer_message"))
    add_task(tx, house, opened, "", "participant:handler", "answer_message", add_days(house.today(), 7));
  audit::record(tx, house.clock(), {audit::Chain::reporter, author, "message.receive", opened.matter.id});
  return Done{};
}

void mark_read(storage::Transaction& tx, const House& house, const std::string& matter_id, Direction direction) {
  tx.execute(sql::messages_read, {matter_id, direction == Direction::in ? "in" : "out", house.today()});
}

Result<Done> add_note(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& author,
                      const std::string& text) {
  if (trim(text).empty()) return invalid("error.required", "note");
  add_event(tx, house, opened.matter.id, opened.key, {author, "note", {}, ReporterSees::no, text});
  audit::record(tx, house.clock(), {audit::Chain::staff, author, "note.add", opened.matter.id});
  return Done{};
}

std::vector<MatterDocument> documents(storage::Transaction& tx, const Opened& opened) {
  std::vector<MatterDocument> out;
  for (const auto& row : tx.query(sql::documents_of, {opened.matter.id}))
    if (auto document = document_from(row, opened)) out.push_back(std::move(*document));
  return out;
}

Result<MatterDocument> find_document(storage::Transaction& tx, const Opened& opened, const std::string& document_id) {
  const auto row = tx.find(sql::document_by_id, {document_id, opened.matter.id});
  auto document = row ? document_from(*row, opened) : std::nullopt;
  if (!document) return not_found();
  return std::move(*document);
}

Result<Done> add_document(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& author,
                          const http::Upload& upload, ReporterSees reporter_sees) {
  MatterDocument document;
  document.author = author;
  document.name = upload.file_name;
  document.content_type = upload.content_type;
  document.size = upload.size;
  document.sha256_hex = to_hex(upload.sha256);
  document.reporter_sees = reporter_sees == ReporterSees::yes;
  document.file = upload.path.filename().string();
  document.key = upload.key;
  const auto target = house.platform.config.files() / document.file;
  std::error_code error;
  // A use case may run twice when the database asks for it: the first run moved the file already.
  if (!std::filesystem::exists(target, error)) std::filesystem::rename(upload.path, target, error);
  if (error) return Error{ErrorKind::unavailable, "error.storage_unavailable"};
  TRY(forget_moment(house, author, target));
  store_document(tx, house, opened, document);
  add_event(tx, house, opened.matter.id, opened.key, {author, "document", {}, reporter_sees, document.name});
  audit::record(tx, house.clock(), {chain_of(author), author, "document.add", opened.matter.id});
  return Done{};
}

void share_document(storage::Transaction& tx, const House& house, const Opened& to, const MatterDocument& document) {
  MatterDocument copy = document;
  copy.reporter_sees = false;
  store_document(tx, house, to, copy);
}

}  // namespace waarborg::matters
