// POST /api/v1/look-up-batches: a batch as a file would be, in the columns of a mapping. The same as `waarborg monitor
// import`, so what is sent twice changes nothing.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>

#include "features/monitor/contract/desks.h"
#include "features/monitor/contract/monitor.h"
#include "features/monitor/contract/sources.h"
#include "features/monitor/detect.h"
#include "features/monitor/side_import.h"

namespace waarborg::monitor {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::size_t kRefusedShown = 100;

constexpr const char* kSchema = R"({"type":"object","required":["read","taken","alreadyThere","refused"],"properties":{
  "batchId":{"type":"string"},"read":{"type":"integer"},"taken":{"type":"integer"},"alreadyThere":{"type":"integer"},
  "refused":{"type":"integer"},"firstDay":{"type":"string","format":"date"},"lastDay":{"type":"string","format":"date"},
  "refusedRows":{"type":"array","description":"The first hundred","items":{"type":"object","required":["line","code"],
    "properties":{"line":{"type":"integer"},"code":{"type":"string"},"detail":{"type":"string"}}}}},
  "x-query":[{"name":"mapping","description":"The name of a mapping of this installation","required":true,
    "schema":{"type":"string"}},{"name":"check","description":"true reads and counts, and keeps nothing",
    "schema":{"type":"boolean","default":false}}]})";

/// The body as a file, for as long as it is read.
class Received {
 public:
  explicit Received(const matters::House& house) : path_(look_ups_folder(house) / "checking" / (new_id() + ".batch")) {}
  ~Received() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Received(const Received&) = delete;
  Received& operator=(const Received&) = delete;
  Result<fs::path> write(std::string_view body) const {
    std::error_code error;
    fs::create_directories(path_.parent_path(), error);
    std::ofstream out(path_, std::ios::binary);
    fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write, error);
    out.write(body.data(), static_cast<std::streamsize>(body.size()));
    out.close();
    if (error || !out) return Error{ErrorKind::unavailable, "engine.write_failed", {}, {"checking"}};
    return path_;
  }

 private:
  fs::path path_;
};

json::object to_json(const i18n::Translator& t, const LogReport& report, const std::vector<RefusedRow>& refused) {
  json::object body{{"read", report.read},
                    {"taken", report.taken},
                    {"alreadyThere", report.already_there},
                    {"refused", report.refused}};
  if (!report.batch_id.empty()) body["batchId"] = report.batch_id;
  if (report.first_day) body["firstDay"] = to_iso(date_of(*report.first_day));
  if (report.last_day) body["lastDay"] = to_iso(date_of(*report.last_day));
  json::array rows;
  for (const auto& row : refused) rows.push_back({{"line", row.line}, {"code", row.reason}, {"detail", t(row.reason)}});
  if (!rows.empty()) body["refusedRows"] = std::move(rows);
  return body;
}

Result<json::object> bring_in(const web::Context& context, matters::House& house) {
  // A token opens no desk, and none is needed: what comes in is sealed for both. But whoever has no place at the
  // analysts' desk, or none any more, brings nothing in, as on the page.
  if (!sits_at(context.viewer(), kMonitorDesk)) return not_found();
  // Names of mappings only: a token must not be able to read other files.
  const auto file = TRY(known_mapping(house, context.request.query.get("mapping")));
  auto mapping = TRY(load_mapping(file));
  const Received received(house);
  const auto path = TRY(received.write(context.request.body));
  LogImportOptions options;
  options.mode = context.request.query.get("check") == "true" ? LogMode::check : LogMode::import;
  options.actor = "token:" + context.viewer().session_id;
  std::vector<RefusedRow> refused;
  LogWatch watch;
  watch.refused = [&](const RefusedRow& row) {
    if (refused.size() < kRefusedShown) refused.push_back({row.line, row.reason, {}});
  };
  const auto take = [&](auto& import) -> Result<json::object> {
    const auto report = TRY(import.bring_in(path, watch));
    return to_json(context.t, report, refused);
  };
  if (auto* const side = std::get_if<SideMapping>(&mapping))
    return take(*TRY(SideImport::open(house, std::move(*side), options)));
  return take(*TRY(LogImport::open(house, std::get<LogMapping>(std::move(mapping)), options)));
}

}  // namespace

void add_routes(web::RouteTable& table, matters::House& house) {
  web::Route route;
  route.name = "monitor.api_batches";
  route.method = http::Method::post;
  route.pattern = "/api/v1/look-up-batches";
  route.audience = web::Audience::api;
  route.roles = {identity::Role::analyst};
  route.scope = "look-ups:write";
  route.body = http::BodyKind::batch;
  route.handler = [&house](web::Context& context) {
    const auto body = bring_in(context, house);
    return body.ok() ? web::json(context, json::serialize(*body)) : web::problem(context, body.errors());
  };
  route.summary =
      "Bring in look-ups, or a table beside them, in the columns of a mapping. Sent twice it changes nothing.";
  route.response_schema = kSchema;
  table.add(std::move(route));
}

}  // namespace waarborg::monitor
