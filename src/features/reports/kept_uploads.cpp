#include "features/reports/kept_uploads.h"

#include <boost/json.hpp>
#include <system_error>

#include "queries/feature_reports.h"

namespace waarborg::reports {

namespace sql = queries::feature_reports;
namespace json = boost::json;

namespace {

constexpr int kRemovedAtOnce = 200;

std::string place_of(const std::string& id) { return "reports_uploads:" + id; }
Date oldest_kept(const matters::House& house) { return add_days(house.today(), -1); }

struct Token {
  std::string id;
  sealing::Key key;
};

std::optional<Token> token_from(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto key = from_base64url(text.substr(dot + 1));
  if (!key || key->size() != sealing::Key::size) return std::nullopt;
  return Token{std::string(text.substr(0, dot)), sealing::Key::from(*key)};
}

std::string sealed_text(const http::Upload& upload) {
  return json::serialize(json::object{{"name", upload.file_name},
                                      {"type", upload.content_type},
                                      {"size", upload.size},
                                      {"sha256", to_base64url(upload.sha256)},
                                      {"key", to_base64url(upload.key.view())}});
}

http::Upload upload_from(const std::string& text, const std::filesystem::path& path) {
  const json::object object = json::parse(text).as_object();
  const auto field = [&](const char* name) { return std::string(object.at(name).as_string()); };
  http::Upload upload;
  upload.field = std::string(kFilesField);
  upload.file_name = field("name");
  upload.content_type = field("type");
  upload.size = object.at("size").to_number<std::uint64_t>();
  upload.sha256 = from_base64url(field("sha256")).value();
  upload.key = sealing::Key::from(from_base64url(field("key")).value());
  upload.path = path;
  return upload;
}

/// Moves the file out of the folder that the server empties. Idempotent: a transaction may run twice.
Result<Done> move_to_files(const matters::House& house, const http::Upload& upload) {
  const auto target = house.platform.config.files() / upload.path.filename();
  std::error_code error;
  if (!std::filesystem::exists(target, error)) std::filesystem::rename(upload.path, target, error);
  if (error) return Error{ErrorKind::unavailable, "error.storage_unavailable"};
  return Done{};
}

Result<KeptFile> keep_one(storage::Transaction& tx, const matters::House& house, const http::Upload& upload) {
  TRY(move_to_files(house, upload));
  const std::string id = new_id();
  const sealing::Key key = sealing::Key::random();
  tx.execute(sql::upload_add, {id, house.today(), upload.path.filename().string(),
                               sealing::seal(key, place_of(id), sealed_text(upload))});
  return KeptFile{id + "." + to_base64url(key.view()), upload.file_name, upload.size};
}

}  // namespace

std::optional<http::Upload> find_kept(storage::Transaction& tx, const matters::House& house, std::string_view text) {
  const auto token = token_from(text);
  if (!token) return std::nullopt;
  const auto row = tx.find(sql::upload_find, {token->id});
  if (!row || row->date("made_on") < oldest_kept(house)) return std::nullopt;
  const auto opened = sealing::open_text(token->key, place_of(token->id), row->blob("sealed"));
  if (!opened) return std::nullopt;
  return upload_from(*opened, house.platform.config.files() / row->text("file"));
}

Result<std::vector<http::Upload>> claim_files(storage::Transaction& tx, const matters::House& house,
                                              const http::Request& request) {
  std::vector<http::Upload> files;
  for (const auto& text : request.form.all(kKeptField)) {
    auto upload = find_kept(tx, house, text);
    if (!upload) continue;
    // The same token twice finds its row once: the first claim takes it away.
    tx.execute(sql::upload_delete, {text.substr(0, text.find('.'))});
    files.push_back(std::move(*upload));
  }
  for (const auto& upload : request.uploads) files.push_back(upload);
  if (files.size() > kFilesMax)
    return invalid("reports.too_many_files", std::string(kFilesField), {std::to_string(kFilesMax)});
  return files;
}

Result<std::vector<KeptFile>> keep_files(matters::House& house, const http::Request& request) {
  return house.database().write([&](storage::Transaction& tx) -> Result<std::vector<KeptFile>> {
    std::vector<KeptFile> kept;
    for (const auto& text : request.form.all(kKeptField))
      if (const auto upload = find_kept(tx, house, text); upload && kept.size() < kFilesMax)
        kept.push_back({text, upload->file_name, upload->size});
    for (const auto& upload : request.uploads)
      if (kept.size() < kFilesMax) kept.push_back(TRY(keep_one(tx, house, upload)));
    return kept;
  });
}

Result<Done> remove_unclaimed(storage::Transaction& tx, const matters::House& house) {
  while (true) {
    const auto rows = tx.query(sql::uploads_old, {oldest_kept(house), kRemovedAtOnce});
    for (const auto& row : rows) {
      std::error_code ignored;
      std::filesystem::remove(house.platform.config.files() / row.text("file"), ignored);
      tx.execute(sql::upload_delete, {row.text("id")});
    }
    if (rows.size() < kRemovedAtOnce) return Done{};
  }
}

}  // namespace waarborg::reports
