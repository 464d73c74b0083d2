#include "features/complaints/import_pages.h"

#include <fstream>

#include "base/text.h"
#include "features/complaints/import_job.h"
#include "features/complaints/import_report.h"
#include "features/complaints/import_staging.h"
#include "features/complaints/import_views.h"
#include "platform/web/download.h"

namespace waarborg::complaints {
namespace {

using html::Html;
using html::operator""_html;
using identity::Role;
using matters::House;
using storage::Transaction;
using web::Context;

constexpr const char* kPath = "/administration/import";
constexpr const char* kMappings = "mappings";
constexpr const char* kRefreshSeconds = "2";

const std::vector<Role>& importers() {
  static const std::vector<Role> kImporters{Role::administrator};
  return kImporters;
}

std::string page_of(const std::string& job_id) { return std::string(kPath) + "/" + job_id; }

std::vector<web::Crumb> crumbs(const Context& context) {
  return {{context.t("complaints_register.import_title"), kPath}};
}

void record(Transaction& tx, House& house, const Context& context, const char* action, const std::string& detail) {
  audit::Entry entry;
  entry.actor = context.viewer().account_id;
  entry.action = action;
  entry.detail = detail;
  audit::record(tx, house.clock(), entry);
}

http::Response start_page(Context& context, House& house, html::FormState state) {
  ImportForm form{{}, std::move(state), context.csrf()};
  form.mappings = titled_mappings(context.t, house.platform.config.content / kMappings);
  const int status = form.state.errors.empty() ? 200 : 422;
  auto history =
      house.database().read([](Transaction& tx) -> Result<std::vector<ImportReport>> { return recent_imports(tx); });
  if (!history.ok()) return web::error_page(context, history.errors());
  Html body;
  body << import_steps(context.t, 0) << import_form(context.t, form) << import_history(context.t, *history);
  return web::render(context, {.title = context.t("complaints_register.import_title"), .status = status}, body);
}

/// The mapping that was chosen or pasted, as text.
Result<std::string> mapping_text(const Context& context, const House& house) {
  const std::string& chosen = context.request.form.get("mapping");
  if (chosen.empty()) return invalid("error.required", "mapping");
  if (chosen == "own") {
    const std::string& pasted = context.request.form.get("mapping_text");
    if (trim(pasted).empty()) return invalid("error.required", "mapping_text");
    return pasted;
  }
  for (const auto& [name, path] : known_mappings(house.platform.config.content / kMappings)) {
    if (name != chosen) continue;
    std::ifstream in(path, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(in)), {});
  }
  return invalid("error.choice", "mapping");
}

/// The sentences about a mapping or a file carry file and line; on the form each belongs to the field it came from.
Errors on_fields(const Errors& errors, const std::string& mapping_field) {
  Errors out;
  for (Error error : errors) {
    error.field = error.code.starts_with("content.") ? mapping_field : "files";
    out.push_back(std::move(error));
  }
  return out;
}

http::Response upload(Context& context, House& house) {
  const auto form_again = [&](const Errors& errors) {
    return start_page(context, house, web::state_of(context.request, errors));
  };
  const auto mapping = mapping_text(context, house);
  Errors errors = mapping.ok() ? Errors{} : mapping.errors();
  if (context.request.uploads.empty()) errors.push_back(invalid("complaints_register.file_none", "files"));
  if (!errors.empty()) return form_again(errors);
  const std::string& chosen = context.request.form.get("mapping");
  const std::string id = new_id();
  const Staging staging(house.platform.config.uploads(), id);
  const auto filled = staging.fill(context.request.uploads, *mapping);
  const auto run = staging.prepare({}, chosen == "own" ? "mapping" : chosen + ".yaml");
  if (!filled.ok() || !run.ok()) {
    staging.remove();
    if (!filled.ok()) return web::error_page(context, filled.errors());
    return form_again(on_fields(run.errors(), chosen == "own" ? "mapping_text" : "mapping"));
  }
  const auto job = house.database().write([&](Transaction& tx) -> Result<std::string> {
    std::string made = enqueue_import(tx, house, {id, Mode::check}, context.viewer().account_id);
    record(tx, house, context, "register.check", made);
    return made;
  });
  if (!job.ok()) {
    staging.remove();
    return web::error_page(context, job.errors());
  }
  return http::see_other(page_of(*job));
}

struct Found {
  ImportJob import;
  std::optional<ImportReport> report;
};

Result<Found> find(House& house, const std::string& job_id) {
  return house.database().read([&](Transaction& tx) -> Result<Found> {
    auto import = find_import_job(tx, job_id);
    if (!import) return not_found();
    Found found{std::move(*import), std::nullopt};
    if (found.import.job.state == "done") found.report = TRY(read_report(tx, found.import.import_id));
    return found;
  });
}

bool can_be_confirmed(const House& house, const ImportJob& import) {
  return import.job.state == "done" && import.task.mode == Mode::check &&
         Staging(house.platform.config.uploads(), import.task.staging).is_there();
}

http::Response job_page(Context& context, House& house) {
  const auto& t = context.t;
  const std::string& id = context.request.parameter("job");
  const auto found = find(house, id);
  if (!found.ok()) return web::error_page(context, found.errors());
  const ImportJob& import = found->import;
  const bool check = import.task.mode == Mode::check;
  const bool busy = import.job.state == "waiting" || import.job.state == "running";
  Html body;
  body << import_steps(t, check ? 1 : busy ? 2 : 3);
  if (busy) body << import_advance(t, {import.job.done, import.job.total});
  if (import.job.state == "failed") body << html::alert(html::Tone::bad, t(import.job.problem));
  if (found->report) body << import_result(t, *found->report);
  if (can_be_confirmed(house, import)) body << import_choice(t, page_of(id), context.csrf());
  if (import.job.state == "done" && !check) body << html::link_button(kPath, t("complaints_register.import_again"));
  auto response = web::render(context,
                              {.title = t(check ? "complaints_register.step_check" : "complaints_register.step_import"),
                               .crumbs = crumbs(context)},
                              body);
  // Without a script: the browser asks again by itself until there is a result.
  if (busy) response.set_header("Refresh", kRefreshSeconds);
  return response;
}

http::Response confirm(Context& context, House& house) {
  const auto found = find(house, context.request.parameter("job"));
  if (!found.ok()) return web::error_page(context, found.errors());
  if (!can_be_confirmed(house, found->import))
    return web::error_page(context, {conflict("complaints_register.files_gone")});
  const auto job = house.database().write([&](Transaction& tx) -> Result<std::string> {
    std::string made =
        enqueue_import(tx, house, {found->import.task.staging, Mode::import}, context.viewer().account_id);
    record(tx, house, context, "register.import", made);
    return made;
  });
  if (!job.ok()) return web::error_page(context, job.errors());
  return http::see_other(page_of(*job));
}

http::Response cancel(Context& context, House& house) {
  const auto found = find(house, context.request.parameter("job"));
  if (!found.ok()) return web::error_page(context, found.errors());
  if (can_be_confirmed(house, found->import))
    Staging(house.platform.config.uploads(), found->import.task.staging).remove();
  return web::see_other_with_notice(kPath, "complaints_register.called_off");
}

http::Response result_page(Context& context, House& house) {
  const auto report =
      house.database().read([&](Transaction& tx) { return read_report(tx, context.request.parameter("import")); });
  if (!report.ok()) return web::error_page(context, report.errors());
  const std::string title =
      context.t("complaints_register.result_of", {report->register_id, context.t.date_time(report->started_at)});
  return web::render(context, {.title = title, .crumbs = crumbs(context)}, import_result(context.t, *report));
}

http::Response errors_file(Context& context, House& house) {
  std::string lines;
  const auto written = house.database().read([&](Transaction& tx) -> Result<Done> {
    const auto report = TRY(read_report(tx, context.request.parameter("import")));
    lines.clear();
    write_error_lines(
        tx, report.id, [&](std::string_view reason) { return context.t(reason); },
        [&](std::string_view line) { lines += line; });
    return Done{};
  });
  if (!written.ok()) return web::error_page(context, written.errors());
  return web::download(std::move(lines), "import-errors.csv");
}

}  // namespace

void add_import_routes(web::RouteTable& table, House& house) {
  const auto with = [&house](http::Response (*handler)(Context&, House&)) {
    return [&house, handler](Context& context) { return handler(context, house); };
  };
  const std::string path = kPath;
  table.add(web::page("complaints.import", path, importers(),
                      [&house](Context& context) { return start_page(context, house, {}); }));
  table.add(web::action("complaints.import_upload", path, importers(), with(upload), http::BodyKind::upload));
  table.add(web::page("complaints.import_job", path + "/{job}", importers(), with(job_page)));
  table.add(web::action("complaints.import_confirm", path + "/{job}/confirm", importers(), with(confirm)));
  table.add(web::action("complaints.import_cancel", path + "/{job}/cancel", importers(), with(cancel)));
  table.add(web::page("complaints.import_result", path + "/results/{import}", importers(), with(result_page)));
  table.add(web::page("complaints.import_errors", path + "/results/{import}/errors", importers(), with(errors_file)));
  table.add_nav({"complaints_register.import_menu", path, importers(), 95, {}});
}

}  // namespace waarborg::complaints
