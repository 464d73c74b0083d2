#include "features/casework/pages.h"
#include "features/casework/rows.h"
#include "matters/correspondence.h"
#include "platform/web/download.h"

namespace waarborg::casework {

namespace {

http::Response documents_page(web::Context& context, matters::House& house, const Errors& errors) {
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    Names names(tx, house, context.t);
    Documents documents;
    documents.matter_id = opened.matter.id;
    documents.csrf = context.csrf();
    documents.can_add = opened.matter.is_open();
    for (const auto& document : matters::documents(tx, opened))
      documents.rows.push_back({document.id, document.name,
                                matters::actor_name(context.t, document.author, names.lookup()),
                                when(context.t, document.at, document.day_only, context.platform.config.zone),
                                document.sha256_hex, document.size, document.reporter_sees});
    const auto state = errors.empty() ? FormState{} : web::state_of(context.request, errors);
    return Body{"documents", documents_view(context.t, documents, state),
                errors.empty() ? 200 : web::status_of(errors)};
  });
}

/// Finds the document and leaves a trace of who took it.
Result<matters::MatterDocument> take(web::Context& context, matters::House& house) {
  return house.database().write([&](storage::Transaction& tx) -> Result<matters::MatterDocument> {
    const auto opened = TRY(matters::open_for(tx, house, context.viewer(), context.request.parameter("id")));
    auto document = TRY(matters::find_document(tx, opened, context.request.parameter("document")));
    audit::record(
        tx, house.clock(),
        {audit::Chain::staff, context.viewer().account_id, "document.read", opened.matter.id, "", document.id});
    return document;
  });
}

}  // namespace

http::Response show_documents(web::Context& context, matters::House& house) {
  return documents_page(context, house, {});
}

http::Response add_documents(web::Context& context, matters::House& house) {
  const auto& uploads = context.request.uploads;
  const auto sees = context.request.form.has("reporter_sees") ? matters::ReporterSees::yes : matters::ReporterSees::no;
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    if (!opened.matter.is_open()) return conflict("matter.not_open");
    if (uploads.empty()) return invalid("casework.no_file", "files");
    for (const auto& upload : uploads)
      TRY(matters::add_document(tx, house, opened, context.viewer().account_id, upload, sees));
    return Done{};
  });
  if (done.ok())
    return web::see_other_with_notice(path_of(context.request.parameter("id"), "/documents"),
                                      "casework.document_added");
  if (done.errors().front().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return documents_page(context, house, done.errors());
}

http::Response download(web::Context& context, matters::House& house) {
  const auto document = take(context, house);
  if (!document.ok()) return web::error_page(context, document.errors());
  auto file = web::download_sealed(house.platform.config.files() / document->file, document->key, document->name,
                                   document->size);
  return file.ok() ? std::move(*file) : web::error_page(context, file.errors());
}

}  // namespace waarborg::casework
