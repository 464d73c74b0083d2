// Checking an uploaded or pasted procedure and keeping it as a new version. What was typed stays, with every mistake
// beside the line it is about.
#include "base/text.h"
#include "features/administration/procedures.h"
#include "features/administration/uploads.h"
#include "platform/html/one_file.h"
#include "platform/web/drafts.h"

namespace waarborg::administration {

namespace {

constexpr std::uint64_t kTextMax = 1U << 20U;
constexpr const char* kPath = "/administration/procedures/new";

struct Around {
  Html above, below;
  int status = 200;
};

http::Response show_form(web::Context& context, const html::FormState& state, const Around& around = {}) {
  const Translator& t = context.t;
  Html body;
  body << around.above << paragraph(t("administration.procedure_new_lead"))
       << html::form_start(kPath, context.csrf(), true)
       << html::text_field(t, state, "text", t("administration.procedure_text"), {.rows = 24})
       << html::one_file_field(t, state, "file", t("administration.procedure_file"),
                               {.hint = t("administration.procedure_file_hint"), .optional = true})
       << "<div class=\"actions\">"_html
       << html::submit(t("administration.procedure_check"), html::ButtonKind::plain, "do", "check")
       << html::submit(t("administration.procedure_store"), html::ButtonKind::primary, "do", "store") << "</div>"_html
       << html::form_end() << around.below;
  return web::render(context,
                     {.title = t("administration.procedure_new"),
                      .crumbs = crumbs(context, {{t("administration.procedures"), "/administration/procedures"}}),
                      .status = around.status},
                     body);
}

http::Response show_new(web::Context& context, House& house) {
  if (const auto draft = web::take_draft(context, kPath))
    return show_form(context, draft->state(), {.above = web::draft_alert(context.t), .below = {}});
  // A key and version in the query: begin from that text.
  const std::string& key = context.request.query.get("from");
  if (key.empty()) return show_form(context, {});
  const auto from = house.database().read([&](storage::Transaction& tx) { return house.procedures.active(tx, key); });
  if (!from) return web::error_page(context, from.errors());
  return show_form(context, {{{"text", (*from)->text}}, {}});
}

struct Posted {
  std::string text, name;  ///< what mistakes call it: the file's name, or "the text"
};

/// The chosen file, or else what was pasted.
Result<Posted> posted_text(const web::Context& context) {
  if (const auto* upload = upload_of(context.request, "file")) {
    std::string text = TRY(read_upload(*upload, kTextMax, context.t.bytes(kTextMax)));
    if (!is_clean_utf8(text)) return invalid("administration.file_not_utf8", "file");
    return Posted{std::move(text),
                  upload->file_name.empty() ? context.t("administration.the_text") : upload->file_name};
  }
  const std::string& text = context.request.form.get("text");
  if (trim(text).empty()) return invalid("error.required", "text");
  return Posted{text, context.t("administration.the_text")};
}

http::Response refuse(web::Context& context, const std::string& text, const Errors& errors) {
  Around around{.above = {}, .below = {}, .status = web::status_of(errors)};
  around.above << html::error_summary(context.t, errors, {{"text", context.t("administration.procedure_text")}})
               << problems_view(context.t, errors, text);
  return show_form(context, {{{"text", text}}, errors}, around);
}

/// Checking keeps nothing, and says so: the form with its button to keep stands above how the procedure reads.
http::Response show_checked(web::Context& context, House& house, const Posted& posted) {
  const auto checked = house.database().read(
      [&](storage::Transaction& tx) { return check_procedure(tx, house, posted.text, posted.name); });
  if (!checked) return refuse(context, posted.text, checked.errors());
  Around around{.above = html::alert(html::Tone::good, context.t("administration.procedure_right")), .below = {}};
  around.below << heading(context.t("administration.procedure_reads")) << procedure_view(context.t, *checked);
  return show_form(context, {{{"text", posted.text}}, {}}, around);
}

http::Response post_new(web::Context& context, House& house) {
  const auto posted = posted_text(context);
  if (!posted) return refuse(context, context.request.form.get("text"), posted.errors());
  if (context.request.form.get("do") != "store") return show_checked(context, house, *posted);
  const auto stored = house.database().write([&](storage::Transaction& tx) {
    return store_procedure(tx, house, context.viewer(), posted->text, posted->name);
  });
  if (!stored) return refuse(context, posted->text, stored.errors());
  return web::see_other_with_notice("/administration/procedures/" + stored->key + "/" + std::to_string(stored->version),
                                    "administration.stored");
}

}  // namespace

void add_procedure_edit_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  table.add(web::page("administration.procedure_new", kPath, roles,
                      [&house](web::Context& context) { return show_new(context, house); }));
  table.add(web::action(
      "administration.procedure_store", kPath, roles,
      [&house](web::Context& context) { return post_new(context, house); }, http::BodyKind::upload));
}

}  // namespace waarborg::administration
