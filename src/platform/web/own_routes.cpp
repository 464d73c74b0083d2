#include "platform/web/own_routes.h"

#include "platform/web/openapi.h"
#include "platform/web/static_files.h"
#include "queries/platform_web.h"

namespace waarborg::web {
namespace {

constexpr int kYearSeconds = 365 * 24 * 60 * 60;

http::Response choose_language(Context& context) {
  http::Response response = http::see_other(safe_path(context.request.form.get("back")));
  const auto language = i18n::language_from(context.request.form.get("language"));
  if (language) set_language(response, *language);
  return response;
}

/// Whether the process and its database answer; for load balancers.
http::Response tell_health(Context& context) {
  const auto alive = context.platform.database.read(
      [](storage::Transaction& tx) -> Result<bool> { return tx.find(queries::platform_web::ping).has_value(); });
  http::Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.status = alive.ok() ? 200 : 503;
  response.body = alive.ok() ? "ok\n" : "database unavailable\n";
  return response;
}

http::Response describe_api(Context& context) { return json(context, openapi_document(*context.table)); }

}  // namespace

void set_language(http::Response& response, i18n::Language language) {
  response.set_cookie(kLanguageCookie, i18n::code_of(language), "/", kYearSeconds);
}

std::vector<Route> own_routes(const Platform& platform) {
  auto files = std::make_shared<const StaticFiles>(platform.config.content / "static");
  return {
      open_page(
          "web.static", "/static/{file}", Audience::anyone,
          [files](Context& context) { return files->answer(context.request, context.request.parameter("file")); }),
      open_action("web.language", "/language", Audience::anyone, choose_language),
      open_page("web.openapi", std::string(kApiBase) + "/openapi.json", Audience::anyone, describe_api),
      open_page("web.health", "/healthz", Audience::anyone, tell_health),
  };
}

}  // namespace waarborg::web
