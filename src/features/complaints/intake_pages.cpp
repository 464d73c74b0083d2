#include "features/complaints/intake_pages.h"

#include "features/complaints/intake_views.h"

namespace waarborg::complaints {

namespace {

using matters::House;
using web::Context;

Result<IntakeFacts> facts_of(House& house) {
  IntakeFacts facts;
  facts.terms = &house.content.complaint_terms;
  facts.units = TRY(house.database().read(
      [](storage::Transaction& tx) -> Result<std::vector<directory::Unit>> { return directory::units(tx); }));
  return facts;
}

http::Response show(Context& context, const IntakeFacts& facts, IntakePage page) {
  page.size_max = context.t.bytes(context.platform.config.upload_bytes_max);
  web::PageOptions options{intake_title(context.t, page)};
  if (!page.form.errors.empty()) options.status = web::status_of(page.form.errors);
  return web::render_step(context, options, intake_view(context.t, page, facts));
}

IntakePage page_at(html::FormState form, web::StepAsked asked) {
  IntakePage page;
  page.step = *intake_step_from(asked.code);
  page.form = std::move(form);
  page.form.errors = std::move(asked.errors);
  return page;
}

http::Response show_form(Context& context, House& house) {
  const auto facts = facts_of(house);
  if (!facts.ok()) return web::error_page(context, facts.errors());
  IntakePage page;
  page.form = intake_from(context.request.form);
  return show(context, *facts, std::move(page));
}

http::Response take_step(Context& context, House& house) {
  const auto facts = facts_of(house);
  if (!facts.ok()) return web::error_page(context, facts.errors());
  web::changes_language(context);
  auto form = intake_from(context.request.form);
  auto asked = web::step_asked(context.request.form, steps_of(form, *facts));
  IntakePage page = page_at(std::move(form), std::move(asked));
  auto kept = reports::keep_files(house, context.request);
  if (!kept.ok()) return web::error_page(context, kept.errors());
  page.kept = std::move(*kept);
  return show(context, *facts, std::move(page));
}

/// The form again, with its files, so that nothing has to be sent twice.
http::Response show_again(Context& context, House& house, const IntakeFacts& facts, IntakePage page) {
  auto kept = reports::keep_files(house, context.request);
  if (!kept.ok()) return web::error_page(context, kept.errors());
  page.kept = std::move(*kept);
  std::erase_if(page.form.values, [](const auto& field) { return field.first == reports::kKeptField; });
  for (const auto& file : page.kept) page.form.values.emplace_back(std::string(reports::kKeptField), file.token);
  return show(context, facts, std::move(page));
}

http::Response send(Context& context, House& house) {
  const auto facts = facts_of(house);
  if (!facts.ok()) return web::error_page(context, facts.errors());
  auto form = intake_from(context.request.form);
  auto asked = web::first_wrong(steps_of(form, *facts));
  IntakePage page = page_at(std::move(form), std::move(asked));
  if (web::changes_language(context) || page.step != IntakeStep::check)
    return show_again(context, house, *facts, std::move(page));
  const auto confirmation = submit_intake(house, context.t, page.form, *facts, context.request);
  if (!confirmation.ok()) {
    page.form.errors = confirmation.errors();
    return show_again(context, house, *facts, std::move(page));
  }
  const bool compliment = is_compliment(page.form);
  return web::render(context, {context.t(compliment ? "complaint.sent_compliment" : "complaint.sent")},
                     confirmation_view(context.t, *confirmation));
}

}  // namespace

void add_intake_routes(web::RouteTable& table, matters::House& house) {
  const auto with = [&house](http::Response (*page)(Context&, House&)) -> web::Handler {
    return [&house, page](Context& context) { return page(context, house); };
  };
  table.add({
      web::open_page("complaints.new", "/complaint", web::Audience::reporter, with(show_form)),
      web::open_action("complaints.step", "/complaint/step", web::Audience::reporter, with(take_step)),
      web::open_action("complaints.send", "/complaint", web::Audience::reporter, with(send), http::BodyKind::upload),
  });
}

}  // namespace waarborg::complaints
