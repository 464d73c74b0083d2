// The pages for everybody: start, and what the site says of itself.
#include "features/account/pages.h"
#include "features/account/start_view.h"

namespace waarborg::account {
namespace {

/// Only doors that lead somewhere: a force may run without one of the features.
std::vector<Door> doors_of(const web::Context& context) {
  const std::vector<std::pair<std::string, std::string>> all{{"report", "/report"},
                                                             {"complaint", "/complaint"},
                                                             {"compliment", "/compliment"},
                                                             {"mailbox", "/mailbox"},
                                                             {"guide", "/route-guide"}};
  std::vector<Door> doors;
  for (const auto& [key, path] : all)
    if (context.table->match(http::Method::get, path).route != nullptr)
      doors.push_back({context.t("account.start_" + key), context.t("account.start_" + key + "_text"),
                       context.t("account.start_" + key + "_go"), path});
  return doors;
}

/// The organisation's address lines, as in every letter.
std::vector<std::string> contact_lines(const config::Config& config) {
  std::vector<std::string> lines;
  for (const auto* line : {&config.contact_name, &config.contact_address, &config.contact_mail, &config.contact_phone})
    if (!line->empty()) lines.push_back(*line);
  return lines;
}

http::Response statement(web::Context& context, const std::string& title, const std::string& key,
                         const std::vector<std::string>& parts, bool with_contact) {
  Statement page;
  for (const auto& part : parts) {
    const std::string start = "account." + key + "_" + part;
    page.sections.push_back({context.t(start), context.t(start + "_text")});
  }
  if (with_contact) page.contact = contact_lines(context.platform.config);
  return web::render(context, {.title = title}, statement_view(context.t, page));
}

}  // namespace

http::Response start(web::Context& context) {
  if (context.viewer_or_null != nullptr) return http::see_other("/tasks");
  return web::render(context, {.title = context.t("account.start_title")}, start_view(context.t, doors_of(context)));
}

http::Response accessibility(web::Context& context) {
  const bool belgian = context.platform.jurisdiction == calendar::Jurisdiction::be;
  return statement(context, context.t("common.accessibility"), "accessibility",
                   {"aim", "state", "work", "help", belgian ? "elsewhere_be" : "elsewhere_nl"}, true);
}

http::Response privacy(web::Context& context) {
  return statement(context, context.t("common.privacy"), "privacy", {"report", "sealed", "kept", "cookies", "rights"},
                   true);
}

http::Response contact(web::Context& context) {
  return statement(context, context.t("common.contact"), "contact", {"danger", "question", "security"}, true);
}

}  // namespace waarborg::account
