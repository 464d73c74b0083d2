#include "features/casework/contract/unsent.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/evidence_views.h"
#include "features/enquiries/evidence_work.h"
#include "features/enquiries/pages.h"
#include "features/enquiries/plan_store.h"
#include "platform/web/drafts.h"

namespace waarborg::enquiries {

namespace {

using casework::Body;
using matters::House;
using matters::Opened;
using web::Context;

http::Response show_list(Context& context, House& house) {
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!is_enquiry(opened.matter.kind)) return not_found();
    EvidenceList page;
    page.matter_id = opened.matter.id;
    page.can_work = opened.matter.is_open() && investigates(tx, house, opened, context.viewer());
    for (auto& item : evidence(tx, opened)) {
      const auto chain = custody(tx, opened, item.id);
      page.items.emplace_back(std::move(item), chain.empty() ? "" : chain.back().to);
    }
    return Body{"evidence", evidence_list_view(context.t, page)};
  });
}

// ---- A new item.

std::vector<html::Choice> means_of_plan(storage::Transaction& tx, const Context& context, const Opened& opened) {
  std::vector<html::Choice> choices;
  const auto all = plans(tx, opened);
  if (const Plan* plan = approved_plan(all))
    for (const auto& asked : plan->means)
      if (const auto* means = find_means(*opened.procedure, asked.key))
        choices.push_back({asked.key, context.t(means->title)});
  return choices;
}

http::Response form_page(Context& context, House& house, const Errors& errors) {
  const auto draft = errors.empty() ? web::take_draft(context, context.request.path) : std::nullopt;
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    TRY(check_investigates(tx, house, opened, context.viewer()));
    EvidenceForm form{opened.matter.id, context.csrf(), means_of_plan(tx, context, opened), {}, {}};
    for (const auto& document : matters::documents(tx, opened)) form.documents.push_back({document.id, document.name});
    if (draft) form.state = draft->state();
    if (!errors.empty()) form.state = web::state_of(context.request, errors);
    Body body{"evidence", {}, errors.empty() ? 200 : web::status_of(errors), context.t("enquiries.register_evidence")};
    if (draft) body.html << web::draft_alert(context.t);
    body.html << evidence_form_view(context.t, form);
    return body;
  });
}

http::Response show_form(Context& context, House& house) { return form_page(context, house, {}); }

EvidenceInput input_from(const http::Fields& form) {
  return {form.get("what"),        form.get("origin"), form.get("found_on"), form.get("found_by"),
          form.get("found_where"), form.get("means"),  form.get("holder"),   form.get("document")};
}

/// The document that the form names; nothing when it names none. Authorises first: examining costs time.
Result<std::optional<matters::MatterDocument>> named_document(Context& context, House& house,
                                                              const EvidenceInput& input) {
  const auto opened = TRY(matters::look(house, context.viewer(), context.request.parameter("id")));
  return house.database().read([&](storage::Transaction& tx) -> Result<std::optional<matters::MatterDocument>> {
    TRY(check_investigates(tx, house, opened, context.viewer()));
    if (Errors errors = check_evidence(input, house.today()); !errors.empty()) return errors;
    if (!input.means.empty()) TRY(check_means(plans(tx, opened), input.means, "means"));
    if (input.document.empty()) return std::optional<matters::MatterDocument>{};
    return std::optional(TRY(matters::find_document(tx, opened, input.document)));
  });
}

Result<std::optional<Attachment>> attachment_of(Context& context, House& house, const EvidenceInput& input) {
  const auto document = TRY(named_document(context, house, input));
  const auto& uploads = context.request.uploads;
  if (uploads.size() > 1 || (!uploads.empty() && document)) return invalid("enquiries.one_file", "file");
  if (!uploads.empty()) {
    const auto& upload = uploads.front();
    return std::optional(
        Attachment{upload, TRY(examine(house, upload.path, upload.key, upload.size, upload.file_name))});
  }
  if (!document) return std::optional<Attachment>{};
  const auto file = house.platform.config.files() / document->file;
  return std::optional(Attachment{{}, TRY(examine(house, file, document->key, document->size, document->name))});
}

/// A clean copy whose item was not kept is nobody's: it goes.
void forget(const std::optional<http::Upload>& clean) {
  std::error_code ignored;
  if (clean) std::filesystem::remove(clean->path, ignored);
}

http::Response take_form(Context& context, House& house) {
  const EvidenceInput input = input_from(context.request.form);
  const auto attachment = attachment_of(context, house, input);
  const auto refused = [&](const Errors& errors) {
    return is_gone(errors) ? casework::refused(context, errors) : form_page(context, house, errors);
  };
  if (!attachment.ok()) return refused(attachment.errors());
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return register_evidence(tx, house, opened, context.viewer(), input, *attachment);
  });
  if (done.ok()) return web::see_other_with_notice(here(context, "/evidence"), "enquiries.recorded");
  if (*attachment) forget((*attachment)->examined.clean);
  return refused(done.errors());
}

// ---- One item.

http::Response item_page(Context& context, House& house, const Errors& errors) {
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!is_enquiry(opened.matter.kind)) return not_found();
    EvidencePage page;
    page.item = TRY(find_evidence(tx, opened, context.request.parameter("item")));
    page.matter_id = opened.matter.id;
    page.csrf = context.csrf();
    page.chain = custody(tx, opened, page.item.id);
    if (const auto* means = find_means(*opened.procedure, page.item.means)) page.means_title = context.t(means->title);
    AccountNames names(tx, house, context.t);
    for (const auto& link : page.chain) names.add(link.recorded_by);
    page.names = names.take();
    page.can_work = opened.matter.is_open() && investigates(tx, house, opened, context.viewer());
    if (!errors.empty()) page.state = web::state_of(context.request, errors);
    return Body{"evidence", evidence_view(context.t, page), errors.empty() ? 200 : web::status_of(errors),
                context.t("enquiries.evidence_number", {std::to_string(page.item.number)})};
  });
}

http::Response show_item(Context& context, House& house) { return item_page(context, house, {}); }

http::Response after(Context& context, House& house, const Result<Done>& done) {
  if (done.ok())
    return web::see_other_with_notice(here(context, "/evidence/" + context.request.parameter("item")),
                                      "enquiries.recorded");
  return is_gone(done.errors()) ? casework::refused(context, done.errors()) : item_page(context, house, done.errors());
}

http::Response take_custody(Context& context, House& house) {
  const auto& form = context.request.form;
  return after(context, house, casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) {
                 return hand_over_evidence(tx, house, opened, context.viewer(), context.request.parameter("item"),
                                           version_in(form.get("seen")),
                                           {form.get("to"), form.get("on"), form.get("reason")});
               }));
}

Result<matters::MatterDocument> original_of(Context& context, House& house, const Opened& opened) {
  return house.database().read([&](storage::Transaction& tx) -> Result<matters::MatterDocument> {
    TRY(check_investigates(tx, house, opened, context.viewer()));
    const auto item = TRY(find_evidence(tx, opened, context.request.parameter("item")));
    return matters::find_document(tx, opened, item.document_id);
  });
}

Result<Done> clean_now(Context& context, House& house) {
  const auto opened = TRY(matters::look(house, context.viewer(), context.request.parameter("id")));
  const auto document = TRY(original_of(context, house, opened));
  const auto file = house.platform.config.files() / document.file;
  const auto examined = TRY(examine(house, file, document.key, document.size, document.name));
  auto kept = casework::act(context, house, [&](storage::Transaction& tx, Opened& matter) {
    return keep_clean_copy(tx, house, matter, context.viewer(), context.request.parameter("item"),
                           version_in(context.request.form.get("version")), examined);
  });
  if (!kept.ok()) forget(examined.clean);
  return kept;
}

/// Cleaning that failed for want of the program is tried again.
http::Response clean_again(Context& context, House& house) { return after(context, house, clean_now(context, house)); }

}  // namespace

void add_evidence_routes(web::RouteTable& table, House& house) {
  const std::string item = "/matters/{id}/evidence/{item}";
  table.add({
      web::page("enquiries.evidence", "/matters/{id}/evidence", {}, with(house, show_list)),
      web::page("enquiries.evidence_form", "/matters/{id}/evidence/new", {}, with(house, show_form)),
      web::action("enquiries.evidence_add", "/matters/{id}/evidence/new", {}, with(house, take_form),
                  http::BodyKind::upload),
      web::page("enquiries.evidence_item", item, {}, with(house, show_item)),
      web::action("enquiries.custody", item + "/custody", {}, with(house, take_custody)),
      web::action("enquiries.evidence_clean", item + "/clean", {}, with(house, clean_again)),
  });
}

}  // namespace waarborg::enquiries
