// Bringing in the file of training participation.
#include "features/complaints/training_pages.h"

#include "base/text.h"
#include "features/complaints/training.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::complaints {

namespace {

using html::Html;
using html::operator""_html;
using web::Context;

constexpr std::string_view kPath = "/complaints/training";
constexpr std::uint64_t kBytesMax = 4U << 20U;

http::Response form(Context& context, const Errors& errors, int status) {
  const auto& t = context.t;
  const html::FormState state{{}, errors};
  Html body;
  body << html::error_summary(t, errors) << "<p>"_html << t("training.lead") << "</p>"_html
       << html::form_start(kPath, context.csrf(), true)
       << html::file_field(t, state, "file", t("training.file"), {.hint = t("training.file_hint")})
       << html::submit(t("training.import")) << html::form_end();
  return web::render(context, {.title = t("training.title"), .status = status}, body);
}

/// The file rests sealed on the disk; here it is opened into memory.
Result<std::string> posted_file(const Context& context) {
  for (const auto& upload : context.request.uploads) {
    if (upload.field != "file" || upload.file_name.empty()) continue;
    if (upload.size > kBytesMax)
      return Error{ErrorKind::too_large, "error.file_too_large", "file", {context.t.bytes(kBytesMax)}};
    auto reader = TRY(sealing::SealedFileReader::open(upload.path, upload.key));
    std::string text;
    while (true) {
      const Bytes piece = TRY(reader->next());
      if (piece.empty()) break;
      text += as_text_view(piece);
    }
    if (!is_clean_utf8(text)) return invalid("training.not_text", "file");
    return text;
  }
  return invalid("error.required", "file");
}

http::Response take(Context& context, matters::House& house) {
  const auto text = posted_file(context);
  if (!text.ok()) return form(context, text.errors(), web::status_of(text.errors()));
  const auto done = import_training(house, context.viewer(), *text);
  if (!done.ok()) return form(context, done.errors(), web::status_of(done.errors()));
  return web::see_other_with_notice(std::string(kPath), "training.imported");
}

}  // namespace

void add_training_routes(web::RouteTable& table, matters::House& house) {
  const std::vector<identity::Role> roles{identity::Role::administrator, identity::Role::complaint_handler};
  table.add(web::page("complaints.training", std::string(kPath), roles,
                      [](Context& context) { return form(context, {}, 200); }));
  table.add(web::action(
      "complaints.training_import", std::string(kPath), roles,
      [&house](Context& context) { return take(context, house); }, http::BodyKind::upload));
}

}  // namespace waarborg::complaints
