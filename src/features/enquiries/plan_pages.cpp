#include "features/casework/contract/unsent.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/pages.h"
#include "features/enquiries/plan_views.h"
#include "features/enquiries/plan_work.h"
#include "platform/web/drafts.h"

namespace waarborg::enquiries {

namespace {

using casework::Body;
using matters::House;
using matters::Opened;
using web::Context;

PlanPage read_page(storage::Transaction& tx, const Context& context, const House& house, const Opened& opened) {
  PlanPage page;
  page.matter_id = opened.matter.id;
  page.csrf = context.csrf();
  page.procedure = opened.procedure.get();
  page.plans = plans(tx, opened);
  page.uses = means_used(tx, opened);
  AccountNames names(tx, house, context.t);
  for (const auto& plan : page.plans) {
    names.add(plan.written_by);
    names.add(plan.decided_by);
  }
  for (const auto& use : page.uses) names.add(use.recorded_by);
  page.names = names.take();
  const Plan* latest = latest_plan(page.plans);
  const bool waits = latest && latest->state == "submitted";
  const bool open = opened.matter.is_open();
  const bool works = open && investigates(tx, house, opened, context.viewer());
  page.can_write = works && !waits;
  page.can_record = works && approved_plan(page.plans);
  page.can_decide = open && waits && latest->written_by != context.viewer().account_id &&
                    commissions(tx, house, opened, context.viewer());
  return page;
}

/// Which of the page's forms came in.
enum class PlanPart { none, decision, use };

http::Response plan_page(Context& context, House& house, PlanPart part, const Errors& errors) {
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!is_enquiry(opened.matter.kind)) return not_found();
    PlanPage page = read_page(tx, context, house, opened);
    if (part == PlanPart::decision) page.decision = web::state_of(context.request, errors);
    if (part == PlanPart::use) page.use = web::state_of(context.request, errors);
    return Body{"plan", plan_view(context.t, page), errors.empty() ? 200 : web::status_of(errors)};
  });
}

http::Response show_plan(Context& context, House& house) { return plan_page(context, house, PlanPart::none, {}); }

http::Response show_version(Context& context, House& house) {
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!is_enquiry(opened.matter.kind)) return not_found();
    const PlanPage page = read_page(tx, context, house, opened);
    const int number = version_in(context.request.parameter("number"));
    for (const auto& plan : page.plans)
      if (plan.number == number)
        return Body{"plan", plan_text(context.t, page, plan), 200,
                    context.t("enquiries.plan_number", {std::to_string(number)})};
    return not_found();
  });
}

PlanInput plan_input(const http::Fields& form) {
  PlanInput input{form.get("questions"),
                  form.get("sources"),
                  form.get("tasks"),
                  form.get("planning"),
                  form.get("care"),
                  form.get("change"),
                  {},
                  {}};
  for (const auto& key : form.all("means")) input.means.push_back({key, form.get("why_" + key)});
  for (int at = 1; at <= kMomentsMax; ++at) input.moments.push_back(form.get("moment_" + std::to_string(at)));
  return input;
}

PlanForm first_form(const Context& context, const Opened& opened, const std::vector<Plan>& all) {
  PlanForm form;
  form.matter_id = opened.matter.id;
  form.csrf = context.csrf();
  form.procedure = opened.procedure.get();
  form.changes_approved = approved_plan(all) != nullptr;
  if (const Plan* latest = latest_plan(all)) {
    form.number = latest->number;
    form.version = latest->version;
    if (latest->state == "sent_back") form.sent_back = latest->decision;
    PlanInput input = input_of(*latest);
    if (latest->state == "approved") input.change.clear();
    form.state = state_of(input);
  }
  return form;
}

http::Response plan_form_page(Context& context, House& house, const Errors& errors) {
  const auto draft = errors.empty() ? web::take_draft(context, context.request.path) : std::nullopt;
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    TRY(check_investigates(tx, house, opened, context.viewer()));
    const auto all = plans(tx, opened);
    PlanForm form = first_form(context, opened, all);
    if (draft) {
      form.state = draft->state();
      form.number = version_in(draft->fields.get("number"));
      form.version = version_in(draft->fields.get("version"));
    }
    if (!errors.empty()) form.state = web::state_of(context.request, errors);
    // Somebody was first: their plan is shown, what was typed stays, and saving again goes on from theirs.
    if (!errors.empty() && errors.front().code == "matter.changed" && latest_plan(all))
      form.stands_now = *latest_plan(all);
    Body body{"plan", {}, errors.empty() ? 200 : web::status_of(errors), context.t("enquiries.write_plan")};
    if (draft) body.html << web::draft_alert(context.t);
    body.html << plan_form_view(context.t, form);
    return body;
  });
}

http::Response show_plan_form(Context& context, House& house) { return plan_form_page(context, house, {}); }

http::Response take_plan(Context& context, House& house) {
  const auto& form = context.request.form;
  const auto submit = form.get("go") == "submit" ? Submit::yes : Submit::no;
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return save_plan(tx, house, opened, context.viewer(), version_in(form.get("number")),
                     version_in(form.get("version")), plan_input(form), submit);
  });
  if (done.ok())
    return web::see_other_with_notice(here(context, "/plan"),
                                      submit == Submit::yes ? "enquiries.plan_submitted" : "enquiries.plan_saved");
  return is_gone(done.errors()) ? casework::refused(context, done.errors())
                                : plan_form_page(context, house, done.errors());
}

http::Response take_decision(Context& context, House& house) {
  const auto& form = context.request.form;
  const bool approve = form.get("go") == "approve";
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return decide_plan(tx, house, opened, context.viewer(), version_in(form.get("number")),
                       version_in(form.get("version")),
                       {approve, form.get("reason"), form.get("prosecutor"), form.get("prosecutor_on")});
  });
  if (done.ok())
    return web::see_other_with_notice(here(context, "/plan"),
                                      approve ? "enquiries.plan_approved" : "enquiries.plan_sent_back");
  return is_gone(done.errors()) ? casework::refused(context, done.errors())
                                : plan_page(context, house, PlanPart::decision, done.errors());
}

http::Response take_means(Context& context, House& house) {
  const auto& form = context.request.form;
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return record_means(tx, house, opened, context.viewer(),
                        {form.get("means_used"), form.get("used_on"), form.get("note")});
  });
  if (done.ok()) return web::see_other_with_notice(here(context, "/plan"), "enquiries.recorded");
  return is_gone(done.errors()) ? casework::refused(context, done.errors())
                                : plan_page(context, house, PlanPart::use, done.errors());
}

}  // namespace

void add_plan_routes(web::RouteTable& table, House& house) {
  table.add({
      web::page("enquiries.plan", "/matters/{id}/plan", {}, with(house, show_plan)),
      web::page("enquiries.plan_version", "/matters/{id}/plan/versions/{number}", {}, with(house, show_version)),
      web::page("enquiries.plan_form", "/matters/{id}/plan/edit", {}, with(house, show_plan_form)),
      web::action("enquiries.plan_save", "/matters/{id}/plan/edit", {}, with(house, take_plan)),
      web::action("enquiries.plan_decide", "/matters/{id}/plan/decision", {}, with(house, take_decision)),
      web::action("enquiries.means_use", "/matters/{id}/plan/means", {}, with(house, take_means)),
  });
}

}  // namespace waarborg::enquiries
