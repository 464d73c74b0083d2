#include "features/reports/report_pages.h"

#include "features/reports/kept_uploads.h"
#include "features/reports/report_views.h"
#include "features/reports/submit_report.h"

namespace waarborg::reports {

namespace {

Result<FormFacts> facts_of(matters::House& house) {
  FormFacts facts;
  facts.jurisdiction = house.jurisdiction();
  facts.themes = &house.content.themes;
  facts.units = TRY(house.database().read(
      [](storage::Transaction& tx) -> Result<std::vector<directory::Unit>> { return directory::units(tx); }));
  return facts;
}

/// Names and sizes of the files that the form's tokens stand for.
std::vector<KeptFile> kept_files(matters::House& house, const http::Fields& form) {
  const auto kept = house.database().read([&](storage::Transaction& tx) -> Result<std::vector<KeptFile>> {
    std::vector<KeptFile> found;
    for (const auto& token : form.all(kKeptField))
      if (const auto upload = find_kept(tx, house, token)) found.push_back({token, upload->file_name, upload->size});
    return found;
  });
  return kept.ok() ? *kept : std::vector<KeptFile>{};
}

http::Response show(web::Context& context, matters::House& house, const FormFacts& facts, ReportPage page) {
  page.size_max = context.t.bytes(house.platform.config.upload_bytes_max);
  page.guide = &house.content.route_guide;
  web::PageOptions options{report_title(context.t, page)};
  if (!page.form.errors.empty()) options.status = web::status_of(page.form.errors);
  return web::render_step(context, options, report_view(context.t, page, facts));
}

ReportPage page_at(html::FormState form, web::StepAsked asked) {
  ReportPage page;
  page.step = *report_step_from(asked.code);
  page.form = std::move(form);
  page.form.errors = std::move(asked.errors);
  return page;
}

/// The form again, with what is wrong, and with the files that came along kept.
http::Response show_again(web::Context& context, matters::House& house, const FormFacts& facts, ReportPage page) {
  auto kept = keep_files(house, context.request);
  if (!kept.ok()) return web::error_page(context, kept.errors());
  std::erase_if(page.form.values, [](const auto& item) { return item.first == kKeptField; });
  for (const auto& file : *kept) page.form.values.emplace_back(std::string(kKeptField), file.token);
  page.kept = std::move(*kept);
  return show(context, house, facts, std::move(page));
}

Errors in_words_of_form(Errors errors) {
  for (Error& error : errors)
    if (error.code == "matter.no_desk") error.code = "reports.no_desk";
  return errors;
}

}  // namespace

http::Response show_report_form(web::Context& context, matters::House& house) {
  const auto facts = facts_of(house);
  if (!facts.ok()) return web::error_page(context, facts.errors());
  ReportPage page;
  page.form = form_from({});
  return show(context, house, *facts, std::move(page));
}

http::Response take_report_step(web::Context& context, matters::House& house) {
  const auto facts = facts_of(house);
  if (!facts.ok()) return web::error_page(context, facts.errors());
  web::changes_language(context);
  auto form = form_from(context.request.form);
  auto asked = web::step_asked(context.request.form, steps_of(form, *facts));
  ReportPage page = page_at(std::move(form), std::move(asked));
  if (page.step == ReportStep::check) page.kept = kept_files(house, context.request.form);
  return show(context, house, *facts, std::move(page));
}

http::Response send_report(web::Context& context, matters::House& house) {
  const auto facts = facts_of(house);
  if (!facts.ok()) return web::error_page(context, facts.errors());
  auto form = form_from(context.request.form);
  auto asked = web::first_wrong(steps_of(form, *facts));
  ReportPage page = page_at(std::move(form), std::move(asked));
  if (web::changes_language(context) || page.step != ReportStep::check)
    return show_again(context, house, *facts, std::move(page));
  const auto receipt = submit_report(house, context.t, page.form, *facts, context.request);
  if (!receipt.ok()) {
    page.form.errors = in_words_of_form(receipt.errors());
    return show_again(context, house, *facts, std::move(page));
  }
  return web::render(context, {context.t("reports.title_received")}, return_code_panel(context.t, *receipt));
}

}  // namespace waarborg::reports
